// A D1 that counts what D1 itself says it read and wrote, for code that is handed a database.

export type RowCount = { read: number; written: number; statements: number };

/** @returns the same database, and the count that grows with every statement run through it */
export function countingD1(database: D1Database): { readonly db: D1Database; readonly rows: RowCount } {
  const rows: RowCount = { read: 0, written: 0, statements: 0 };
  const inner = new WeakMap<D1PreparedStatement, D1PreparedStatement>();

  const note = <Result extends D1Result>(result: Result): Result => {
    rows.read += result.meta.rows_read;
    rows.written += result.meta.rows_written;
    rows.statements += 1;
    return result;
  };

  const counted = (statement: D1PreparedStatement, sql: string): D1PreparedStatement => {
    const wrapped = new Proxy(statement, {
      get(target, property) {
        switch (property) {
          case "bind":
            return (...values: unknown[]) => counted(target.bind(...values), sql);
          case "run":
          case "all":
            return async () => note(await target.all());
          case "first":
            return async (column?: string) =>
              firstOf(note(await target.all<Record<string, unknown>>()).results, column);
          case "raw":
            return async () => {
              const { results } = note(await target.all<Record<string, unknown>>());
              // raw() does not tell what it read, so a reading statement runs twice; what a writing one returns has names of its own.
              return /^\s*(select|with)\b/i.test(sql) ? target.raw() : results.map((row) => Object.values(row));
            };
          default:
            throw new Error(`countingD1 does not know D1PreparedStatement.${String(property)}.`);
        }
      },
    });
    inner.set(wrapped, statement);
    return wrapped;
  };

  const db = new Proxy(database, {
    get(target, property) {
      if (property === "prepare") return (sql: string) => counted(target.prepare(sql), sql);
      if (property === "batch")
        return async (statements: D1PreparedStatement[]) => {
          const results = await target.batch(statements.map((statement) => inner.get(statement) ?? statement));
          return results.map(note);
        };
      throw new Error(`countingD1 does not know D1Database.${String(property)}.`);
    },
  });
  return { db, rows };
}

function firstOf(results: readonly Record<string, unknown>[], column: string | undefined): unknown {
  const [row] = results;
  if (row === undefined) return null;
  return column === undefined ? row : row[column];
}
