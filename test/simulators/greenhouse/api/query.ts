// Reads the query of a list: what each filter takes, pipes or brackets for times, and 422 for whatever is not known.
import { unprocessable } from "./errors.ts";

/** A test of one value. */
export type Test<T> = (value: T) => boolean;

const listLimit = 50;
const operators: Record<string, (value: number, bound: number) => boolean> = {
  gte: (value, bound) => value >= bound,
  lte: (value, bound) => value <= bound,
  gt: (value, bound) => value > bound,
  lt: (value, bound) => value < bound,
};

/** At most fifty, between commas. */
export function commaList(name: string, text: string): string[] {
  const parts = text.split(",").map((part) => part.trim());
  if (parts.length > listLimit) throw unprocessable({ [name]: `object size is greater than: ${listLimit}` });
  return parts;
}

export function integer(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw unprocessable({ [name]: `value at ${name} is not an integer` });
  return Number(text);
}

/** One of the ids, or one of a row's ids. */
export function idTest(name: string, text: string): Test<number | readonly number[] | null> {
  const wanted = new Set(commaList(name, text).map((part) => integer(name, part)));
  return (value) => {
    if (value === null) return false;
    return typeof value === "number" ? wanted.has(value) : value.some((id) => wanted.has(id));
  };
}

export function flagTest(name: string, text: string): Test<boolean> {
  if (text !== "true" && text !== "false") throw unprocessable({ [name]: `value at ${name} is not a boolean` });
  return (value) => value === (text === "true");
}

export function wordTest(name: string, text: string, allowed: readonly string[] | undefined): Test<string | null> {
  if (allowed && !allowed.includes(text)) {
    throw unprocessable({ [name]: `value at ${name} is not one of: ${allowed.join(", ")}` });
  }
  return (value) => value === text;
}

/** Such as `gte|2026-01-01T00:00:00Z`, or both sides `gte|A|lte|B`. */
function bounds(name: string, text: string): [operator: string, bound: string][] {
  const parts = text.split("|");
  if (parts.length % 2 !== 0 || parts.length > 4)
    throw unprocessable({ [name]: `value at ${name} is not a date filter` });
  const pairs: [string, string][] = [];
  for (let index = 0; index < parts.length; index += 2) pairs.push([parts[index] ?? "", parts[index + 1] ?? ""]);
  return pairs;
}

/** A row without a time lies within no bounds. */
export function timeTest(name: string, pairs: [operator: string, bound: string][]): Test<number | null> {
  const tests = pairs.map(([operator, bound]) => {
    const compare = operators[operator];
    const at = Date.parse(bound);
    if (!compare || Number.isNaN(at)) throw unprocessable({ [name]: `value at ${name} is not a date filter` });
    return (value: number) => compare(value, at);
  });
  return (value) => value !== null && tests.every((test) => test(value));
}

/** The filters of times in a query, in pipe form and in bracket form (`created_at[gte]=…`), by name. */
export function timeFilters(query: URLSearchParams, names: readonly string[]): Map<string, Test<number | null>> {
  const pairs = new Map<string, [string, string][]>();
  for (const [key, value] of query) {
    const [, bracketed, operator] = /^(\w+)\[(\w+)\]$/.exec(key) ?? [];
    const name = bracketed ?? key;
    if (!names.includes(name)) continue;
    const added: [string, string][] = operator === undefined ? bounds(name, value) : [[operator, value]];
    pairs.set(name, [...(pairs.get(name) ?? []), ...added]);
  }
  if (pairs.has("created_at") && pairs.has("updated_at")) {
    throw unprocessable("created_at and updated_at cannot be combined");
  }
  return new Map([...pairs].map(([name, found]) => [name, timeTest(name, found)]));
}

/** 422 that names the first parameter which is not known here. */
export function demandKnown(query: URLSearchParams, known: ReadonlySet<string>): void {
  const strange = [...query.keys()].find((key) => !known.has(key.replace(/\[\w+\]$/, "")));
  if (strange !== undefined) throw unprocessable(`Invalid query params: ${strange}`);
}
