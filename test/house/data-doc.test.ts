// docs/data.md says all that is stored and sent: every table and column, every key of an object, every queue and message.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { describe, expect, test } from "vitest";
import * as schema from "#shared/db/schema/index.ts";
import { DeliveryMessage, MatchMessage, SchedulerMessage } from "#shared/queues/messages.ts";
import { readWorkers, ROOT } from "../../scripts/house.ts";
import { ownedClasses } from "../../scripts/house/workers.ts";
import { readSources } from "./sources.ts";

const page = readFileSync(join(ROOT, "docs", "data.md"), "utf8");
const blocks = await readWorkers();

/** The part under a `## heading`, up to the next one. */
function section(heading: string): string {
  const [, rest = ""] = page.split(`\n## ${heading}\n`);
  return rest.split("\n## ")[0] ?? "";
}

/** Words in backticks. */
function codeIn(text: string): Set<string> {
  return new Set([...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ""));
}

const tables = Object.values(schema).flatMap((value: unknown) =>
  value instanceof SQLiteTable ? [getTableConfig(value)] : [],
);
const paragraphs = new Map(
  section("Tables")
    .split(/\n\s*\n/)
    .flatMap((paragraph) => {
      const name = /^\*\*(\w+)\*\*/.exec(paragraph.trim())?.[1];
      return name === undefined ? [] : [[name, paragraph] as const];
    }),
);

describe("tables", () => {
  test("the page has one paragraph, opening with the name in bold, for each table and for no other", () => {
    expect([...paragraphs.keys()].toSorted()).toEqual(tables.map((table) => table.name).toSorted());
  });

  test.for(tables.map((table) => [table.name, table] as const))(
    "%s: every column is named in backticks",
    ([name, table]) => {
      const named = codeIn(paragraphs.get(name) ?? "");
      expect(table.columns.map((column) => column.name).filter((column) => !named.has(column))).toEqual([]);
    },
  );

  test.for(tables.map((table) => [table.name, table] as const))(
    "%s: no column is named that is gone",
    ([name, table]) => {
      const columns = table.columns.map((column) => column.name);
      const lookLikeColumns = [...codeIn(paragraphs.get(name) ?? "")].filter((word) => /^[a-z]+(_[a-z]+)+$/.test(word));
      expect(lookLikeColumns.filter((word) => !columns.includes(word))).toEqual([]);
    },
  );
});

describe("objects", () => {
  const named = codeIn(section("Durable Objects"));

  test("every Durable Object class is named", () => {
    expect(blocks.flatMap(ownedClasses).filter((name) => !named.has(name))).toEqual([]);
  });

  test("every key that an object stores is named", () => {
    const keys = readSources("workers/*/src/**/*.ts").flatMap((source) => storedKeys(source.text));
    expect(keys.length).toBeGreaterThan(2);
    expect([...new Set(keys)].filter((key) => !named.has(key))).toEqual([]);
  });
});

/** First arguments of storage reads and writes, as text or by the name of a constant of the same file. */
function storedKeys(text: string): string[] {
  const calls = text.matchAll(
    /(?:\bstorage(?:\.kv)?|#store)\.(?:get|put|delete)(?:<[^>]*>)?\(\s*(?:"([^"]+)"|([A-Z_]+))/g,
  );
  return [...calls].map(
    ([, literal, constant]) => literal ?? new RegExp(`const ${constant} = "([^"]+)"`).exec(text)?.[1] ?? `${constant}?`,
  );
}

describe("messages", () => {
  const text = section("Messages");

  test("every queue is named", () => {
    const queues = blocks.flatMap((block) => [
      ...Object.values(block.options.queueProducers ?? {}).map((producer) =>
        typeof producer === "object" ? producer.queueName : producer,
      ),
      ...Object.keys(block.options.queueConsumers ?? {}),
    ]);
    expect([...new Set(queues)].filter((queue) => !codeIn(text).has(queue))).toEqual([]);
  });

  test.for(
    [...SchedulerMessage.options, ...MatchMessage.options, ...DeliveryMessage.options].map(
      (option) => [option.shape.kind.value, option.shape] as const,
    ),
  )('the message of kind "%s" is shown with all its fields', ([kind, shape]) => {
    const shown = [...codeIn(text)].find((code) => code.includes(`kind: "${kind}"`)) ?? "";
    expect(Object.keys(shape).filter((field) => !new RegExp(`\\b${field}\\b`).test(shown))).toEqual([]);
  });
});
