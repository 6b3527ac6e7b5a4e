// The migrations make exactly the schema that the code is written against, and the tables that must be WITHOUT ROWID are.
import { DatabaseSync } from "node:sqlite";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from "drizzle-kit/api";
import { beforeAll, describe, expect, test } from "vitest";
import * as schema from "#shared/db/schema/index.ts";
import { readMigrations, ROOT } from "../../scripts/house.ts";

/** Written once per webhook, look or key: without a rowid one row is one row written, not two. */
const WITHOUT_ROWID = [
  "audit",
  "catalogue",
  "connection_hooks",
  "connection_settings",
  "field_mappings",
  "import_items",
  "imported_people",
  "inbound_events",
  "marketplace_settings",
  "match_keys",
  "match_states",
  "match_wants",
  "new_hire_documents",
  "ownership_rulings",
  "ownerships",
  "postings",
  "recruiter_notes",
  "rehearsal_differences",
  "role_links",
  "role_notices",
  "role_recruiters",
  "scim_group_members",
  "scim_groups",
  "scim_tokens",
  "scim_user_keys",
  "scim_users",
  "submission_events",
  "submission_interviews",
  "submission_looks",
  "sync_job_items",
  "value_mappings",
  "webhook_refusals",
  "welcome_sessions",
];

describe("migrations", () => {
  test("drizzle-kit would generate nothing new", async () => {
    const { entries } = JSON.parse(read("migrations/meta/_journal.json")) as { entries: { idx: number }[] };
    const last = String(entries.length - 1).padStart(4, "0");
    const landed = JSON.parse(read(`migrations/meta/${last}_snapshot.json`));
    const statements = await generateSQLiteMigration(landed, await generateSQLiteDrizzleJson({ ...schema }));
    expect(statements, "run `npm run generate -- --name what_changes`, then read the SQL").toEqual([]);
  });

  test("every migration file is in the journal under its name, in order", async () => {
    const { entries } = JSON.parse(read("migrations/meta/_journal.json")) as { entries: { tag: string }[] };
    expect((await readMigrations()).map((migration) => migration.name)).toEqual(
      entries.map((entry) => `${entry.tag}.sql`),
    );
  });
});

describe("a database with all migrations applied", () => {
  const db = new DatabaseSync(":memory:");
  const rows = (sql: string) =>
    db
      .prepare(sql)
      .all()
      .map((row) => ({ ...row }));

  beforeAll(async () => {
    for (const migration of await readMigrations()) for (const sql of migration.statements) db.exec(sql);
  });

  test("exactly the listed tables are WITHOUT ROWID", () => {
    const found = rows(
      "select name from sqlite_master where type = 'table' and sql like '%without rowid%' order by name",
    );
    expect(found.map((row) => row["name"])).toEqual(WITHOUT_ROWID);
  });

  test("it has the tables, columns and indexes of the schema in the code", async () => {
    const fromCode = new DatabaseSync(":memory:");
    const empty = await generateSQLiteDrizzleJson({});
    for (const sql of await generateSQLiteMigration(empty, await generateSQLiteDrizzleJson({ ...schema })))
      fromCode.exec(sql);
    expect(shapeOf(db)).toEqual(shapeOf(fromCode));
  });
});

/** Names and definitions; how a statement is spaced and whether its table has a rowid is left aside. */
function shapeOf(database: DatabaseSync): string[] {
  const all = database
    .prepare("select type, name, sql from sqlite_master where sql is not null order by type, name")
    .all();
  return all.map((row) => `${row["type"]} ${row["name"]}: ${normal(String(row["sql"]))}`);
}

/** Columns in any order: those that a later migration adds stand after the primary key. */
function normal(sql: string): string {
  const [head = "", ...body] = sql.replace(/\bwithout rowid\b/i, "").split("(");
  const parts = body
    .join("(")
    .replace(/\)\s*$/, "")
    .split(",");
  return [head, ...parts.toSorted((a, b) => a.trim().localeCompare(b.trim()))]
    .map((part) => part.replace(/\s+/g, " ").trim())
    .join(" | ");
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}
