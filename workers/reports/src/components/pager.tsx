// Cursor paging by links: onwards by cursor, back to the start by leaving it out; the browser's own Back goes one page back.
import { withQuery, type Query } from "../view-models/query.ts";
import { Icon } from "./icon.tsx";

export function Pager(props: {
  path: string;
  query: Query;
  nextCursor: string | null;
  shown: number;
  noun: string;
  /** What leads back to the start and onwards; lists are newest first unless they say otherwise. */
  words?: { readonly first: string; readonly next: string };
}) {
  const words = props.words ?? { first: "Newest", next: "Older" };
  const isFirst = !props.query["cursor"];
  if (isFirst && props.nextCursor === null) return null;
  return (
    <nav class="pager" aria-label="Pages">
      <span class="note number">
        {props.shown} {props.noun} on this page
      </span>
      <span class="actions">
        {isFirst ? null : (
          <a class="button small" href={withQuery(props.path, { ...props.query, cursor: undefined })}>
            <Icon name="back" /> {words.first}
          </a>
        )}
        {props.nextCursor === null ? null : (
          <a class="button small" rel="next" href={withQuery(props.path, { ...props.query, cursor: props.nextCursor })}>
            {words.next} <Icon name="next" />
          </a>
        )}
      </span>
    </nav>
  );
}
