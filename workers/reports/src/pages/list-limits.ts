// How many rows pages show at once.
import type { PageRequest } from "#shared/db/paging.ts";
import type { Query } from "../view-models/query.ts";

export const ROWS_PER_PAGE = 50;

/** "Select all" of a bulk action takes at most this many: a preview of more would be read by nobody. */
export const MAX_BULK = 5000;

export function pageOfQuery(query: Query): PageRequest {
  return { cursor: query["cursor"] ?? null, limit: ROWS_PER_PAGE };
}
