// What a bulk action works on: the picked rows, or every row of the list's filter.
import type { PositionFilter } from "#shared/db/positions.ts";
import { POSITION_QUERY, positionFilter, positionQuery } from "../view-models/position-query.ts";
import { pickQuery, withQuery } from "../view-models/query.ts";
import type { PageContext } from "./respond.tsx";

export type Bulk = {
  readonly ids: readonly string[];
  /** Neither rows nor "all" were picked. */
  readonly isNothing: boolean;
  /** The list that the action came from. */
  readonly query: string;
};

/** From a posted form or from the URL. `idsOf` finds the ids when all rows of the filter are meant. */
export async function bulkIds(
  c: PageContext,
  idsOf: (filter: PositionFilter) => Promise<readonly string[]>,
): Promise<Bulk> {
  const all = c.req.method === "POST" ? formEntries(await c.req.formData()) : new URL(c.req.url).searchParams;
  const query = positionQuery(pickQuery(Object.fromEntries(all), POSITION_QUERY));
  const picked = all
    .getAll("id")
    .flatMap((ids) => ids.split(",")) // links carry them in one parameter
    .filter((id) => id !== "");
  const wantsAll = all.get("all") === "1";
  return {
    ids: wantsAll ? await idsOf(positionFilter(query)) : [...new Set(picked)],
    isNothing: !wantsAll && picked.length === 0,
    query: withQuery("/positions", query),
  };
}

function formEntries(form: FormData): URLSearchParams {
  const entries = new URLSearchParams();
  form.forEach((value, name) => {
    if (typeof value === "string") entries.append(name, value);
  });
  return entries;
}
