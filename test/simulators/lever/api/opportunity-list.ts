// The list of opportunities: every filter, in Lever's order of stage rank, then the latest advance first.
import type { Simulator } from "../context.ts";
import { canonicalEmail } from "../acts/candidates.ts";
import type { Opportunity } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import type { Caller } from "./caller.ts";
import type { SortedList } from "./pages.ts";
import { sortRows } from "./pages.ts";
import { anyOf, confidentialityTest, flag, listOf, oneOf, withinBounds } from "./query.ts";

export function opportunityOrder(account: Account): SortedList<Opportunity> {
  const ranks = new Map(account.stages.map(({ id, rank }) => [id, rank]));
  return {
    key: ({ stage, lastAdvancedAt, id }) => [ranks.get(stage) ?? 0, lastAdvancedAt, id],
    directions: ["asc", "desc", "asc"],
  };
}

function filtered(account: Account, caller: Caller, query: URLSearchParams, now: number): Opportunity[] {
  const emails = query.getAll("email").map(canonicalEmail);
  const hasTag = anyOf(query, "tag");
  const hasSource = anyOf(query, "source");
  const isOrigin = oneOf(query, "origin");
  const isStage = oneOf(query, "stage_id");
  const isPosting = oneOf(query, "posting_id");
  const isArchivedPosting = oneOf(query, "archived_posting_id");
  const isReason = oneOf(query, "archive_reason_id");
  const isContact = oneOf(query, "contact_id");
  const isLocation = oneOf(query, "location");
  const isCreated = withinBounds(query, "created_at");
  const isUpdated = withinBounds(query, "updated_at");
  const isAdvanced = withinBounds(query, "advanced_at");
  const isArchivedAt = withinBounds(query, "archived_at");
  const archived = flag(query, "archived");
  const snoozed = flag(query, "snoozed");
  const isShown = confidentialityTest(query, caller.hasConfidentialAccess);

  return Object.values(account.opportunities).filter((row) => {
    const { application } = row;
    return (
      (archived === undefined || archived === (row.archived !== null)) &&
      isReason(row.archived?.reason ?? null) &&
      isArchivedAt(row.archived?.archivedAt ?? null) &&
      isStage(row.stage) &&
      isPosting(application?.posting ?? null) &&
      isArchivedPosting(application?.archived ? application.posting : null) &&
      isContact(row.contactId) &&
      isOrigin(row.origin) &&
      hasTag(row.tags) &&
      hasSource(row.sources) &&
      isLocation(row.opportunityLocation) &&
      isCreated(row.createdAt) &&
      isUpdated(row.updatedAt) &&
      isAdvanced(row.lastAdvancedAt) &&
      (snoozed === undefined || snoozed === (row.snoozedUntil !== null && row.snoozedUntil > now)) &&
      isShown(row.confidentiality) &&
      (emails.length === 0 ||
        (account.contacts[row.contactId]?.emails ?? []).some((email) => emails.includes(canonicalEmail(email))))
    );
  });
}

/** Sorted rows of one list, kept while nothing changes, since a walk over 20,000 rows asks for them 200 times. */
export function opportunityLists(sim: Simulator) {
  let kept: { name: string; version: number; rows: Opportunity[] } | undefined;
  return (caller: Caller, query: URLSearchParams): Opportunity[] => {
    const { account } = caller;
    const name = listOf(`${account.id} ${String(caller.hasConfidentialAccess)}`, query);
    if (kept?.name === name && kept.version === sim.version && !query.has("snoozed")) return kept.rows;
    const rows = sortRows(filtered(account, caller, query, sim.clock.now()), opportunityOrder(account));
    kept = { name, version: sim.version, rows };
    return rows;
  };
}
