// Matches: listing, looking at one with its evidence, and carrying a person's decision to the matcher.
import { z } from "zod";
import { findMatch, listMatches as readMatches, type MatchFilter, type MatchRow } from "#shared/db/matches.ts";
import { nameActors } from "#shared/db/members.ts";
import type { Page, PageRequest } from "#shared/db/paging.ts";
import type { MatchDecision } from "#shared/domain/match-commands.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { notFound, type Scope } from "./scope.ts";

export type MatchDetail = MatchRow & { readonly decidedByName: string };

export function listMatches(scope: Scope, filter: MatchFilter, page: PageRequest): Promise<Page<MatchRow>> {
  return readMatches(scope.tenant, filter, page);
}

export async function getMatch(scope: Scope, id: string): Promise<Result<MatchDetail, "not_found">> {
  const match = await findMatch(scope.tenant, id);
  if (match === null) return notFound("match");
  const names = await nameActors(scope.tenant, [match.decidedBy]);
  return ok({ ...match, decidedByName: names.get(match.decidedBy) ?? match.decidedBy });
}

const Conflict = z.object({ reason: z.string(), message: z.string() });

/**
 * Confirms, rejects or undoes a match. The matcher decides whether it may be; its words for why not are passed on
 * (`match_conflict`: the seat or the employee is taken, or the match is in another state).
 */
export async function decideMatch(
  scope: Scope,
  id: string,
  decision: MatchDecision,
): Promise<Result<MatchDetail, "not_found" | "match_conflict" | "unavailable">> {
  if ((await findMatch(scope.tenant, id)) === null) return notFound("match");
  const answer = await scope.env.MATCHER.fetch(
    `http://matcher/internal/matches/${encodeURIComponent(id)}/${decision}`,
    {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ tenantId: scope.tenant.tenantId, actor: scope.actor.id }),
    },
  );
  if (answer.status === 200) {
    await answer.body?.cancel();
    return getMatch(scope, id);
  }
  const said = Conflict.safeParse(await answer.json().catch(() => null));
  if (answer.status === 404) return notFound("match");
  if (answer.status === 409)
    return fail("match_conflict", said.data?.message ?? "This decision is not possible now. Look at the match again.");
  return fail("unavailable", "The matcher does not answer right now. Try again.");
}
