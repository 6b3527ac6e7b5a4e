// Which rows a statement with `returning({ id })` changed, from what `commit` answers for it.

/** The ids; empty when the statement's condition met no row. */
export function changedIds(result: unknown): string[] {
  if (!Array.isArray(result)) return [];
  return result.flatMap((row: { id?: unknown } | null) => (typeof row?.id === "string" ? [row.id] : []));
}
