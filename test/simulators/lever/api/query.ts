// Reads query strings the way Lever's list calls do: repeated names mean OR, times are ms and inclusive.
import { badRequest } from "./errors.ts";

const notFilters = new Set(["limit", "offset", "include", "expand"]);

const bounds = (...names: string[]) => names.flatMap((name) => [`${name}_start`, `${name}_end`]);

/** The filters that each list documents. */
const documented: Record<string, readonly string[]> = {
  requisitions: [...bounds("created_at"), "requisition_code", "status", "confidentiality"],
  opportunities: [
    ...["tag", "email", "origin", "source", "confidentiality", "stage_id", "posting_id", "archived_posting_id"],
    ...bounds("created_at", "updated_at", "advanced_at", "archived_at"),
    ...["archived", "archive_reason_id", "snoozed", "contact_id", "location"],
  ],
  "opportunities/deleted": bounds("deleted_at"),
  postings: [
    ...["state", "distributionChannel", "confidentiality", "group", "team", "department", "location", "commitment"],
    ...["level", "tag", ...bounds("updated_at")],
  ],
  "postings/deleted": bounds("deleted_at"),
  "applications/deleted": bounds("deleted_at"),
  archive_reasons: ["type"],
  users: ["includeDeactivated", "email", "accessRole", "external_directory_id"],
};

/** 400 that names the first parameter which the list does not document. What Lever says to one is not published; this is the strict way. */
export function demandDocumented(list: string, query: URLSearchParams): void {
  const known = new Set([...notFilters, ...(documented[list] ?? [])]);
  const strange = [...query.keys()].find((name) => !known.has(name));
  if (strange !== undefined) throw badRequest(`Unknown parameter: ${strange}`);
}

/** Names a list with its filters; any change of filters is another list, on which old offset tokens are invalid. */
export function listOf(name: string, query: URLSearchParams): string {
  const filters = [...query.entries()].filter(([key]) => !notFilters.has(key));
  return `${name}?${filters
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join("&")}`;
}

/** Ms since the epoch, or undefined when absent; 400 when it is no timestamp. */
export function timestamp(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d+$/.test(text)) throw badRequest(`${name} is not a valid timestamp`);
  return Number(text);
}

/** A test for `<name>_start` and `<name>_end`, both inclusive; null never lies within a bound. */
export function withinBounds(query: URLSearchParams, name: string): (value: number | null) => boolean {
  const start = timestamp(query, `${name}_start`);
  const end = timestamp(query, `${name}_end`);
  if (start === undefined && end === undefined) return () => true;
  return (value) => value !== null && (start === undefined || value >= start) && (end === undefined || value <= end);
}

/** A test that passes when the parameter is absent or one of its values equals. */
export function oneOf(query: URLSearchParams, name: string): (value: string | null) => boolean {
  const wanted = query.getAll(name);
  if (wanted.length === 0) return () => true;
  return (value) => value !== null && wanted.includes(value);
}

/** As `oneOf`, for rows that hold several values. */
export function anyOf(query: URLSearchParams, name: string): (values: readonly string[]) => boolean {
  const wanted = query.getAll(name);
  if (wanted.length === 0) return () => true;
  return (values) => values.some((value) => wanted.includes(value));
}

/** `true` or `false`, or undefined when absent; 400 for anything else. */
export function flag(query: URLSearchParams, name: string): boolean | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (text !== "true" && text !== "false") throw badRequest(`${name} must be true or false`);
  return text === "true";
}

/** Which confidentialities a list shows: ordinary ones unless asked, confidential ones only with the grant. */
export function confidentialityTest(
  query: URLSearchParams,
  hasConfidentialAccess: boolean,
): (value: "confidential" | "non-confidential") => boolean {
  const wanted = query.get("confidentiality") ?? "non-confidential";
  if (wanted !== "all" && wanted !== "confidential" && wanted !== "non-confidential") {
    throw badRequest("confidentiality must be confidential, non-confidential or all");
  }
  return (value) => (wanted === "all" || wanted === value) && (value === "non-confidential" || hasConfidentialAccess);
}

/** The expanded names, each of which must be allowed; Lever answers 400 to any other, also to a comma-joined list. */
export function expansions(query: URLSearchParams, allowed: readonly string[]): Set<string> {
  const wanted = new Set(query.getAll("expand"));
  for (const name of wanted) {
    if (!allowed.includes(name)) throw badRequest(`${name} is not expandable`);
  }
  return wanted;
}

/** Keeps only the fields named by `include`; expanded ones always stay. */
export function includeOnly(row: Record<string, unknown>, query: URLSearchParams): Record<string, unknown> {
  const wanted = new Set(query.getAll("include"));
  if (wanted.size === 0) return row;
  const expanded = new Set(query.getAll("expand"));
  return Object.fromEntries(Object.entries(row).filter(([name]) => wanted.has(name) || expanded.has(name)));
}
