// What would today's rules decide? and the month's counts, in a real browser over the real matcher.
import type { Browser, Page } from "playwright-core";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { seedTenant } from "../support/seeds.ts";
import { showLogsOnFailure, startTestHouse, type TestHouse } from "../support/test-house.ts";
import { seedRehearsal } from "../workers/reports/seed-match-work.ts";
import { expectQuietDesks, isStillLoaded, markLoaded, sitDown, toast } from "./desk.ts";
import { addEmployee, ANNIKA, ANNIKA_SEAT, holderOf, seedNamesakes, seedSeat, THANDIWE } from "./match-people.ts";

let browser: Browser;
let house: TestHouse;
let tenantId: string;

beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), startTestHouse({ only: ["reports", "matcher"] })]);
});

beforeEach(async () => {
  showLogsOnFailure(house);
  tenantId = (await seedTenant(house.db)).id;
});

expectQuietDesks();

/** One employee seated by the rules, and one about whom a person is asked. */
async function twoEmployees(): Promise<{ seat: string; annika: string }> {
  const { positionId: seat } = await seedSeat(house.db, tenantId, ANNIKA_SEAT);
  await seedNamesakes(house.db, tenantId);
  const annika = await addEmployee(house, tenantId, ANNIKA, 1);
  await addEmployee(house, tenantId, THANDIWE, 3);
  return { seat, annika };
}

async function undoAnnika(page: Page): Promise<void> {
  await page.goto("/matches?status=confirmed");
  await page
    .getByRole("row", { name: /Annika/ })
    .getByRole("button", { name: "Undo" })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Undo match" }).click();
  expect(await toast(page)).toBe("Undone. The seat waits for its employee again.");
}

/** Everything that a rehearsal could have touched. */
async function standing(): Promise<unknown> {
  const read = async (statement: string) => (await house.db.prepare(statement).bind(tenantId).all()).results;
  return [
    await read("select * from matches where tenant_id = ? order by id"),
    await read("select id, status, hire_id, employee_id from positions where tenant_id = ? order by id"),
  ];
}

test("a rehearsal finds nothing while the rules agree with what stands, and what a person decided against them", async () => {
  const { seat, annika } = await twoEmployees();
  const page = await sitDown(browser, house, tenantId);
  await page.goto("/matches");
  await page.getByRole("link", { name: "What would today’s rules decide?" }).click();
  await page.getByText("A rehearsal changes nothing").waitFor();
  await page.getByRole("button", { name: "Start a rehearsal" }).click();
  await page.getByText("On all 2 employees, today’s rules decide what stands already.").first().waitFor();

  await undoAnnika(page);
  const before = await standing();
  await page.goto("/matches/rehearsals");
  await page.getByRole("button", { name: "Start a rehearsal" }).click();
  await page.getByText("On 1 employee of 2, today’s rules would decide otherwise. Nothing was changed.").waitFor();
  const row = page.getByRole("table", { name: /would decide otherwise/ }).locator("tbody tr");
  expect(await row.textContent()).toMatch(/Annika Sørby.*by Dana Reyes.*Assign what a person refused.*held by nobody/s);
  expect(await standing(), "nothing was changed").toEqual(before);
  expect(await holderOf(house.db, seat)).toBeNull();

  await page.reload();
  await row.getByRole("link", { name: "Annika Sørby" }).nth(1).click();
  await page.getByText("Undone by Dana Reyes.").waitFor();
  await page.goto("/matches/rehearsals");
  expect(await page.getByRole("table", { name: "Rehearsals" }).locator("tbody tr").count()).toBe(2);
  expect(annika).toMatch(/^emp_/);
});

test("its progress moves by itself until it is over, also after a reload", async () => {
  const id = await seedRehearsal(house.db, tenantId, { status: "running", done: 300, total: 2300 });
  const page = await sitDown(browser, house, tenantId);
  await page.goto(`/matches/rehearsals/${id}`);
  await markLoaded(page);
  const set = (sql: string) => house.db.prepare(`update match_rehearsals set ${sql} where id = ?`).bind(id).run();
  await page.getByText("300 of 2,300 employees looked at").waitFor();
  await set("done_count = 900");
  await page.getByText("900 of 2,300 employees looked at").waitFor();
  expect(await page.getByRole("progressbar").getAttribute("value")).toBe("900");
  expect(await isStillLoaded(page)).toBe(true);
  await page.reload();
  await markLoaded(page);
  await page.getByText("900 of 2,300 employees looked at").waitFor();
  await set("done_count = 2300, status = 'done', finished_at = created_at");
  await page.getByRole("heading", { name: "No difference" }).waitFor();
  expect(await isStillLoaded(page)).toBe(true);
});

test("the month counts who was seated by itself, who was asked about, and what a person corrected", async () => {
  await twoEmployees();
  const page = await sitDown(browser, house, tenantId);
  await page.goto("/matches/months");
  const counts = async () => (await page.locator("tbody tr .number").allTextContents()).map(Number);
  expect(await counts()).toEqual([1, 1, 0]);
  await undoAnnika(page);
  await page.getByRole("link", { name: "Matches", exact: true }).first().click();
  await page.getByRole("link", { name: "Month by month" }).click();
  await page.getByRole("heading", { name: "Month by month" }).waitFor();
  expect(await counts()).toEqual([1, 1, 1]);
});

test("without a script a rehearsal is started by its button and seen by loading the page anew", async () => {
  await twoEmployees();
  const page = await sitDown(browser, house, tenantId, { javaScriptEnabled: false });
  await page.goto("/matches/rehearsals");
  await page.getByRole("button", { name: "Start a rehearsal" }).click();
  await page.waitForURL(/rehearsals\/reh_/);
  await expect
    .poll(async () => {
      await page.reload();
      return page.getByText("On all 2 employees, today’s rules decide what stands already.").count();
    })
    .toBeGreaterThan(0);
});
