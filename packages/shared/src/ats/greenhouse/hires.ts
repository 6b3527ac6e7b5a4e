// Applications read in bulk: who is hired, against which opening, as whom, from when; four requests for fifty of them.
import { fail, ok } from "../../domain/result.ts";
import type { AtsResult, SeenApplication } from "../adapter.ts";
import type { AtsClient } from "../client.ts";
import { allOf } from "./lists.ts";
import { hireOf } from "./mapping.ts";
import { Application, Candidate, Offer, Opening } from "./schema.ts";
import type { Sight } from "./sight.ts";

/**
 * Each id with what it is now. An application tells neither its opening nor its offer: the opening is the one that it closed, else
 * the one that its current offer names; never one found by its label. When something of them cannot be read, halves are read, so that
 * in the end only the odd one fails.
 */
export async function readApplications(
  client: AtsClient,
  sight: Sight,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AtsResult<SeenApplication>>> {
  const read = await readAll(client, ids);
  if (!read.ok && read.reason === "unexpected_answer" && ids.length > 1) {
    const middle = Math.ceil(ids.length / 2);
    const first = await readApplications(client, sight, ids.slice(0, middle));
    return new Map([...first, ...(await readApplications(client, sight, ids.slice(middle)))]);
  }
  if (!read.ok) return new Map(ids.map((id) => [id, read]));
  const isMissing = ids.some((id) => !read.value.has(id));
  const seen = isMissing ? await sight() : ok(null);
  const missing = (id: string): AtsResult<SeenApplication> =>
    seen.ok ? ok({ state: "gone", applicationId: id }) : seen;
  const result = (id: string) => {
    const found = read.value.get(id);
    return found === undefined ? missing(id) : ok(found);
  };
  return new Map(ids.map((id) => [id, result(id)]));
}

async function readAll(
  client: AtsClient,
  ids: readonly string[],
): Promise<AtsResult<ReadonlyMap<string, SeenApplication>>> {
  const applications = await allOf(client, "/v3/applications", "ids", ids, Application);
  if (!applications.ok) return applications;
  const hired = applications.value.filter(({ status }) => status.toLowerCase() === "hired"); // their enums differ in case from list to list
  const facts = await factsOf(client, hired);
  if (!facts.ok) return facts;
  const seen = new Map<string, SeenApplication>();
  for (const { id } of applications.value) seen.set(id, { state: "not_hired", applicationId: id });
  for (const application of hired) {
    const { id, candidate_id } = application;
    const { candidates, openings, offers } = facts.value;
    const hire = hireOf(application, candidates.get(candidate_id), openings.get(id), offers.get(id));
    seen.set(id, { state: "hired", hire });
  }
  return ok(seen);
}

type Facts = {
  /** By candidate. */
  readonly candidates: ReadonlyMap<string, Candidate>;
  /** By application. */
  readonly openings: ReadonlyMap<string, Opening>;
  readonly offers: ReadonlyMap<string, Offer>;
};

async function factsOf(client: AtsClient, hired: readonly Application[]): Promise<AtsResult<Facts>> {
  const ids = hired.map(({ id }) => id);
  const [candidates, closed, offers] = await Promise.all([
    allOf(
      client,
      "/v3/candidates",
      "ids",
      hired.map((application) => application.candidate_id),
      Candidate,
    ),
    allOf(client, "/v3/openings", "application_ids", ids, Opening),
    offersOf(client, ids),
  ]);
  if (!candidates.ok) return candidates;
  if (!closed.ok) return closed;
  if (!offers.ok) return offers;
  // One that was opened again may still name whom it once was closed by; of several the last one counts.
  const openings = new Map(
    closed.value
      .filter(({ open }) => !open)
      .toSorted((a, b) => Date.parse(a.closed_at ?? a.updated_at) - Date.parse(b.closed_at ?? b.updated_at))
      .flatMap((opening) => (opening.application_id ? [[opening.application_id, opening]] : [])),
  );
  const offered = offers.value.filter(({ application_id, opening_id }) => opening_id && !openings.has(application_id));
  const named = await allOf(
    client,
    "/v3/openings",
    "ids",
    offered.flatMap(({ opening_id }) => opening_id ?? []),
    Opening,
  );
  if (!named.ok) return named;
  const byId = new Map(named.value.map((opening) => [opening.id, opening]));
  for (const { application_id, opening_id } of offered) {
    const opening = byId.get(opening_id ?? "");
    if (opening !== undefined) openings.set(application_id, opening);
  }
  return ok({
    candidates: new Map(candidates.value.flatMap((one) => ("first_name" in one ? [[one.id, one]] : []))),
    openings,
    offers: new Map(offers.value.map((offer) => [offer.application_id, offer])),
  });
}

/** Reading offers is an optional permission: without it the start date stays unknown and a hire is told by its opening alone. */
async function offersOf(client: AtsClient, ids: readonly string[]): Promise<AtsResult<Offer[]>> {
  const withOrWithout: AtsClient = async (request) => {
    const answer = await client(request);
    return !answer.ok && answer.reason === "not_found" ? fail("forbidden", answer.message) : answer;
  };
  const offers = await allOf(withOrWithout, "/v3/offers", "application_ids", ids, Offer, [["current_only", "true"]]);
  return !offers.ok && offers.reason === "forbidden" ? ok([]) : offers;
}
