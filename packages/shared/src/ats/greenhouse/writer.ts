// Writing a position to Greenhouse: a job with its opening, an opening on a job, what a later edit changed, or the end of an opening.
import type { GreenhousePlan } from "../../domain/greenhouse/plan.ts";
import type { WrittenField } from "../../domain/greenhouse/planned-fields.ts";
import type { AwaitedField } from "../../domain/greenhouse/sync-request.ts";
import { fail, ok } from "../../domain/result.ts";
import type { AtsResult, RequisitionWriter } from "../adapter.ts";
import type { AtsClient } from "../client.ts";
import { unanswered } from "../unanswered.ts";
import { awaitedOf, customFields, differing } from "./field-writes.ts";
import { all, one } from "./lists.ts";
import { Job, Opening, Written } from "./schema.ts";
import { addTeam } from "./team.ts";

/**
 * The plan's requests. `held`: fields that already wait for an approval at Greenhouse; writing them again would start it anew.
 */
export function greenhouseWriter(
  client: AtsClient,
  plan: GreenhousePlan,
  held: readonly AwaitedField[] = [],
): RequisitionWriter {
  const isOnJob = plan.action === "open_on_job";
  return {
    code: plan.code,
    mark: isOnJob ? `job ${plan.jobId}` : plan.action === "create" ? plan.job.name.trim() : plan.code,
    markOf: (found) => (isOnJob ? `job ${found.opening?.jobId ?? ""}` : found.name.trim()),
    create: () => create(client, plan),
    agree: async () => ok(null), // complete writes what differs
    complete: (openingId) => complete(client, plan, openingId, held),
  };
}

async function create(client: AtsClient, plan: GreenhousePlan): Promise<AtsResult<{ providerId: string }>> {
  if (plan.action === "create") return createJob(client, plan);
  if (plan.action !== "open_on_job") return fail("not_found", `Greenhouse has no opening ${plan.code} any more`);
  const custom_fields = customFields(plan.opening.fields);
  const body = {
    job_id: Number(plan.jobId),
    opening_id: plan.code,
    ...(custom_fields.length > 0 && { custom_fields }),
  };
  const opening = await write(client, "POST", "/v3/openings", body);
  return opening.ok ? ok({ providerId: opening.value }) : opening;
}

/** The answer to a new job does not hold its opening: it is found by its label. */
async function createJob(
  client: AtsClient,
  plan: Extract<GreenhousePlan, { action: "create" }>,
): Promise<AtsResult<{ providerId: string }>> {
  const { name, departmentId, officeIds, fields } = plan.job;
  const custom_fields = customFields(fields);
  const job = await write(client, "POST", "/v3/jobs", {
    template_job_id: Number(plan.templateJobId),
    number_of_openings: 1,
    job_name: name,
    job_post_name: name,
    requisition_id: plan.code,
    opening_ids: [plan.code],
    ...(departmentId !== undefined && { department_id: departmentId === null ? null : Number(departmentId) }),
    ...(officeIds !== undefined && { office_ids: officeIds.map(Number) }),
    ...(custom_fields.length > 0 && { custom_fields }),
  });
  if (!job.ok) return job;
  const openings = await all(client, "/v3/openings", [["job_ids", job.value]], Opening);
  if (!openings.ok) return { ...openings, isUnanswered: true }; // the job is there
  const ofJob = openings.value.filter((opening) => opening.job_id === job.value);
  const opening = ofJob.find(({ opening_id }) => opening_id === plan.code) ?? ofJob[0];
  return opening === undefined
    ? unanswered("Greenhouse shows no opening of the new job yet.")
    : ok({ providerId: opening.id });
}

async function complete(
  client: AtsClient,
  plan: GreenhousePlan,
  openingId: string,
  held: readonly AwaitedField[],
): Promise<AtsResult<readonly AwaitedField[]>> {
  const opening = await one(client, "/v3/openings", openingId, Opening);
  if (!opening.ok) return opening;
  if (plan.action === "close") return close(client, plan, opening.value, held);
  if (plan.action === "reopen") return reopen(client, opening.value, held);
  const job = await one(client, "/v3/jobs", opening.value.job_id, Job);
  if (!job.ok) return job;
  // The job is ours to write only when it bears our code: an opening on a job of others is all that is ours of it.
  const jobPlan = plan.action !== "open_on_job" && job.value.requisition_id === plan.code ? plan.job : null;
  if (plan.action === "create") {
    const added = await addTeam(client, job.value.id, plan.team);
    if (!added.ok) return added;
  }
  if (plan.action === "update" && jobPlan !== null) {
    const changes = jobChanges(plan.job, job.value, unheld(jobPlan.fields, held, "job"));
    const patched = await patch(client, `/v3/jobs/${job.value.id}`, changes);
    if (!patched.ok) return patched;
  }
  const changes = openingChanges(plan, opening.value, unheld(plan.opening.fields, held, "opening"));
  const patched = await patch(client, `/v3/openings/${openingId}`, changes);
  if (!patched.ok) return patched;
  return awaited(client, openingId, jobPlan?.fields ?? [], plan.opening.fields, held);
}

/**
 * Reads both again: what is not as written waits for an approval, or was not taken. What waited before and is not written now
 * goes on waiting until a look finds it as wanted.
 */
async function awaited(
  client: AtsClient,
  openingId: string,
  jobFields: readonly WrittenField[],
  openingFields: readonly WrittenField[],
  held: readonly AwaitedField[],
): Promise<AtsResult<AwaitedField[]>> {
  const isWritten = ({ on, key }: AwaitedField) =>
    (on === "job" ? jobFields : openingFields).some((field) => field.key === key);
  const before = held.filter((field) => !isWritten(field));
  if (jobFields.length + openingFields.length === 0) return ok(before);
  const opening = await one(client, "/v3/openings", openingId, Opening);
  if (!opening.ok) return opening;
  const inOpening = [...before, ...awaitedOf("opening", openingFields, opening.value.custom_fields)];
  if (jobFields.length === 0) return ok(inOpening);
  const job = await one(client, "/v3/jobs", opening.value.job_id, Job);
  return job.ok ? ok([...awaitedOf("job", jobFields, job.value.custom_fields), ...inOpening]) : job;
}

async function close(
  client: AtsClient,
  plan: Extract<GreenhousePlan, { action: "close" }>,
  opening: Opening,
  held: readonly AwaitedField[],
): Promise<AtsResult<readonly AwaitedField[]>> {
  if (!opening.open) return ok(held);
  const reason = plan.closeReasonId === null ? {} : { close_reason_id: Number(plan.closeReasonId) };
  const closed = await patch(client, `/v3/openings/${opening.id}`, { status: "closed", ...reason });
  return closed.ok ? ok(held) : closed;
}

/** The last opening's end closed the job; Greenhouse opens it again with the opening. */
async function reopen(
  client: AtsClient,
  opening: Opening,
  held: readonly AwaitedField[],
): Promise<AtsResult<readonly AwaitedField[]>> {
  if (opening.open) return ok(held);
  const opened = await patch(client, `/v3/openings/${opening.id}`, { status: "open" });
  return opened.ok ? ok(held) : opened;
}

type Changes = Record<string, unknown>;

function jobChanges(
  plan: Extract<GreenhousePlan, { action: "update" }>["job"],
  job: Job,
  fields: readonly WrittenField[],
): Changes {
  const { name, departmentId, officeIds } = plan;
  const custom_fields = customFields(differing(fields, job.custom_fields));
  const offices = [...(job.office_ids ?? [])].toSorted().join();
  return {
    ...(name !== undefined && name !== job.name && { name }),
    ...(departmentId !== undefined &&
      departmentId !== (job.department_id ?? null) && {
        department_id: departmentId === null ? null : Number(departmentId),
      }),
    ...(officeIds !== undefined &&
      [...officeIds].toSorted().join() !== offices && { office_ids: officeIds.map(Number) }),
    ...(custom_fields.length > 0 && { custom_fields }),
  };
}

/** A target that the plan does not have stays as Greenhouse has it, unless a later edit took it away. */
function openingChanges(
  plan: Exclude<GreenhousePlan, { action: "close" | "reopen" }>,
  opening: Opening,
  fields: readonly WrittenField[],
): Changes {
  const { targetStartOn } = plan.opening;
  const isOtherTarget = targetStartOn !== undefined && targetStartOn !== (opening.target_start_on ?? null);
  const custom_fields = customFields(differing(fields, opening.custom_fields));
  return {
    ...(opening.opening_id !== plan.code && { opening_id: plan.code }),
    ...(isOtherTarget && (targetStartOn !== null || plan.action === "update") && { target_start_on: targetStartOn }),
    ...(custom_fields.length > 0 && { custom_fields }),
  };
}

/** Without the fields whose same value already waits. */
function unheld(fields: readonly WrittenField[], held: readonly AwaitedField[], on: "job" | "opening"): WrittenField[] {
  const isHeld = (field: WrittenField) =>
    held.some(
      (waiting) =>
        waiting.on === on &&
        waiting.key === field.key &&
        JSON.stringify(waiting.wanted) === JSON.stringify(field.value),
    );
  return fields.filter((field) => !isHeld(field));
}

async function patch(client: AtsClient, path: string, changes: Changes): Promise<AtsResult<null>> {
  if (Object.keys(changes).length === 0) return ok(null);
  const answer = await client({ method: "PATCH", path, body: changes });
  return answer.ok ? ok(null) : answer;
}

async function write(client: AtsClient, method: "POST", path: string, body: unknown): Promise<AtsResult<string>> {
  const answer = await client({ method, path, body });
  if (!answer.ok) return answer;
  const written = Written.safeParse(answer.value.body);
  return written.success ? ok(written.data.id) : unanswered(`Greenhouse's answer to ${path} cannot be read.`);
}
