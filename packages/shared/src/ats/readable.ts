// Rows as a schema reads them. One that cannot be read must not hide the others, but it must not be taken for one that is not there either.
import { z } from "zod";

/**
 * Of a list's reader. `readable`: rows that cannot be read are logged and left out. `all`: one such row is a failure, for where a
 * missing row decides something (nothing is there: create; it is gone: undo).
 */
export type Demand = "readable" | "all";

/** `all`: every row could be read. */
export type ReadRows<Row> = { readonly rows: Row[]; readonly all: boolean };

/** Those that can be read; the others are logged and left out. */
export function readable<Row>(
  ats: string,
  path: string,
  rows: readonly unknown[],
  schema: z.ZodType<Row>,
): ReadRows<Row> {
  const read = rows.flatMap((value) => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return [parsed.data];
    // Paths of the faults only: the row itself is about a person.
    const issues = parsed.error.issues.slice(0, 3).map((issue) => ({ path: issue.path.join("."), code: issue.code }));
    console.warn(JSON.stringify({ at: ats, event: "unreadable row", path, issues }));
    return [];
  });
  return { rows: read, all: read.length === rows.length };
}

/** A list within a record: what of it cannot be read is left out, so that one odd e-mail does not take the others along. */
export function listOf<Item extends z.ZodType>(item: Item) {
  const pick = (values: readonly unknown[]): z.output<Item>[] =>
    values.flatMap((value) => {
      const parsed = item.safeParse(value);
      return parsed.success ? [parsed.data] : [];
    });
  return z.array(z.unknown()).transform(pick).nullish().catch([]);
}
