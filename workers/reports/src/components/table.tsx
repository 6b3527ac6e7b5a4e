// The table: columns say their label once, for the head and for the cards that rows become where there is no room.
import type { Child } from "hono/jsx";
import { BULK_FORM } from "./bulk-bar.tsx";

export type Column<Row> = {
  readonly label: string;
  readonly cell: (row: Row) => Child;
  /** `title` names the row, `number` is aligned right, `does` holds the row's actions. */
  readonly kind?: "title" | "number" | "does";
  /** A second line of the head, such as the ATS's own name of the field. */
  readonly under?: string;
  /** Where the head leads to sort by this column, and how it is sorted now. */
  readonly sort?: { readonly href: string; readonly now: "ascending" | "descending" | null };
};

/** Bulk selection: what a row's box is called, and whether it can be picked. */
export type Picking<Row> = {
  readonly name: (row: Row) => string;
  readonly isPickable?: (row: Row) => boolean;
};

export function Table<Row extends { readonly id: string }>(props: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  picking?: Picking<Row>;
}) {
  const { columns, rows, picking } = props;
  return (
    <table class="table">
      <caption class="visually-hidden">{props.caption}</caption>
      <thead>
        <tr>
          {picking ? <PickAll /> : null}
          {columns.map((column) => (
            <th scope="col" class={column.kind ?? ""} {...(column.sort?.now ? { "aria-sort": column.sort.now } : {})}>
              <Head column={column} />
              {column.under ? <span class="field-name">{column.under}</span> : null}
            </th>
          ))}
        </tr>
      </thead>
      <tbody data-list>
        {rows.map((row) => (
          <tr id={row.id} data-key={row.id}>
            {picking ? <Pick row={row} picking={picking} /> : null}
            {columns.map((column) => (
              <Cell column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Head<Row>(props: { column: Column<Row> }) {
  const { label, kind, sort } = props.column;
  if (kind === "does") return <span class="visually-hidden">{label}</span>;
  if (sort === undefined) return <>{label}</>;
  return (
    <a class="sort" href={sort.href}>
      {label}
      {sort.now === null ? null : <span aria-hidden="true">{sort.now === "ascending" ? " ↑" : " ↓"}</span>}
    </a>
  );
}

function Cell<Row>(props: { column: Column<Row>; row: Row }) {
  const { column, row } = props;
  if (column.kind === "title") return <th scope="row">{column.cell(row)}</th>;
  if (column.kind === "does")
    return (
      <td class="does">
        <div class="row">{column.cell(row)}</div>
      </td>
    );
  return (
    <td class={column.kind ?? ""} data-label={column.label}>
      {column.cell(row)}
    </td>
  );
}

function PickAll() {
  return (
    <th scope="col" class="pick">
      <label class="when-scripted">
        <input type="checkbox" data-pick-all autocomplete="off" aria-label="Select all on this page" />
        <span class="pick-words">Select all on this page</span>
      </label>
    </th>
  );
}

function Pick<Row extends { readonly id: string }>(props: { row: Row; picking: Picking<Row> }) {
  const { row, picking } = props;
  const isPickable = picking.isPickable?.(row) ?? true;
  return (
    <td class="pick">
      <label>
        <input
          type="checkbox"
          form={BULK_FORM}
          name="id"
          id={`pick-${row.id}`}
          value={row.id}
          autocomplete="off"
          disabled={!isPickable}
          aria-label={`Select ${picking.name(row)}`}
        />
      </label>
    </td>
  );
}
