// Applies migrations/*.sql in order and records them where `wrangler d1 migrations` does, so that both agree on what is done.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { kept, ROOT } from "./kept.ts";

export type Migration = { readonly name: string; readonly statements: string[] };

/** wrangler's own table, as it creates it. */
const BOOK = `create table if not exists "d1_migrations"(
  id integer primary key autoincrement, name text unique, applied_at timestamp default current_timestamp not null)`;

/** Every migration of the repository, in order of its number. */
export function readMigrations(folder = join(ROOT, "migrations")): Promise<Migration[]> {
  const names = readdirSync(folder).filter((file) => file.endsWith(".sql"));
  const paths = names.sort().map((name) => join(folder, name));
  return kept("migrations", paths, async () => {
    const { unstable_splitSqlQuery } = await import("wrangler");
    return paths.map((path) => ({
      name: basename(path),
      statements: unstable_splitSqlQuery(readFileSync(path, "utf8")),
    }));
  });
}

/** Applies what is missing, each migration in one transaction. Returns the names applied now. */
export async function applyMigrations(db: D1Database, given?: Migration[]): Promise<string[]> {
  const migrations = given ?? (await readMigrations());
  await db.prepare(BOOK).run();
  const { results } = await db.prepare("select name from d1_migrations").all<{ name: string }>();
  const applied = new Set(results.map((row) => row.name));
  const missing = migrations.filter((migration) => !applied.has(migration.name));
  for (const { name, statements } of missing) {
    await db.batch([
      ...statements.map((sql) => db.prepare(sql)),
      db.prepare("insert into d1_migrations (name) values (?)").bind(name),
    ]);
  }
  return missing.map((migration) => migration.name);
}
