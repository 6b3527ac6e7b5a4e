// Employees by SCIM in a real browser: an admin makes a connection, gives its token away once, replaces it with an overlap, revokes it.
import type { Browser, Page } from "playwright-core";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { seedTenant } from "../support/seeds.ts";
import { showLogsOnFailure, startTestHouse, type TestHouse } from "../support/test-house.ts";
import { scimCaller } from "../workers/reports/scim/client.ts";
import { expectQuietDesks, isTooWide, sitDown, toast } from "./desk.ts";

const PAGE = "/settings/integrations";

let browser: Browser;
let house: TestHouse;
let tenantId: string;

beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), startTestHouse({ only: ["reports", "oauth"] })]);
});

beforeEach(async () => {
  showLogsOnFailure(house);
  tenantId = (await seedTenant(house.db)).id;
});

expectQuietDesks();

const shownToken = (page: Page) => page.getByLabel("Your SCIM token").inputValue();
const statusOf = async (token: string) => (await scimCaller(house, token)("GET", "/Users")).status;

test("a token is shown once, replaced while the former works on, and revoked after one question", async () => {
  const page = await sitDown(browser, house, tenantId, {
    role: "admin",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await page.goto(PAGE);
  await page.getByRole("button", { name: "Make a SCIM connection" }).click();
  const first = await shownToken(page);
  await page.locator(".shown-once").getByRole("button", { name: "Copy" }).click();
  expect(await page.evaluate("inPage.clipboard()")).toBe(first);
  expect(await page.locator(".shown-once").textContent()).toContain(`${house.url}/scim/v2`);
  expect(await statusOf(first)).toBe(200);

  await page.goto(PAGE);
  expect(await page.getByLabel("Your SCIM token").count(), "shown once").toBe(0);
  expect(await page.content()).not.toContain(first);
  const card = page.getByRole("article", { name: "SCIM" });
  expect(await card.textContent()).toMatch(/Active.*Dana Reyes/);

  await card.getByRole("button", { name: "Replace token" }).click();
  const asks = page.getByRole("dialog", { name: "Replace the token?" });
  expect(await asks.textContent()).toContain("works for 24 hours more");
  await asks.getByRole("button", { name: "Replace token" }).click();
  await page.getByText("The token before works until").waitFor();
  const second = await shownToken(page);
  expect(second).not.toBe(first);
  expect([await statusOf(first), await statusOf(second)]).toEqual([200, 200]);

  await page.goto(PAGE);
  await card.getByRole("button", { name: "Revoke" }).click();
  const warns = page.getByRole("dialog", { name: "Revoke this SCIM connection?" });
  expect(await warns.textContent()).toContain("Employees and matches stay");
  await warns.getByRole("button", { name: "Cancel" }).click();
  expect(await statusOf(second), "cancelled").toBe(200);
  await card.getByRole("button", { name: "Revoke" }).click();
  await warns.getByRole("button", { name: "Revoke" }).click();
  expect(await toast(page)).toBe("Disconnected. Positions, hires and matches stay.");
  expect([await statusOf(first), await statusOf(second)]).toEqual([401, 401]);
  expect(await card.count()).toBe(0);
});

test("a member sees which connections there are and has no buttons", async () => {
  const admin = await sitDown(browser, house, tenantId, { role: "admin", javaScriptEnabled: false });
  await admin.goto(PAGE);
  await admin.getByRole("button", { name: "Make a SCIM connection" }).click();
  expect(await statusOf(await shownToken(admin)), "made without a script").toBe(200);
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
  const page = await sitDown(browser, house, tenantId, { role: "member", name: "Ilse Boll", ...phone });
  await page.goto(PAGE);
  const section = page.locator("#scim");
  await section.getByText("Owners and admins make and end these connections.").waitFor();
  expect(await section.getByRole("article", { name: "SCIM" }).count()).toBe(1);
  expect(await section.getByRole("button", { name: /SCIM|token|Revoke/ }).count()).toBe(0);
  expect(await isTooWide(page)).toBe(false);
});
