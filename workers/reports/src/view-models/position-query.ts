// The URL of a position list as the filter that the database understands.
import type { PositionFilter } from "#shared/db/positions.ts";
import { PositionStatus, SyncStatus } from "#shared/domain/words.ts";
import { oneOf, type Query } from "./query.ts";

export const POSITION_QUERY = ["q", "status", "sync", "department", "location", "cursor"] as const;

/** Words that no status has are dropped, so that a hand-made URL shows everything instead of failing. */
export function positionQuery(query: Query): Query {
  return {
    ...query,
    status: oneOf(query["status"], PositionStatus.options),
    sync: oneOf(query["sync"], SyncStatus.options),
  };
}

export function positionFilter(query: Query): PositionFilter {
  const status = oneOf(query["status"], PositionStatus.options);
  const sync = oneOf(query["sync"], SyncStatus.options);
  return {
    ...(query["q"] ? { q: query["q"] } : {}),
    ...(status ? { status: [status] } : {}),
    ...(sync ? { syncStatus: [sync] } : {}),
    ...(query["department"] ? { department: query["department"] } : {}),
    ...(query["location"] ? { location: query["location"] } : {}),
  };
}
