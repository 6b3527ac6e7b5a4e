// Reading an account's postings into D1: all that take candidates, or those that changed; only rows that differ are written.
import type { AtsFailure, AtsResult, Pages } from "#shared/ats/adapter.ts";
import type { PostingsAts } from "#shared/ats/postings.ts";
import { commit } from "#shared/db/outbox.ts";
import { hashed, heldPostings, putPostingAway, putPostings, type HeldPosting } from "#shared/db/postings.ts";
import { isActivePosting, type SeenPosting } from "#shared/domain/marketplace/posting.ts";
import { ok } from "#shared/domain/result.ts";
import { processEvents } from "../events.ts";
import { later, type LookResult, type OnPage } from "../look-result.ts";
import { keepLease, type TenantWork } from "../tenant-work.ts";

const OVERLAP_MS = 10 * 60_000; // the ATS stamps by its own clock, and a change may surface late

type Reading = {
  readonly work: TenantWork;
  readonly connectionId: string;
  readonly held: Map<string, HeldPosting>;
  readonly onPage: OnPage;
};

/**
 * Every posting that takes candidates; those that are held as such but not listed are read by their ids, since a list can miss a row
 * and only the posting itself says why it is not there. A reading that dies in the middle begins again: what was written stays, and
 * is not written twice.
 */
export async function readAllPostings(
  work: TenantWork,
  connectionId: string,
  ats: PostingsAts,
  onPage: OnPage,
): Promise<AtsResult<LookResult>> {
  const reading = await begin(work, connectionId, onPage);
  const listed = new Set<string>();
  const read = await notePages(reading, ats.active(), { seen: 0, changed: 0, seenUntil: null }, listed);
  if (!read.ok) return read;
  const missing = [...reading.held].filter(([id, { state }]) => isActivePosting(state) && !listed.has(id));
  let changed = read.value.changed;
  for (const [providerId] of missing) {
    const failure = await readOne(reading, ats, providerId);
    if (failure !== null && failure.reason !== "unexpected_answer") return failure; // an unreadable one hides no other
    if (failure === null) changed += 1;
  }
  return ok({ ...read.value, changed });
}

/** Postings that changed since the last look: one request when none did. */
export async function readChangedPostings(
  work: TenantWork,
  connectionId: string,
  ats: PostingsAts,
  seenUntil: string,
  onPage: OnPage,
): Promise<AtsResult<LookResult>> {
  const since = new Date(Date.parse(seenUntil) - OVERLAP_MS).toISOString();
  const reading = await begin(work, connectionId, onPage);
  const named = namedPages(reading, ats, ats.changedSince(since));
  return notePages(reading, named, { seen: 0, changed: 0, seenUntil }, new Set());
}

/** With the names of hiring managers: those that are known from other postings, else by reading the posting itself. */
async function* namedPages(reading: Reading, ats: PostingsAts, postingPages: Pages<SeenPosting>): Pages<SeenPosting> {
  const names = new Map([...reading.held.values()].map((one) => [one.hiringManagerId, one.hiringManager]));
  for await (const page of postingPages) {
    if (!page.ok) return yield page;
    const named: SeenPosting[] = [];
    const ours = new Set(ourOnes(reading, page.value));
    for (const posting of page.value) {
      const { hiringManagerId } = posting;
      const isNameless = ours.has(posting) && hiringManagerId !== null && posting.hiringManager === null;
      if (isNameless && !names.has(hiringManagerId)) {
        const answer = await ats.posting(posting.providerId);
        if (answer.ok) names.set(hiringManagerId, answer.value.hiringManager);
        else if (answer.reason !== "not_found" && answer.reason !== "forbidden") return yield answer;
      }
      named.push({ ...posting, hiringManager: posting.hiringManager ?? names.get(hiringManagerId) ?? null });
    }
    yield ok(named);
  }
}

/** Drafts and closed ones that we never held stay unknown. */
function ourOnes({ held }: Reading, seen: readonly SeenPosting[]): SeenPosting[] {
  return seen.filter(({ providerId, state }) => isActivePosting(state) || held.has(providerId));
}

async function begin(work: TenantWork, connectionId: string, onPage: OnPage): Promise<Reading> {
  const held = new Map(await heldPostings(work.tenant, connectionId));
  return { work, connectionId, held, onPage };
}

/** `listed` takes in the ids of all postings on the pages. */
async function notePages(
  reading: Reading,
  postingPages: Pages<SeenPosting>,
  start: LookResult,
  listed: Set<string>,
): Promise<AtsResult<LookResult>> {
  let result = start;
  for await (const page of postingPages) {
    if (!page.ok) return page;
    for (const { providerId } of page.value) listed.add(providerId);
    const changed = await write(reading, page.value);
    result = {
      seen: result.seen + page.value.length,
      changed: result.changed + changed,
      seenUntil: page.value.reduce((latest, { updatedAt }) => later(latest, updatedAt), result.seenUntil),
    };
    await reading.onPage(result);
    await processEvents(reading.work); // a waiting webhook goes before the next page
  }
  return ok(result);
}

/** @returns how many rows were written */
async function write(reading: Reading, seen: readonly SeenPosting[]): Promise<number> {
  const { work, connectionId, held } = reading;
  const ours = ourOnes(reading, seen);
  const rows = await Promise.all(ours.filter(({ state }) => state !== "withheld").map(hashed));
  const changed = rows.filter(({ providerId, rowHash }) => held.get(providerId)?.rowHash !== rowHash);
  if (changed.length > 0) {
    await keepLease(work);
    await commit(work.env, work.tenant, putPostings(work.tenant, connectionId, changed, Date.now()), [], work.defer);
    for (const { providerId, state, rowHash, hiringManagerId, hiringManager } of changed)
      held.set(providerId, { state, rowHash, hiringManagerId, hiringManager });
  }
  const withheld = ours.filter(
    ({ state, providerId }) => state === "withheld" && held.get(providerId)?.state !== state,
  );
  for (const { providerId } of withheld) await putAway(reading, providerId, "withheld");
  return changed.length + withheld.length;
}

async function putAway(
  { work, connectionId, held }: Reading,
  providerId: string,
  state: "gone" | "withheld",
): Promise<void> {
  const statement = putPostingAway(work.tenant, connectionId, providerId, state, Date.now());
  await commit(work.env, work.tenant, [statement], [], work.defer);
  held.set(providerId, { state, rowHash: "", hiringManagerId: null, hiringManager: null });
}

async function readOne(reading: Reading, ats: PostingsAts, providerId: string): Promise<AtsFailure | null> {
  const answer = await ats.posting(providerId);
  if (answer.ok) {
    await write(reading, [answer.value]);
    return null;
  }
  if (answer.reason !== "not_found" && answer.reason !== "forbidden") return answer;
  await putAway(reading, providerId, answer.reason === "not_found" ? "gone" : "withheld");
  return null;
}
