// The tenant wall on a real D1: a statement that does not carry its tenant is refused before it runs.
import { beforeAll, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { forTenant, TenantWallError } from "#shared/db/for-tenant.ts";
import { positions } from "#shared/db/schema/index.ts";
import { seedTenant } from "../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse({ only: [] });
});

/** Drizzle wraps what the driver throws. */
const refused = { cause: expect.any(TenantWallError) };

const position = (tenantId: string, id: string) => ({
  id,
  tenantId,
  title: "Engineer",
  status: "draft" as const,
  createdAt: "2026-11-22T00:00:00.000Z",
  updatedAt: "2026-11-22T00:00:00.000Z",
});

test("a tenant reads and changes its own rows only", async () => {
  const [ours, theirs] = [await seedTenant(house.db), await seedTenant(house.db)];
  const us = forTenant({ DB: house.db }, ours.id);
  const them = forTenant({ DB: house.db }, theirs.id);
  await us.db.insert(positions).values(position(ours.id, "pos_wall_ours"));
  await them.db.insert(positions).values(position(theirs.id, "pos_wall_theirs"));
  expect((await us.db.select().from(positions).where(us.owns(positions))).map((row) => row.id)).toEqual([
    "pos_wall_ours",
  ]);
  await us.db
    .update(positions)
    .set({ title: "Taken over" })
    .where(us.owns(positions, eq(positions.id, "pos_wall_theirs")));
  const [untouched] = await them.db.select().from(positions).where(them.owns(positions));
  expect(untouched?.title).toBe("Engineer");
});

test("a statement without the tenant is refused, in Drizzle and by hand", async () => {
  const ours = await seedTenant(house.db);
  const us = forTenant({ DB: house.db }, ours.id);
  await expect(us.db.select().from(positions)).rejects.toMatchObject(refused);
  await expect(us.db.delete(positions).where(eq(positions.id, "pos_x"))).rejects.toMatchObject(refused);
  expect(() => us.d1.prepare("select * from positions").all()).toThrow(TenantWallError);
  expect(() => us.d1.prepare("select * from positions where tenant_id = ?").bind("ten_other")).toThrow(TenantWallError);
  expect(() => us.d1.exec("select 1")).toThrow(TenantWallError);
});

test("a statement with another tenant's id is refused", async () => {
  const [ours, theirs] = [await seedTenant(house.db), await seedTenant(house.db)];
  const us = forTenant({ DB: house.db }, ours.id);
  const them = forTenant({ DB: house.db }, theirs.id);
  await expect(us.db.select().from(positions).where(them.owns(positions))).rejects.toMatchObject(refused);
});
