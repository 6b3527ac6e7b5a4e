// The pages of matches on rows as the matcher leaves them: who decided, months, rehearsals, and matches with little to show.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { seedMember, seedTenant } from "../../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { seedDifference, seedMatchAudit, seedRehearsal, weigh } from "../seed-match-work.ts";
import { seedHire, seedMatch, seedPositions } from "../seeds.ts";
import { seedEmployee } from "./seed-employee.ts";
import { visit, wordsOf } from "./visit.ts";

let house: TestHouse;
let tenantId: string;
let member: { cookie: string; userId: string };

beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"] });
});

beforeEach(async () => {
  tenantId = (await seedTenant(house.db)).id;
  member = await seedMember(house.db, tenantId, { name: "Dana Reyes", email: `${tenantId}@x.example` });
});

const wordsAt = async (path: string) => wordsOf((await visit(house, member.cookie, path)).html);

/** A filled seat whose hire has a match with an employee. */
async function seatWith(status: "proposed" | "confirmed" | "rejected", decidedBy = "rule", lastName = "Lovelace") {
  const { db } = house;
  const [positionId = ""] = await seedPositions(db, tenantId, 1, { status: "open", syncStatus: "synced" });
  const hireId = await seedHire(db, tenantId, { positionId, name: `Ada ${lastName}` });
  const employeeId = await seedEmployee(db, tenantId, { lastName });
  const matchId = await seedMatch(db, tenantId, { hireId, employeeId, positionId }, status);
  await db.prepare("update matches set decided_by = ? where id = ?").bind(decidedBy, matchId).run();
  if (status === "confirmed")
    await db.prepare("update positions set employee_id = ? where id = ?").bind(employeeId, positionId).run();
  return { positionId, hireId, employeeId, matchId };
}

describe("who decided", () => {
  test("is said in the ATS report, on hire, employee and position, each leading to the match", async () => {
    const byRule = await seatWith("confirmed", "rule", "Rule");
    const byDana = await seatWith("confirmed", `user:${member.userId}`, "Dana");
    const open = await seatWith("proposed", "rule", "Open");
    const report = await visit(house, member.cookie, "/reports/ats");
    for (const [{ matchId }, words] of [
      [byRule, "assigned automatically"],
      [byDana, "assigned by Dana Reyes"],
      [open, "proposed: decide"],
    ] as const)
      expect(report.html).toMatch(new RegExp(`href="/matches/${matchId}">${words}<`));

    for (const path of [`/hires/${byDana.hireId}`, `/employees/${byDana.employeeId}`]) {
      const { html } = await visit(house, member.cookie, path);
      expect(html, path).toContain(`href="/matches/${byDana.matchId}"`);
      expect(wordsOf(html), path).toContain("Assigned by Dana Reyes");
    }
    expect(await wordsAt(`/positions/${byRule.positionId}`)).toContain("assigned automatically: why");
    expect(await wordsAt(`/employees/${open.employeeId}`)).toContain("Holds no seat yet. 1 hire is proposed: decide");
    expect(await wordsAt(`/positions/${open.positionId}`)).toMatch(/Proposed Ada Open Decide/);
  });
});

describe("a match", () => {
  test("without any evidence, or of an older rule, has its reasons without bars", async () => {
    const { matchId } = await seatWith("proposed");
    const old = await visit(house, member.cookie, `/matches/${matchId}`);
    expect(wordsOf(old.html)).toContain("The names agree.");
    expect(old.html).not.toContain("waterfall");
    await house.db.prepare("update matches set evidence = '[]' where id = ?").bind(matchId).run();
    const words = await wordsAt(`/matches/${matchId}`);
    expect(words).toContain("No reasons were recorded.");
    expect(words).toContain("it was not weighed");
  });

  test("that was assigned by the rules may be made a person's word, or undone; each button says what it does", async () => {
    const { matchId } = await seatWith("confirmed");
    await weigh(house.db, matchId, [{ code: "prior", text: "Before", bits: -10 }], { gate: "mailbox" });
    const words = await wordsAt(`/matches/${matchId}`);
    expect(words).toMatch(/Confirm Makes it your word: Rolecall then leaves Ada Lovelace on this seat/);
    expect(words).toMatch(/Undo .* Ada Lovelace leaves the seat/);
  });

  test("of a hire that fills no position promises no seat, on its page and on the employee's", async () => {
    const hireId = await seedHire(house.db, tenantId, { name: "Ada Lovelace" });
    const employeeId = await seedEmployee(house.db, tenantId, {});
    const matchId = await seedMatch(house.db, tenantId, { hireId, employeeId }, "confirmed");
    const words = await wordsAt(`/matches/${matchId}`);
    expect(words).toContain("Rolecall then leaves Ada Lovelace with this hire, whatever it learns.");
    expect(words).toContain("Ada Lovelace is nobody’s hire again. No seat changes: this hire fills no position.");
    expect(words).not.toContain("waits for its employee");
    expect(await wordsAt(`/employees/${employeeId}`)).toContain("Holds no seat: the hire fills no position");
  });

  test("counts what is settled with it, and what goes on when it is rejected", async () => {
    const { matchId, employeeId } = await seatWith("proposed");
    const other = await seatWith("rejected", "rule", "Byron");
    await seedMatch(house.db, tenantId, { hireId: other.hireId, employeeId, positionId: other.positionId });
    const words = await wordsAt(`/matches/${matchId}`);
    expect(words).toContain("1 other proposal for either of them is settled with it.");
    expect(words).toContain("1 other hire stays proposed for Ada Lovelace.");
    expect(words).toMatch(/Also proposed Ada Byron and Ada Lovelace/);
  });

  test("of another company does not exist", async () => {
    const { matchId } = await seatWith("proposed");
    const stranger = await seedMember(house.db, (await seedTenant(house.db)).id, { email: "stranger@x.example" });
    expect((await visit(house, stranger.cookie, `/matches/${matchId}`)).status).toBe(404);
  });
});

test("“none of these” takes proposals that are gone for what they are, and only from a page of ours", async () => {
  const { employeeId, matchId } = await seatWith("rejected");
  const form = { employee: employeeId, ids: matchId, back: "/matches?q=ada" };
  const answer = await visit(house, member.cookie, "/matches/none", { form });
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/matches?q=ada"]);
  const foreign = await visit(house, member.cookie, "/matches/none", {
    form,
    headers: { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
  });
  expect(foreign.status).toBe(403);
  const lured = await visit(house, member.cookie, "/matches/none", { form: { ...form, back: "//evil.example" } });
  expect(lured.headers.get("location")).toBe("/matches");
});

test("months count employees by the company's calendar; months before anything happened are left out", async () => {
  const { db } = house;
  const [year, month] = new Date().toISOString().split("-").map(Number);
  const at = (back: number) => new Date(Date.UTC(year ?? 0, (month ?? 1) - 1 - back, 15)).toISOString();
  const entry = (action: string, employeeId: string, back: number, actor = "system", isCorrection = false) =>
    seedMatchAudit(db, tenantId, {
      actor,
      action,
      employeeId,
      at: at(back),
      ...(isCorrection ? { isCorrection } : {}),
    });
  await entry("match.confirmed", "emp_1", 2);
  await entry("match.confirmed", "emp_2", 2);
  await entry("match.proposed", "emp_3", 2);
  await entry("match.confirmed", "emp_4", 0);
  await entry("match.undone", "emp_4", 0, "user:usr_x", true);
  const { html } = await visit(house, member.cookie, "/matches/months");
  const rows = [...html.matchAll(/<tr id="(\d{4}-\d\d)".*?<\/tr>/gs)].map(([row]) =>
    wordsOf(row).trim().split(" ").slice(-3).map(Number),
  );
  expect(rows).toEqual([
    [1, 0, 1],
    [0, 0, 0],
    [2, 1, 0],
  ]);
  expect(wordsOf(html), "imported people may hold no seat").toContain("whom Rolecall assigned to their hire by itself");
});

describe("a rehearsal", () => {
  test("that runs shows how far it is and what it found, and asks for its next self", async () => {
    const { employeeId, matchId, hireId } = await seatWith("confirmed", `user:${member.userId}`);
    const other = await seatWith("rejected", "rule", "Byron");
    const id = await seedRehearsal(house.db, tenantId, { status: "running", done: 300, total: 2300 });
    await seedDifference(house.db, tenantId, id, {
      kind: "other_hire",
      employeeId,
      stored: { matchId, hireId, decidedBy: `user:${member.userId}` },
      todaysHireId: other.hireId,
      evidence: [{ code: "mailbox_own", text: "Same e-mail address, held by nobody else", bits: 15 }],
    });
    const path = `/matches/rehearsals/${id}`;
    const page = await visit(house, member.cookie, path);
    expect(page.html).toContain(`data-live="${path}/live"`);
    const live = await visit(house, member.cookie, `${path}/live`);
    for (const { html } of [page, live]) {
      expect(wordsOf(html)).toContain("300 of 2,300 employees looked at, 1 difference so far.");
      expect(html).toContain('<progress value="300" max="2300"');
    }
    const words = wordsOf(page.html);
    expect(words).toMatch(/Ada Lovelace.*by Dana Reyes.*Assign another hire.*Ada Byron.*98% likely/);
    expect(words).toContain("Same e-mail address, held by nobody else: +15");
    for (const link of [`/matches/${matchId}`, `/employees/${employeeId}`, `/hires/${other.hireId}`])
      expect(page.html).toContain(`href="${link}"`);
    expect(await wordsAt("/matches/rehearsals"), "one at a time").toContain("See the one that runs");
  });

  test("without differences says so, and that nothing was changed", async () => {
    const id = await seedRehearsal(house.db, tenantId, { status: "done", done: 2300, total: 2300 });
    const { html } = await visit(house, member.cookie, `/matches/rehearsals/${id}`);
    expect(wordsOf(html)).toContain("On all 2,300 employees, today’s rules decide what stands already. Nothing was");
    expect(html).not.toContain("data-live=");
    expect(wordsOf(html)).toContain("Rehearse again");
  });

  test("shows its differences page by page", async () => {
    const id = await seedRehearsal(house.db, tenantId, { status: "done", done: 60, total: 60 });
    for (let n = 10; n < 65; n++)
      await seedDifference(house.db, tenantId, id, { kind: "would_leave", employeeId: `emp_${n}` });
    const first = await visit(house, member.cookie, `/matches/rehearsals/${id}`);
    expect(first.html.match(/<tr id="emp_/g)).toHaveLength(50);
    expect(wordsOf(first.html)).toContain("50 differences on this page");
    const next = /rel="next" href="([^"]+)"/.exec(first.html)?.[1] ?? "";
    const second = await visit(house, member.cookie, next.replaceAll("&amp;", "&"));
    expect(second.html.match(/<tr id="emp_/g)).toHaveLength(5);
  });

  test("of another company does not exist, whole or in part", async () => {
    const id = await seedRehearsal(house.db, (await seedTenant(house.db)).id, { status: "done", done: 0, total: 0 });
    for (const path of [`/matches/rehearsals/${id}`, `/matches/rehearsals/${id}/live`])
      expect((await visit(house, member.cookie, path)).status, path).toBe(404);
  });
});

test("a long queue is shown page by page, in its own order", async () => {
  const { db } = house;
  const hireId = await seedHire(db, tenantId);
  for (let n = 10; n < 33; n++) {
    const employeeId = await seedEmployee(db, tenantId, { lastName: `N${n}` });
    await db
      .prepare("update employees set start_date = ? where id = ?")
      .bind(`2026-12-${String(n - 5).padStart(2, "0")}`, employeeId)
      .run();
    await seedMatch(db, tenantId, { hireId, employeeId });
  }
  const names = (html: string) => [...html.matchAll(/<article[^>]*aria-label="Ada N(\d+)"/g)].map((found) => found[1]);
  const first = await visit(house, member.cookie, "/matches");
  const next = /rel="next" href="([^"]+)"/.exec(first.html)?.[1] ?? "";
  const second = await visit(house, member.cookie, next.replaceAll("&amp;", "&"));
  expect([...names(first.html), ...names(second.html)]).toEqual(Array.from({ length: 23 }, (_, n) => String(n + 10)));
  expect(names(first.html)).toHaveLength(20);
  expect(wordsOf(first.html), "a hire without a position").toContain("Blocks no seat: the hire fills no position");
});
