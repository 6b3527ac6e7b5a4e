// A Greenhouse plan as the lines of a preview: what will stand where, in Greenhouse's own labels.
import type { PreviewLine } from "../write-plan.ts";
import type { CatalogueEntry, CatalogueKind } from "./catalogue.ts";
import type { GreenhousePlan } from "./plan.ts";
import type { WrittenField } from "./planned-fields.ts";

/** In the order of Greenhouse's own form: the job, its team, the opening. Names of ids come from the catalogue. */
export function greenhousePreviewLines(plan: GreenhousePlan, catalogue: readonly CatalogueEntry[]): PreviewLine[] {
  const nameOf = namesOf(catalogue);
  const line = (field: string, label: string, value: string | null | undefined): PreviewLine[] =>
    value === undefined || value === null || value === "" ? [] : [{ field, label, value }];
  if (plan.action === "close") {
    const reason = plan.closeReasonId === null ? null : nameOf("close_reason", plan.closeReasonId);
    return [
      ...line("opening_id", "Opening ID", plan.code),
      ...line("status", "Status", "closed"),
      ...line("close_reason_id", "Close reason", reason),
    ];
  }
  if (plan.action === "reopen")
    return [...line("opening_id", "Opening ID", plan.code), ...line("status", "Status", "open")];
  const opening = [
    ...line("opening_id", "Opening ID", plan.code),
    ...line("target_start_on", "Target start date", plan.opening.targetStartOn),
    ...fieldLines("opening", plan.opening.fields, nameOf),
  ];
  if (plan.action === "open_on_job") return [...line("job_id", "Job", nameOf("job", plan.jobId)), ...opening];
  const { name, departmentId, officeIds, fields } = plan.job;
  const users = (ids: readonly string[]) => ids.map((id) => nameOf("user", id)).join(", ");
  const isNew = plan.action === "create";
  return [
    ...line("job_name", "Job name", name),
    ...(isNew ? line("requisition_id", "Requisition ID", plan.code) : []),
    ...(isNew ? line("template_job_id", "Template", nameOf("job", plan.templateJobId)) : []),
    ...line("department_id", "Department", departmentId && nameOf("department", departmentId)),
    ...line("office_ids", "Offices", officeIds?.map((id) => nameOf("office", id)).join(", ")),
    ...fieldLines("job", fields, nameOf),
    ...(isNew ? line("hiring_managers", "Hiring managers", users(plan.team.hiringManagerIds)) : []),
    ...(isNew ? line("recruiters", "Recruiters", users(plan.team.recruiterIds)) : []),
    ...opening,
  ];
}

/** What a person reads instead of an id: the name in the catalogue, also of what is no longer active. */
export function namesOf(catalogue: readonly CatalogueEntry[]) {
  const names = NAMES.get(catalogue) ?? new Map(catalogue.map((one) => [`${one.kind} ${one.providerId}`, one.name]));
  NAMES.set(catalogue, names);
  return (kind: CatalogueKind, id: string) => names.get(`${kind} ${id}`) ?? id;
}

/** By catalogue: a bulk preview names thousands of ids. */
const NAMES = new WeakMap<readonly CatalogueEntry[], ReadonlyMap<string, string>>();

function fieldLines(
  on: "job" | "opening",
  fields: readonly WrittenField[],
  nameOf: (kind: "user", id: string) => string,
): PreviewLine[] {
  return fields.map(({ key, name, valueType, text, needsApproval }) => ({
    field: `${on}.${key}`,
    label: needsApproval ? `${name} (needs approval in Greenhouse)` : name,
    value: text === "" ? "(cleared)" : valueType === "user" ? nameOf("user", text) : text,
  }));
}
