// Cursor pages as plain judgement: how many rows to ask for, what to cut, and which cursor follows.
import { expect, test } from "vitest";
import { MAX_PAGE_SIZE, pageOf } from "#shared/db/paging.ts";

const rows = (howMany: number) => Array.from({ length: howMany }, (_, index) => ({ id: `pos_${9 - index}` }));

test("a page has at most its limit, and its last row is the next cursor", () => {
  expect(pageOf(rows(4), { cursor: null, limit: 3 })).toEqual({ data: rows(3), nextCursor: "pos_7" });
});

test("without a row too many it is the last page", () => {
  expect(pageOf(rows(3), { cursor: null, limit: 3 })).toEqual({ data: rows(3), nextCursor: null });
  expect(pageOf([], { cursor: "pos_1", limit: 3 })).toEqual({ data: [], nextCursor: null });
});

test("a limit below one or above the largest page is drawn to it", () => {
  expect(pageOf(rows(2), { cursor: null, limit: 0 }).data).toHaveLength(1);
  const many = Array.from({ length: MAX_PAGE_SIZE + 1 }, (_, index) => ({ id: `pos_${index}` }));
  expect(pageOf(many, { cursor: null, limit: 10_000 }).data).toHaveLength(MAX_PAGE_SIZE);
});
