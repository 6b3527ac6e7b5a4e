// Filters: parsed by scim2-parse-filter, then checked against the attribute tables, so that only what we know goes on.
import { parse, type Filter } from "scim2-parse-filter";
import { ok, type Result } from "../result.ts";
import { attributeNamed, type Attribute, type Shape } from "./attributes.ts";
import { prepareFilter } from "./filter-text.ts";
import { resolveRef, type Ref } from "./paths.ts";
import { refusal, type ScimType } from "./refusal.ts";
import { readBoolean, readDate, type ScimObject } from "./values.ts";

const OPERATORS = ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"] as const;
export type Operator = (typeof OPERATORS)[number];

/** A checked filter. In `some`, the refs of `where` are parts of the list's elements. */
export type Condition =
  | { readonly kind: "and" | "or"; readonly of: readonly Condition[] }
  | { readonly kind: "not"; readonly of: Condition }
  | { readonly kind: "compare"; readonly at: Ref; readonly operator: Operator; readonly value: string | boolean }
  | { readonly kind: "present"; readonly at: Ref }
  | { readonly kind: "some"; readonly at: Ref; readonly where: Condition | null };

const MAX_FILTER = 2_000; // characters
const MAX_COMPARISONS = 20; // each binds up to two of D1's 100 parameters
const MAX_DEPTH = 20; // of `not`, `and`, `or` in one another: D1 takes expressions 100 deep

type Checked = Result<Condition, ScimType>;
type Resolve = (path: string) => Ref | null;
/** What one filter shares: its strings, by the numbers that stand for them, and the comparisons that it may still make. */
type Reading = { readonly strings: readonly string[]; left: number };

/** A filter of a list request. */
export function parseFilter(shape: Shape, text: string): Checked {
  return check(text, (path) => resolveRef(shape, path));
}

/** A filter in brackets, over the elements of a list. */
export function parseElementFilter(list: Attribute, text: string): Checked {
  return check(text, (path) => partRef(list, path));
}

function check(text: string, resolve: Resolve): Checked {
  if (text.length > MAX_FILTER) return refusal("invalidFilter", `A filter has at most ${MAX_FILTER} characters.`);
  const { text: prepared, strings } = prepareFilter(text);
  let parsed: Filter;
  try {
    parsed = parse(prepared);
  } catch {
    return refusal("invalidFilter", "The filter is not in SCIM's syntax (RFC 7644, 3.4.2.2).");
  }
  const reading = { strings, left: MAX_COMPARISONS };
  const condition = conditionOf(parsed, resolve, reading, MAX_DEPTH);
  if (condition.ok && reading.left < 0)
    return refusal("invalidFilter", `A filter has at most ${MAX_COMPARISONS} comparisons.`);
  return condition;
}

function conditionOf(filter: Filter, resolve: Resolve, reading: Reading, depth: number): Checked {
  if (depth < 0) return refusal("invalidFilter", `A filter is nested at most ${MAX_DEPTH} deep.`);
  switch (filter.op) {
    case "and":
    case "or": {
      const of: Condition[] = [];
      for (const one of filter.filters) {
        const condition = conditionOf(one, resolve, reading, depth - 1);
        if (!condition.ok) return condition;
        of.push(condition.value);
      }
      return ok({ kind: filter.op, of });
    }
    case "not": {
      const inner = conditionOf(filter.filter, resolve, reading, depth - 1);
      return inner.ok ? ok({ kind: "not", of: inner.value }) : inner;
    }
    case "[]": {
      const list = resolve(filter.attrPath);
      if (list?.attribute.isMany !== true || list.part !== null) return unknown(filter.attrPath);
      const where = conditionOf(filter.valFilter, (path) => partRef(list.attribute, path), reading, depth - 1);
      return where.ok ? ok({ kind: "some", at: list, where: where.value }) : where;
    }
    default:
      reading.left -= 1;
      return leafOf(filter, resolve, reading);
  }
}

function leafOf(filter: Extract<Filter, { attrPath: string }>, resolve: Resolve, reading: Reading): Checked {
  // the parser takes names of the language for operators (`a pr constructor b pr`), with nothing where its types promise a path
  const operator = OPERATORS.find((one) => one === filter.op);
  if (operator === undefined && filter.op !== "pr") return refusal("invalidFilter", "Unknown operator.");
  const at = resolve(filter.attrPath);
  if (at === null) return unknown(filter.attrPath);
  if (at.attribute.isMany === true) {
    if (filter.op === "pr" && at.part === null) return ok({ kind: "some", at, where: null });
    // `emails eq "x"` and `emails.value eq "x"`: one of the elements has it
    const where = leafOf(filter, () => partRef(at.attribute, at.part?.name ?? "value"), reading);
    return where.ok ? ok({ kind: "some", at: { ...at, part: null }, where: where.value }) : where;
  }
  if (filter.op === "pr") return ok({ kind: "present", at });
  if (operator === undefined || !("compValue" in filter)) return refusal("invalidFilter", "Unknown operator.");
  const { compValue } = filter;
  return compare(at, operator, typeof compValue === "string" ? reading.strings[Number(compValue)] : compValue);
}

function compare(at: Ref, operator: Operator, raw: unknown): Checked {
  const leaf = at.part ?? at.attribute;
  const value = leaf.type === "complex" ? attributeNamed(leaf.of ?? [], "value") : leaf;
  if (value === undefined) return refusal("invalidFilter", `${leaf.name} is compared by its parts.`);
  const ref = leaf.type === "complex" ? { ...at, part: value } : at;
  if (raw === null && (operator === "eq" || operator === "ne")) {
    const present = { kind: "present", at: ref } as const;
    return ok(operator === "ne" ? present : { kind: "not", of: present });
  }
  const read =
    value.type === "boolean"
      ? readBoolean(value, raw)
      : value.type === "dateTime" || value.type === "date"
        ? readDate(value, raw)
        : ok(raw === null ? undefined : String(raw));
  if (!read.ok || read.value === undefined) return refusal("invalidFilter", `${value.name} is not compared with that.`);
  if (value.type === "boolean" && operator !== "eq" && operator !== "ne")
    return refusal("invalidFilter", `${value.name} is true or false: compare it by eq or ne.`);
  return ok({ kind: "compare", at: ref, operator, value: read.value });
}

function partRef(list: Attribute, path: string): Ref | null {
  const attribute = attributeNamed(list.of ?? [], path);
  return attribute === undefined ? null : { extension: null, attribute, part: null };
}

function unknown(path: string) {
  return refusal("invalidFilter", `There is no attribute ${path.slice(0, 100)} to filter by.`);
}

/** Whether an element of a list fulfils a filter in brackets. */
export function holds(condition: Condition, element: ScimObject): boolean {
  switch (condition.kind) {
    case "and":
      return condition.of.every((one) => holds(one, element));
    case "or":
      return condition.of.some((one) => holds(one, element));
    case "not":
      return !holds(condition.of, element);
    case "present":
      return element[condition.at.attribute.name] !== undefined;
    case "some":
      return false; // elements hold no lists
    case "compare":
      return isTrue(condition.operator, element[condition.at.attribute.name], condition);
  }
}

type Comparison = Extract<Condition, { kind: "compare" }>;

function isTrue(operator: Operator, held: unknown, { at, value }: Comparison): boolean {
  const isExact = at.attribute.isExact === true;
  const [a, b] = [held, value].map((one) => (typeof one === "string" && !isExact ? one.toLowerCase() : one));
  if (operator === "eq") return a === b;
  if (operator === "ne") return a !== b;
  if (typeof a !== "string" || typeof b !== "string") return false;
  switch (operator) {
    case "co":
      return a.includes(b);
    case "sw":
      return a.startsWith(b);
    case "ew":
      return a.endsWith(b);
    case "gt":
      return a > b;
    case "ge":
      return a >= b;
    case "lt":
      return a < b;
    case "le":
      return a <= b;
  }
}

/** What an element must say to fulfil the filter, as far as it is made of `eq`: the start of an element that PATCH makes. */
export function termsOf(condition: Condition): ScimObject {
  if (condition.kind === "and") return Object.assign({}, ...condition.of.map(termsOf)) as ScimObject; // own keys of ours only
  if (condition.kind !== "compare" || condition.operator !== "eq") return {};
  return { [condition.at.attribute.name]: condition.value };
}
