// The rows of the mapping screen: Greenhouse's fields, or our words, each with what is mapped, what is suggested and what is wrong.
import type {
  CatalogueEntry,
  FieldDefinition,
  FieldMapping,
  ValueKind,
  ValueMapping,
} from "#shared/domain/greenhouse/catalogue.ts";
import { labelOf, nearEntry } from "#shared/domain/greenhouse/choose-entry.ts";
import { suggestedSource } from "#shared/domain/greenhouse/field-sources.ts";
import type { MappingProblem } from "#shared/domain/greenhouse/mapping-check.ts";
import { CATALOGUE_KIND, meantId } from "#shared/domain/greenhouse/meant.ts";
import type { Mappings } from "../operations/field-mappings.ts";
import { oneOf, type Query } from "./query.ts";

export const PARTS = ["job", "opening", "department", "office", "hiring_manager", "recruiter"] as const;
export type Part = (typeof PARTS)[number];

export const SHOWN = ["mapped", "unmapped", "required", "suggested", "problems"] as const;

export const MAPPING_QUERY = ["part", "q", "show", "from"] as const;
export const ROWS_AT_ONCE = 50; // an account may have hundreds of fields: a page stays a page

export type FieldRow = {
  readonly field: FieldDefinition;
  readonly mapping: FieldMapping | null;
  /** Offered while nothing is mapped. */
  readonly suggestion: FieldMapping["field"] | null;
  readonly problem: MappingProblem | null;
};

export type WordRow = {
  readonly word: string;
  readonly mapping: ValueMapping | null;
  /** What the mapping names, as it is called now; null when it is gone. */
  readonly mapped: CatalogueEntry | null;
  /** Understood without a mapping, since Greenhouse has exactly one of that name. */
  readonly byName: CatalogueEntry | null;
  readonly suggestion: CatalogueEntry | null;
  readonly problem: string | null;
};

export function partOf(query: Query): Part {
  return oneOf(query["part"], PARTS) ?? "job";
}

export function isFieldPart(part: Part): part is "job" | "opening" {
  return part === "job" || part === "opening";
}

/** All active fields of jobs or openings, those too that cannot be written. */
export function fieldRows(held: Mappings, on: "job" | "opening"): FieldRow[] {
  return held.definitions
    .filter((field) => field.on === on)
    .map((field) => {
      const mapping = held.fields.find((one) => one.on === on && one.key === field.key) ?? null;
      const problem = held.problems.find((one) => one.on === on && one.key === field.key) ?? null;
      return { field, mapping, suggestion: mapping === null ? suggestedSource(field) : null, problem };
    });
}

/** Mapped once, and not in Greenhouse any more. */
export function goneRows(held: Mappings, on: "job" | "opening"): MappingProblem[] {
  return held.problems.filter((problem) => problem.on === on && problem.reason === "field_gone");
}

export function narrowed(rows: readonly FieldRow[], query: Query): FieldRow[] {
  const q = query["q"]?.toLowerCase() ?? "";
  const show = oneOf(query["show"], SHOWN);
  return rows.filter(({ field, mapping, suggestion, problem }) => {
    const isFound = q === "" || field.name.toLowerCase().includes(q) || field.key.toLowerCase().includes(q);
    if (!isFound || show === undefined) return isFound;
    const shown = {
      mapped: mapping !== null,
      unmapped: mapping === null,
      required: field.isRequired,
      suggested: suggestion !== null,
      problems: problem !== null,
    };
    return shown[show];
  });
}

export type Cut<Row> = {
  readonly rows: readonly Row[];
  readonly from: number;
  readonly total: number;
  readonly previous: number | null;
  readonly next: number | null;
};

/** The rows that one page shows, beginning with the row number of the URL. */
export function cut<Row>(rows: readonly Row[], query: Query): Cut<Row> {
  const asked = Number(query["from"] ?? 0);
  const from = Number.isInteger(asked) && asked > 0 && asked < rows.length ? asked : 0;
  const next = from + ROWS_AT_ONCE;
  return {
    rows: rows.slice(from, next),
    from,
    total: rows.length,
    previous: from > 0 ? Math.max(0, from - ROWS_AT_ONCE) : null,
    next: next < rows.length ? next : null,
  };
}

const WORDS_OF: Record<ValueKind, "department" | "location" | "hiringManager" | "recruiter"> = {
  department: "department",
  office: "location",
  hiring_manager: "hiringManager",
  recruiter: "recruiter",
};

/** The words that live plans use, and those that are mapped although no plan uses them now. */
export function wordsOf(held: Mappings, kind: ValueKind): string[] {
  const mapped = held.values.flatMap((one) => (one.kind === kind ? [one.value] : []));
  return [...new Set([...(held.words[WORDS_OF[kind]] ?? []), ...mapped])];
}

export function wordRows(held: Mappings, kind: ValueKind): WordRow[] {
  const mapped = held.values.filter((one) => one.kind === kind);
  const theirs = CATALOGUE_KIND[kind];
  return wordsOf(held, kind).map((word) => {
    const mapping = mapped.find(({ value }) => value === word) ?? null;
    const entry = held.catalogue.find((one) => one.kind === theirs && one.providerId === mapping?.providerId) ?? null;
    const nameId = meantId({ catalogue: held.catalogue, values: [] }, kind, word);
    const byName = held.catalogue.find((one) => one.kind === theirs && one.providerId === nameId) ?? null;
    const isUnclear = mapping === null && byName === null;
    return {
      word,
      mapping,
      mapped: entry?.isActive ? entry : null,
      byName,
      suggestion: isUnclear ? nearEntry(held.catalogue, theirs, word) : null,
      problem: problemOf(mapping, entry, isUnclear),
    };
  });
}

function problemOf(mapping: ValueMapping | null, entry: CatalogueEntry | null, isUnclear: boolean): string | null {
  if (mapping !== null && entry?.isActive !== true)
    return `${entry?.name ?? mapping.providerId} is no longer active in Greenhouse. Choose another.`;
  return isUnclear ? "Not understood: nothing in Greenhouse has this name." : null;
}

/** What can be chosen for a kind of word, by the label that names it. */
export function choicesFor(held: Mappings, kind: ValueKind): { readonly id: string; readonly label: string }[] {
  const entries = held.catalogue.filter((entry) => entry.kind === CATALOGUE_KIND[kind] && entry.isActive);
  return entries
    .map((entry) => ({ id: entry.providerId, label: labelOf(entry, entries) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}
