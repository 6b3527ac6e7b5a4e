// Sync with ATS in a real browser, against a Lever: preview, Pending at once, progress without reloading, failure and retry.
import type { Browser, Page } from "playwright-core";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Company, startWorld, type World } from "../flows/support.ts";
import { openBrowser } from "../support/browser.ts";
import { showLogsOnFailure } from "../support/test-house.ts";
import { expectQuietDesks, isStillLoaded, markLoaded, sitDown } from "./desk.ts";

let browser: Browser;
let world: World;
let acme: Company;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), startWorld()]);
});

beforeEach(async () => {
  showLogsOnFailure(world.house);
  acme = await Company.connected(world, { approvesAtOnce: true });
});

expectQuietDesks();

const sit = (options: Parameters<typeof sitDown>[3] = {}) => sitDown(browser, world.house, acme.tenantId, options);

const rowOf = (page: Page, title: string) => page.getByRole("row", { name: new RegExp(title) });

describe("Sync with ATS", () => {
  test("shows what will be written field by field, then Pending with real codes, then Synced, without reloading", async () => {
    await acme.approved("Welder", { location: "Hamburg", employmentType: "full-time" });
    await acme.approved("Rigger", { location: "Bremen" });
    await acme.approved("Left alone");
    const page = await sit();
    await page.goto("/reports/ats");
    await page.getByLabel("Select Welder").check();
    await page.getByLabel("Select Rigger").check();
    await page.getByText("2 selected").waitFor();
    await page.getByRole("group", { name: "Selected rows" }).getByRole("button", { name: "Sync with ATS" }).click();

    await page.getByRole("heading", { name: "Sync with ATS" }).waitFor();
    expect(await rowOf(page, "Welder").textContent()).toMatch(/WelderTrace-\(next number\)open1Hamburgfull-time/);
    expect(await rowOf(page, "Rigger").textContent()).toMatch(/Bremennot sent/);
    expect(acme.lever.countRequests({ method: "POST", path: "/v1/requisitions" }).count, "nothing is written yet").toBe(
      0,
    );

    acme.lever.addFault({ kind: "slow", path: "/v1/requisitions*", method: "POST", count: 2, delayMs: 1500 });
    await page.getByRole("button", { name: "Sync 2 positions" }).click();
    await page.waitForURL(/\/reports\/ats\?job=job_/);
    expect(await rowOf(page, "Welder").textContent()).toMatch(/PendingTrace-\d/);
    expect(await rowOf(page, "Rigger").textContent()).toMatch(/PendingTrace-\d/);
    expect(await rowOf(page, "Left alone").textContent()).toContain("Not started");
    await page.getByText(/of 2 written/).waitFor();
    await markLoaded(page);

    await rowOf(page, "Welder").getByText("Synced").waitFor();
    await rowOf(page, "Rigger").getByText("Synced").waitFor();
    await page.getByText("2 of 2 requisitions are in your ATS.").waitFor();
    expect(await page.getByRole("link", { name: /^Synced/ }).textContent(), "the tab counts along").toMatch(/2$/);
    expect(await isStillLoaded(page), "all of it without a reload").toBe(true);
    const codes = acme.lever.requisitions({ accountId: acme.accountId }).map((one) => one.requisitionCode);
    expect(codes.toSorted()).toEqual(["Trace-1", "Trace-2"]);
  });

  test("keeps what a person has picked and typed while rows change under it", async () => {
    await acme.approved("Welder");
    await acme.approved("Rigger");
    const page = await sit();
    await page.goto("/reports/ats");
    await page.getByLabel("Select Welder").check();
    await page.getByRole("group", { name: "Selected rows" }).getByRole("button", { name: "Sync with ATS" }).click();
    acme.lever.addFault({ kind: "slow", path: "/v1/requisitions*", method: "POST", delayMs: 2500 });
    await page.getByRole("button", { name: "Sync 1 position" }).click();
    await rowOf(page, "Welder").getByText("Pending").waitFor();
    await page.getByLabel("Select Rigger").check();
    await page.getByLabel("Select Welder").check();
    await page.getByLabel(/^Search/).fill("half a wor");
    await rowOf(page, "Welder").getByText("Synced").waitFor();
    expect(await page.getByLabel("Select Rigger").isChecked()).toBe(true);
    expect(await page.getByLabel("Select Welder").isChecked(), "also in the row that changed").toBe(true);
    expect(await page.getByLabel(/^Search/).inputValue()).toBe("half a wor");
    expect(await page.getByText("2 selected").isVisible()).toBe(true);
  });

  test("with nothing picked offers everything that is ready", async () => {
    await acme.approved("Welder");
    const page = await sit();
    await page.goto("/reports/ats");
    await page.getByRole("button", { name: "Sync with ATS" }).first().click();
    await page.getByText("Nothing was picked, so this is everything that is ready.").waitFor();
    await page.getByRole("button", { name: "Sync 1 position" }).click();
    await rowOf(page, "Welder").getByText("Synced").waitFor();
  });
});

describe("a position that could not be written", () => {
  test("whose code somebody else has says so, and takes the next number with one press", async () => {
    acme.lever.createRequisition({ accountId: acme.accountId, requisitionCode: "Trace-1", name: "Somebody else's" });
    const id = await acme.approved("Welder");
    await acme.sync([id]);
    await acme.becomes(id, { syncStatus: "failed" });
    const page = await sit();
    await page.goto("/reports/ats");
    const row = rowOf(page, "Welder");
    expect(await row.textContent()).toContain("Failed");
    expect(await row.locator(".reason").textContent()).toMatch(/Trace-1/);
    await row.getByRole("button", { name: "Use the next number" }).click();
    await row.getByText("Synced").waitFor();
    expect(await row.textContent()).toContain("Trace-2");
  });

  test("because Lever's switch is off is named on Home, and retried there once it is on", async () => {
    acme.lever.setSettings({ accountId: acme.accountId, areRequisitionsEnabled: false });
    const id = await acme.approved("Welder");
    await acme.sync([id]);
    await acme.becomes(id, { syncStatus: "failed" });
    acme.lever.setSettings({ accountId: acme.accountId, areRequisitionsEnabled: true });
    const page = await sit();
    await page.goto("/");
    const need = page.getByRole("listitem").filter({ hasText: "Welder" });
    await need.getByRole("button", { name: "Retry" }).click();
    await acme.becomes(id, { syncStatus: "synced" });
    await page.goto("/");
    expect(await page.getByText("could not be synced").count()).toBe(0);
  });
});

test("the job's own page shows each position and updates itself", async () => {
  const id = await acme.approved("Welder");
  acme.lever.addFault({ kind: "slow", path: "/v1/requisitions*", method: "POST", delayMs: 1500 });
  const { body } = await acme.sync([id]);
  const page = await sit();
  await page.goto(`/settings/sync-jobs/${body.jobId}`);
  await markLoaded(page);
  await rowOf(page, "Welder").getByText("Done").waitFor();
  expect(await isStillLoaded(page)).toBe(true);
});

test("a hire and its employee show in the report, and the position's page tells the whole road", async () => {
  const { id, requisitionId, code } = await acme.open("Welder");
  acme.hire(requisitionId, "Ada Lovelace", ["ada@home.example"]);
  await acme.look();
  await acme.employee({ firstName: "Ada", lastName: "Lovelace", personalEmail: "ada@home.example" });
  await expect.poll(async () => (await acme.position(id)).employee !== null, { timeout: 10_000 }).toBe(true);
  const page = await sit();
  await page.goto("/reports/ats");
  expect(await rowOf(page, "Welder").textContent()).toMatch(new RegExp(`Synced${code}.*Ada Lovelace.*Ada Lovelace`));
  await page.getByRole("link", { name: "Welder" }).click();
  await page.getByRole("heading", { name: "The road of this seat" }).waitFor();
  const road = page.getByRole("list").filter({ hasText: "Requisition in the ATS" });
  expect(await road.getByText("(done)").count(), "all five stations").toBe(5);
  expect(await road.locator(".evidence li").count()).toBeGreaterThan(0);
});
