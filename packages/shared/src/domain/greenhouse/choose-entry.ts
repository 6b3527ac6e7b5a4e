// Choosing one thing of the catalogue by typing: what each entry is called in a list, and which one a typed text means.
import type { CatalogueEntry } from "./catalogue.ts";
import { folded } from "./field-sources.ts";

export type Chosen = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly message: string };

const NOUNS = { user: "user", department: "department", office: "office", job: "job" } as const;
export type ChosenKind = keyof typeof NOUNS;

/** Users with their e-mail; others by name, with their id where two bear the same. */
export function labelOf(entry: CatalogueEntry, others: readonly CatalogueEntry[]): string {
  if (entry.kind === "user" && entry.data.email) return `${entry.name} (${entry.data.email})`;
  const isAlone = !others.some(
    (other) => other.kind === entry.kind && other.providerId !== entry.providerId && other.name === entry.name,
  );
  return isAlone ? entry.name : `${entry.name} (#${entry.providerId})`;
}

/** By label, id, e-mail or name; case does not matter. Only what is active can be chosen. */
export function chosenEntry(catalogue: readonly CatalogueEntry[], kind: ChosenKind, typed: string): Chosen {
  const entries = catalogue.filter((entry) => entry.kind === kind && entry.isActive);
  const text = typed.trim().toLowerCase();
  const exact = entries.find(
    (entry) =>
      labelOf(entry, entries).toLowerCase() === text ||
      entry.providerId === text ||
      `#${entry.providerId}` === text ||
      (entry.kind === "user" && entry.data.email?.toLowerCase() === text),
  );
  if (exact !== undefined) return { ok: true, id: exact.providerId };
  const named = entries.filter((entry) => folded(entry.name) === folded(typed));
  const [one] = named;
  if (one !== undefined && named.length === 1) return { ok: true, id: one.providerId };
  const message =
    named.length > 1
      ? `Several ${NOUNS[kind]}s in Greenhouse are called “${typed}”. Choose one from the list.`
      : `There is no active ${NOUNS[kind]} “${typed}” in Greenhouse. Choose one from the list.`;
  return { ok: false, message };
}

/**
 * The one entry whose name is close to a word of ours but not the same ("Boston" and "Boston, MA"); null when none or several
 * are. Only ever offered.
 */
export function nearEntry(catalogue: readonly CatalogueEntry[], kind: ChosenKind, word: string): CatalogueEntry | null {
  const ours = ` ${folded(word)} `;
  if (ours.trim() === "") return null;
  const near = foldedNames(catalogue).filter(
    ({ entry, name }) => entry.kind === kind && entry.isActive && (name.includes(ours) || ours.includes(name)),
  );
  return near.length === 1 ? (near[0]?.entry ?? null) : null;
}

type Folded = { readonly entry: CatalogueEntry; readonly name: string };

/** By catalogue: hundreds of words are held against thousands of names. */
const FOLDED = new WeakMap<readonly CatalogueEntry[], readonly Folded[]>();

function foldedNames(catalogue: readonly CatalogueEntry[]): readonly Folded[] {
  const known = FOLDED.get(catalogue) ?? catalogue.map((entry) => ({ entry, name: ` ${folded(entry.name)} ` }));
  FOLDED.set(catalogue, known);
  return known;
}
