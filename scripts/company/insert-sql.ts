// Rows as SQL text, for wrangler's command line, which takes no parameters.
import type { Row } from "./company-rows.ts";

/** One insert statement per row. Names of tables and columns are ours; values are quoted. */
export function insertSql(rows: readonly Row[]): string {
  return rows
    .map(({ table, values }) => `${headOf(table, values)} (${Object.values(values).map(literal).join(", ")});`)
    .join("\n");
}

function headOf(table: string, values: Row["values"]): string {
  return `insert into ${table} (${Object.keys(values).join(", ")}) values`;
}

/** @throws Error for a NUL character, which would end the text early */
function literal(value: string | number | null): string {
  if (value === null) return "null";
  if (typeof value === "number") return String(value);
  if (value.includes("\0")) throw new Error("A value holds a NUL character.");
  return `'${value.replaceAll("'", "''")}'`;
}
