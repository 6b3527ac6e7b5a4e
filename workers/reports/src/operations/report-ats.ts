// Reports > ATS: every position with what became of it at the ATS, the counts for its tabs, and the ids behind "select all".
import type { Page, PageRequest } from "#shared/db/paging.ts";
import {
  countBySyncStatus,
  listPositionIds,
  listPositions,
  type PositionFilter,
  type PositionRow,
} from "#shared/db/positions.ts";
import type { SyncStatus } from "#shared/domain/words.ts";
import type { Scope } from "./scope.ts";

export function listAtsReport(scope: Scope, filter: PositionFilter, page: PageRequest): Promise<Page<PositionRow>> {
  return listPositions(scope.tenant, filter, page);
}

/** How many positions each tab holds under the rest of the filter; the tab itself does not narrow. */
export function atsReportCounts(
  scope: Scope,
  filter: Omit<PositionFilter, "syncStatus">,
): Promise<Record<SyncStatus, number>> {
  return countBySyncStatus(scope.tenant, { ...filter, syncStatus: [] });
}

/** The newest ids of the filter, at most `limit`, for a bulk action on "all of these". */
export function positionIdsOf(scope: Scope, filter: PositionFilter, limit: number): Promise<string[]> {
  return listPositionIds(scope.tenant, filter, limit);
}
