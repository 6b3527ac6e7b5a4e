// How lists are read: each through the index that was made for it, never through all rows of a table.
import type { BatchItem } from "drizzle-orm/batch";
import { beforeAll, describe, expect, test } from "vitest";
import { listAudit } from "#shared/db/audit-log.ts";
import { findEmployee, listEmployees } from "#shared/db/employees.ts";
import { listEvents } from "#shared/db/events.ts";
import { forTenant, type TenantDb } from "#shared/db/for-tenant.ts";
import { findHire, listHires } from "#shared/db/hires.ts";
import { addItems, endItems, waitingItems } from "#shared/db/import-items.ts";
import { keepFiveSamples, knownPeople, wantedPeople } from "#shared/db/imported-people.ts";
import { mailsAbout } from "#shared/db/mails.ts";
import { findMatch, listMatches } from "#shared/db/matches.ts";
import { findNewHire, listNewHires } from "#shared/db/new-hires.ts";
import { countBadges, oldestPendingAt } from "#shared/db/overview.ts";
import { findPosition, listPositions } from "#shared/db/positions.ts";
import { listSeatMatches } from "#shared/db/seat-matches.ts";
import { findUnfinishedJob, listSyncJobItems, listSyncJobs } from "#shared/db/sync-jobs.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse({ only: [] });
});

const first = { cursor: null, limit: 50 };

/** SQLite's plan for every statement that `read` runs, one line a step. */
async function planOf(read: (tenant: TenantDb) => Promise<unknown>): Promise<string> {
  const statements: string[] = [];
  const prepare = (statement: string) => {
    statements.push(statement);
    return house.db.prepare(statement);
  };
  const recording = new Proxy(house.db, {
    get: (target, name) => (name === "prepare" ? prepare : Reflect.get(target, name)),
  });
  await read(forTenant({ DB: recording }, "ten_1"));
  const steps: string[] = [];
  for (const statement of statements) {
    const numbers = [...statement.matchAll(/\?(\d+)/g)].map((found) => Number(found[1]));
    const parameters = Math.max((statement.match(/\?(?!\d)/g) ?? []).length, ...numbers);
    const { results } = await house.db
      .prepare(`explain query plan ${statement}`)
      .bind(...Array.from({ length: parameters }, () => "[]"))
      .all<{ detail: string }>();
    steps.push(...results.map((step) => step.detail));
  }
  return steps.join("\n");
}

describe("a list in its own order", () => {
  test.each([
    ["positions", (tenant: TenantDb) => listPositions(tenant, {}, first), "positions_by_tenant"],
    ["hires", (tenant: TenantDb) => listHires(tenant, {}, first), "hires_by_tenant"],
    ["new hires", (tenant: TenantDb) => listNewHires(tenant, {}, first), "new_hires_by_tenant"],
    ["employees", (tenant: TenantDb) => listEmployees(tenant, {}, first), "employees_by_tenant"],
    ["matches", (tenant: TenantDb) => listMatches(tenant, {}, first), "matches_by_tenant"],
    ["proposals", (tenant: TenantDb) => listMatches(tenant, { status: "proposed" }, first), "matches_proposed"],
    ["sync jobs", (tenant: TenantDb) => listSyncJobs(tenant, {}, first), "sync_jobs_by_tenant"],
    ["the unfinished job", (tenant: TenantDb) => findUnfinishedJob(tenant), "sync_jobs_unfinished"],
    ["the audit log", (tenant: TenantDb) => listAudit(tenant, {}, first), "audit USING PRIMARY KEY"],
    ["events", (tenant: TenantDb) => listEvents(tenant, {}, first), "inbound_events USING PRIMARY KEY"],
  ])("%s", async (_, read, index) => {
    const plan = await planOf(read);
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/^SCAN (?!json_each)/m);
    expect(plan).not.toContain("TEMP B-TREE");
  });
});

describe("what belongs to one object", () => {
  test.each([
    ["a position", (tenant: TenantDb) => findPosition(tenant, "x"), "positions_by_tenant (tenant_id=? AND id=?)"],
    ["an employee", (tenant: TenantDb) => findEmployee(tenant, "x"), "employees_by_tenant (tenant_id=? AND id=?)"],
    ["a hire", (tenant: TenantDb) => findHire(tenant, "x"), "hires_by_tenant (tenant_id=? AND id=?)"],
    ["a new hire", (tenant: TenantDb) => findNewHire(tenant, "x"), "new_hires_by_tenant (tenant_id=? AND id=?)"],
    [
      "an invitation's mails",
      (tenant: TenantDb) => mailsAbout(tenant, "welcome_invitation", ["x"]),
      "mails_by_subject",
    ],
    ["a match", (tenant: TenantDb) => findMatch(tenant, "x"), "matches_by_tenant (tenant_id=? AND id=?)"],
    ["a position's history", (tenant: TenantDb) => listAudit(tenant, { subjectId: "x" }, first), "audit_by_subject"],
    ["a hire's matches", (tenant: TenantDb) => listMatches(tenant, { hireId: "x" }, first), "matches_pair"],
    ["a position's hires", (tenant: TenantDb) => listHires(tenant, { positionId: "x" }, first), "hires_by_position"],
    ["a job's items", (tenant: TenantDb) => listSyncJobItems(tenant, "x"), "sync_job_items USING PRIMARY KEY"],
    ["the longest pending", (tenant: TenantDb) => oldestPendingAt(tenant), "positions_pending"],
  ])("%s", async (_, read, index) => {
    const plan = await planOf(read);
    expect(plan).toContain(index);
    expect(plan.split("\n")[0], plan).toContain(index); // everything else is looked up from there
    expect(plan).not.toMatch(/(^SCAN (?!json_each))|by_tenant \(tenant_id=\?\)|employees_number/m);
  });
});

test("the matches of a page of seats are looked up seat by seat", async () => {
  const plan = await planOf((tenant) => listSeatMatches(tenant, ["x"]));
  expect(plan).toContain("SEARCH m USING INDEX matches_pair (tenant_id=? AND hire_id=?)");
});

test("the menu's counts read only rows that wait for a person", async () => {
  const plan = await planOf((tenant) => countBadges(tenant));
  for (const index of ["matches_proposed", "positions_failed", "inbound_events_parked"]) expect(plan).toContain(index);
});

const BLANK = {
  ...{ contactId: null, employeeId: null, hireId: null, hiredAt: null, facts: null, stamp: null, nameDoubt: null },
  ...{ reason: null, message: null },
};

describe("an import's step reads the few people that it is about, however many were imported before", () => {
  const gone = { applicationId: "x", is: "not_hired" } as const;
  const ended = { ...BLANK, applicationId: "x", name: "", outcome: "failed", status: "failed" } as const;
  test.each([
    ["who they are", (tenant: TenantDb) => knownPeople(tenant, [gone])],
    ["whom a webhook wants", (tenant: TenantDb) => wantedPeople(tenant, 20)],
    ["who waits", (tenant: TenantDb) => waitingItems(tenant, "x", 20)],
    ["who is listed", (tenant: TenantDb) => all(tenant, addItems(tenant, "x", [{ applicationId: "x", listed: null }]))],
    ["what came of them", (tenant: TenantDb) => all(tenant, endItems(tenant, "x", [ended]))],
    ["whose sample is forgotten", (tenant: TenantDb) => all(tenant, [keepFiveSamples(tenant, "x")])],
  ])("%s", async (_, read) => {
    const plan = await planOf(read);
    // One column of a key alone leads to everybody of the tenant, the connection or the job.
    const broad = plan
      .split("\n")
      .filter((step) => /KEY \((tenant_id|job_id)=\?\)|_(work_email|by_tenant|contact) \(tenant_id=\?\)/.test(step));
    expect(broad).toEqual([]);
    expect(plan).toContain("SEARCH");
  });
});

async function all(tenant: TenantDb, [statement, ...rest]: readonly BatchItem<"sqlite">[]): Promise<void> {
  if (statement !== undefined) await tenant.db.batch([statement, ...rest]);
}
