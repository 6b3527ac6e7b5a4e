// Finding hires without webhooks: what a look finds, what it costs, and what it never forgets.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { showLogsOnFailure } from "../../support/test-house.ts";
import { until } from "../../support/until.ts";
import { company, startSchedulerHouse, syncEnd, type Company, type SchedulerHouse } from "./support.ts";

let all: SchedulerHouse;
beforeEach(() => showLogsOnFailure(all.house));
beforeAll(async () => {
  all = await startSchedulerHouse();
});

const control = () => all.lever.control;

/** A position whose requisition is open in Lever. */
async function openPosition(of: Company, code: string): Promise<{ positionId: string; requisitionId: string }> {
  const positionId = await of.pendingPosition(code);
  await of.poke();
  await syncEnd(of, positionId);
  const requisition = control().findRequisition({ accountId: of.accountId, requisitionCode: code });
  return { positionId, requisitionId: requisition?.id ?? "" };
}

/** Makes the connection due, for a look or for a full comparison, and waits until it has been looked through. */
async function look(of: Company, kind: "look" | "compare" = "look"): Promise<void> {
  const past = "2020-01-01T00:00:00.000Z";
  await of.row(
    `update connection_looks set next_look_at = ?, last_looked_at = null, failed_at = null
       ${kind === "compare" ? ", next_compare_at = '2020-01-01T00:00:00.000Z'" : ""} where connection_id = ?`,
    past,
    of.connectionId,
  );
  await of.poke();
  await until(
    () =>
      of.row(
        "select 1 from connection_looks where connection_id = ? and (last_looked_at is not null or failed_at is not null)",
        of.connectionId,
      ),
    { what: "the look", deadlineMs: 30_000 },
  );
}

const hiresOf = (of: Company) =>
  of.rows<{
    application_id: string;
    status: string;
    position_id: string | null;
    problem: string | null;
    candidate_name: string;
    emails: string;
    id: string;
  }>("select * from hires where tenant_id = ? order by hired_at", of.tenantId);

function hired(requisitionId: string, name: string, emails: string[] = []) {
  const candidate = control().addCandidate({ name, emails, requisition: requisitionId });
  return control().hire({ opportunityId: candidate.opportunityId, requisitionId });
}

describe("a look", () => {
  test("is for connections used for headcount: of the others nothing is read", async () => {
    const of = await company(all, { isLookDue: true });
    const second = await company(all);
    await of.row(
      "update connections set modules = '[\"hris\"]', tenant_id = ? where id = ?",
      of.tenantId,
      of.connectionId,
    );
    await of.row("update connections set tenant_id = ? where id = ?", of.tenantId, second.connectionId);
    await of.row("update connection_looks set tenant_id = ? where connection_id = ?", of.tenantId, second.connectionId);
    const { after } = control().markRequests({});
    await look({ ...of, connectionId: second.connectionId });
    const looked = await of.rows("select connection_id from connection_looks where tenant_id = ?", of.tenantId);
    expect(looked).toEqual([{ connection_id: second.connectionId }]);
    expect(
      new Set(
        control()
          .requests({ after })
          .map(({ caller }) => caller),
      ).size,
    ).toBe(1);
  });

  test("finds a hire against our requisition, with its seat, name and e-mails, and tells the matcher once", async () => {
    const acme = await company(all);
    const { positionId, requisitionId } = await openPosition(acme, "Trace-1");
    const hire = hired(requisitionId, "Grace Hopper", ["grace@example.com"]);
    await look(acme);
    expect(await hiresOf(acme)).toMatchObject([
      {
        application_id: hire.opportunityId,
        status: "hired",
        position_id: positionId,
        problem: null,
        candidate_name: "Grace Hopper",
        emails: '["grace@example.com"]',
      },
    ]);
  });

  test("with nothing new costs two requests and writes no hire", async () => {
    const acme = await company(all);
    const { requisitionId } = await openPosition(acme, "Trace-1");
    hired(requisitionId, "Grace Hopper");
    await look(acme);
    const [before] = await acme.rows("select * from hires where tenant_id = ?", acme.tenantId);
    const { after } = control().markRequests({});
    await look(acme);
    expect(control().requests({ after })).toHaveLength(2);
    expect(await acme.rows("select * from hires where tenant_id = ?", acme.tenantId)).toEqual([before]);
  });

  test("keeps nothing of people who were hired against requisitions of others, or against none", async () => {
    const acme = await company(all);
    const theirs = control().createRequisition({ accountId: acme.accountId, requisitionCode: "REQ-1" });
    hired(theirs.id, "None Of Ours");
    const free = control().addCandidate({ accountId: acme.accountId, name: "No Requisition" });
    control().hire({ opportunityId: free.opportunityId, isForced: true });
    await look(acme);
    expect(await hiresOf(acme)).toEqual([]);
  });

  test("keeps a hire that carries a code of ours which no position has, and says so", async () => {
    const acme = await company(all);
    const stray = control().createRequisition({ accountId: acme.accountId, requisitionCode: "Trace-404" });
    hired(stray.id, "Lost Soul");
    await look(acme);
    expect(await hiresOf(acme)).toMatchObject([{ position_id: null, problem: "requisition_unknown", status: "hired" }]);
  });

  test("keeps a hire without e-mail", async () => {
    const acme = await company(all);
    const { requisitionId } = await openPosition(acme, "Trace-1");
    hired(requisitionId, "No Mail", []);
    await look(acme);
    expect(await hiresOf(acme)).toMatchObject([{ candidate_name: "No Mail", emails: "[]", status: "hired" }]);
  });

  test("survives an offset token that dies on the way, without losing or doubling anybody", async () => {
    const acme = await company(all, { isLookDue: true });
    const ids = control()
      .seedRequisitions({ accountId: acme.accountId, codes: ["Trace-1", "Trace-2"] })
      .map((one) => (typeof one === "string" ? one : one.id));
    control().seedOpportunities({ accountId: acme.accountId, total: 500, hired: 350, requisitionIds: ids });
    control().addFault({ kind: "expired-offset", path: "/v1/opportunities", skip: 2, count: 1 });
    await acme.poke();
    await until(() => acme.row("select 1 from connection_looks where connection_id = ?", acme.connectionId), {
      what: "the first look",
      deadlineMs: 30_000,
    });
    expect(await hiresOf(acme)).toHaveLength(350);
  });

  test("through a dead access marks the connection and stops; a broken ATS is tried again later", async () => {
    const acme = await company(all);
    control().addFault({ kind: "status-before", path: "/v1/archive_reasons", count: 4 });
    await look(acme);
    expect(
      await acme.row(
        "select failure_reason, failure_count from connection_looks where connection_id = ?",
        acme.connectionId,
      ),
    ).toEqual({ failure_reason: "unavailable", failure_count: 1 });
    await acme.row("update connections set scopes = 'gone' where id = ?", acme.connectionId);
    await look(acme);
    expect(await acme.row("select status from connections where id = ?", acme.connectionId)).toEqual({
      status: "needs_attention",
    });
  });
});

describe("the hourly comparison", () => {
  test("finds an un-hire that no webhook told of, and asks by id before it undoes", async () => {
    const acme = await company(all);
    const { requisitionId } = await openPosition(acme, "Trace-1");
    const hire = hired(requisitionId, "Changed Mind");
    await look(acme);
    control().unhire({ opportunityId: hire.opportunityId });
    await look(acme);
    expect(await hiresOf(acme)).toMatchObject([{ status: "hired" }]); // a look sees hired people only
    const { after } = control().markRequests({});
    await look(acme, "compare");
    expect(await hiresOf(acme)).toMatchObject([{ status: "unhired" }]);
    expect(
      control()
        .requests({ after })
        .map(({ path }) => path),
    ).toContain(`/v1/opportunities/${hire.opportunityId}`);
  });

  test("undoes a hire whose candidate was deleted", async () => {
    const acme = await company(all);
    const { requisitionId } = await openPosition(acme, "Trace-1");
    const hire = hired(requisitionId, "Deleted");
    await look(acme);
    control().deleteCandidate({ opportunityId: hire.opportunityId });
    await look(acme, "compare");
    expect(await hiresOf(acme)).toMatchObject([{ status: "unhired" }]);
  });

  test("finds a hire whose archive date was set back before the last look", async () => {
    const acme = await company(all);
    const { requisitionId } = await openPosition(acme, "Trace-1");
    hired(requisitionId, "On Time");
    await look(acme);
    const second = await openPosition(acme, "Trace-2");
    const late = control().addCandidate({ name: "Backdated", requisition: second.requisitionId });
    control().hire({
      opportunityId: late.opportunityId,
      requisitionId: second.requisitionId,
      at: Date.now() - 40 * 86_400_000,
    });
    await look(acme);
    expect(await hiresOf(acme)).toHaveLength(1);
    await look(acme, "compare");
    expect(await hiresOf(acme)).toHaveLength(2);
  });

  test("notes that a requisition was closed, and that one was deleted, with words for its position", async () => {
    const acme = await company(all);
    const closed = await openPosition(acme, "Trace-1");
    const deleted = await openPosition(acme, "Trace-2");
    control().closeRequisition({ requisitionId: closed.requisitionId });
    control().deleteRequisition({ requisitionId: deleted.requisitionId });
    await look(acme, "compare");
    expect(await acme.row("select status from requisitions where position_id = ?", closed.positionId)).toEqual({
      status: "closed",
    });
    expect(
      await acme.row("select sync_status, sync_reason, requisition_id from positions where id = ?", deleted.positionId),
    ).toEqual({
      sync_status: "failed",
      sync_reason: "requisition_deleted",
      requisition_id: null,
    });
  });

  test("of requisitions is not held up by a hire whose record cannot be read, which stands", async () => {
    const acme = await company(all);
    const filled = await openPosition(acme, "Trace-1");
    const closed = await openPosition(acme, "Trace-2");
    hired(filled.requisitionId, "Odd Record");
    await look(acme);
    control().closeRequisition({ requisitionId: closed.requisitionId });
    const path = "/v1/opportunities*";
    control().addFault({ kind: "garbled", method: "GET", path, field: "id", value: { odd: true }, count: 1000 });
    await look(acme, "compare");
    control().clearFaults({});
    expect(await hiresOf(acme)).toMatchObject([{ status: "hired" }]);
    expect(await acme.row("select status from requisitions where position_id = ?", closed.positionId)).toEqual({
      status: "closed",
    });
    expect(
      await acme.row("select failure_reason from connection_looks where connection_id = ?", acme.connectionId),
    ).toEqual({ failure_reason: "unexpected_answer" });
  });

  test("gives a hire its seat that came before its requisition was known to be ours", async () => {
    const acme = await company(all);
    control().addFault({ kind: "status-before", method: "GET", path: "/v1/requisitions/*", count: 4 }); // the read back fails: created, not yet known
    const positionId = await acme.pendingPosition("Trace-5");
    await acme.poke();
    const made = await until(
      () => control().findRequisition({ accountId: acme.accountId, requisitionCode: "Trace-5" }),
      {
        what: "the requisition",
      },
    );
    hired(made.id, "Early Bird");
    await look(acme);
    await syncEnd(acme, positionId);
    await expect
      .poll(() => hiresOf(acme), { timeout: 20_000 })
      .toMatchObject([{ position_id: positionId, problem: null }]);
  });
});

test(
  "a first look of 2,000 hires among 20,000 opportunities takes at most 22 requests",
  { timeout: 60_000 },
  async () => {
    const acme = await company(all, { isLookDue: true });
    const requisitions = control().seedRequisitions({ accountId: acme.accountId, count: 200, prefix: "Trace-" });
    control().seedOpportunities({
      accountId: acme.accountId,
      total: 20_000,
      hired: 2_000,
      requisitionIds: requisitions.map((one) => (typeof one === "string" ? one : one.id)),
    });
    const { after } = control().markRequests({});
    await acme.poke();
    await until(() => acme.row("select 1 from connection_looks where connection_id = ?", acme.connectionId), {
      what: "the first look",
      deadlineMs: 50_000,
    });
    expect(control().requests({ after }).length).toBeLessThanOrEqual(22);
    expect(await acme.row("select count(*) as n from hires where tenant_id = ?", acme.tenantId)).toEqual({ n: 2_000 });
  },
);
