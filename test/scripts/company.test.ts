// A company made by `npm run company` is the tenant and the one-time link that sign-in expects.
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { sha256Hex } from "#shared/crypto/hash.ts";
import { companyRows } from "../../scripts/company/company-rows.ts";
import { insertSql } from "../../scripts/company/insert-sql.ts";
import { readMigrations } from "../../scripts/house.ts";

const NOW = Date.UTC(2026, 10, 23, 9);

async function database(): Promise<DatabaseSync> {
  const db = new DatabaseSync(":memory:");
  for (const migration of await readMigrations()) for (const sql of migration.statements) db.exec(sql);
  return db;
}

describe("the SQL of a new company", () => {
  test("makes a tenant and an unused set-up link for its owner, of which only the hash is stored", async () => {
    const db = await database();
    const company = await companyRows({ name: "Acme", codePrefix: "AC", validForMs: 60_000 }, NOW);
    const sql = insertSql(company.rows);
    expect(sql).not.toContain(company.setupToken);
    db.exec(sql);
    expect({ ...db.prepare("select id, name, code_prefix, last_code_number from tenants").get() }).toEqual({
      id: company.tenantId,
      name: "Acme",
      code_prefix: "AC",
      last_code_number: 0,
    });
    expect({ ...db.prepare("select * from invitations").get() }).toMatchObject({
      tenant_id: company.tenantId,
      token_hash: await sha256Hex(company.setupToken),
      purpose: "setup",
      role: "owner",
      expires_at: "2026-11-23T09:01:00.000Z",
      used_at: null,
    });
  });

  test("a name may hold quotes and semicolons", async () => {
    const db = await database();
    const name = "O'Brien & Sons'); drop table tenants; --";
    db.exec(insertSql((await companyRows({ name, validForMs: 1 }, NOW)).rows));
    expect(db.prepare("select name from tenants").get()?.["name"]).toBe(name);
  });

  test("a NUL character is refused", () => {
    expect(() => insertSql([{ table: "tenants", values: { name: "a\0b" } }])).toThrow("NUL");
  });
});
