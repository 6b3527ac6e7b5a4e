// Reading a whole Lever list page by page, with the guards that its paging needs.
import type { z } from "zod";
import { fail, ok } from "../../domain/result.ts";
import type { Pages } from "../adapter.ts";
import type { AtsClient } from "../client.ts";
import { readable } from "../readable.ts";
import { Page } from "./schema.ts";

const PAGE_SIZE = "100"; // Lever's maximum
const RESTARTS = 3;

/**
 * Pages of a list. Tokens die (any change of filters, age): the window then starts again, so a row can come twice but none is
 * lost. A token that does not advance ends in a failure instead of a loop. Rows that cannot be read are logged and left out.
 */
export async function* pages<Row>(
  client: AtsClient,
  path: string,
  query: readonly (readonly [string, string])[],
  row: z.ZodType<Row>,
): Pages<Row> {
  let offset: string | undefined;
  let restarts = 0;
  for (;;) {
    const answer = await client({
      method: "GET",
      path,
      query: [...query, ["limit", PAGE_SIZE], ...(offset === undefined ? [] : ([["offset", offset]] as const))],
    });
    if (!answer.ok) {
      if (answer.reason === "stale_cursor" && ++restarts <= RESTARTS) {
        offset = undefined;
        continue;
      }
      yield answer;
      return;
    }
    const page = Page.safeParse(answer.value.body);
    if (!page.success) {
      yield fail("unexpected_answer", `Lever's list ${path} has no readable data.`);
      return;
    }
    yield ok(readable("lever", path, page.data.data, row));
    const next = page.data.next ?? undefined;
    if (page.data.hasNext !== true || next === undefined) return;
    if (next === offset) {
      yield fail("unexpected_answer", `Lever's list ${path} does not advance.`);
      return;
    }
    offset = next;
  }
}
