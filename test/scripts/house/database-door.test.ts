// The database as Node sees it answers, refuses and rolls back as the binding itself does.
import { beforeAll, expect, test } from "vitest";
import { seedTenant } from "../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";

let house: TestHouse;
let tenantId: string;
beforeAll(async () => {
  house = await startTestHouse({ only: [] });
  ({ id: tenantId } = await seedTenant(house.db));
});

const INSERT = "insert into tenants (id, name, code_prefix, created_at) values (?, ?, ?, ?)";

test("every way of asking gives what Miniflare's own way to the binding gives", async () => {
  const answers = async (db: D1Database) => {
    const one = db.prepare("select id, name, writes_compensation as flag, null as gap from tenants where id = ?");
    const bound = one.bind(tenantId);
    const [all, batch] = [await bound.all(), await db.batch([bound, db.prepare("select 1 as one")])];
    return {
      first: await bound.first(),
      column: await bound.first("name"),
      nobody: await one.bind("ten_nobody").first(),
      raw: await bound.raw(),
      named: await bound.raw({ columnNames: true }),
      all: [all.success, all.results, all.meta.rows_read],
      batch: batch.map(({ results }) => results),
      changes: (await db.prepare("update tenants set name = name where id = ?").bind(tenantId).run()).meta.changes,
    };
  };
  const given = await answers(house.db);
  expect(given).toEqual(await answers(await house.mf.getD1Database("DB", "rolecall-oauth")));
  expect(given).toMatchObject({ column: "Northwind Trading", nobody: null, changes: 1 });
});

test("a batch with a fault in it writes nothing, and D1's words arrive", async () => {
  const fresh = house.db.prepare(INSERT).bind("ten_fresh", "Fresh", "Trace", "2026-11-22T00:00:00.000Z");
  const twice = house.db.prepare(INSERT).bind(tenantId, "Twice", "Trace", "2026-11-22T00:00:00.000Z");
  await expect(house.db.batch([fresh, twice])).rejects.toThrow(/UNIQUE constraint failed: tenants.id/);
  expect(await house.db.prepare("select 1 from tenants where id = 'ten_fresh'").first()).toBeNull();
  await expect(house.db.prepare("select no_column").first()).rejects.toThrow(/no such column: no_column/);
});

test("a value that would change on its way is refused before it leaves", () => {
  for (const value of [undefined, new Date(), new Uint8Array(1)])
    expect(() => house.db.prepare("select ?").bind(value)).toThrow(/not supported/);
});

test("over the house's own port nobody gets in, though Miniflare lets a header choose any Worker", async () => {
  const answer = await fetch(house.url, {
    method: "POST",
    headers: { "mf-route-override": "database-door" },
    body: JSON.stringify({ call: "all", statements: [{ sql: "select * from tenants", values: [] }], options: [] }),
  });
  expect([answer.status, await answer.text()]).toEqual([403, "This door needs its key."]);
});
