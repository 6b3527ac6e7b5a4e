// Greenhouse as the headcount module reads it: openings are our requisitions, hires are found through them.
import { fail, ok } from "../../domain/result.ts";
import type { AtsResult, FoundByCode, HeadcountAts, Pages, SeenRequisition } from "../adapter.ts";
import type { AtsClient } from "../client.ts";
import { aimOf } from "./event-kinds.ts";
import { readApplications } from "./hires.ts";
import { all, allOf, IDS_AT_ONCE, one } from "./lists.ts";
import { requisitionOf } from "./mapping.ts";
import { pages } from "./pages.ts";
import { Job, Opening } from "./schema.ts";

export function greenhouseHeadcount(client: AtsClient): HeadcountAts {
  /** Openings changed since then; rows are listed newest id first. They come without their jobs' names. */
  async function* openings(since: string | null): Pages<SeenRequisition> {
    const query = since === null ? [] : ([["updated_at", `gte|${since}`]] as const);
    for await (const page of pages(client, "/v3/openings", query, Opening))
      yield page.ok ? ok(page.value.map((opening) => requisitionOf(opening, undefined))) : page;
  }

  return {
    looks: { by: "requisitions", since: openings },
    aimOf,
    applicationsAtOnce: IDS_AT_ONCE,
    applications: (ids) => readApplications(client, ids),
    requisitions: () => openings(null),
    requisition: (providerId) => readOpening(client, providerId),
    async requisitionsOfJob(jobId) {
      const found = await all(client, "/v3/openings", [["job_ids", jobId]], Opening);
      return found.ok ? withJobs(client, found.value) : found;
    },
    requisitionsByCode: (code) => findByCode(client, code),
  };
}

/** An opening with its job's name and fields. */
export async function readOpening(client: AtsClient, id: string): Promise<AtsResult<SeenRequisition>> {
  const opening = await one(client, "/v3/openings", id, Opening);
  if (!opening.ok) return opening;
  const seen = await withJobs(client, [opening.value]);
  if (!seen.ok) return seen;
  const [read] = seen.value;
  return read === undefined ? fail("not_found", `Greenhouse has no opening ${id}.`) : ok(read);
}

async function withJobs(client: AtsClient, openings: readonly Opening[]): Promise<AtsResult<SeenRequisition[]>> {
  const jobs = await allOf(
    client,
    "/v3/jobs",
    "ids",
    openings.map(({ job_id }) => job_id),
    Job,
  );
  if (!jobs.ok) return jobs;
  const byId = new Map(jobs.value.map((job) => [job.id, job]));
  return ok(openings.map((opening) => requisitionOf(opening, byId.get(opening.job_id))));
}

/**
 * Openings whose label is the code, and those of a job whose requisition id is the code (a job that we made, or whose opening
 * somebody has relabelled). Neither is unique at Greenhouse.
 */
async function findByCode(client: AtsClient, code: string): Promise<AtsResult<FoundByCode>> {
  let answeredAt: string | null = null;
  const noting: AtsClient = async (request) => {
    const answer = await client(request);
    if (answer.ok) answeredAt ??= answer.value.answeredAt;
    return answer;
  };
  const labelled = await all(noting, "/v3/openings", [["opening_id", code]], Opening);
  if (!labelled.ok) return labelled;
  const jobs = await all(noting, "/v3/jobs", [["requisition_id", code]], Job);
  if (!jobs.ok) return jobs;
  const exact = labelled.value.filter((opening) => opening.opening_id === code);
  const others = jobs.value.filter(
    (job) => job.requisition_id === code && !exact.some((opening) => opening.job_id === job.id),
  );
  const relabelled = await allOf(
    noting,
    "/v3/openings",
    "job_ids",
    others.map(({ id }) => id),
    Opening,
  );
  if (!relabelled.ok) return relabelled;
  const empty = others.find((job) => !relabelled.value.some((opening) => opening.job_id === job.id));
  if (empty !== undefined) {
    const words = `the job "${empty.name ?? ""}" has the requisition id ${code} but no opening, so that the code is taken; use the next number`;
    return fail("rejected", words);
  }
  const found = await withJobs(noting, [...exact, ...relabelled.value]);
  return found.ok ? ok({ found: found.value, answeredAt: answeredAt ?? new Date().toISOString() }) : found;
}
