// Which department, offices and users of Greenhouse a position's words mean: as chosen, else as mapped, else by an equal name.
import type { CatalogueEntry, ValueKind, ValueMapping } from "./catalogue.ts";
import type { PlanProblem } from "./planned-fields.ts";

type Setting = { readonly catalogue: readonly CatalogueEntry[]; readonly values: readonly ValueMapping[] };

/** Where the choices of each kind stand in the catalogue. */
export const CATALOGUE_KIND = {
  department: "department",
  office: "office",
  hiring_manager: "user",
  recruiter: "user",
} as const;
const NOUN: Record<ValueKind, string> = {
  department: "department",
  office: "office",
  hiring_manager: "hiring manager",
  recruiter: "recruiter",
};

/**
 * The id that a word of ours means, or null: what it is mapped to, else the only active entry of that name (a user also by e-mail).
 * Also what the mapping screen suggests.
 */
export function meantId({ catalogue, values }: Setting, kind: ValueKind, word: string): string | null {
  const mapped = values.find((mapping) => mapping.kind === kind && mapping.value === word);
  if (mapped !== undefined) return mapped.providerId;
  const found = namedEntries(catalogue).get(`${CATALOGUE_KIND[kind]} ${plain(word)}`) ?? new Set();
  const [only] = found;
  return found.size === 1 ? (only ?? null) : null;
}

const plain = (text: string) => text.trim().toLowerCase();

/** By catalogue: a bulk sync asks for thousands of words. */
const NAMED = new WeakMap<readonly CatalogueEntry[], Map<string, Set<string>>>();

/** The ids of active entries by kind and name, users also by e-mail. */
function namedEntries(catalogue: readonly CatalogueEntry[]): Map<string, Set<string>> {
  const known = NAMED.get(catalogue);
  if (known !== undefined) return known;
  const named = new Map<string, Set<string>>();
  for (const entry of catalogue) {
    if (!entry.isActive) continue;
    const names = entry.kind === "user" ? [entry.name, entry.data.email ?? entry.name] : [entry.name];
    for (const name of names) {
      const key = `${entry.kind} ${plain(name)}`;
      named.set(key, (named.get(key) ?? new Set()).add(entry.providerId));
    }
  }
  NAMED.set(catalogue, named);
  return named;
}

/** `id` undefined: nobody says, the template's stays. */
export function departmentFor(setting: Setting, word: string | null, chosen: string | null | undefined) {
  const { ids, notes, problems } = meant(
    setting,
    "department",
    word,
    chosen === undefined ? undefined : chosen === null ? [] : [chosen],
  );
  return { id: ids === undefined ? undefined : (ids[0] ?? null), notes, problems };
}

/** `ids` undefined: nobody says, the template's stay. */
export function officesFor(setting: Setting, word: string | null, chosen: readonly string[] | undefined) {
  return meant(setting, "office", word, chosen);
}

export function usersFor(
  setting: Setting,
  kind: "hiring_manager" | "recruiter",
  word: string | null,
  chosen: readonly string[] | undefined,
) {
  const { ids, notes, problems } = meant(setting, kind, word, chosen);
  return { ids: ids ?? [], notes, problems };
}

type Meant = {
  readonly ids: readonly string[] | undefined;
  readonly notes: string[];
  readonly problems: PlanProblem[];
};

function meant(setting: Setting, kind: ValueKind, word: string | null, chosen: readonly string[] | undefined): Meant {
  const ids = chosen === undefined ? idsFor(setting, kind, word) : chosen;
  if (ids === undefined) {
    const notes = word === null ? [] : [`No ${NOUN[kind]} in Greenhouse is mapped to "${word}".`];
    return { ids, notes, problems: [] };
  }
  const problems = ids.flatMap((id) => {
    const entry = setting.catalogue.find((one) => one.kind === CATALOGUE_KIND[kind] && one.providerId === id);
    if (entry?.isActive === true) return [];
    const name = entry?.name ?? id;
    return [{ on: "job" as const, key: kind, name, message: `The ${NOUN[kind]} ${name} is not active in Greenhouse.` }];
  });
  return { ids, notes: [], problems };
}

function idsFor(setting: Setting, kind: ValueKind, word: string | null): string[] | undefined {
  const id = word === null ? null : meantId(setting, kind, word);
  return id === null ? undefined : [id];
}
