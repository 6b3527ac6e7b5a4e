// Reading a whole Harvest v3 list: bare arrays, the next page in the Link header, newest ids first.
import type { z } from "zod";
import { fail, ok } from "../../domain/result.ts";
import type { Pages } from "../adapter.ts";
import type { AtsClient } from "../client.ts";
import { readable } from "../readable.ts";
import { List } from "./schema.ts";

const PAGE_SIZE = "500"; // v3's maximum; only the first request may name it, the cursor carries it on
const RESTARTS = 3;

/**
 * Pages of a list. A cursor must be the only parameter; when it dies, the list starts again, so a row can come twice but none is
 * lost. A cursor that does not advance ends in a failure. Rows that cannot be read are logged and left out.
 */
export async function* pages<Row>(
  client: AtsClient,
  path: string,
  query: readonly (readonly [string, string])[],
  row: z.ZodType<Row>,
): Pages<Row> {
  let cursor: string | undefined;
  let restarts = 0;
  for (;;) {
    const parameters =
      cursor === undefined ? [...query, ["per_page", PAGE_SIZE] as const] : [["cursor", cursor] as const];
    const answer = await client({ method: "GET", path, query: parameters });
    if (!answer.ok) {
      if (answer.reason === "stale_cursor" && cursor !== undefined && ++restarts <= RESTARTS) {
        cursor = undefined;
        continue;
      }
      yield answer;
      return;
    }
    const list = List.safeParse(answer.value.body);
    if (!list.success) {
      yield fail("unexpected_answer", `Greenhouse's list ${path} is no list.`);
      return;
    }
    yield ok(readable("greenhouse", path, list.data, row));
    const next = nextCursor(answer.value.headers.get("link"));
    if (next === null) return;
    if (next === cursor) {
      yield fail("unexpected_answer", `Greenhouse's list ${path} does not advance.`);
      return;
    }
    cursor = next;
  }
}

/** The cursor of `Link: <…?cursor=…>; rel="next"`; null on the last page, where the header is missing or an empty string. */
export function nextCursor(link: string | null): string | null {
  for (const part of (link ?? "").split(",")) {
    const match = /<([^>]+)>\s*;\s*rel="?next"?/.exec(part);
    if (match?.[1] !== undefined) return new URL(match[1], "https://greenhouse.invalid").searchParams.get("cursor");
  }
  return null;
}
