// The choices of filters, made from the status words, so that a filter says the same as the column it filters.
import type { FilterChoice } from "../components/filter-bar.tsx";
import type { StateWord } from "./state-words.ts";

export function choicesOf(words: Readonly<Record<string, StateWord>>): FilterChoice[] {
  return Object.entries(words).map(([value, state]) => ({ value, label: state.word }));
}

export function sameChoices(values: readonly string[]): FilterChoice[] {
  return values.map((value) => ({ value, label: value }));
}
