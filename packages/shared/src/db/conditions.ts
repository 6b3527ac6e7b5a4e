// Conditions that several queries share, made to fit D1's limits on parameters and patterns.
import { sql, type Column, type SQL } from "drizzle-orm";

/** Whether one of the columns contains the text, ASCII case ignored. `instr`, since D1 limits a LIKE pattern to 50 bytes. */
export function containsText(columns: readonly (Column | SQL)[], text: string): SQL {
  const needle = asciiLower(text.trim());
  const conditions = columns.map((column) => sql`instr(lower(${column}), ${needle}) > 0`);
  return sql`(${sql.join(conditions, sql` or `)})`;
}

/** Whether the column is one of the values, as one JSON parameter: D1 takes at most 100 parameters a statement. */
export function isOneOf(column: Column, values: readonly string[]): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify(values)}))`;
}

/** Lower case as SQLite's `lower` makes it: A to Z only. */
export function asciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
