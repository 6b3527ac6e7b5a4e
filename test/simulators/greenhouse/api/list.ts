// One way to answer every list: filters as the list's spec names them, newest id first, pages by cursor in Link.
import type { Context, Handler } from "hono";
import type { Simulator } from "../context.ts";
import type { Row } from "../state/records.ts";
import type { Caller } from "./caller.ts";
import { readCursor, requestIdOf, writeCursor } from "./cursor.ts";
import type { ApiEnv } from "./edge.ts";
import { enter } from "./edge.ts";
import { unprocessable } from "./errors.ts";
import { commaList, demandKnown, flagTest, idTest, integer, timeFilters, wordTest } from "./query.ts";

/** What rows and their shapes are made from. */
export interface View {
  sim: Simulator;
  caller: Caller;
}

type Of<R, T> = (row: R, view: View) => T;

/** A list: its rows in the order of their ids, how one looks, and which filters exist beside the common ones. */
export interface ListSpec<R extends Row> {
  /** As in the path and in the scope. */
  collection: string;
  rows(view: View): R[];
  shape: Of<R, Record<string, unknown>>;
  /** Comma lists of ids, such as job_ids. */
  idLists?: Record<string, Of<R, number | readonly number[] | null>>;
  /** A single id. */
  ids?: Record<string, Of<R, number | readonly number[] | null>>;
  /** Comma lists of texts. */
  wordLists?: Record<string, Of<R, string | null>>;
  words?: Record<string, { of: Of<R, string | null | readonly string[]>; allowed?: readonly string[] }>;
  flags?: Record<string, Of<R, boolean>>;
  /** Ms since the epoch. */
  times?: Record<string, Of<R, number | null>>;
  /** Switches that are off or on while nobody names them. */
  switches?: Record<string, { byDefault: boolean; shows: (row: R, isOn: boolean, view: View) => boolean }>;
}

const pageLimit = 500;
const commonNames = ["ids", "created_at", "updated_at", "fields", "per_page"];

function readPageSize(query: URLSearchParams): number {
  const size = integer("per_page", query.get("per_page") ?? "100");
  if (size > pageLimit) throw unprocessable({ per_page: `number at per_page is greater than: ${pageLimit}` });
  if (size < 1) throw unprocessable({ per_page: "number at per_page is less than: 1" });
  return size;
}

/** A test of whole rows; 422 for unknown parameters and for values that a filter does not take. */
function filterOf<R extends Row>(spec: ListSpec<R>, query: URLSearchParams, view: View): (row: R) => boolean {
  const { idLists = {}, ids = {}, wordLists = {}, words = {}, flags = {}, switches = {} } = spec;
  const times: Record<string, Of<R, number | null>> = {
    created_at: (row) => row.createdAt,
    updated_at: (row) => row.updatedAt,
    ...spec.times,
  };
  const own = [idLists, ids, wordLists, words, flags, times, switches].flatMap((group) => Object.keys(group));
  demandKnown(query, new Set([...commonNames, ...own]));
  const tests: ((row: R) => boolean)[] = [];
  const byId: NonNullable<ListSpec<R>["ids"]> = { ids: (row) => row.id, ...idLists, ...ids };
  for (const [name, of] of Object.entries(byId)) {
    const text = query.get(name);
    if (text === null) continue;
    if (name in ids) integer(name, text);
    const test = idTest(name, text);
    tests.push((row) => test(of(row, view)));
  }
  for (const [name, of] of Object.entries(wordLists)) {
    const text = query.get(name);
    if (text === null) continue;
    const wanted = commaList(name, text);
    tests.push((row) => wanted.includes(of(row, view) ?? ""));
  }
  for (const [name, { of, allowed }] of Object.entries(words)) {
    const text = query.get(name);
    if (text === null) continue;
    const test = wordTest(name, text, allowed);
    tests.push((row) => {
      const value = of(row, view);
      return value === null || typeof value === "string" ? test(value) : value.some(test);
    });
  }
  for (const [name, of] of Object.entries(flags)) {
    const text = query.get(name);
    if (text === null) continue;
    const test = flagTest(name, text);
    tests.push((row) => test(of(row, view)));
  }
  for (const [name, test] of timeFilters(query, Object.keys(times))) {
    const of = times[name];
    if (of) tests.push((row) => test(of(row, view)));
  }
  for (const [name, { byDefault, shows }] of Object.entries(switches)) {
    const text = query.get(name);
    const isOn = text === null ? byDefault : flagTest(name, text)(true);
    tests.push((row) => shows(row, isOn, view));
  }
  return (row) => tests.every((test) => test(row));
}

/** Only the fields asked for, when any are. */
function project(row: Record<string, unknown>, query: URLSearchParams): Record<string, unknown> {
  const asked = query.get("fields");
  if (asked === null) return row;
  const wanted = new Set(commaList("fields", asked));
  return Object.fromEntries(Object.entries(row).filter(([name]) => wanted.has(name)));
}

interface Page {
  query: URLSearchParams;
  size: number;
  number: number;
  /** Rows below this id. */
  below: number;
  requestId: string;
}

function pageAsked(sim: Simulator, c: Context<ApiEnv>, identity: string): Page {
  const query = new URL(c.req.url).searchParams;
  const text = query.get("cursor");
  if (text === null) {
    const requestId = requestIdOf(sim, c.var.requestId);
    return { query, size: readPageSize(query), number: 1, below: Infinity, requestId };
  }
  if ([...query.keys()].length > 1) {
    throw unprocessable("When passing a cursor, no other query parameters can be passed");
  }
  const cursor = readCursor(sim, identity, text);
  return {
    query: new URLSearchParams(cursor.query.filters),
    size: cursor.per_page,
    number: cursor.page,
    below: cursor.id,
    requestId: cursor.original_request_id,
  };
}

/** GET of a whole collection. There is no GET of one record. */
export function list<R extends Row>(sim: Simulator, spec: ListSpec<R>): Handler<ApiEnv> {
  return (c) => {
    const caller = enter(sim, c, `harvest:${spec.collection}:list`);
    const view = { sim, caller };
    const identity = `${caller.account.id}/${spec.collection}`;
    const page = pageAsked(sim, c, identity);
    const passes = filterOf(spec, page.query, view);
    const found: R[] = [];
    const rows = caller.user.isSiteAdmin ? spec.rows(view) : [];
    for (let index = rows.length - 1; index >= 0 && found.length <= page.size; index -= 1) {
      const row = rows[index];
      if (row && row.id < page.below && passes(row)) found.push(row);
    }
    const shown = found.slice(0, page.size);
    const last = shown.at(-1);
    if (last && found.length > page.size) {
      const cursor = writeCursor({
        query: { list: identity, filters: page.query.toString() },
        per_page: page.size,
        id: last.id,
        page: page.number + 1,
        original_request_id: page.requestId,
      });
      const { origin } = new URL(c.req.url);
      c.header("link", `<${origin}/v3/${spec.collection}?cursor=${cursor}>; rel="next"`);
    } else if (sim.options.lastPageLink === "empty") c.header("link", "");
    return c.json(shown.map((row) => project(spec.shape(row, view), page.query)));
  };
}
