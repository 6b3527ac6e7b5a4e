// The bar that appears once rows are picked: how many, all that match, and what can be done with them.
import type { Child } from "hono/jsx";
import type { Formats } from "../view-models/formats.ts";
import type { Query } from "../view-models/query.ts";

/** The id of the form that all boxes belong to; a form of its own, since rows hold forms and forms do not nest. */
export const BULK_FORM = "bulk";

/** Wraps a table with boxes and its bar. `query` travels along, so that "all that match" means the same as on the page. */
export function Selectable(props: { action: string; query: Query; children: Child }) {
  return (
    <div class="selectable" data-select>
      <form id={BULK_FORM} method="get" action={props.action}>
        {Object.entries(props.query).map(([name, value]) =>
          value && name !== "cursor" ? <input type="hidden" name={name} value={value} /> : null,
        )}
      </form>
      {props.children}
    </div>
  );
}

/** `matching` is how many rows the filter selects over all pages; offered when that is more than this page shows. */
export function BulkBar(props: { matching: number; onPage: number; formats: Formats; children: Child }) {
  return (
    <div class="bulk" role="group" aria-label="Selected rows">
      <strong class="number when-scripted" data-count-words aria-live="polite">
        0 selected
      </strong>
      <strong class="when-unscripted">Selected rows</strong>
      {props.matching > props.onPage ? (
        <label class="row small" data-all-offer>
          <input form={BULK_FORM} type="checkbox" name="all" value="1" data-count={props.matching} autocomplete="off" />
          Select all {props.formats.number(props.matching)} that match
        </label>
      ) : null}
      <div class="actions">{props.children}</div>
      <button type="button" class="button quiet small when-scripted" data-clear>
        Clear
      </button>
    </div>
  );
}
