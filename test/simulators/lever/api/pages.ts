// Cuts a sorted list into Lever's pages: `{data, next?, hasNext}`, starting at the row that the offset names.
import type { Simulator } from "../context.ts";
import { badRequest } from "./errors.ts";
import type { SortKey } from "./offset-book.ts";
import { demandDocumented, listOf } from "./query.ts";

/** One direction per part of the sort key; the id is the last part. */
export type Direction = "asc" | "desc";

export interface SortedList<T> {
  key: (row: T) => SortKey;
  directions: readonly Direction[];
}

export function compareKeys(a: SortKey, b: SortKey, directions: readonly Direction[]): number {
  for (let index = 0; index < directions.length; index += 1) {
    const left = a[index] ?? "";
    const right = b[index] ?? "";
    if (left === right) continue;
    const isBefore =
      typeof left === "number" && typeof right === "number" ? left < right : String(left) < String(right);
    return isBefore === (directions[index] === "asc") ? -1 : 1;
  }
  return 0;
}

export function sortRows<T>(rows: T[], list: SortedList<T>): T[] {
  return rows
    .map((row) => ({ row, key: list.key(row) }))
    .sort((a, b) => compareKeys(a.key, b.key, list.directions))
    .map(({ row }) => row);
}

function readLimit(query: URLSearchParams): number {
  const text = query.get("limit");
  if (text === null) return 100;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw badRequest("limit must be a number from 1 to 100");
  return limit;
}

export interface Page<T> {
  data: T[];
  next?: string;
  hasNext: boolean;
}

/**
 * A page of rows that are sorted already. A row that moved since the last page is met again or missed: Lever's tokens
 * name a place in the order, not a snapshot.
 * @param listName path and account: with the filters it decides which tokens are good here.
 */
export function pageOf<T>(
  sim: Simulator,
  listName: string,
  query: URLSearchParams,
  rows: T[],
  list: SortedList<T>,
): Page<T> {
  const limit = readLimit(query);
  demandDocumented(listName.slice(listName.indexOf("/") + 1), query);
  const identity = listOf(listName, query);
  const offset = query.get("offset");
  let start = 0;
  if (offset !== null) {
    const from = sim.offsets.read(identity, offset);
    start = rows.findIndex((row) => compareKeys(list.key(row), from, list.directions) >= 0);
    if (start === -1) start = rows.length;
  }
  const data = rows.slice(start, start + limit);
  const following = rows[start + limit];
  if (following === undefined) return { data, hasNext: false };
  return { data, next: sim.offsets.issue(identity, list.key(following)), hasNext: true };
}
