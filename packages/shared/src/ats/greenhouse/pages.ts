// Reading a whole Harvest v3 list: bare arrays, the next page in the Link header, newest ids first.
import type { z } from "zod";
import { fail, ok } from "../../domain/result.ts";
import type { Pages } from "../adapter.ts";
import type { AtsClient } from "../client.ts";
import { readable, type Demand } from "../readable.ts";
import { List } from "./schema.ts";

const PAGE_SIZE = "500"; // v3's maximum; only the first request may name it, the cursor carries it on
const RESTARTS = 3;

/**
 * Pages of a list. A cursor must be the only parameter; when it dies, the list starts again, so a row can come twice but none is
 * lost. A cursor that came before ends in a failure. A list that is "not found" is a wrong address: it says nothing about its rows.
 */
export async function* pages<Row>(
  client: AtsClient,
  path: string,
  query: readonly (readonly [string, string])[],
  row: z.ZodType<Row>,
  demand: Demand = "readable",
): Pages<Row> {
  let cursor: string | undefined;
  let restarts = 0;
  const seen = new Set<string>();
  for (;;) {
    const parameters =
      cursor === undefined ? [...query, ["per_page", PAGE_SIZE] as const] : [["cursor", cursor] as const];
    const answer = await client({ method: "GET", path, query: parameters });
    if (!answer.ok) {
      if (answer.reason === "stale_cursor" && cursor !== undefined && ++restarts <= RESTARTS) {
        cursor = undefined;
        seen.clear();
        continue;
      }
      yield answer.reason === "not_found" ? fail("unexpected_answer", `Greenhouse has no list ${path}.`) : answer;
      return;
    }
    const list = List.safeParse(answer.value.body);
    if (!list.success) {
      yield fail("unexpected_answer", `Greenhouse's list ${path} is no list.`);
      return;
    }
    const { rows, all } = readable("greenhouse", path, list.data, row);
    if (demand === "all" && !all) {
      yield fail("unexpected_answer", `Greenhouse's list ${path} has a row that cannot be read.`);
      return;
    }
    yield ok(rows);
    const next = nextCursor(answer.value.headers.get("link"));
    if (next === null) return;
    if (next === "" || seen.has(next)) {
      const how = next === "" ? "goes on, but does not say where" : "does not advance";
      yield fail("unexpected_answer", `Greenhouse's list ${path} ${how}.`);
      return;
    }
    seen.add(next);
    cursor = next;
  }
}

/**
 * The cursor of `Link: <…?cursor=…>; rel="next"`; null on the last page, where the header is missing or an empty string. Empty when
 * there is a next page but no cursor in its address.
 */
export function nextCursor(link: string | null): string | null {
  for (const [, address = "", parameters = ""] of (link ?? "").matchAll(/<([^>]*)>([^<]*)/g)) {
    if (!/;\s*rel\s*=\s*"?next"?\s*(?:[;,]|$)/i.test(parameters.trim())) continue;
    return URL.parse(address, "https://greenhouse.invalid")?.searchParams.get("cursor") ?? "";
  }
  return null;
}
