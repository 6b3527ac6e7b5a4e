// Employees in a real browser: by form, by CSV with its dry run; and hires with their problems.
import type { Browser } from "playwright-core";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { seedTenant } from "../support/seeds.ts";
import { showLogsOnFailure, startTestHouse, type TestHouse } from "../support/test-house.ts";
import { seedEmployee } from "../workers/reports/pages/seed-employee.ts";
import { seedHire } from "../workers/reports/seeds.ts";
import { expectQuietDesks, sitDown, toast } from "./desk.ts";

let browser: Browser;
let house: TestHouse;
let tenantId: string;

beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), startTestHouse({ only: ["reports"] })]);
});

beforeEach(async () => {
  showLogsOnFailure(house);
  tenantId = (await seedTenant(house.db)).id;
});

expectQuietDesks();

const CSV = [
  "First name,Last name,Work email,Start date,Shoe size",
  "Ada,Lovelace,ada@northwind.example,2026-12-01,38",
  ",Hopper,grace@,2026-13-40,39",
  "Alan,Turing,alan@northwind.example,2027-01-04,44",
].join("\n");

describe("a CSV file", () => {
  test("is first checked: every bad line with its number and what is wrong, the columns, and nothing imported", async () => {
    const page = await sitDown(browser, house, tenantId);
    await page.goto("/employees");
    await page.getByRole("link", { name: "Import CSV" }).click();
    await page
      .getByLabel("CSV file")
      .setInputFiles({ name: "staff.csv", mimeType: "text/csv", buffer: Buffer.from(CSV) });
    await page.getByRole("button", { name: "Check the file" }).click();
    await page.getByRole("heading", { name: "Bad lines (1)" }).waitFor();
    const bad = page.getByRole("table", { name: "Lines that cannot be imported" }).locator("tbody tr");
    expect(await bad.count()).toBe(1);
    expect(await bad.textContent()).toMatch(/^3.*first name is needed.*full e-mail address.*Hopper/s);
    expect(await page.getByText("Shoe size").locator("xpath=following-sibling::dd[1]").textContent()).toBe("not used");
    expect(await countEmployees()).toBe(0);

    await page.getByRole("button", { name: "Import 2 employees" }).click();
    expect(await toast(page)).toBe("2 employees added, 0 changed. 1 bad line was left out.");
    expect(await page.locator("tbody tr").count()).toBe(2);
  });

  test("that is pasted and says nothing new changes nothing", async () => {
    await seedEmployee(house.db, tenantId);
    const page = await sitDown(browser, house, tenantId);
    await page.goto("/employees/import");
    await page
      .getByLabel("Or paste the lines")
      .fill("First name,Last name,Work email\nAda,Lovelace,ada@northwind.example");
    await page.getByRole("button", { name: "Check the file" }).click();
    await page.getByText("The file says nothing that Rolecall does not know already.").waitFor();
  });

  test("without names is refused with words, and what was pasted is kept", async () => {
    const page = await sitDown(browser, house, tenantId, { expects: /status of 422/ });
    await page.goto("/employees/import");
    await page.getByLabel("Or paste the lines").fill("Colour,Size\nred,38");
    await page.getByRole("button", { name: "Check the file" }).click();
    await page.locator(".error").waitFor();
    expect(await page.getByLabel("Or paste the lines").inputValue()).toContain("red,38");
  });
});

test("an employee is added in the drawer, and a number that is taken is said at its field", async () => {
  const page = await sitDown(browser, house, tenantId);
  await page.goto("/employees");
  await page.getByRole("link", { name: "Add employee" }).click();
  const drawer = page.getByRole("dialog", { name: "Add employee" });
  await drawer.getByLabel("First name").fill("Ada");
  await drawer.getByLabel("Employee number").fill("N-1");
  await drawer.getByRole("button", { name: "Add employee" }).click();
  expect(await toast(page)).toBe("Ada is added.");

  await page.getByRole("link", { name: "Add employee" }).click();
  await drawer.getByLabel("First name").fill("Grace");
  await drawer.getByLabel("Employee number").fill("N-1");
  await drawer.getByRole("button", { name: "Add employee" }).click();
  await drawer.getByText("Another employee already has the number N-1.").waitFor();
  expect(await drawer.getByLabel("First name").inputValue()).toBe("Grace");
});

test("whoever was deactivated is marked, and active and deactivated people can be told apart", async () => {
  await seedEmployee(house.db, tenantId, { lastName: "Here" });
  const gone = await seedEmployee(house.db, tenantId, { lastName: "Gone" });
  await house.db.prepare("update employees set deactivated_at = updated_at where id = ?").bind(gone).run();
  const page = await sitDown(browser, house, tenantId);
  await page.goto("/employees");
  const rows = page.locator("tbody tr");
  expect(await rows.filter({ hasText: "Deactivated" }).locator("th").textContent()).toContain("Ada Gone");
  expect(await rows.count()).toBe(2);
  await page.getByLabel("Active or deactivated").selectOption({ label: "Active" });
  await page.waitForURL(/working=yes/);
  expect(await rows.textContent()).toContain("Ada Here");
  await page.getByLabel("Active or deactivated").selectOption({ label: "Deactivated" });
  await page.waitForURL(/working=no/);
  await page.getByRole("link", { name: "Ada Gone", exact: true }).click();
  await page.waitForURL(`**/employees/${gone}`);
  expect(await page.locator(".page-head").textContent()).toContain("Deactivated");
});

test("a hire with a problem says what is wrong and what to do, and can be found by it", async () => {
  await seedHire(house.db, tenantId, { name: "Fine Fellow" });
  await seedHire(house.db, tenantId, { name: "Odd One", code: "Trace-99", problem: "requisition_unknown" });
  const page = await sitDown(browser, house, tenantId);
  await page.goto("/hires");
  expect(await page.locator("tbody tr").count()).toBe(2);
  await page.getByLabel("Problems").selectOption({ label: "Only with a problem" });
  await page.waitForURL(/problem=yes/);
  expect(await page.locator("tbody tr").count()).toBe(1);
  await page.getByRole("link", { name: "Odd One" }).click();
  await page.getByText("Correct the requisition on the hire in your ATS, or plan the missing position.").waitFor();
});

async function countEmployees(): Promise<number> {
  const row = await house.db
    .prepare("select count(*) as n from employees where tenant_id = ?")
    .bind(tenantId)
    .first<{ n: number }>();
  return row?.n ?? -1;
}
