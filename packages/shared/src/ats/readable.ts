// Rows of a list as a schema reads them: one that cannot be read is logged and left out, it must not hide the others.
import type { z } from "zod";

export function readable<Row>(ats: string, path: string, rows: readonly unknown[], schema: z.ZodType<Row>): Row[] {
  return rows.flatMap((value) => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return [parsed.data];
    // Paths of the faults only: the row itself is about a person.
    const issues = parsed.error.issues.slice(0, 3).map((issue) => ({ path: issue.path.join("."), code: issue.code }));
    console.warn(JSON.stringify({ at: ats, event: "unreadable row", path, issues }));
    return [];
  });
}
