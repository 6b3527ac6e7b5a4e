// What is known of single names: how rare, spelled how else, short for what, and whether the family name comes first.
import { FAMILY_FIRST } from "../data/family-first.ts";
import { FAMILY_NAMES } from "../data/family-names.ts";
import { GIVEN_NAMES } from "../data/given-names.ts";
import { NICKNAMES } from "../data/nicknames.ts";
import { SPELLINGS } from "../data/spellings.ts";

/** A name that is in no list is at least this rare: one in 8,192. More cannot be claimed from lists of this size. */
export const RAREST_BITS = 13;

type Lexicon = {
  readonly given: ReadonlyMap<string, number>;
  readonly family: ReadonlyMap<string, number>;
  readonly familyFirst: ReadonlySet<string>;
  /** By name, the first name of each group that it belongs to. */
  readonly spellings: ReadonlyMap<string, readonly string[]>;
  readonly shortForms: ReadonlyMap<string, ReadonlySet<string>>;
  readonly formalForms: ReadonlyMap<string, readonly string[]>;
};

let lexicon: Lexicon | null = null;

/** Read from the tables when first asked for: half a millisecond that a Worker without matches never spends. */
function theLexicon(): Lexicon {
  lexicon ??= {
    given: bitsByName(GIVEN_NAMES),
    family: bitsByName(FAMILY_NAMES),
    familyFirst: new Set(FAMILY_FIRST.trim().split(" ")),
    spellings: groupsByName(SPELLINGS),
    ...nicknames(),
  };
  return lexicon;
}

function rows(table: string): string[][] {
  return table
    .trim()
    .split("\n")
    .map((row) => row.split(" "));
}

function bitsByName(table: string): Map<string, number> {
  return new Map(rows(table).flatMap(([bits, ...names]) => names.map((name) => [name, Number(bits)] as const)));
}

function groupsByName(table: string): Map<string, string[]> {
  const byName = new Map<string, string[]>();
  for (const names of rows(table))
    for (const name of names) byName.set(name, [...(byName.get(name) ?? []), names[0] ?? name]);
  return byName;
}

function nicknames(): Pick<Lexicon, "shortForms" | "formalForms"> {
  const byFormal = new Map<string, Set<string>>();
  const byShort = new Map<string, string[]>();
  for (const [formal = "", ...shorts] of rows(NICKNAMES)) {
    byFormal.set(formal, new Set(shorts));
    for (const short of shorts) byShort.set(short, [...(byShort.get(short) ?? []), formal]);
  }
  return { shortForms: byFormal, formalForms: byShort };
}

/** How much it says that two people share this given name, in bits: -log2 of the share of people who have it. */
export function givenBits(name: string): number {
  return theLexicon().given.get(name) ?? RAREST_BITS;
}

export function familyBits(name: string): number {
  return theLexicon().family.get(name) ?? RAREST_BITS;
}

/** Whether the word is a given name of the lists: then a slip of the finger did not make it. */
export function isKnownGiven(name: string): boolean {
  return theLexicon().given.has(name) || theLexicon().shortForms.has(name);
}

export function isKnownFamily(name: string): boolean {
  return theLexicon().family.has(name);
}

/** Whether people of this family name often write it before the given name. */
export function isFamilyFirst(name: string): boolean {
  return theLexicon().familyFirst.has(name);
}

/** Whether both are spellings of one name, such as Mohammed and Muhammad, Xu and Hsu. */
export function areSpellings(one: string, other: string): boolean {
  const { spellings } = theLexicon();
  const groups = spellings.get(one);
  return groups !== undefined && (spellings.get(other)?.some((group) => groups.includes(group)) ?? false);
}

/** The first name of each group of spellings that the name belongs to: what all of the group share. */
export function spellingGroups(name: string): readonly string[] {
  return theLexicon().spellings.get(name) ?? [];
}

/** Whether one is short for the other, by the tables. Symmetric, and not transitive: Alex is no bridge between two names. */
export function areShortAndFormal(one: string, other: string): boolean {
  const { shortForms } = theLexicon();
  return (shortForms.get(one)?.has(other) ?? false) || (shortForms.get(other)?.has(one) ?? false);
}

/** The formal names that a name may be short for, by the tables. */
export function formalForms(name: string): readonly string[] {
  return theLexicon().formalForms.get(name) ?? [];
}
