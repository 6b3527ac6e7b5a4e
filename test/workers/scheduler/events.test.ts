// Stored webhooks: the scheduler reads the truth from Lever, writes it once, and only then calls the event processed.
import { beforeAll, beforeEach, expect, test } from "vitest";
import { newId, timePart } from "#shared/domain/ids.ts";
import { showLogsOnFailure } from "../../support/test-house.ts";
import { until } from "../../support/until.ts";
import { company, startSchedulerHouse, syncEnd, type Company, type SchedulerHouse } from "./support.ts";

let all: SchedulerHouse;
beforeEach(() => showLogsOnFailure(all.house));
beforeAll(async () => {
  all = await startSchedulerHouse();
});
const control = () => all.lever.control;

async function store(of: Company, kind: string, subjectId: string | null): Promise<string> {
  const id = `evt_${timePart(Date.now())}${newId("event").slice(13)}`;
  await of.row(
    `insert into inbound_events (tenant_id, id, connection_id, provider, kind, subject_id, status, body, received_at)
     values (?, ?, ?, 'lever', ?, ?, 'received', '{}', ?)`,
    of.tenantId,
    id,
    of.connectionId,
    kind,
    subjectId,
    new Date().toISOString(),
  );
  return id;
}

async function poke(of: Company): Promise<void> {
  const queue = await all.house.queue("ats-events");
  await queue.send({ kind: "events", tenantId: of.tenantId });
}

const eventOf = (of: Company, id: string) =>
  of.row<{ status: string; outcome: string | null; attempts: number }>(
    "select status, outcome, attempts from inbound_events where tenant_id = ? and id = ?",
    of.tenantId,
    id,
  );

async function end(of: Company, id: string) {
  return until(
    async () => {
      const event = await eventOf(of, id);
      return event?.status === "received" ? undefined : event;
    },
    { what: "the event to be processed", deadlineMs: 20_000 },
  );
}

async function hiredCandidate(of: Company, code: string) {
  const positionId = await of.pendingPosition(code);
  await of.poke();
  await syncEnd(of, positionId);
  const requisitionId = control().findRequisition({ accountId: of.accountId, requisitionCode: code })?.id ?? "";
  const { opportunityId } = control().addCandidate({ name: "Katherine Johnson", requisition: requisitionId });
  control().hire({ opportunityId, requisitionId });
  return { positionId, requisitionId, opportunityId };
}

test("a hire told by webhook is recorded against its position", async () => {
  const acme = await company(all);
  const { positionId, opportunityId } = await hiredCandidate(acme, "Trace-1");
  const id = await store(acme, "candidateHired", opportunityId);
  await poke(acme);
  expect(await end(acme, id)).toEqual({ status: "processed", outcome: "hired", attempts: 0 });
  expect(await acme.row("select status, position_id from hires where application_id = ?", opportunityId)).toEqual({
    status: "hired",
    position_id: positionId,
  });
});

test("the two events of one act, and a late repetition, read once more and change nothing more", async () => {
  const acme = await company(all);
  const { opportunityId } = await hiredCandidate(acme, "Trace-1");
  const both = [
    await store(acme, "candidateHired", opportunityId),
    await store(acme, "candidateArchiveChange", opportunityId),
  ];
  const { after } = control().markRequests({});
  await poke(acme);
  for (const id of both) expect((await end(acme, id))?.status).toBe("processed");
  expect(control().countRequests({ after, path: `/v1/opportunities/${opportunityId}` })).toEqual({ count: 1 });
  const before = await acme.rows("select * from hires where tenant_id = ?", acme.tenantId);
  const late = await store(acme, "candidateHired", opportunityId);
  await poke(acme);
  expect(await end(acme, late)).toMatchObject({ status: "processed", outcome: "unchanged" });
  expect(await acme.rows("select * from hires where tenant_id = ?", acme.tenantId)).toEqual(before);
});

test("an old event does not overrule the truth of now: hired, then un-hired, then the first webhook arrives", async () => {
  const acme = await company(all);
  const { opportunityId } = await hiredCandidate(acme, "Trace-1");
  const first = await store(acme, "candidateHired", opportunityId);
  await poke(acme);
  await end(acme, first);
  control().unhire({ opportunityId });
  const late = await store(acme, "candidateHired", opportunityId);
  await poke(acme);
  expect(await end(acme, late)).toMatchObject({ outcome: "unhired" });
  expect(await acme.row("select status from hires where application_id = ?", opportunityId)).toEqual({
    status: "unhired",
  });
});

test("a re-hire after an un-hire stands again, under the same id", async () => {
  const acme = await company(all);
  const { opportunityId, requisitionId } = await hiredCandidate(acme, "Trace-1");
  const steps: (() => unknown)[] = [
    () => {},
    () => control().unhire({ opportunityId }),
    () => control().rehire({ opportunityId, requisitionId }),
  ];
  const ids = new Set<string>();
  for (const step of steps) {
    step();
    const id = await store(acme, "candidateArchiveChange", opportunityId);
    await poke(acme);
    await end(acme, id);
    ids.add((await acme.row<{ id: string }>("select id from hires where application_id = ?", opportunityId))?.id ?? "");
  }
  expect(await acme.row("select status, unhired_at from hires where application_id = ?", opportunityId)).toEqual({
    status: "hired",
    unhired_at: null,
  });
  expect(ids.size).toBe(1);
});

test("a candidate who is gone from Lever is no longer hired", async () => {
  const acme = await company(all);
  const { opportunityId } = await hiredCandidate(acme, "Trace-1");
  await poke(acme);
  const first = await store(acme, "candidateHired", opportunityId);
  await poke(acme);
  await end(acme, first);
  control().deleteCandidate({ opportunityId });
  const id = await store(acme, "candidateDeleted", opportunityId);
  await poke(acme);
  expect(await end(acme, id)).toMatchObject({ outcome: "unhired" });
});

test("an event about somebody who is none of ours is processed and keeps nothing", async () => {
  const acme = await company(all);
  const { opportunityId } = control().addCandidate({ accountId: acme.accountId, name: "A Stranger" });
  const id = await store(acme, "candidateArchiveChange", opportunityId);
  await poke(acme);
  expect(await end(acme, id)).toMatchObject({ status: "processed", outcome: "not_ours" });
  expect(await acme.rows("select * from hires where tenant_id = ?", acme.tenantId)).toEqual([]);
});

test("while Lever is down the event waits without a mark against it, and is processed when Lever is back", async () => {
  const acme = await company(all);
  const { opportunityId } = await hiredCandidate(acme, "Trace-1");
  control().addFault({ kind: "status-before", path: `/v1/opportunities/${opportunityId}`, count: 4 });
  const id = await store(acme, "candidateHired", opportunityId);
  const { after } = control().markRequests({});
  await poke(acme);
  await until(() => control().countRequests({ after, path: `/v1/opportunities/${opportunityId}` }).count >= 4, {
    what: "four tries",
    deadlineMs: 20_000,
  });
  expect(await eventOf(acme, id)).toEqual({ status: "received", outcome: null, attempts: 0 });
  await poke(acme);
  expect(await end(acme, id)).toMatchObject({ status: "processed", outcome: "hired" });
});

test("an event that Lever refuses to explain is counted, then parked for a person", async () => {
  const acme = await company(all, { permissions: ["archive_reasons:read", "requisitions:write"] });
  const { opportunityId } = control().addCandidate({ accountId: acme.accountId, name: "Not Allowed" });
  const id = await store(acme, "candidateHired", opportunityId);
  for (let attempt = 1; attempt <= 8; attempt++) {
    await poke(acme);
    await until(async () => ((await eventOf(acme, id))?.attempts ?? 0) >= attempt, { what: `failure ${attempt}` });
  }
  expect(await eventOf(acme, id)).toEqual({ status: "parked", outcome: "forbidden", attempts: 8 });
});

test("events of a disconnected connection are set aside", async () => {
  const acme = await company(all);
  await acme.row("update connections set status = 'disconnected' where id = ?", acme.connectionId);
  const id = await store(acme, "candidateHired", "some-opportunity");
  await poke(acme);
  expect(await end(acme, id)).toMatchObject({ status: "ignored", outcome: "connection_gone" });
});

test("a hire through a connection that is no longer used for headcount is not read, and fills nothing", async () => {
  const acme = await company(all);
  const { positionId, opportunityId } = await hiredCandidate(acme, "Trace-1");
  await acme.row("update connections set modules = ? where id = ?", '["onboarding"]', acme.connectionId);
  const { after } = control().markRequests({});
  const id = await store(acme, "candidateHired", opportunityId);
  await poke(acme);
  expect(await end(acme, id)).toMatchObject({ status: "ignored", outcome: "not_used" });
  expect(control().requests({ after, path: `/v1/opportunities/${opportunityId}*` })).toEqual([]);
  expect(await acme.row("select 1 from hires where position_id = ?", positionId)).toBeNull();
});

test("an event whose poke was lost is found by the sweep", async () => {
  const acme = await company(all);
  const { opportunityId } = await hiredCandidate(acme, "Trace-1");
  const id = await store(acme, "candidateHired", opportunityId);
  await acme.row(
    "update inbound_events set received_at = ? where id = ?",
    new Date(Date.now() - 60_000).toISOString(),
    id,
  );
  await all.house.scheduled("scheduler");
  expect(await end(acme, id)).toMatchObject({ status: "processed", outcome: "hired" });
});
