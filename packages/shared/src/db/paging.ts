// Cursor paging by id: ids rise with time, so "newest first" is `order by id desc` and a cursor is the last id that was shown.
import { desc, lt, sql, type Column, type SQL } from "drizzle-orm";

/** Which page: rows after `cursor` (the first page when null), at most `limit` of them. */
export type PageRequest = { readonly cursor: string | null; readonly limit: number };

/** `nextCursor` is null on the last page. */
export type Page<Row> = { readonly data: Row[]; readonly nextCursor: string | null };

export const MAX_PAGE_SIZE = 100;

/**
 * The condition and the order of a page; asks for one row more than `limit`, so that `pageOf` can tell whether more follow.
 * @param isNarrow the other conditions leave a handful of rows: they are to be found by their own index and then sorted. Without
 * table statistics SQLite would rather walk the tenant's rows in order
 */
export function pageWindow(
  id: Column,
  page: PageRequest,
  isNarrow = false,
): { after: SQL | undefined; order: SQL; limit: number } {
  const after = page.cursor === null ? undefined : isNarrow ? sql`+${id} < ${page.cursor}` : lt(id, page.cursor);
  return { after, order: isNarrow ? sql`+${id} desc` : desc(id), limit: sizeOf(page) + 1 };
}

/** Cuts the extra row that `pageWindow` asked for, and makes the cursor from the last one that stays. */
export function pageOf<Row extends { readonly id: string }>(rows: Row[], page: PageRequest): Page<Row> {
  const limit = sizeOf(page);
  if (rows.length <= limit) return { data: rows, nextCursor: null };
  const data = rows.slice(0, limit);
  return { data, nextCursor: data.at(-1)?.id ?? null };
}

function sizeOf(page: PageRequest): number {
  return Math.min(Math.max(1, page.limit), MAX_PAGE_SIZE);
}
