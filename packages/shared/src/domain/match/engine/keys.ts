// The keys under which a hire and an employee find each other: only pairs that share one are ever weighed.
import { formalForms, spellingGroups } from "./lexicon.ts";
import type { Job } from "./jobs.ts";
import type { Reading } from "./readings.ts";
import type { Span } from "./spans.ts";

/** What of a person goes into the keys; both sides are indexed alike, so that a pair is found from either end. */
export type Keyed = {
  readonly readings: readonly Reading[];
  /** Other names: nicknames in quotes, a preferred or middle name. */
  readonly others: readonly Span[];
  readonly mailboxes: readonly string[];
  readonly job: Job;
};

/** Keys of each kind at most: the index must not grow with the length of a name. Together at most 36; ten is usual. */
const MOST = { mailbox: 6, name: 12, family: 6, given: 4, job: 8 } as const;

/**
 * `m:` a mailbox. `n:` a given and a family name in sound. `f:` a family name and the first letter of a given one, for given
 * names that are misspelt or shortened. `g:` a given name and the beginning of a family one, for misspelt family names.
 * `j:` one half of the name with job and city, for names that changed.
 */
export function keysOf(person: Keyed): string[] {
  return [
    ...unique(person.mailboxes.map((mailbox) => `m:${mailbox}`)).slice(0, MOST.mailbox),
    ...unique(person.readings.flatMap((reading) => nameKeys(reading, person))).slice(0, MOST.name),
    ...unique(person.readings.flatMap((reading) => familyKeys(reading, person))).slice(0, MOST.family),
    ...unique(person.readings.flatMap((reading) => givenKeys(reading, person))).slice(0, MOST.given),
    ...jobKeys(person).slice(0, MOST.job),
  ];
}

type Window = { readonly least: number; readonly most: number };

/** Half a name fits many people: it counts only where the dates do not speak against the pair (dates.ts). */
const WINDOW_OF_HALVES: Window = { least: -45, most: 110 };
/** Job and city with it leave few, also where somebody started late. */
const WINDOW_OF_JOBS: Window = { least: -45, most: 220 };

/** Days from hire to start within which a key counts. Mailboxes and full names name few people and count always: null. */
function windowOf(key: string): Window | null {
  if (key.startsWith("j:")) return WINDOW_OF_JOBS;
  return key.startsWith("f:") || key.startsWith("g:") ? WINDOW_OF_HALVES : null;
}

/**
 * Whether a key that a hire and an employee share lets them meet.
 * @param days from hire to start; null when either is unknown
 */
export function joins(key: string, days: number | null): boolean {
  const window = windowOf(key);
  return window === null || (days !== null && days >= window.least && days <= window.most);
}

/** One look into the index: everyone of the other side under the key, where days are given only those dated within them. */
export type Lookup = { readonly key: string; readonly days: { readonly from: number; readonly to: number } | null };

/**
 * What to look up for a person, in the index of the other side.
 * @param day days since 1970 of the hire or the start; without it, keys that only count for a time are not looked up
 */
export function lookupsOf(kind: "hire" | "employee", keys: readonly string[], day: number | null): Lookup[] {
  return keys.flatMap((key) => {
    const window = windowOf(key);
    if (window === null) return { key, days: null };
    if (day === null) return [];
    const { least, most } = window;
    return {
      key,
      days: kind === "hire" ? { from: day + least, to: day + most } : { from: day - most, to: day - least },
    };
  });
}

function nameKeys(reading: Reading, person: Keyed): string[] {
  const givens = unique([...givenNames(reading), ...person.others].flatMap(soundsOf));
  const families = familySounds(reading);
  if (families.length === 0) return givens.slice(0, 2).map((given) => `n:${given}`);
  return givens.flatMap((given) =>
    families.map((family) => `n:${given < family ? `${given} ${family}` : `${family} ${given}`}`),
  );
}

function familyKeys(reading: Reading, person: Keyed): string[] {
  const initials = unique([...givenNames(reading), ...person.others].map((name) => name.text.charAt(0))).slice(0, 3);
  const families = familySounds(reading).slice(0, 2);
  return families.flatMap((family) => initials.map((initial) => `f:${family} ${initial}`));
}

const HEAD = 3; // letters of a family name's sound: two slips in three letters are rare

function givenKeys(reading: Reading, person: Keyed): string[] {
  const head = reading.family?.core.sound.slice(0, HEAD) ?? "";
  if (head.length < HEAD) return [];
  return [...givenNames(reading), ...person.others].slice(0, 2).map((name) => `g:${name.sound} ${head}`);
}

function jobKeys({ readings, others, job }: Keyed): string[] {
  const families = readings.slice(0, 2).flatMap((reading) => familySounds(reading).slice(0, 2));
  const givens = [...readings.slice(0, 2).flatMap(givenNames), ...others].map((name) => name.sound);
  const cities = [...job.places.cities, ...(job.places.isRemote ? ["remote"] : [])].slice(0, 1);
  const titles = [...job.titles.jobs].slice(0, 2);
  return unique([...families, ...givens]).flatMap((half) =>
    cities.flatMap((city) => titles.map((title) => `j:${half} ${city} ${title}`)),
  );
}

/** Sounds of a given name and of what it may be short for: Bob and Rob meet under robert. */
function soundsOf(name: Span): string[] {
  return [name.sound, ...spellingGroups(name.text).map((group) => `#${group}`), ...formalForms(name.text).slice(0, 4)];
}

function givenNames({ given }: Reading): Span[] {
  if (given === null) return [];
  return given.words.length > 1 ? [given.whole, ...given.words.slice(0, 1)] : [given.whole];
}

function familySounds({ family }: Reading): string[] {
  if (family === null) return [];
  const names = [family.core, family.whole, ...family.words].filter((name) => name.text.length > 1);
  return unique(names.flatMap((name) => [name.sound, ...spellingGroups(name.text).map((group) => `#${group}`)])).slice(
    0,
    4,
  );
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
