// Reading a whole Lever list page by page, with the guards that its paging needs.
import type { z } from "zod";
import { fail, ok } from "../../domain/result.ts";
import type { AtsResult, Pages } from "../adapter.ts";
import type { AtsClient } from "../client.ts";
import { readable, type Demand } from "../readable.ts";
import { Page } from "./schema.ts";

const PAGE_SIZE = "100"; // Lever's maximum
const RESTARTS = 3;
const MOST_EMPTY = 50; // pages in a row; a list that only ever promises more is none

/**
 * Pages of a list. Tokens die (any change of filters, age): the window then starts again, so a row can come twice but none is
 * lost. A token that came before ends in a failure instead of a loop.
 */
export async function* pages<Row>(
  client: AtsClient,
  path: string,
  query: readonly (readonly [string, string])[],
  row: z.ZodType<Row>,
  demand: Demand = "readable",
): Pages<Row> {
  let offset: string | null = null;
  let restarts = 0;
  let empty = 0;
  const seen = new Set<string>();
  for (;;) {
    const page: AtsResult<OnePage<Row>> = await onePage(client, path, query, row, offset, demand);
    if (!page.ok) {
      if (page.reason === "stale_cursor" && ++restarts <= RESTARTS) {
        offset = null;
        seen.clear();
        continue;
      }
      yield page;
      return;
    }
    yield ok(page.value.rows);
    offset = page.value.next;
    if (offset === null) return;
    empty = page.value.rows.length === 0 ? empty + 1 : 0;
    if (seen.has(offset) || empty > MOST_EMPTY) {
      yield fail("unexpected_answer", `Lever's list ${path} does not advance.`);
      return;
    }
    seen.add(offset);
  }
}

/** `next`: the token of the page after it; null on the last. `answeredAt`: by Lever's clock. */
export type OnePage<Row> = {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly answeredAt: string | null;
};

/** The page behind a token, for walks that are interrupted and taken up again; `stale_cursor` when the token has died. */
export async function onePage<Row>(
  client: AtsClient,
  path: string,
  query: readonly (readonly [string, string])[],
  row: z.ZodType<Row>,
  offset: string | null,
  demand: Demand = "readable",
): Promise<AtsResult<OnePage<Row>>> {
  const answer = await client({
    method: "GET",
    path,
    query: [...query, ["limit", PAGE_SIZE], ...(offset === null ? [] : ([["offset", offset]] as const))],
  });
  if (!answer.ok) return answer;
  const page = Page.safeParse(answer.value.body);
  if (!page.success) return fail("unexpected_answer", `Lever's list ${path} has no readable data.`);
  const { rows, all } = readable("lever", path, page.data.data, row);
  if (demand === "all" && !all) return fail("unexpected_answer", `Lever's list ${path} has a row that cannot be read.`);
  const { hasNext } = page.data;
  const next = hasNext === false ? null : page.data.next || null; // lists of one page have neither
  if (next === null && hasNext === true)
    return fail("unexpected_answer", `Lever's list ${path} goes on, but does not say where.`);
  if (next !== null && next === offset) return fail("unexpected_answer", `Lever's list ${path} does not advance.`);
  return ok({ rows, next, answeredAt: answer.value.answeredAt });
}
