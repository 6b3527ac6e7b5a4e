// Search and filters as a GET form, so that their state is the URL; the script submits at once, without it there is a button.
import type { Child } from "hono/jsx";
import { isNarrowed, withQuery, type Query } from "../view-models/query.ts";
import { Icon } from "./icon.tsx";

export type FilterChoice = { readonly value: string; readonly label: string };

export type Filter = {
  readonly name: string;
  /** What "no filter" is called, such as "Any status". */
  readonly any: string;
  readonly label: string;
  readonly choices: readonly FilterChoice[];
};

export function FilterBar(props: {
  path: string;
  query: Query;
  search?: string;
  /** The parameter of the search, where `q` means something else. */
  searchName?: string;
  filters?: readonly Filter[];
  count?: Child;
  /** What stays in the URL although this bar does not show it, such as the tab. */
  keep?: Query;
}) {
  const { query, keep = {} } = props;
  return (
    <form class="filters" method="get" action={props.path} data-autosubmit role="search">
      {Object.entries(keep).map(([name, value]) => (value ? <input type="hidden" name={name} value={value} /> : null))}
      {props.search ? (
        <span class="search">
          <Icon name="search" />
          <input
            class="input"
            type="search"
            name={props.searchName ?? "q"}
            value={query[props.searchName ?? "q"] ?? ""}
            placeholder={props.search}
            aria-label={props.search}
            maxlength={200}
          />
        </span>
      ) : null}
      {(props.filters ?? []).map((filter) => (
        <select class={query[filter.name] ? "input set" : "input"} name={filter.name} aria-label={filter.label}>
          <option value="">{filter.any}</option>
          {filter.choices.map((choice) => (
            <option value={choice.value} selected={query[filter.name] === choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ))}
      <button class="button when-unscripted">Apply</button>
      {isNarrowed(query) ? (
        <a class="button quiet" href={withQuery(props.path, keep)}>
          Clear
        </a>
      ) : null}
      {props.count ? <span class="note count number">{props.count}</span> : null}
    </form>
  );
}
