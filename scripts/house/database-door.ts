// The house's D1 as Node sees it: one request for each call. Miniflare's own proxy makes five for a single `first()`, some of which stop Node.
import { ROOT } from "./kept.ts";
import type { V4WorkerOptions } from "miniflare";

export const DOOR_NAME = "database-door";

const SOURCE = `
export default {
  async fetch(request, { DB, KEY }) {
    if (request.headers.get("x-key") !== KEY) return new Response("This door needs its key.", { status: 403 });
    const { call, statements, options } = await request.json();
    try {
      if (call === "exec") return Response.json({ value: await DB.exec(...options) });
      const bound = statements.map(({ sql, values }) => DB.prepare(sql).bind(...values));
      return Response.json({ value: call === "batch" ? await DB.batch(bound) : await bound[0][call](...options) });
    } catch (error) {
      return Response.json({ error: { message: error.message, cause: error.cause && error.cause.message } });
    }
  },
};`;

type Call = "all" | "batch" | "exec" | "first" | "raw" | "run";
type Answer = { readonly value: never } | { readonly error: { readonly message: string; readonly cause?: string } };

/** The Worker as `getWorker` gives it. */
type Door = {
  fetch(
    url: string,
    init: { method: string; headers: Record<string, string>; body: string },
  ): Promise<{ text(): Promise<string> }>;
};

/** Sends one call to the Worker; its answer is what the binding gave. */
type Ask = (call: Call, statements: readonly Statement[], ...options: unknown[]) => Promise<never>;

/**
 * The Worker behind the door. It has no route, but on the house's port Miniflare lets a header choose any Worker; hence the key.
 * @param key what nobody else on this machine knows
 */
export function databaseDoor(d1Databases: V4WorkerOptions["d1Databases"], key: string): V4WorkerOptions {
  return {
    name: DOOR_NAME,
    compatibilityDate: "2026-11-01",
    rootPath: ROOT,
    modules: [{ type: "ESModule", path: `${ROOT}/stand-in/${DOOR_NAME}/index.js`, contents: SOURCE }],
    bindings: { KEY: key },
    ...(d1Databases === undefined ? {} : { d1Databases }),
  };
}

/**
 * The D1 behind the door, with the binding's own answers and errors. Values are what JSON can carry: text, numbers, null and booleans.
 * Sessions and dumps, which only a deployed D1 has, are not there.
 */
export function databaseBehind(door: Door, key: string): D1Database {
  const ask: Ask = async (call, statements, ...options) => {
    const body = JSON.stringify({ call, statements: statements.map(({ sql, values }) => ({ sql, values })), options });
    const response = await door.fetch("http://database", { method: "POST", headers: { "x-key": key }, body });
    const answer: Answer = JSON.parse(await response.text());
    if ("error" in answer) throw new Error(answer.error.message, { cause: answer.error.cause });
    return answer.value;
  };
  return {
    prepare: (sql) => new Statement(ask, sql, []),
    batch: (statements) => ask("batch", statements.map(ownStatement)),
    exec: (sql) => ask("exec", [], sql),
    withSession: () => notHere("withSession"),
    dump: () => notHere("dump"),
  };
}

class Statement implements D1PreparedStatement {
  readonly #ask: Ask;
  readonly sql: string;
  readonly values: readonly unknown[];

  constructor(ask: Ask, sql: string, values: readonly unknown[]) {
    this.#ask = ask;
    this.sql = sql;
    this.values = values;
  }

  bind(...values: unknown[]): Statement {
    const stranger = values.find((value) => value !== null && !CARRIED.includes(typeof value));
    if (values.includes(undefined) || stranger !== undefined)
      throw new Error(`D1_TYPE_ERROR: Type '${typeof stranger}' not supported for value '${String(stranger)}'`);
    return new Statement(this.#ask, this.sql, values);
  }

  first(...column: string[]): Promise<never> {
    return this.#ask("first", [this], ...column);
  }

  run(): Promise<never> {
    return this.#ask("run", [this]);
  }

  all(): Promise<never> {
    return this.#ask("all", [this]);
  }

  raw(...options: unknown[]): Promise<never> {
    return this.#ask("raw", [this], ...options);
  }
}

const CARRIED = ["string", "number", "boolean"];

function ownStatement(statement: D1PreparedStatement): Statement {
  if (statement instanceof Statement) return statement;
  throw new TypeError("This statement was not prepared by the database that shall run it.");
}

function notHere(what: string): never {
  throw new Error(`The house's database has no ${what}().`);
}
