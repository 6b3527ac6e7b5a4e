// The outbox: a change and its messages are committed together, sent once, and kept when the sending fails.
import { beforeAll, beforeEach, expect, test } from "vitest";
import { auditEntry } from "#shared/db/audit.ts";
import { forTenant, type TenantDb } from "#shared/db/for-tenant.ts";
import { commit, sweepOutbox, type OutboxEnv } from "#shared/db/outbox.ts";
import type { OutboxMessage } from "#shared/queues/messages.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse({ only: [] });
});

let tenant: TenantDb;
let sent: unknown[][];
let sending: Promise<unknown>[];
beforeEach(async () => {
  await house.reset();
  tenant = forTenant({ DB: house.db }, "ten_1");
  sent = [];
  sending = [];
});

const queue = (fails = false): Pick<Queue, "sendBatch"> => ({
  sendBatch: async (messages) => {
    if (fails) throw new Error("Queue is full");
    sent.push([...messages].map((message) => message.body));
    return { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } };
  },
});
const env = (fails = false): OutboxEnv => ({ DB: house.db, SYNC: queue(fails), MATCH: queue(fails) });
const defer = (work: Promise<unknown>) => void sending.push(work);
const waiting = () => house.db.prepare("select count(*) as n from outbox").first<number>("n");
const entry = { actor: "system", action: "x", subjectKind: "tenant", subjectId: "ten_1" } as const;
const employee = (n: number): OutboxMessage => ({
  queue: "match",
  body: { kind: "employee", tenantId: "ten_1", employeeId: `emp_${n}` },
});

test("the change and its messages are committed, the messages sent, and their rows gone", async () => {
  const poke: OutboxMessage = { queue: "sync", body: { kind: "sync", tenantId: "ten_1" } };
  const results = await commit(env(), tenant, [auditEntry(tenant, entry)], [poke, employee(1)], defer);
  expect(results).toHaveLength(1);
  await Promise.all(sending);
  expect(sent).toEqual([[poke.body], [employee(1).body]]);
  expect(await waiting()).toBe(0);
});

test("a thousand messages are one statement, and leave in hundreds", async () => {
  let statements = 0;
  const counted = { ...tenant, db: Object.create(tenant.db) as typeof tenant.db };
  counted.db.batch = (batch) => {
    statements = batch.length;
    return tenant.db.batch(batch);
  };
  const messages = Array.from({ length: 1000 }, (_, n) => employee(n));
  await commit(env(), counted, [], messages, defer);
  await Promise.all(sending);
  expect(statements).toBe(1);
  expect(sent.map((batch) => batch.length)).toEqual(Array.from({ length: 10 }, () => 100));
  expect(new Set(sent.flat().map((body) => JSON.stringify(body))).size).toBe(1000);
  expect(await waiting()).toBe(0);
});

test("what could not be sent stays, and a sweep sends it when it is old enough", async () => {
  await commit(env(true), tenant, [], [employee(1), employee(2)], defer);
  await Promise.all(sending);
  expect(await waiting()).toBe(2);
  expect(await sweepOutbox(env(), Date.now(), 60_000, 100)).toBe(0);
  expect(await sweepOutbox(env(), Date.now() + 61_000, 60_000, 100)).toBe(2);
  expect(sent.flat()).toEqual([employee(1).body, employee(2).body]);
  expect(await waiting()).toBe(0);
});

test("nothing to commit is nothing done", async () => {
  expect(await commit(env(), tenant, [], [], defer)).toEqual([]);
  expect(sending).toEqual([]);
});
