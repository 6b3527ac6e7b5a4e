// A board by stage: a column for each place with how many stand in it, and a card for each candidate; on narrow screens one below the other.
import type { Child } from "hono/jsx";
import type { Formats } from "../view-models/formats.ts";
import { placeWord } from "../view-models/submission-words.ts";
import { State } from "./state.tsx";

export type BoardColumn<Card> = {
  readonly place: string;
  readonly stageName: string | null;
  readonly count: number;
  readonly cards: readonly Card[];
};

export function Board<Card extends { readonly id: string }>(props: {
  label: string;
  columns: readonly BoardColumn<Card>[];
  card: (card: Card) => Child;
  /** Where all of a column are listed. */
  all?: (place: string) => string;
  formats: Formats;
}) {
  return (
    <div class="board" role="group" aria-label={props.label} tabindex={0}>
      {props.columns.map((column) => (
        <section class="board-column">
          <h3>
            <State of={placeWord(column.place, column.stageName)} />
            <span class="note number">{props.formats.number(column.count)}</span>
          </h3>
          <ul>
            {column.cards.map((card) => (
              <li class="board-card" id={card.id}>
                {props.card(card)}
              </li>
            ))}
          </ul>
          {column.count > column.cards.length ? (
            props.all ? (
              <a class="button quiet small" href={props.all(column.place)}>
                Show all {props.formats.number(column.count)}
              </a>
            ) : (
              <span class="note">The newest {column.cards.length} are shown.</span>
            )
          ) : null}
        </section>
      ))}
    </div>
  );
}
