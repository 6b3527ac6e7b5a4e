// What Quick invite suggests while a name is typed: a part of the page, for the script behind the field.
import type { NewHireRow } from "#shared/db/new-hires.ts";
import { State } from "../../components/state.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { newHireWord } from "../../view-models/onboarding-words.ts";

export type SuggestionsView = {
  readonly rows: readonly NewHireRow[];
  /** There are more than are shown. */
  readonly isMore: boolean;
  readonly formats: Formats;
};

export function Suggestions(props: { view: SuggestionsView }) {
  const { rows, isMore, formats } = props.view;
  const words = rows.length === 0 ? "Nobody found" : formats.count(rows.length, "person found", "people found");
  return (
    <>
      {rows.map((row) => (
        <div role="option" aria-selected="false" aria-label={`${row.name || "(no name)"}, ${row.email ?? "no e-mail"}`}>
          <a href={`/onboarding/new-hires/${row.id}/invite`} data-drawer tabindex={-1}>
            <span>
              <strong>{row.name || "(no name)"}</strong>
              <small>{[row.email ?? "no e-mail", row.designation].filter((part) => part !== null).join(" · ")}</small>
            </span>
            <State of={newHireWord(row, formats.now)} />
          </a>
        </div>
      ))}
      <p class="note" data-words={isMore ? `The first ${words}. Type more of the name.` : words}>
        {rows.length === 0
          ? "Nobody by that name has come in."
          : isMore
            ? "There are more. Type on, or press Enter for the list."
            : null}
      </p>
    </>
  );
}
