// What a recruiter reaches: their own pages, and nothing else of the house, by any method; and of what is theirs, nothing that is others'.
import type { RouterRoute } from "hono/types";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { api } from "../../../../workers/reports/src/api/api.ts";
import { pages } from "../../../../workers/reports/src/pages/index.tsx";
import { recruiterPages } from "../../../../workers/reports/src/recruiter/pages/index.tsx";
import { scim } from "../../../../workers/reports/src/scim/scim.ts";
import { seedRecruiter, seedRole, seedSubmission, type SeededRecruiter } from "../../../support/marketplace-seeds.ts";
import { seedApiToken, seedMember, seedTenant } from "../../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { visit } from "../pages/visit.ts";
import { seedConnection, seedHire, seedPositions } from "../seeds.ts";

// Its own files import each other in a way that only bundlers follow; the route tables need nothing of it.
vi.mock("itty-durable", () => ({ proxyDurable: () => null }));

let house: TestHouse;
let tenantId: string;
let rita: SeededRecruiter;
let own: { role: string; submission: string };
let ids: string[];

/** Each of these is planted somewhere that Rita must never see. */
const SECRETS = {
  otherCandidate: "Zelda Otherperson",
  otherEmail: "zelda@other.example",
  otherAgency: "Competing Agency",
  otherRole: "Role-of-others",
  confidentialRole: "Project Nightshade",
  draftRole: "Role-in-draft",
  salary: "123456",
  interviewer: "Ingrid Interviewer",
  manager: "Manfred Manager",
  archiveReason: "Culture-clash-with-CTO",
  atsMessage: "Lever-said-internal-words",
  rulingNote: "We-owe-them-a-favour",
  position: "Secret-headcount-plan",
  hire: "Hired Person",
  eventDetail: "deduped-internal",
} as const;

beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"] });
  const { db } = house;
  tenantId = (await seedTenant(db, { name: "Acme" })).id;
  rita = await seedRecruiter(db, tenantId);
  const bob = await seedRecruiter(db, tenantId, { name: "Bob", agency: SECRETS.otherAgency });
  const connectionId = await seedConnection(db, tenantId);
  const link = (postingId: string) => ({ connectionId, postingId, ownerId: "owner" });
  const role = await seedRole(db, tenantId, {
    title: "Staff Engineer",
    link: link("p1"),
    recruiterIds: [rita.id, bob.id],
    salary: { min: 123456, max: 123456, currency: "USD", interval: "per-year-salary" },
    hiringManager: SECRETS.manager,
  });
  const others = [
    await seedRole(db, tenantId, { title: SECRETS.otherRole, recruiterIds: [bob.id] }),
    await seedRole(db, tenantId, { title: SECRETS.draftRole, status: "draft", recruiterIds: [rita.id] }),
    await seedRole(db, tenantId, {
      title: SECRETS.confidentialRole,
      isConfidential: true,
      link: link("p2"),
      recruiterIds: [rita.id],
    }),
  ];
  const sent = (applicationId: string) => ({ connectionId, applicationId, place: "archived" });
  const submission = await seedSubmission(db, tenantId, { roleId: role, recruiterId: rita.id, sent: sent("opp-1") });
  const theirs = await seedSubmission(db, tenantId, {
    roleId: role,
    recruiterId: bob.id,
    name: SECRETS.otherCandidate,
    email: SECRETS.otherEmail,
    sent: sent("opp-2"),
  });
  const hidden = await seedSubmission(db, tenantId, {
    roleId: others[2] ?? "",
    recruiterId: rita.id,
    name: "Nina Own",
    sent: sent("opp-3"),
  });
  const at = new Date().toISOString();
  const evidence = JSON.stringify([
    { kind: "ownership", submissionId: theirs, since: at, until: at },
    { kind: "application", applicationId: "opp-secret", origin: "referred", at, isSamePosting: false, isActive: true },
  ]);
  await db.batch([
    db
      .prepare(
        "update submissions set archive_group = 'not_selected', archive_reason = ?, message = ?, is_deduped = 1 where id = ?",
      )
      .bind(SECRETS.archiveReason, SECRETS.atsMessage, submission),
    db
      .prepare("insert into submission_interviews values (?, ?, 'int-1', ?, 45, 'Europe/Zurich', ?, null)")
      .bind(tenantId, submission, at, JSON.stringify([SECRETS.interviewer])),
    db
      .prepare("insert into submission_events values (?, ?, '1-sent', 'sent', ?, ?)")
      .bind(tenantId, submission, SECRETS.eventDetail, at),
    db
      .prepare("insert into ownership_rulings values (?, ?, 'rul_1', 0, 'held_by_other', ?, 'rule', null, ?)")
      .bind(tenantId, submission, evidence, at),
    db
      .prepare("insert into ownership_rulings values (?, ?, 'rul_1', 1, 'overruled', ?, 'user:usr_boss', ?, ?)")
      .bind(tenantId, hidden, evidence, SECRETS.rulingNote, at),
  ]);
  const [position = ""] = await seedPositions(db, tenantId, 1, { status: "draft" });
  await db.prepare("update positions set title = ? where id = ?").bind(SECRETS.position, position).run();
  const hire = await seedHire(db, tenantId, { name: SECRETS.hire, code: "Trace-1" });
  own = { role, submission };
  ids = [position, hire, role, ...others, submission, theirs, hidden, connectionId, rita.id, bob.id];
});

/** Every path of the routes with every id that could stand in it; of middleware (`/*`) there is nothing to visit. */
function visits(routes: readonly RouterRoute[], prefix = ""): { method: string; path: string }[] {
  const real = routes.filter((route) => !route.path.endsWith("*"));
  return real.flatMap(({ method, path }) => {
    const full = `${prefix}${path}`.replace(/\{[^}]*\}/g, "");
    const paths = full.includes("/:") ? ids.map((id) => full.replace(/:\w+\??/g, id)) : [full];
    return paths.map((one) => ({ method: method === "ALL" ? "GET" : method, path: one }));
  });
}

function ask(method: string, path: string, headers: Record<string, string> = {}) {
  return fetch(`${house.url}${path}`, {
    method,
    redirect: "manual",
    headers: { cookie: rita.cookie, origin: house.url, "sec-fetch-site": "same-origin", ...headers },
    ...(method === "GET" ? {} : { body: new URLSearchParams({ note: "x", role: "owner", name: "x" }) }),
  });
}

/** Eight at a time: one after the other, most of the time is the way to the house and back. */
async function sideBySide<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const left = all.values();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const one of left) await act(one);
    }),
  );
}

async function audited(): Promise<number> {
  const row = await house.db.prepare("select count(*) as n from audit").first<{ n: number }>();
  return row?.n ?? 0;
}

const MANY_DOORS = { timeout: 90_000 }; // hundreds of pages, also where the machine is busy

describe("a recruiter, at every door of the house", MANY_DOORS, () => {
  test("finds no page of the dashboard, whatever id stands in its address, and changes nothing", async () => {
    const walk = visits(pages.routes);
    expect(walk.length).toBeGreaterThan(200);
    const before = await audited();
    await sideBySide(walk, async ({ method, path }) => {
      const answer = await ask(method, path);
      const html = await answer.text();
      if (path === "/") expect(answer.headers.get("location")).toBe("/recruiter");
      else expect(`${method} ${path} ${answer.status}`).toBe(`${method} ${path} 404`);
      expect(Object.values(SECRETS).filter((secret) => html.includes(secret))).toEqual([]);
    });
    expect(await audited()).toBe(before);
  });

  test("gets no answer of the API or of SCIM by the session cookie", async () => {
    const walk = [...visits(api.routes, "/api"), ...visits(scim.routes, "/scim/v2")];
    expect(walk.length).toBeGreaterThan(100);
    await sideBySide(walk, async ({ method, path }) => {
      const answer = await ask(method, path);
      await answer.body?.cancel();
      if (path === "/api/openapi.json") return; // the same for everybody
      expect(`${method} ${path} ${answer.status}`).toMatch(/ (401|404|405)$/);
    });
  });

  test("can be given no API token", async () => {
    const token = await seedApiToken(house.db, tenantId);
    const answer = await fetch(`${house.url}/api/v1/api-tokens`, {
      method: "POST",
      headers: { authorization: token.header, "content-type": "application/json" },
      body: JSON.stringify({ name: "For Rita", role: "recruiter" }),
    });
    expect(answer.status).toBe(422);
  });

  test("is led to sign-in when signed out, and members are led away from recruiter pages", async () => {
    const stranger = await fetch(`${house.url}/recruiter/roles/${own.role}`, { redirect: "manual" });
    expect(stranger.headers.get("location")).toContain("/sign-in?returnTo=");
    const member = await seedMember(house.db, tenantId);
    const visited = await visit(house, member.cookie, "/recruiter");
    expect([visited.status, visited.headers.get("location")]).toEqual([303, "/"]);
  });
});

describe("on their own pages, a recruiter", () => {
  test("finds their roles and candidates, and in none of the answers what is others' or internal", async () => {
    const paths = visits(recruiterPages.routes, "/recruiter")
      .filter((one) => one.method === "GET")
      .map((one) => one.path.replace(/\/$/, ""));
    expect(paths.length).toBeGreaterThan(20);
    let found = 0;
    for (const path of paths) {
      const { status, html } = await visit(house, rita.cookie, path);
      expect([200, 404], `${path} ${status}`).toContain(status);
      if (status === 200) found += 1;
      for (const [name, secret] of Object.entries(SECRETS)) expect(html, `${name} on ${path}`).not.toContain(secret);
    }
    expect(found).toBeGreaterThanOrEqual(6);
    const candidate = await visit(house, rita.cookie, `/recruiter/submissions/${own.submission}`);
    expect(candidate.html).toContain("Ada Lovelace");
    expect(candidate.html).toContain("Not selected");
    expect(candidate.html).toContain("The company had this person on its books");
    expect(candidate.html).toContain("45 minutes");
  });

  test("sees salary and interviewers as soon as the company shows them, and feedback never", async () => {
    const { db } = house;
    await db.prepare("update roles set shows_salary = 1 where id = ?").bind(own.role).run();
    await db
      .prepare("insert into marketplace_settings values (?, 180, 1, 'Agreed.', 'user:usr_1', ?)")
      .bind(tenantId, new Date().toISOString())
      .run();
    expect((await visit(house, rita.cookie, `/recruiter/roles/${own.role}`)).html).toContain("$123,456 a year");
    expect((await visit(house, rita.cookie, `/recruiter/submissions/${own.submission}`)).html).toContain(
      SECRETS.interviewer,
    );
  });

  test("who is paused sees only that, and one who was removed is out at once", async () => {
    const paused = await seedRecruiter(house.db, tenantId, { name: "Paula" });
    await house.db.prepare("update recruiters set paused_at = '2026-01-01' where id = ?").bind(paused.id).run();
    const visited = await visit(house, paused.cookie, "/recruiter");
    expect([visited.status, visited.html.includes("Your access is paused")]).toEqual([403, true]);
    await house.db.prepare("update recruiters set removed_at = '2026-01-01' where id = ?").bind(paused.id).run();
    const removed = await visit(house, paused.cookie, `/recruiter/submissions/${own.submission}`);
    expect([removed.status, removed.html.includes("You no longer have access")]).toEqual([403, true]);
  });
});
