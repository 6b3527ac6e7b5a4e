// What an edit would change at Greenhouse, old beside new: the plan of an update held against what job and opening were last read to hold.
import type { PreviewLine } from "../write-plan.ts";
import type { CatalogueEntry } from "./catalogue.ts";
import { decodeField, fieldText, readsAs } from "./custom-fields.ts";
import type { GreenhousePlan } from "./plan.ts";
import type { WrittenField } from "./planned-fields.ts";
import { namesOf } from "./preview-lines.ts";
import type { GreenhouseReads } from "./reads.ts";
import type { AwaitedField } from "./sync-request.ts";

/** A preview line with what stands there now; `from` empty: nothing does. */
export type ChangeLine = PreviewLine & { readonly from: string };

export type HeldAtGreenhouse = {
  readonly reads: GreenhouseReads | null;
  readonly targetStartOn: string | null;
  readonly awaiting: readonly AwaitedField[] | null;
};

/** Whether the job is ours to write: only when it bears our code. */
export function isOurJob(held: Pick<HeldAtGreenhouse, "reads">, code: string | null): boolean {
  return held.reads !== null && code !== null && held.reads.job.requisitionId === code;
}

/** In the order of Greenhouse's own form. What already waits for an approval there with this value is no change. */
export function changesOf(
  plan: Extract<GreenhousePlan, { action: "update" }>,
  held: HeldAtGreenhouse,
  catalogue: readonly CatalogueEntry[],
): ChangeLine[] {
  const { opening } = plan;
  const target = opening.targetStartOn;
  const targetChanges = target !== undefined && target !== held.targetStartOn;
  return [
    ...(isOurJob(held, plan.code) && held.reads !== null ? jobLines(plan.job, held.reads.job, held, catalogue) : []),
    ...(targetChanges ? [lineOf("target_start_on", "Target start date", held.targetStartOn ?? "", target ?? "")] : []),
    ...fieldChanges("opening", opening.fields, held.reads?.opening.fields ?? {}, held, catalogue),
  ];
}

function jobLines(
  plan: Extract<GreenhousePlan, { action: "update" }>["job"],
  job: GreenhouseReads["job"],
  held: HeldAtGreenhouse,
  catalogue: readonly CatalogueEntry[],
): ChangeLine[] {
  const nameOf = namesOf(catalogue);
  const { name, departmentId, officeIds } = plan;
  const offices = (ids: readonly string[]) => ids.map((id) => nameOf("office", id)).join(", ");
  const department = (id: string | null) => (id === null ? "" : nameOf("department", id));
  const sorted = (ids: readonly string[]) => ids.toSorted().join();
  return [
    ...(name !== undefined && name !== job.name ? [lineOf("job_name", "Job name", job.name, name)] : []),
    ...(departmentId !== undefined && departmentId !== job.departmentId
      ? [lineOf("department_id", "Department", department(job.departmentId), department(departmentId))]
      : []),
    ...(officeIds !== undefined && sorted(officeIds) !== sorted(job.officeIds)
      ? [lineOf("office_ids", "Offices", offices(job.officeIds), offices(officeIds))]
      : []),
    ...fieldChanges("job", plan.fields, job.fields, held, catalogue),
  ];
}

function fieldChanges(
  on: "job" | "opening",
  fields: readonly WrittenField[],
  reads: Readonly<Record<string, unknown>>,
  held: HeldAtGreenhouse,
  catalogue: readonly CatalogueEntry[],
): ChangeLine[] {
  const nameOf = namesOf(catalogue);
  return fields.flatMap((field) => {
    const { key, valueType } = field;
    const read = reads[key] ?? null;
    if (readsAs(valueType, field.value, read) || isAwaited(on, field, held)) return [];
    const before = fieldText(decodeField(valueType, read) ?? null);
    const text = (words: string) => (valueType === "user" && words !== "" ? nameOf("user", words) : words);
    const label = field.needsApproval ? `${field.name} (needs approval in Greenhouse)` : field.name;
    return [lineOf(`${on}.${key}`, label, text(before), text(field.text))];
  });
}

function isAwaited(on: "job" | "opening", field: WrittenField, { awaiting }: HeldAtGreenhouse): boolean {
  return (awaiting ?? []).some(
    (waiting) =>
      waiting.needsApproval &&
      waiting.on === on &&
      waiting.key === field.key &&
      JSON.stringify(waiting.wanted) === JSON.stringify(field.value),
  );
}

function lineOf(field: string, label: string, from: string, value: string): ChangeLine {
  return { field, label, from, value };
}
