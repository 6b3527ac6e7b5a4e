// Statements that change connections, against the real D1.
import { beforeAll, describe, expect, test } from "vitest";
import {
  connectionOfAccount,
  endConnection,
  insertConnection,
  isConnected,
  readConnection,
  renewConnection,
  resumeConnection,
  setSignatureTokenCount,
  stopConnection,
  type ConnectionState,
} from "#shared/db/connections.ts";
import { forTenant, type TenantDb } from "#shared/db/for-tenant.ts";
import { newId } from "#shared/domain/ids.ts";
import { seedTenant } from "../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await startTestHouse({ only: [] });
});

const now = Date.parse("2026-11-20T08:00:00.000Z");
const later = now + 60_000;

const state = (over: Partial<ConnectionState> = {}): ConnectionState => ({
  authKind: "oauth",
  accountId: "acc-1",
  modules: ["headcount"],
  scopes: ["requisitions:write:admin", "offline_access"],
  attentionReason: null,
  installedBy: { issuer: "i", subject: "s", name: "Lena Vogt", email: "lena@northwind.example" },
  ...over,
});

async function tenantDb(): Promise<TenantDb> {
  return forTenant({ DB: house.db }, (await seedTenant(house.db)).id);
}

async function connected(over: Partial<ConnectionState> = {}) {
  const tenant = await tenantDb();
  const id = newId("connection");
  await insertConnection(tenant, id, "lever", state(over), now);
  return { tenant, id };
}

describe("a connection", () => {
  test("begins active, with a webhook address of its own", async () => {
    const { tenant, id } = await connected();
    const row = await readConnection(tenant, id);
    expect(row).toMatchObject({
      status: "active",
      modules: ["headcount"],
      scopes: "requisitions:write:admin offline_access",
      installedByName: "Lena Vogt",
      createdAt: "2026-11-20T08:00:00.000Z",
    });
    expect(row?.endpointId).toMatch(/^[\w-]{43}$/);
    expect(row?.endpointId).not.toContain(id);
  });

  test("of another tenant is not there", async () => {
    const { id } = await connected();
    const other = await tenantDb();
    expect(await readConnection(other, id)).toBeNull();
    expect(await isConnected(other, id)).toBe(false);
  });

  test("begins stopped when something is known to be missing", async () => {
    const { tenant, id } = await connected({ attentionReason: "requisitions_off" });
    expect(await readConnection(tenant, id)).toMatchObject({
      status: "needs_attention",
      attentionReason: "requisitions_off",
    });
  });

  test("keeps id, address and first installer when it is renewed by an API token", async () => {
    const { tenant, id } = await connected();
    const before = await readConnection(tenant, id);
    await endConnection(tenant, id, later);
    await renewConnection(tenant, id, state({ authKind: "api_key", installedBy: null }), later);
    expect(await readConnection(tenant, id)).toMatchObject({
      endpointId: before?.endpointId,
      status: "active",
      authKind: "api_key",
      disconnectedAt: null,
      installedByName: "Lena Vogt",
    });
  });

  test("to an account that is connected already is refused, until the other has ended", async () => {
    const { tenant, id } = await connected();
    const second = newId("connection");
    await expect(insertConnection(tenant, second, "lever", state(), now)).rejects.toThrow();
    await endConnection(tenant, id, later);
    await insertConnection(tenant, second, "lever", state(), later);
    expect(await connectionOfAccount(tenant, "lever", "acc-1")).toMatchObject({ id: second });
    expect(await connectionOfAccount(tenant, "lever", "acc-2")).toBeNull();
  });

  test("to an account whose id is not known may stand beside others", async () => {
    const { tenant } = await connected({ accountId: null });
    await insertConnection(tenant, newId("connection"), "lever", state({ accountId: null }), now);
    expect(await connectionOfAccount(tenant, "lever", "acc-1")).toBeNull();
  });
});

describe("stopping", () => {
  test("happens once for a reason, and again for another", async () => {
    const { tenant, id } = await connected();
    expect(await stopConnection(tenant, id, "access_revoked", later, later)).toEqual([{ id }]);
    expect(await stopConnection(tenant, id, "access_revoked", later, later)).toEqual([]);
    expect(await stopConnection(tenant, id, "scope_missing", later, later)).toEqual([{ id }]);
    expect(await isConnected(tenant, id)).toBe(true);
  });

  test("for something that was seen before the last change does not happen", async () => {
    const { tenant, id } = await connected();
    expect(await stopConnection(tenant, id, "access_revoked", now - 1, later)).toEqual([]);
    expect(await stopConnection(tenant, id, "access_revoked", now, later)).toEqual([{ id }]);
  });

  test("is undone by resuming, which does not wake a disconnected connection", async () => {
    const { tenant, id } = await connected();
    expect(await resumeConnection(tenant, id, later)).toEqual([]);
    await stopConnection(tenant, id, "access_revoked", later, later);
    expect(await resumeConnection(tenant, id, later)).toEqual([{ id }]);
    expect(await readConnection(tenant, id)).toMatchObject({ status: "active", attentionReason: null });
    await endConnection(tenant, id, later);
    expect(await resumeConnection(tenant, id, later)).toEqual([]);
    expect(await stopConnection(tenant, id, "access_revoked", later, later)).toEqual([]);
    expect(await isConnected(tenant, id)).toBe(false);
  });
});

test("ending a connection forgets how many signature tokens there were, and when it ended first stays", async () => {
  const { tenant, id } = await connected();
  await setSignatureTokenCount(tenant, id, 3, now);
  expect(await readConnection(tenant, id)).toMatchObject({ signatureTokenCount: 3 });
  await endConnection(tenant, id, later);
  await endConnection(tenant, id, later + 60_000);
  expect(await readConnection(tenant, id)).toMatchObject({
    status: "disconnected",
    signatureTokenCount: 0,
    disconnectedAt: "2026-11-20T08:01:00.000Z",
  });
});
