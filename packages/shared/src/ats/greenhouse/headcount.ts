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
import { sightOf, type Sight } from "./sight.ts";

/** A job that we made may show before its opening does. */
const YOUNG_MS = 5 * 60_000;

export function greenhouseHeadcount(client: AtsClient): HeadcountAts {
  const sight = sightOf(client);

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
    applications: (ids) => readApplications(client, sight, ids),
    requisitions: () => openings(null),
    async requisition(providerId) {
      const read = await readOpening(client, providerId);
      return read.ok || read.reason !== "not_found" ? read : unlessBlind(sight, read);
    },
    async requisitionsOfJob(jobId) {
      const listed = await all(client, "/v3/openings", [["job_ids", jobId]], Opening);
      if (!listed.ok) return listed;
      const found = listed.value.filter((opening) => opening.job_id === jobId);
      return found.length > 0 ? withJobs(client, found) : unlessBlind(sight, ok([]));
    },
    async requisitionsByCode(code) {
      const found = await findByCode(client, code);
      return found.ok && found.value.found.length === 0 ? unlessBlind(sight, found) : found;
    },
  };
}

/** "Not there" holds only while we are shown anything. */
async function unlessBlind<Value>(sight: Sight, answer: AtsResult<Value>): Promise<AtsResult<Value>> {
  const seen = await sight();
  return seen.ok ? answer : seen;
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
    const age = Date.parse(answeredAt ?? new Date().toISOString()) - Date.parse(empty.created_at ?? "");
    if (age < YOUNG_MS) return fail("unavailable", `Greenhouse shows no opening of the new job ${code} yet.`);
    const words = `the job "${empty.name ?? ""}" has the requisition id ${code} but no opening, so that the code is taken; use the next number`;
    return fail("rejected", words);
  }
  const found = await withJobs(noting, [...exact, ...relabelled.value]);
  return found.ok ? ok({ found: found.value, answeredAt: answeredAt ?? new Date().toISOString() }) : found;
}
