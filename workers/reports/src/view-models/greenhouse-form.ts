// The form of a sync with Greenhouse: pre-filled from the position, the mapping and what was chosen before; read back as choices.
import type { PositionRow } from "#shared/db/positions.ts";
import { fieldDefinitions, type FieldDefinition, type FieldTarget } from "#shared/domain/greenhouse/catalogue.ts";
import { chosenEntry, labelOf } from "#shared/domain/greenhouse/choose-entry.ts";
import { decodeField, encodeField, isWritable, readsAs } from "#shared/domain/greenhouse/custom-fields.ts";
import { departmentFor, officesFor, usersFor } from "#shared/domain/greenhouse/meant.ts";
import { sourceOf, type GreenhouseSetting } from "#shared/domain/greenhouse/plan.ts";
import { isEmpty, valueFor } from "#shared/domain/greenhouse/planned-fields.ts";
import type { FieldValue, GreenhouseSyncRequest } from "#shared/domain/greenhouse/sync-request.ts";
import { linesOf, readValue, writeValue, type FormTexts } from "./greenhouse-values.ts";

/** What the form is for; the ids were chosen on the page before it. */
export type FormAim =
  | { readonly action: "create"; readonly templateJobId: string }
  | { readonly action: "open_on_job"; readonly jobId: string }
  | { readonly action: "update"; readonly isOurJob: boolean };

export type FormGround = {
  readonly position: PositionRow;
  readonly setting: GreenhouseSetting;
  readonly aim: FormAim;
  /** The position's code, or what stands for the one that it will get. */
  readonly code: string;
  /** The company's, for amounts that are still empty. */
  readonly currency: string;
};

type Team = "hiring_manager" | "recruiter";
const TEAMS: Record<Team, "hiringManagerIds" | "recruiterIds"> = {
  hiring_manager: "hiringManagerIds",
  recruiter: "recruiterIds",
};

/** Whether the form is about the job as well, or about the opening alone. */
export function asksJob(aim: FormAim): boolean {
  return aim.action === "create" || (aim.action === "update" && aim.isOurJob);
}

/** The fields that the form asks for, of the job and then of the opening. */
export function askedFields({ setting, aim }: Pick<FormGround, "setting" | "aim">): FieldDefinition[] {
  const targets: FieldTarget[] = asksJob(aim) ? ["job", "opening"] : ["opening"];
  return targets
    .flatMap((on) => fieldDefinitions(setting.catalogue, on))
    .filter(({ valueType }) => isWritable(valueType));
}

/** @param kept what was chosen the last time, when that failed or is changed now */
export function formTexts(ground: FormGround, kept: GreenhouseSyncRequest | null): Record<string, string> {
  const { setting, aim, currency } = ground;
  const fields = askedFields(ground).map((field) =>
    writeValue(field, nameOf(field), startValue(ground, field, kept), setting.catalogue, currency),
  );
  const job = asksJob(aim) ? jobTexts(ground, kept) : {};
  return Object.fromEntries([job, ...fields].flatMap((texts) => Object.entries(texts)));
}

function jobTexts({ position, setting, aim }: FormGround, kept: GreenhouseSyncRequest | null): Record<string, string> {
  const before = kept?.action === "create" || kept?.action === "update" ? kept : null;
  const held = aim.action === "update" ? position.requisition?.reads?.job : undefined;
  const department = departmentFor(setting, position.department, before?.departmentId).id ?? held?.departmentId ?? "";
  const offices = officesFor(setting, position.location, before?.officeIds).ids ?? held?.officeIds ?? [];
  const texts = { departmentId: department, officeIds: offices.join("\n") };
  if (aim.action !== "create") return texts;
  const chosen = before?.action === "create" ? before : null;
  return {
    ...texts,
    ...teamTexts(setting, "hiring_manager", position.hiringManager, chosen?.hiringManagerIds),
    ...teamTexts(setting, "recruiter", position.recruiter, chosen?.recruiterIds),
  };
}

function teamTexts(
  setting: GreenhouseSetting,
  kind: Team,
  word: string | null,
  chosen: readonly string[] | undefined,
): Record<string, string> {
  const labels = usersFor(setting, kind, word, chosen).ids.map((id) => {
    const user = setting.catalogue.find((entry) => entry.kind === "user" && entry.providerId === id);
    return user === undefined ? id : labelOf(user, []);
  });
  return { [kind]: labels.join("\n") };
}

function startValue(
  { position, setting, aim, code }: FormGround,
  field: FieldDefinition,
  kept: GreenhouseSyncRequest | null,
): FieldValue | undefined {
  const source = sourceOf(position, code, setting);
  const value = valueFor(field, setting.fields, source, keptValues(kept, field.on));
  if (value !== undefined || aim.action !== "update") return value;
  return decodeField(field.valueType, heldRead(position, field));
}

function keptValues(kept: GreenhouseSyncRequest | null, on: FieldTarget): Readonly<Record<string, FieldValue>> {
  if (kept === null || kept.action === "close" || kept.action === "reopen") return {};
  if (on === "opening") return kept.openingFields ?? {};
  return kept.action === "open_on_job" ? {} : (kept.jobFields ?? {});
}

function heldRead(position: PositionRow, field: FieldDefinition): unknown {
  const reads = position.requisition?.reads;
  return (field.on === "job" ? reads?.job.fields : reads?.opening.fields)?.[field.key] ?? null;
}

export type ReadForm =
  | { readonly ok: true; readonly request: GreenhouseSyncRequest }
  | { readonly ok: false; readonly errors: Record<string, string> };

/** Only what differs from the mapping (in an edit: from what Greenhouse has) is kept as a choice; the rest goes on following it. */
export function readForm(ground: FormGround, texts: FormTexts): ReadForm {
  const errors: Record<string, string> = {};
  const chosen: Record<FieldTarget, Record<string, FieldValue>> = { job: {}, opening: {} };
  for (const field of askedFields(ground)) {
    const read = readValue(field, nameOf(field), texts, ground.setting.catalogue);
    if (!read.ok) errors[nameOf(field)] = read.message;
    else if (isChoice(ground, field, read.value)) chosen[field.on][field.key] = read.value;
  }
  const { aim } = ground;
  const openingFields = chosen.opening;
  if (aim.action === "open_on_job") return done({ action: aim.action, jobId: aim.jobId, openingFields }, errors);
  const job = { ...placesOf(ground, texts), jobFields: chosen.job, openingFields };
  if (aim.action === "update") return done({ action: "update", ...(aim.isOurJob ? job : { openingFields }) }, errors);
  const team = teamOf(ground, texts, errors);
  return done({ action: "create", templateJobId: aim.templateJobId, ...job, ...team }, errors);
}

function done(request: GreenhouseSyncRequest, errors: Record<string, string>): ReadForm {
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, request };
}

function isChoice({ position, setting, aim, code }: FormGround, field: FieldDefinition, value: FieldValue): boolean {
  const source = sourceOf(position, code, setting);
  if (aim.action === "update" && Object.hasOwn(keptValues(position.syncRequest, field.on), field.key)) return true;
  const mapped = valueFor(field, setting.fields, source);
  if (mapped !== undefined) return !isSame(field, value, mapped);
  if (aim.action !== "update") return !isEmpty(value);
  const encoded = encodeField(field, value);
  return !encoded.ok || !readsAs(field.valueType, encoded.value, heldRead(position, field));
}

function isSame(field: FieldDefinition, a: FieldValue, b: FieldValue): boolean {
  const [left, right] = [encodeField(field, a), encodeField(field, b)];
  return left.ok && right.ok && JSON.stringify(left.value) === JSON.stringify(right.value);
}

function placesOf({ position, setting, aim }: FormGround, texts: FormTexts) {
  const held = aim.action === "update" ? position.requisition?.reads?.job : undefined;
  const typed = texts["departmentId"] ?? "";
  const mapped = departmentFor(setting, position.department, undefined).id ?? held?.departmentId ?? "";
  const offices = linesOf(texts["officeIds"]);
  const mappedOffices = officesFor(setting, position.location, undefined).ids ?? held?.officeIds ?? [];
  const isOtherPlace = offices.toSorted().join() !== mappedOffices.toSorted().join();
  const kept = aim.action === "update" ? position.syncRequest : null; // what was chosen before is said anew, or it would go on
  const isKept = (name: "departmentId" | "officeIds") => kept !== null && Object.hasOwn(kept, name);
  return {
    ...(typed === mapped && !isKept("departmentId") ? {} : { departmentId: typed === "" ? null : typed }),
    ...(isOtherPlace || isKept("officeIds") ? { officeIds: offices } : {}),
  };
}

function teamOf({ position, setting }: FormGround, texts: FormTexts, errors: Record<string, string>) {
  const words = { hiring_manager: position.hiringManager, recruiter: position.recruiter };
  const team: Partial<Record<"hiringManagerIds" | "recruiterIds", string[]>> = {};
  for (const kind of ["hiring_manager", "recruiter"] as const) {
    const ids: string[] = [];
    for (const label of linesOf(texts[kind])) {
      const chosen = chosenEntry(setting.catalogue, "user", label);
      if (chosen.ok) ids.push(chosen.id);
      else errors[kind] = chosen.message;
    }
    const mapped = usersFor(setting, kind, words[kind], undefined).ids;
    if (ids.join() !== mapped.join()) team[TEAMS[kind]] = [...new Set(ids)];
  }
  return team;
}

/** The plan's problems at the form's fields. */
export function problemErrors(
  problems: readonly { readonly on: FieldTarget; readonly key: string; readonly message: string }[],
  fields: readonly FieldDefinition[],
): Record<string, string> {
  const PLAIN: Readonly<Record<string, string>> = {
    department: "departmentId",
    office: "officeIds",
    hiring_manager: "hiring_manager",
    recruiter: "recruiter",
  };
  const errors: Record<string, string> = {};
  for (const { on, key, message } of problems) {
    const isField = fields.some((field) => field.on === on && field.key === key);
    const name = isField ? `${on}.${key}` : (PLAIN[key] ?? "");
    errors[name] = errors[name] === undefined ? message : `${errors[name]} ${message}`;
  }
  return errors;
}

export function nameOf(field: Pick<FieldDefinition, "on" | "key">): string {
  return `${field.on}.${field.key}`;
}
