// The order in which proposed matches are decided: what blocks a seat first, the soonest start before the later.
import type { MatchRow } from "#shared/db/matches.ts";

type Ordered = Pick<MatchRow, "id" | "position" | "hire"> & {
  readonly employee: Pick<MatchRow["employee"], "startDate">;
};

export function byWhatBlocks<Match extends Ordered>(matches: readonly Match[]): Match[] {
  return [...matches].sort(
    (a, b) => seatRank(a) - seatRank(b) || startOf(a).localeCompare(startOf(b)) || a.id.localeCompare(b.id),
  );
}

function seatRank(match: Ordered): number {
  return match.position === null ? 1 : 0;
}

/** When the person starts, as far as anyone said; without any date, when they were hired. */
function startOf(match: Ordered): string {
  return match.employee.startDate ?? match.position?.targetStartOn ?? match.hire.hiredAt.slice(0, 10);
}
