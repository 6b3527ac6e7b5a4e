// The house's database as SQLite in the test's own process, for a test that makes many thousands of statements: D1's proxy takes milliseconds for each.
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { applyMigrations } from "../../scripts/house.ts";

/** A binding that has these answers and nothing else: whoever asks for more gets undefined, and fails. */
export function answering<Binding extends object>(answers: Readonly<Partial<Record<keyof Binding, unknown>>>): Binding {
  const blank: Binding = Object.create(null);
  return new Proxy(blank, { get: (_, name) => Reflect.get(answers, name) });
}

/**
 * With all migrations. A batch is one transaction, as in D1; D1's limits are not held here, the tests on the real one hold them.
 */
export async function sqliteD1(): Promise<D1Database> {
  const sqlite = new DatabaseSync(":memory:");
  const batch = async (statements: readonly Statement[]) => {
    sqlite.exec("begin");
    try {
      const results = statements.map((statement) => ({ results: statement.rows(), success: true, meta: {} }));
      sqlite.exec("commit");
      return results;
    } catch (error) {
      sqlite.exec("rollback");
      throw error;
    }
  };
  const database = answering<D1Database>({ prepare: (text: string) => new Statement(sqlite, text, []), batch });
  await applyMigrations(database);
  return database;
}

class Statement {
  readonly #sqlite: DatabaseSync;
  readonly #text: string;
  readonly #values: readonly SQLInputValue[];

  constructor(sqlite: DatabaseSync, text: string, values: readonly SQLInputValue[]) {
    this.#sqlite = sqlite;
    this.#text = text;
    this.#values = values;
  }

  bind(...values: SQLInputValue[]): Statement {
    return new Statement(this.#sqlite, this.#text, values);
  }

  /** node:sqlite knows `?1` by a name only. */
  rows(asArrays = false): unknown[] {
    const statement = this.#sqlite.prepare(this.#text.replace(/\?(\d+)/g, ":p$1"));
    statement.setReturnArrays(asArrays);
    if (!/\?\d/.test(this.#text)) return statement.all(...this.#values);
    return statement.all(Object.fromEntries(this.#values.map((value, index) => [`p${index + 1}`, value])));
  }

  async all() {
    return { results: this.rows(), success: true, meta: {} };
  }

  run() {
    return this.all();
  }

  async raw() {
    return this.rows(true);
  }

  async first(column?: string): Promise<unknown> {
    const [row] = this.rows();
    if (row === undefined || row === null) return null;
    return column === undefined ? row : Reflect.get(Object(row), column);
  }
}
