// The job as both systems describe it, brought to one form: titles without grade and team, places by city, people by their words.
import { fold, foldedWords } from "./fold.ts";
import { fieldsOf } from "./departments.ts";
import { remembering } from "./remember.ts";
import { placesOf, type Places } from "./places.ts";
import { titlesOf, type Titles } from "./titles.ts";

export type Job = {
  readonly titles: Titles;
  readonly places: Places;
  readonly departments: readonly string[];
  /** Fields of work that the department tells or, where it is not known, the title. */
  readonly fields: readonly string[];
  /** Words of each manager's name, sorted. */
  readonly managers: readonly (readonly string[])[];
};

export function jobOf(
  titles: readonly string[],
  locations: readonly string[],
  departments: readonly string[],
  managers: readonly string[],
): Job {
  return {
    titles: titlesOf(titles),
    places: placesOf(locations),
    departments: foldedAll(departments),
    fields: fieldsOf(departments.length > 0 ? departments : titles),
    managers: peopleOf(managers),
  };
}

const foldedAll = remembering((names) => names.map((name) => fold(name)).filter(Boolean));

const peopleOf = remembering((names) =>
  names.map((name) => foldedWords(name.replace(/\([^)]*\)/g, " ")).sort()).filter((words) => words.length > 0),
);
