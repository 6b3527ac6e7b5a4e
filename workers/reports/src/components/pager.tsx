// Cursor paging by links: onwards by cursor, back to the start by leaving it out; the browser's own Back goes one page back.
import { withQuery, type Query } from "../view-models/query.ts";
import { Icon } from "./icon.tsx";

export function Pager(props: { path: string; query: Query; nextCursor: string | null; shown: number; noun: string }) {
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
            <Icon name="back" /> Newest
          </a>
        )}
        {props.nextCursor === null ? null : (
          <a class="button small" rel="next" href={withQuery(props.path, { ...props.query, cursor: props.nextCursor })}>
            Older <Icon name="next" />
          </a>
        )}
      </span>
    </nav>
  );
}
