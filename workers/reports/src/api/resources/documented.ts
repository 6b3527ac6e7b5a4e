// Only what the API documents leaves it: a new column of a table stays inside until its resource names it.
import type { z } from "@hono/zod-openapi";

/** The row's fields that the schema has, and no others; not deep. */
export function documented<Shape extends z.ZodRawShape, Row extends { readonly [Key in keyof Shape]: unknown }>(
  schema: z.ZodObject<Shape>,
  row: Row,
): Pick<Row, keyof Shape & keyof Row> {
  const entries = Object.entries(row).filter(([name]) => Object.hasOwn(schema.shape, name));
  return Object.fromEntries(entries) as Pick<Row, keyof Shape & keyof Row>; // the keys that were just filtered
}
