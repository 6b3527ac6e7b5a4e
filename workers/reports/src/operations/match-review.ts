// What a person sees who reviews matches: the queue with its count, one match with the proposals it competes with, and "none of these".
import { listMatches, type MatchRow } from "#shared/db/matches.ts";
import { nameActors } from "#shared/db/members.ts";
import type { RehearsalDifference } from "#shared/db/rehearsals.ts";
import { countReviewQueue, listReviewQueue, type ReviewFilter, type ReviewItem } from "#shared/db/review-queue.ts";
import type { Page, PageRequest } from "#shared/db/paging.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { decideMatch, getMatch, type MatchDetail } from "./matches.ts";
import type { Scope } from "./scope.ts";

export type ReviewQueue = {
  readonly items: readonly ReviewItem[];
  readonly nextCursor: string | null;
  /** Employees who wait for a decision, whatever the filter. */
  readonly waiting: number;
};

export async function reviewQueue(scope: Scope, filter: ReviewFilter, page: PageRequest): Promise<ReviewQueue> {
  const [queue, waiting] = await Promise.all([
    listReviewQueue(scope.tenant, filter, page),
    countReviewQueue(scope.tenant),
  ]);
  return { items: queue.data, nextCursor: queue.nextCursor, waiting };
}

/** A match with the proposals that are settled, or go on, when it is decided; likeliest first. */
export type MatchReview = MatchDetail & {
  readonly others: { readonly ofEmployee: readonly MatchRow[]; readonly ofHire: readonly MatchRow[] };
};

export async function reviewMatch(scope: Scope, id: string): Promise<Result<MatchReview, "not_found">> {
  const found = await getMatch(scope, id);
  if (!found.ok) return found;
  const proposals = async (side: { hireId: string } | { employeeId: string }) => {
    const page = await listMatches(scope.tenant, { ...side, status: "proposed" }, { cursor: null, limit: A_FEW });
    return page.data.filter((match) => match.id !== id).toSorted((a, b) => (b.p ?? 0) - (a.p ?? 0));
  };
  const [ofEmployee, ofHire] = await Promise.all([
    proposals({ employeeId: found.value.employee.id }),
    proposals({ hireId: found.value.hire.id }),
  ]);
  return ok({ ...found.value, others: { ofEmployee, ofHire } });
}

const A_FEW = 20; // an employee has at most three, a hire as many as it has namesakes

/** Every match of one side with who decided, newest first. */
export async function matchesOf(
  scope: Scope,
  side: { readonly hireId: string } | { readonly employeeId: string },
): Promise<MatchDetail[]> {
  return named(scope, (await listMatches(scope.tenant, side, { cursor: null, limit: 50 })).data);
}

/** A page of matches with who decided. */
export async function namedMatches(scope: Scope, page: Page<MatchRow>): Promise<Page<MatchDetail>> {
  return { data: await named(scope, page.data), nextCursor: page.nextCursor };
}

async function named(scope: Scope, matches: readonly MatchRow[]): Promise<MatchDetail[]> {
  const names = await nameActors(
    scope.tenant,
    matches.map((match) => match.decidedBy),
  );
  return matches.map((match) => ({ ...match, decidedByName: names.get(match.decidedBy) ?? match.decidedBy }));
}

/**
 * Rejects those of the employee's proposals that the person saw: one that arrived since then stays in the queue.
 * @returns how many were rejected; a proposal that is gone or decided meanwhile is passed over
 */
export async function rejectProposals(
  scope: Scope,
  employeeId: string,
  seenIds: readonly string[],
): Promise<Result<number, "nothing_to_reject" | "unavailable">> {
  const page = await listMatches(scope.tenant, { employeeId, status: "proposed" }, { cursor: null, limit: A_FEW });
  let rejected = 0;
  for (const { id } of page.data.filter((match) => seenIds.includes(match.id))) {
    const decided = await decideMatch(scope, id, "reject");
    if (decided.ok) rejected++;
    else if (decided.reason === "unavailable") return fail("unavailable", decided.message);
  }
  if (rejected > 0) return ok(rejected);
  return fail("nothing_to_reject", "These proposals were decided or withdrawn meanwhile. Look at the queue again.");
}

/** A difference with who had decided what stands. */
export type NamedDifference = RehearsalDifference & { readonly storedByName: string };

export async function namedDifferences(
  scope: Scope,
  differences: readonly RehearsalDifference[],
): Promise<NamedDifference[]> {
  const names = await nameActors(
    scope.tenant,
    differences.map((difference) => difference.stored?.decidedBy ?? null),
  );
  return differences.map((difference) => {
    const by = difference.stored?.decidedBy ?? "rule";
    return { ...difference, storedByName: names.get(by) ?? by };
  });
}
