// Harvest v3 has no reading of one record: everything is a list with filters, and ids go fifty at a time.
import type { z } from "zod";
import { fail, ok } from "../../domain/result.ts";
import type { AtsResult } from "../adapter.ts";
import type { AtsClient } from "../client.ts";
import type { Demand } from "../readable.ts";
import { pages } from "./pages.ts";

/** The most ids that a filter takes. */
export const IDS_AT_ONCE = 50;

type Query = readonly (readonly [string, string])[];

/** All rows of a list that is known to be short. One that cannot be read fails it, unless `demand` says otherwise. */
export async function all<Row>(
  client: AtsClient,
  path: string,
  query: Query,
  row: z.ZodType<Row>,
  demand: Demand = "all",
): Promise<AtsResult<Row[]>> {
  const rows: Row[] = [];
  for await (const page of pages(client, path, query, row, demand)) {
    if (!page.ok) return page;
    rows.push(...page.value);
  }
  return ok(rows);
}

/** Rows whose `filter` (ids, job_ids, …) is one of these. */
export async function allOf<Row>(
  client: AtsClient,
  path: string,
  filter: string,
  ids: Iterable<string>,
  row: z.ZodType<Row>,
  also: Query = [],
  demand: Demand = "all",
): Promise<AtsResult<Row[]>> {
  const wanted = [...new Set(ids)];
  const rows: Row[] = [];
  for (let i = 0; i < wanted.length; i += IDS_AT_ONCE) {
    const some = wanted.slice(i, i + IDS_AT_ONCE).join(",");
    const found = await all(client, path, [[filter, some], ...also], row, demand);
    if (!found.ok) return found;
    rows.push(...found.value);
  }
  return ok(rows);
}

/** The record under an id, or `not_found`. What the caller may not see at all is not told apart: sight.ts does. */
export async function one<Row extends { readonly id: string }>(
  client: AtsClient,
  path: string,
  id: string,
  row: z.ZodType<Row>,
): Promise<AtsResult<Row>> {
  const found = await allOf(client, path, "ids", [id], row);
  if (!found.ok) return found;
  const first = found.value.find((record) => record.id === id);
  return first === undefined ? fail("not_found", `Greenhouse has no ${id} in ${path}.`) : ok(first);
}
