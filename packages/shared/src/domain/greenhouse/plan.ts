// What a sync would write to Greenhouse for one position, and what is still wrong with it: preview, form and scheduler all ask here.
import type { PlannedPosition } from "../write-plan.ts";
import {
  fieldDefinitions,
  type CatalogueEntry,
  type FieldMapping,
  type FieldTarget,
  type ValueMapping,
} from "./catalogue.ts";
import { plannedFields, type MappedSource, type PlanProblem, type WrittenField } from "./planned-fields.ts";
import { departmentFor, meantId, officesFor, usersFor } from "./meant.ts";
import type { GreenhouseSyncRequest } from "./sync-request.ts";

/** The part of a position that reaches Greenhouse. */
export type GreenhousePosition = PlannedPosition & {
  readonly department: string | null;
  readonly hiringManager: string | null;
  readonly recruiter: string | null;
  readonly targetStartOn: string | null;
};

/** What the company has set up: its catalogue as last read, and its mappings. */
export type GreenhouseSetting = {
  readonly catalogue: readonly CatalogueEntry[];
  readonly fields: readonly FieldMapping[];
  readonly values: readonly ValueMapping[];
  /** Whether the compensation band may leave the house; its fields stay empty otherwise. */
  readonly writesCompensation: boolean;
};

/** Undefined target: not ours to set. */
type OpeningPlan = { readonly targetStartOn: string | null | undefined; readonly fields: readonly WrittenField[] };

/** Undefined: not ours to set. */
export type JobPlan = {
  readonly name: string | undefined;
  readonly departmentId: string | null | undefined;
  readonly officeIds: readonly string[] | undefined;
  readonly fields: readonly WrittenField[];
};

export type GreenhousePlan =
  | {
      readonly action: "create";
      readonly code: string;
      readonly templateJobId: string;
      readonly job: JobPlan & { readonly name: string };
      readonly team: { readonly hiringManagerIds: readonly string[]; readonly recruiterIds: readonly string[] };
      readonly opening: OpeningPlan;
    }
  | { readonly action: "open_on_job"; readonly code: string; readonly jobId: string; readonly opening: OpeningPlan }
  /** The job is written only when it is ours, which its requisition_id tells. */
  | { readonly action: "update"; readonly code: string; readonly job: JobPlan; readonly opening: OpeningPlan }
  | { readonly action: "close"; readonly code: string; readonly closeReasonId: string | null }
  | { readonly action: "reopen"; readonly code: string };

export type Planned = {
  readonly plan: GreenhousePlan;
  /** What keeps it from being sent; empty when it can go. */
  readonly problems: readonly PlanProblem[];
  /** What a person should know, e.g. a department that nothing is mapped to. */
  readonly notes: readonly string[];
};

/** The plan for a position under `code`. What the request gives goes before the mapping, which goes before equal names. */
export function greenhousePlan(
  position: GreenhousePosition,
  code: string,
  request: GreenhouseSyncRequest,
  setting: GreenhouseSetting,
): Planned {
  if (request.action === "close") {
    const { closeReasonId } = request;
    return { plan: { action: "close", code, closeReasonId }, ...checkCloseReason(setting, closeReasonId) };
  }
  if (request.action === "reopen") return { plan: { action: "reopen", code }, problems: [], notes: [] };
  const source = sourceOf(position, code, setting);
  const isNew = request.action !== "update";
  const openingFields = plannedFields(
    fieldDefinitions(setting.catalogue, "opening"),
    setting.fields,
    source,
    request.openingFields ?? {},
    isNew,
  );
  const opening = { targetStartOn: position.targetStartOn, fields: openingFields.fields };
  if (request.action === "open_on_job") {
    const problems = [...checkJob(setting, request.jobId, "job"), ...openingFields.problems];
    const notes = goneNotes(setting, ["opening"]);
    return { plan: { action: "open_on_job", code, jobId: request.jobId, opening }, problems, notes };
  }
  const jobFields = plannedFields(
    fieldDefinitions(setting.catalogue, "job"),
    setting.fields,
    source,
    request.jobFields ?? {},
    isNew,
  );
  const department = departmentFor(setting, position.department, request.departmentId);
  const offices = officesFor(setting, position.location, request.officeIds);
  const job = {
    name: position.title,
    departmentId: department.id,
    officeIds: offices.ids,
    fields: jobFields.fields,
  };
  const problems = [...jobFields.problems, ...openingFields.problems, ...department.problems, ...offices.problems];
  const notes = [...department.notes, ...offices.notes, ...goneNotes(setting, ["job", "opening"])];
  if (request.action === "update")
    return onlyAsked({ action: "update", code, job, opening }, problems, notes, request.only);
  const managers = usersFor(setting, "hiring_manager", position.hiringManager, request.hiringManagerIds);
  const recruiters = usersFor(setting, "recruiter", position.recruiter, request.recruiterIds);
  const { templateJobId } = request;
  return {
    plan: {
      action: "create",
      code,
      templateJobId,
      job,
      team: { hiringManagerIds: managers.ids, recruiterIds: recruiters.ids },
      opening,
    },
    problems: [
      ...checkJob(setting, templateJobId, "template"),
      ...problems,
      ...managers.problems,
      ...recruiters.problems,
    ],
    notes: [...notes, ...managers.notes, ...recruiters.notes],
  };
}

/** What the mapping takes from: the position under its code, its people found at Greenhouse. */
export function sourceOf(position: GreenhousePosition, code: string, setting: GreenhouseSetting): MappedSource {
  const { hiringManager, recruiter } = position;
  return {
    ...position,
    requisitionCode: code,
    compensation: setting.writesCompensation ? position.compensation : null,
    users: {
      hiringManager: hiringManager === null ? null : meantId(setting, "hiring_manager", hiringManager),
      recruiter: recruiter === null ? null : meantId(setting, "recruiter", recruiter),
    },
  };
}

/** Mapped fields that were archived or deleted since: nothing is written to them, which somebody should know. */
function goneNotes({ catalogue, fields }: GreenhouseSetting, targets: readonly FieldTarget[]): string[] {
  const known = targets.flatMap((on) => fieldDefinitions(catalogue, on));
  const gone = fields.filter(
    ({ on, key }) => targets.includes(on) && !known.some((field) => field.on === on && field.key === key),
  );
  return gone.map(({ on, key }) => {
    const was = catalogue.find(
      (entry) => entry.kind === "custom_field" && entry.data.on === on && entry.data.key === key,
    );
    return `${was?.name ?? key} is not in Greenhouse any more, so nothing is written to it. Take its mapping away under Settings > Integrations.`;
  });
}

/** An edit that was previewed writes what the preview showed, whatever else has come to differ since. */
function onlyAsked(
  plan: Extract<GreenhousePlan, { action: "update" }>,
  problems: readonly PlanProblem[],
  notes: readonly string[],
  only: readonly string[] | undefined,
): Planned {
  if (only === undefined) return { plan, problems, notes };
  const { job, opening } = plan;
  const asked = new Set(only);
  const kept = <Value>(name: string, value: Value) => (asked.has(name) ? value : undefined);
  return {
    plan: {
      ...plan,
      job: {
        name: kept("job_name", job.name),
        departmentId: kept("department_id", job.departmentId),
        officeIds: kept("office_ids", job.officeIds),
        fields: job.fields.filter(({ key }) => asked.has(`job.${key}`)),
      },
      opening: {
        targetStartOn: kept("target_start_on", opening.targetStartOn),
        fields: opening.fields.filter(({ key }) => asked.has(`opening.${key}`)),
      },
    },
    problems: problems.filter(({ on, key }) => asked.has(`${on}.${key}`)),
    notes,
  };
}

/** Closed and confidential jobs are allowed: Greenhouse opens a closed job again with its new opening. */
function checkJob({ catalogue }: GreenhouseSetting, id: string, what: "job" | "template"): PlanProblem[] {
  const job = catalogue.find((entry) => entry.kind === "job" && entry.providerId === id);
  if (job?.isActive === true) return [];
  const message = `The ${what === "job" ? "job" : "template job"} ${job?.name ?? id} is not in Greenhouse any more.`;
  return [{ on: "job", key: what === "job" ? "job_id" : "template_job_id", name: "Job", message }];
}

function checkCloseReason({ catalogue }: GreenhouseSetting, id: string | null): Pick<Planned, "problems" | "notes"> {
  const isKnown = catalogue.some((entry) => entry.kind === "close_reason" && entry.providerId === id && entry.isActive);
  if (id === null || isKnown) return { problems: [], notes: [] };
  const message = "This close reason is not in Greenhouse any more. Choose another.";
  return { problems: [{ on: "opening", key: "close_reason_id", name: "Close reason", message }], notes: [] };
}
