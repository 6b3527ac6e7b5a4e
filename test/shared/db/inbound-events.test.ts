// Stored webhooks: once each, oldest first, finished once, and what one costs in rows.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { forTenant, type DatabaseEnv, type TenantDb } from "#shared/db/for-tenant.ts";
import {
  failEvent,
  finishEvent,
  finishEvents,
  MAX_EVENT_ATTEMPTS,
  storeEvent,
  tenantsWithWaitingEvents,
  waitingEvents,
  type NewEvent,
} from "#shared/db/inbound-events.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";

const NOW = Date.parse("2026-11-22T10:00:00.000Z");

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse({ only: [] });
});

let tenant: TenantDb;
beforeEach(async () => {
  await house.reset();
  tenant = forTenant({ DB: house.db }, "ten_1");
  for (const id of ["ten_1", "ten_2"])
    await house.db
      .prepare(
        `insert into connections (id, tenant_id, provider, auth_kind, status, modules, endpoint_id, created_at, updated_at)
         values (?1, ?2, 'lever', 'oauth', 'active', '[]', ?1, '', '')`,
      )
      .bind(`con_${id}`, id)
      .run();
});

function event(id: string, change: Partial<NewEvent> = {}): NewEvent {
  return {
    id,
    connectionId: "con_ten_1",
    provider: "lever",
    kind: "candidateHired",
    subjectId: "opp-1",
    status: "received",
    outcome: null,
    body: "{}",
    deliveryKey: null,
    ...change,
  };
}

const ids = async (of = tenant) => (await waitingEvents(of, 10)).map((waiting) => waiting.id);
const row = (id: string) =>
  house.db.prepare("select status, outcome, attempts, processed_at from inbound_events where id = ?").bind(id).first();

test("an event is stored once, and only while its connection lives", async () => {
  expect(await storeEvent(tenant, event("evt_1"), NOW)).toBe("new");
  expect(await storeEvent(tenant, event("evt_1", { kind: "other" }), NOW + 1)).toBe("repeated");
  await house.db.prepare("update connections set status = 'disconnected'").run();
  expect(await storeEvent(tenant, event("evt_2"), NOW)).toBe("disconnected");
  expect(await ids()).toEqual(["evt_1"]);
});

test("waiting events come oldest first, as many as asked for, and only the tenant's own", async () => {
  await storeEvent(tenant, event("evt_b"), NOW + 1);
  await storeEvent(tenant, event("evt_c"), NOW);
  await storeEvent(tenant, event("evt_a"), NOW + 2);
  await storeEvent(tenant, event("evt_d", { status: "ignored", outcome: "test_ping" }), NOW);
  await storeEvent(forTenant({ DB: house.db }, "ten_2"), event("evt_e", { connectionId: "con_ten_2" }), NOW);
  expect(await ids()).toEqual(["evt_c", "evt_b", "evt_a"]);
  expect(await waitingEvents(tenant, 1)).toEqual([
    {
      id: "evt_c",
      connectionId: "con_ten_1",
      kind: "candidateHired",
      subjectId: "opp-1",
      attempts: 0,
      receivedAt: "2026-11-22T10:00:00.000Z",
    },
  ]);
});

test("a finished event waits no longer and is not finished twice", async () => {
  await storeEvent(tenant, event("evt_1"), NOW);
  await finishEvent(tenant, "evt_1", "processed", "hired", NOW + 5);
  await finishEvent(tenant, "evt_1", "ignored", "later", NOW + 9);
  expect(await row("evt_1")).toEqual({
    status: "processed",
    outcome: "hired",
    attempts: 0,
    processed_at: "2026-11-22T10:00:00.005Z",
  });
  expect(await ids()).toEqual([]);
});

test("several events are finished by one statement", async () => {
  for (const id of ["evt_1", "evt_2", "evt_3"]) await storeEvent(tenant, event(id), NOW);
  await finishEvents(tenant, ["evt_1", "evt_3", "evt_nobody"], "processed", "hired", NOW);
  expect(await ids()).toEqual(["evt_2"]);
});

test("a failed event keeps waiting until it has failed too often", async () => {
  await storeEvent(tenant, event("evt_1"), NOW);
  for (let failures = 1; failures < MAX_EVENT_ATTEMPTS; failures++) {
    await failEvent(tenant, "evt_1", "unforeseen", NOW);
    expect(await row("evt_1")).toEqual({
      status: "received",
      outcome: "unforeseen",
      attempts: failures,
      processed_at: null,
    });
  }
  await failEvent(tenant, "evt_1", "unforeseen", NOW);
  expect(await row("evt_1")).toMatchObject({ status: "parked", attempts: MAX_EVENT_ATTEMPTS });
  await failEvent(tenant, "evt_1", "unforeseen", NOW);
  expect(await row("evt_1")).toMatchObject({ attempts: MAX_EVENT_ATTEMPTS });
});

test("the sweep finds tenants whose events have waited for long", async () => {
  const env: DatabaseEnv = { DB: house.db };
  await storeEvent(tenant, event("evt_1"), NOW);
  await storeEvent(tenant, event("evt_2"), NOW);
  await storeEvent(forTenant(env, "ten_2"), event("evt_3", { connectionId: "con_ten_2" }), NOW + 60_000);
  expect(await tenantsWithWaitingEvents(env, new Date(NOW + 1).toISOString(), 10)).toEqual(["ten_1"]);
  expect(await tenantsWithWaitingEvents(env, new Date(NOW + 90_000).toISOString(), 10)).toEqual(["ten_1", "ten_2"]);
  expect(await tenantsWithWaitingEvents(env, new Date(NOW).toISOString(), 10)).toEqual([]);
});

describe("one webhook's rows in D1", () => {
  type Rows = { written: number; read: number };
  const sum = (all: Rows[]): Rows =>
    all.reduce((a, b) => ({ written: a.written + b.written, read: a.read + b.read }), { written: 0, read: 0 });

  /** The same database, noting what every statement cost. */
  function counting(): { tenant: TenantDb; rows: Rows[] } {
    const rows: Rows[] = [];
    const note = <Result extends D1Result>(result: Result) => {
      rows.push({ written: result.meta.rows_written, read: result.meta.rows_read });
      return result;
    };
    const noting = (statement: D1PreparedStatement): D1PreparedStatement =>
      new Proxy(statement, {
        get(target, property) {
          if (property === "bind") return (...values: unknown[]) => noting(target.bind(...values));
          if (property === "run" || property === "all") return async () => note(await target[property]());
          // Drizzle selects by raw(), whose answer has no meta: the same statement by all() costs the same.
          if (property === "raw") return async () => (note(await target.all()), target.raw());
          throw new Error(`not counted: ${String(property)}`);
        },
      });
    const DB = new Proxy(house.db, {
      get: (target, property) =>
        property === "prepare" ? (text: string) => noting(target.prepare(text)) : Reflect.get(target, property),
    });
    return { tenant: forTenant({ DB }, "ten_1"), rows };
  }

  test.for([1_000, 100_000])(
    "are at most 4 written and 10 read among %i stored events",
    { timeout: 60_000 },
    async (stored) => {
      await house.db
        .prepare(
          `insert into inbound_events (tenant_id, id, connection_id, provider, kind, subject_id, status, outcome, attempts, body, received_at, processed_at)
         with recursive n(i) as (select 1 union all select i + 1 from n where i < ?1)
         select 'ten_1', 'evt_' || printf('%020d', i * 7919 % 1000003), 'con_ten_1', 'lever', 'candidateHired', 'opp-' || i,
           'processed', 'hired', 0, '{}', '2026-11-01T00:00:00.000Z', '2026-11-01T00:00:01.000Z' from n`,
        )
        .bind(stored)
        .run();
      const counted = counting();
      expect(await storeEvent(counted.tenant, event("evt_00000000000000500000x"), NOW)).toBe("new");
      const intake = sum(counted.rows);
      expect(await waitingEvents(counted.tenant, 20)).toHaveLength(1);
      await finishEvents(counted.tenant, ["evt_00000000000000500000x"], "processed", "hired", NOW);
      const all = sum(counted.rows);
      console.log(`${stored} stored: intake ${JSON.stringify(intake)}, with bookkeeping ${JSON.stringify(all)}`);
      expect(intake.written).toBe(2);
      expect(all.written).toBeLessThanOrEqual(4);
      expect(all.read).toBeLessThanOrEqual(10);

      const before = counted.rows.length;
      expect(await storeEvent(counted.tenant, event("evt_00000000000000500000x"), NOW)).toBe("repeated");
      expect(sum(counted.rows.slice(before)).written).toBe(0);
    },
  );

  test("an event with a delivery key is stored once for each connection, whatever its id, and writes three rows", async () => {
    const withKey = (id: string, connectionId = "con_ten_1") => event(id, { deliveryKey: "key-1", connectionId });
    const { tenant: counted, rows } = counting();
    expect(await storeEvent(counted, withKey("evt_1"), NOW)).toBe("new");
    expect(sum(rows).written).toBe(3);
    expect(await storeEvent(counted, withKey("evt_2"), NOW + 1)).toBe("repeated");
    expect(await storeEvent(forTenant({ DB: house.db }, "ten_2"), withKey("evt_3", "con_ten_2"), NOW)).toBe("new");
    expect(await ids()).toEqual(["evt_1"]);
  });
});
