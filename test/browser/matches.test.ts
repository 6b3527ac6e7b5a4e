// Deciding matches in a real browser: side by side with reasons, confirm, reject, undo.
import type { Browser, Page } from "playwright-core";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { seedTenant } from "../support/seeds.ts";
import { showLogsOnFailure, startTestHouse, type TestHouse } from "../support/test-house.ts";
import { seedEmployee } from "../workers/reports/pages/seed-employee.ts";
import { seedMatch } from "../workers/reports/seeds.ts";
import { expectQuietDesks, sitDown, toast } from "./desk.ts";
import { seedProposal } from "./proposal.ts";

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

const propose = (title: string, lastName: string) => seedProposal(house.db, tenantId, { title, lastName });

const holderOf = async (positionId: string) =>
  (
    await house.db
      .prepare("select employee_id as id from positions where id = ?")
      .bind(positionId)
      .first<{ id: string | null }>()
  )?.id;

const cardOf = (page: Page, name: string) => page.getByRole("article", { name: new RegExp(name) });

test("a proposal shows both people and the reasons, and confirming it seats the employee", async () => {
  const { positionId } = await propose("Welder", "Lovelace");
  await propose("Rigger", "Byron");
  const page = await sitDown(browser, house, tenantId);
  await page.goto("/");
  await page.getByRole("listitem").filter({ hasText: "Is Ada Lovelace the hired Ada Lovelace?" }).waitFor();
  await page.getByRole("link", { name: /Matches 2/ }).click();
  const card = cardOf(page, "Lovelace");
  expect(await card.textContent()).toMatch(
    /Hired in the ATS.*Welder.*Employee in the HRIS.*Lovelace@northwind\.example.*Why.*The names agree\./,
  );
  await card.getByRole("button", { name: "Confirm" }).click();
  expect(await toast(page)).toBe("Confirmed. The employee holds the seat.");
  expect(await cardOf(page, "Lovelace").count(), "back in the queue, with the next one").toBe(0);
  expect(await cardOf(page, "Byron").count()).toBe(1);
  expect(await holderOf(positionId)).toMatch(/^emp_/);
});

test("rejecting takes it out of the queue without touching the seat", async () => {
  const { positionId, matchId } = await propose("Welder", "Lovelace");
  const page = await sitDown(browser, house, tenantId);
  await page.goto("/matches");
  await cardOf(page, "Lovelace").getByRole("button", { name: "Not the same person" }).click();
  await page.getByRole("heading", { name: "Nothing to decide" }).waitFor();
  expect(await holderOf(positionId)).toBeNull();
  await page.getByRole("link", { name: "Rejected" }).click();
  await page.getByRole("link", { name: "Ada Lovelace" }).first().click();
  await page.waitForURL(`**/matches/${matchId}`);
  expect(await page.getByText("Dana Reyes").count(), "who decided").toBeGreaterThan(0);
});

test("undoing asks once, says what stops, and empties the seat", async () => {
  const { positionId } = await propose("Welder", "Lovelace");
  const page = await sitDown(browser, house, tenantId);
  await page.goto("/matches");
  await cardOf(page, "Lovelace").getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("link", { name: "Confirmed", exact: true }).click();
  await page
    .getByRole("row", { name: /Lovelace/ })
    .getByRole("button", { name: "Undo" })
    .click();
  const dialog = page.getByRole("dialog", { name: "Undo this match?" });
  expect(await dialog.textContent()).toContain("no longer holds the seat “Welder”");
  await dialog.getByRole("button", { name: "Undo match" }).click();
  expect(await toast(page)).toBe("Undone. The seat waits for its employee again.");
  expect(await holderOf(positionId)).toBeNull();
});

test("a decision that is no longer possible says why, in the matcher's words", async () => {
  const { matchId, positionId } = await propose("Welder", "Lovelace");
  const page = await sitDown(browser, house, tenantId);
  await page.goto("/matches");
  const other = await seedEmployee(house.db, tenantId, {
    firstName: "Eve",
    lastName: "Taken",
    workEmail: "eve@northwind.example",
  });
  const hire = await house.db
    .prepare("select hire_id as id from matches where id = ?")
    .bind(matchId)
    .first<{ id: string }>();
  await seedMatch(house.db, tenantId, { hireId: hire?.id ?? "", employeeId: other, positionId }, "confirmed");
  await house.db.prepare("update positions set employee_id = ? where id = ?").bind(other, positionId).run();
  await cardOf(page, "Lovelace").getByRole("button", { name: "Confirm" }).click();
  await page.waitForURL(`**/matches/${matchId}`);
  expect((await toast(page)).length).toBeGreaterThan(20);
  expect(await holderOf(positionId)).toBe(other);
});
