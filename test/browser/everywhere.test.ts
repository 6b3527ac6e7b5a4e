// What holds on every page in a real browser: no sideways scrolling on a phone, readable in the dark, reachable by keyboard.
import type { Browser, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { seedTenant } from "../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../support/test-house.ts";
import { expectQuietDesks, isTooWide, sitDown } from "./desk.ts";
import { crowdedTenant } from "./crowd.ts";

const ALL_PAGES_MS = 120_000; // some thirty pages, one after the other, on a slow machine
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

let browser: Browser;
let house: TestHouse;
let tenantId: string;
let paths: string[];

beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), startTestHouse({ only: ["reports"] })]);
  ({ tenantId, paths } = await crowdedTenant(house.db));
});

expectQuietDesks();

describe("on a phone of 390 px", () => {
  test(
    "no page scrolls sideways, however long the words on it are",
    async () => {
      const page = await sitDown(browser, house, tenantId, PHONE);
      const wide: string[] = [];
      for (const path of paths) {
        await page.goto(path);
        if (await isTooWide(page)) wide.push(path);
      }
      expect(wide).toEqual([]);
    },
    ALL_PAGES_MS,
  );

  test("the menu opens from the top bar and leads everywhere", async () => {
    const page = await sitDown(browser, house, tenantId, PHONE);
    await page.goto("/positions");
    const menu = page.getByRole("navigation", { name: "Main" });
    expect(await menu.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Menu" }).click();
    await menu.getByRole("link", { name: "Audit log" }).click();
    await page.waitForURL("**/settings/audit");
  });

  test("a row becomes a card that still says everything and can be picked", async () => {
    const page = await sitDown(browser, house, tenantId, PHONE);
    await page.goto("/positions");
    const card = page.locator("tbody tr").first();
    for (const label of ["Status", "ATS", "Compensation"]) {
      const cell = card.locator(`td[data-label="${label}"]`);
      expect(await cell.isVisible(), label).toBe(true);
      expect(
        await page.evaluate(`inPage.written('tbody tr:first-child [data-label="${label}"]', "before")`),
        label,
      ).toBe(`"${label}"`);
    }
    await card.getByRole("checkbox").check();
    expect(await page.getByText("1 selected").isVisible()).toBe(true);
  });

  test("the drawer fills the screen and its buttons can be reached", async () => {
    const page = await sitDown(browser, house, tenantId, PHONE);
    await page.goto("/positions");
    await page.getByRole("link", { name: "Add position" }).click();
    const save = page.getByRole("dialog").getByRole("button", { name: "Save as draft" });
    const box = await save.boundingBox();
    expect(box && box.y + box.height <= 844, "in sight without scrolling").toBe(true);
  });
});

describe("contrast", () => {
  test.each(["light", "dark"] as const)(
    "in %s every word has 4.5 to what lies behind it",
    async (colorScheme) => {
      const page = await sitDown(browser, house, tenantId, { colorScheme });
      const faint: string[] = [];
      for (const path of paths) {
        await page.goto(path);
        faint.push(...(await faintWords(page)).map((words) => `${path}: ${words}`));
      }
      expect(faint).toEqual([]);
    },
    ALL_PAGES_MS,
  );

  test("that is too low would be found", async () => {
    const page = await sitDown(browser, house, tenantId);
    await page.goto("/positions");
    await page.evaluate(`document.querySelector("main p").style.color = "#8a8a8a"`);
    expect(await faintWords(page)).toEqual([expect.stringMatching(/^3\.\d+ "The seats you plan/)]);
  });
});

describe("by keyboard", () => {
  test("the first Tab offers to skip the menu", async () => {
    const page = await sitDown(browser, house, tenantId);
    await page.goto("/positions");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("inPage.focusedWords()")).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("inPage.isFocusInContent()")).toBe(true);
  });

  test("everything that can be pressed is reached by Tab, and shows that it has the focus", async () => {
    const page = await sitDown(browser, house, tenantId);
    await page.goto("/reports/ats?sync=failed");
    const reachable = await page.evaluate<number>("inPage.countPressables()");
    const seen: boolean[] = [];
    for (let i = 0; i < reachable; i++) {
      await page.keyboard.press("Tab");
      seen.push(await page.evaluate<boolean>("inPage.showsFocus()"));
    }
    expect(reachable).toBeGreaterThan(20);
    expect(seen.filter((isVisible) => !isVisible)).toEqual([]);
  });
});

test("a code is copied by a press, and says so", async () => {
  const page = await sitDown(browser, house, tenantId, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto("/reports/ats?sync=synced");
  const code = page.getByRole("button", { name: "Trace-7" });
  await code.click();
  expect(await page.evaluate("inPage.clipboard()")).toBe("Trace-7");
  expect(await page.evaluate(`inPage.written('[data-copy="Trace-7"]', "after")`)).toBe('"Copied"');
});

test("a time says the exact moment on hover, in the company's zone", async () => {
  const page = await sitDown(browser, house, tenantId);
  await page.goto("/settings/audit");
  expect(await page.locator("tbody time").first().getAttribute("title")).toMatch(/\d{4}.*(PST|PDT)$/);
});

test("a company that has just begun is led through its three first steps", async () => {
  const fresh = await seedTenant(house.db, { name: "Fresh" });
  const page = await sitDown(browser, house, fresh.id);
  await page.goto("/");
  const steps = page.getByRole("list").filter({ hasText: "Connect your ATS" }).getByRole("listitem");
  expect(await steps.count()).toBe(3);
  expect(await steps.nth(0).getByRole("link", { name: "Connect", exact: true }).getAttribute("href")).toBe(
    "/settings/integrations",
  );
  expect(await steps.nth(1).getByRole("link").count(), "only the next step has its button").toBe(0);
});

function faintWords(page: Page): Promise<string[]> {
  return page.evaluate<string[]>("inPage.faintWords()");
}
