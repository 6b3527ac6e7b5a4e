// Who decided about the employees of a page of seats, by name, so that each seat can say it and lead to the reasons.
import { nameActors } from "#shared/db/members.ts";
import { listSeatMatches, type SeatMatch } from "#shared/db/seat-matches.ts";
import type { Scope } from "./scope.ts";

export type NamedSeatMatch = SeatMatch & { readonly decidedByName: string };

/** By the id of the hire; null stands for seats without a hire. */
export async function seatMatches(
  scope: Scope,
  hireIds: readonly (string | null | undefined)[],
): Promise<ReadonlyMap<string, NamedSeatMatch>> {
  const matches = await listSeatMatches(
    scope.tenant,
    hireIds.flatMap((id) => id ?? []),
  );
  const names = await nameActors(
    scope.tenant,
    [...matches.values()].map((match) => match.decidedBy),
  );
  return new Map(
    [...matches].map(([hireId, match]) => [
      hireId,
      { ...match, decidedByName: names.get(match.decidedBy) ?? match.decidedBy },
    ]),
  );
}
