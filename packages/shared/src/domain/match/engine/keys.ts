// The keys under which a hire and an employee find each other: only pairs that share one are ever weighed.
import { formalForms, spellingKeys } from "./lexicon.ts";
import type { PreparedEmployee, PreparedHire } from "./prepare.ts";
import type { Reading } from "./readings.ts";
import type { Span } from "./spans.ts";

/** Keys per person at most: the index must not grow with the length of a name. Those that say most come first. */
export const MOST_KEYS = 28;

type Person = PreparedHire | PreparedEmployee;

/**
 * `m:` a mailbox. `n:` a given and a family name in sound. `f:` a family name and the first letter of a given one, for given
 * names that are misspelt or shortened. `g:` a given name and the beginning of a family one, for misspelt family names.
 * `j:` one half of the name with the job and the city, for names that changed.
 */
export function keysOf(person: Person): string[] {
  const families = unique(person.readings.flatMap(familySounds));
  const givens = unique(person.readings.flatMap((reading) => givenNames(reading)).concat(alsoCalled(person)));
  const keys: string[] = person.mailboxes.slice(0, 4).map((mailbox) => `m:${mailbox}`);
  const pairs = person.readings.flatMap((reading) => pairsOf(reading, person));
  keys.push(...unique(pairs));
  for (const reading of person.readings) keys.push(...looseKeys(reading, person));
  for (const half of unique([...families, ...givens.flatMap(soundsOf)]).slice(0, 6))
    keys.push(...jobKeys(half, person));
  return unique(keys).slice(0, MOST_KEYS);
}

function pairsOf(reading: Reading, person: Person): string[] {
  const families = familySounds(reading);
  const givens = [...givenNames(reading), ...alsoCalled(person)].flatMap(soundsOf);
  if (families.length === 0)
    return unique(givens)
      .slice(0, 2)
      .map((given) => `n:${given}`);
  return unique(givens).flatMap((given) => families.map((family) => `n:${[given, family].sort().join(" ")}`));
}

function looseKeys(reading: Reading, person: Person): string[] {
  const families = familySounds(reading).slice(0, 2);
  const called = [...givenNames(reading), ...alsoCalled(person)];
  const initials = unique(called.map((name) => name.text.charAt(0)));
  const byFamily = families.flatMap((family) => initials.slice(0, 3).map((initial) => `f:${family} ${initial}`));
  const head = reading.family?.core.sound.slice(0, 3) ?? "";
  const byGiven = head.length < 3 ? [] : called.slice(0, 2).map((name) => `g:${name.sound} ${head}`);
  return [...byFamily, ...byGiven];
}

function jobKeys(half: string, person: Person): string[] {
  const cities = [...person.job.places.cities, ...(person.job.places.isRemote ? ["remote"] : [])].slice(0, 2);
  const titles = [...person.job.titles.jobs].slice(0, 2);
  return cities.flatMap((city) => titles.map((title) => `j:${half} ${city} ${title}`));
}

/** Sounds of a given name and of what it may be short for: Bob and Rob meet under robert. */
function soundsOf(name: Span): string[] {
  return [name.sound, ...spellingKeys(name.text).map((row) => `#${row}`), ...formalForms(name.text).slice(0, 4)];
}

function givenNames(reading: Reading): Span[] {
  const given = reading.given;
  if (given === null) return [];
  return given.words.length > 1 ? [given.whole, ...given.words.slice(0, 1)] : [given.whole];
}

function alsoCalled(person: Person): Span[] {
  if (person.kind === "hire") return [...person.asides];
  return [...person.preferred.slice(0, 1), ...person.middle.slice(0, 1)].filter((name) => name.text.length > 1);
}

function familySounds(reading: Reading): string[] {
  const family = reading.family;
  if (family === null) return [];
  const names = [family.core, family.whole, ...family.words].filter((name) => name.text.length > 1);
  return unique(names.flatMap((name) => [name.sound, ...spellingKeys(name.text).map((row) => `#${row}`)])).slice(0, 4);
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
