// Matches in a real browser, decided by the real matcher: the queue, the waterfall, and what people decide against it.
import type { Browser, Locator, Page } from "playwright-core";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { seedTenant } from "../support/seeds.ts";
import { showLogsOnFailure, startTestHouse, type TestHouse } from "../support/test-house.ts";
import { expectQuietDesks, isTooWide, sitDown, toast } from "./desk.ts";
import {
  addEmployee,
  ANNIKA,
  ANNIKA_SEAT,
  dayFromNow,
  holderOf,
  seedNamesakes,
  seedSeat,
  THANDIWE,
} from "./match-people.ts";

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

const cardOf = (page: Page, name: string) => page.getByRole("article", { name });
const optionsOf = (card: Locator) => card.getByRole("list", { name: /^Hires who could be/ }).locator("> li");

/** Every number of the waterfall as a reader sees it, in hundredths of a bit. */
async function shownBits(page: Page): Promise<{ lines: number[]; sum: number }> {
  const numbers = async (cells: Locator) =>
    (await cells.allTextContents()).map((text) => Math.round(Number(text.replace("−", "-")) * 100));
  const table = page.getByRole("table", { name: "How the evidence adds up" });
  const [sum = NaN] = await numbers(table.locator("tfoot td.number"));
  return { lines: await numbers(table.locator("tbody td.number:nth-of-type(2)")), sum };
}

describe("a match that the rules made", () => {
  test("shows its evidence as bars that add up to its sum, what opened the gate, and the runner-up", async () => {
    const { positionId } = await seedSeat(house.db, tenantId, ANNIKA_SEAT);
    const employeeId = await addEmployee(house, tenantId, ANNIKA, 1);
    expect(await holderOf(house.db, positionId)).toBe(employeeId);
    const page = await sitDown(browser, house, tenantId);
    await page.goto(`/employees/${employeeId}`);
    await page.getByRole("link", { name: "assigned automatically: why" }).click();
    await page.getByText("Assigned automatically: both have the same personal mailbox").waitFor();

    const { lines, sum } = await shownBits(page);
    expect(lines.length).toBeGreaterThan(4);
    expect(lines[0], "nobody is where it begins").toBeLessThan(0);
    expect(lines.reduce((total, bits) => total + bits, 0)).toBe(sum);
    const table = page.getByRole("table", { name: "How the evidence adds up" });
    expect(await table.textContent()).toMatch(/held by nobody else \(annika@home\.example\)\+15.*over 99\.99% likely/s);
    expect(await table.locator("svg").count(), "one bar a line, and one for the sum").toBe(lines.length + 1);
    expect(await page.getByText("passed by the mailbox").count()).toBe(1);
    expect(await page.locator("dd", { hasText: "Nobody comes near." }).count(), "on either side").toBe(2);

    const compare = page.getByRole("table", { name: "What is known of both" });
    expect(await compare.getByRole("row", { name: /E-mail/ }).textContent()).toMatch(/annika.*annika/);
  });

  test("is undone after one question that says what stops, and not made a second time", async () => {
    const { positionId } = await seedSeat(house.db, tenantId, ANNIKA_SEAT);
    const employeeId = await addEmployee(house, tenantId, ANNIKA, 1);
    const page = await sitDown(browser, house, tenantId);
    await page.goto("/matches?status=confirmed");
    await page.getByRole("link", { name: "Annika Sørby" }).first().click();
    await page.getByText("leaves the seat, which then waits").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    const dialog = page.getByRole("dialog", { name: "Undo this match?" });
    expect(await dialog.textContent()).toContain("no longer holds the seat “Nurse”");
    await dialog.getByRole("button", { name: "Undo match" }).click();
    expect(await toast(page)).toBe("Undone. The seat waits for its employee again.");
    await page.getByText("Undone by Dana Reyes. Rolecall does not assign this pair again by itself.").waitFor();
    expect(await holderOf(house.db, positionId)).toBeNull();

    await page.getByRole("button", { name: "Confirm after all" }).click();
    expect(await toast(page)).toBe("Confirmed. The employee holds the seat.");
    expect(await holderOf(house.db, positionId)).toBe(employeeId);
    await page.goto(`/positions/${positionId}`);
    await page.getByRole("link", { name: "assigned by Dana Reyes: why" }).click();
    await page.getByText("Rolecall never overrules what a person confirmed.").waitFor();
  });

  test("is found by name and by who decided", async () => {
    await seedSeat(house.db, tenantId, ANNIKA_SEAT);
    await addEmployee(house, tenantId, ANNIKA, 1);
    const page = await sitDown(browser, house, tenantId);
    await page.goto("/matches?status=confirmed");
    const rows = page.getByRole("table", { name: "Decided matches" }).locator("tbody tr");
    expect(await rows.textContent()).toContain("Assigned automatically");
    await page.getByLabel("Who decided").selectOption({ label: "By a person" });
    await page.getByRole("heading", { name: "No match here" }).waitFor();
    await page.getByLabel("Who decided").selectOption({ label: "Automatically" });
    await page.waitForURL(/by=rule/);
    await page.getByLabel("Search employee or candidate").fill("ANNIKA");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=/);
    expect(await rows.count()).toBe(1);
  });
});

describe("the queue", () => {
  test("shows an employee with three hires, the likeliest first, and confirming one settles the others", async () => {
    const { best, second } = await seedNamesakes(house.db, tenantId);
    const employeeId = await addEmployee(house, tenantId, THANDIWE, 3);
    const page = await sitDown(browser, house, tenantId);
    await page.goto("/");
    const need = page.getByRole("listitem").filter({ hasText: "Which of 3 hires is Thandiwe Okoro?" });
    expect(await need.textContent(), "the likeliest seat").toMatch(/Blocks Trace-12, started \d days ago/);
    await need.getByRole("link", { name: "Decide" }).click();

    const card = cardOf(page, "Thandiwe Okoro");
    expect(await card.textContent()).toMatch(/Blocks Trace-12, started \d days ago/);
    const options = optionsOf(card);
    expect(await options.locator(".option-who .title-link").allTextContents()).toEqual([
      "Thandiwe Okoro",
      "Thandi Okoro",
      "T. Okoro",
    ]);
    await options.nth(1).getByRole("link", { name: "All reasons" }).click();
    await page.getByText("Proposed, not assigned: for that, both need").waitFor();
    const { lines, sum } = await shownBits(page);
    expect(lines.reduce((total, bits) => total + bits, 0)).toBe(sum);
    expect(await page.locator("dd", { hasText: "bits ahead when each pair is looked at alone" }).count()).toBe(1);

    await page.goto("/matches");
    await options.first().getByRole("button", { name: "Confirm" }).click();
    expect(await toast(page)).toBe("Confirmed. The employee holds the seat.");
    await page.getByRole("heading", { name: "Nothing to decide" }).waitFor();
    expect(await holderOf(house.db, best)).toBe(employeeId);
    expect(await holderOf(house.db, second)).toBeNull();
  });

  test("has what blocks a seat longest on top, and is searched by name", async () => {
    await seedNamesakes(house.db, tenantId);
    await seedSeat(house.db, tenantId, { title: "Baker", code: "Trace-30", candidate: "Ilse Vandermolen" });
    await addEmployee(house, tenantId, { firstName: "Ilse", lastName: "Vandermolen", startDate: dayFromNow(9) }, 1);
    await addEmployee(house, tenantId, THANDIWE, 3);
    const page = await sitDown(browser, house, tenantId);
    await page.goto("/matches");
    const names = () => page.getByRole("article").evaluateAll((cards) => cards.map((card) => card.ariaLabel));
    expect(await names()).toEqual(["Thandiwe Okoro", "Ilse Vandermolen"]);
    expect(await cardOf(page, "Ilse Vandermolen").textContent()).toMatch(/Blocks Trace-30, starts in \d+ days/);
    await page.getByLabel("Search employee or candidate").fill("vandermolen");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=vandermolen/);
    expect(await names()).toEqual(["Ilse Vandermolen"]);
    await page
      .getByLabel("Search employee or candidate")
      .fill("nobody of this name, however long it may be, works here");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "No match here" }).waitFor();
  });

  test("takes “not this one” for one hire and “none of these” for all, and the seats go on waiting", async () => {
    const { best, second } = await seedNamesakes(house.db, tenantId);
    await addEmployee(house, tenantId, THANDIWE, 3);
    const page = await sitDown(browser, house, tenantId);
    await page.goto("/matches");
    const card = cardOf(page, "Thandiwe Okoro");
    await optionsOf(card).last().getByRole("button", { name: "Not this one" }).click();
    expect(await toast(page)).toBe("Rejected. Rolecall will not propose this pair again.");
    expect(await optionsOf(card).count()).toBe(2);
    await card.getByRole("button", { name: "None of these" }).click();
    expect(await toast(page)).toBe("Rejected. Rolecall will not propose any of these pairs again.");
    await page.getByRole("heading", { name: "Nothing to decide" }).waitFor();
    expect([await holderOf(house.db, best), await holderOf(house.db, second)]).toEqual([null, null]);
    await page.getByRole("link", { name: "Rejected", exact: true }).click();
    await page.waitForURL(/status=rejected/);
    expect(await page.locator("tbody tr").count()).toBe(3);
    expect(await page.locator("tbody tr").first().textContent()).toContain("Rejected by Dana Reyes");
  });

  test("says so when a colleague was faster, and the first word stands", async () => {
    const { best } = await seedNamesakes(house.db, tenantId);
    await addEmployee(house, tenantId, THANDIWE, 3);
    const page = await sitDown(browser, house, tenantId);
    const colleague = await sitDown(browser, house, tenantId, { name: "Lena Vogt" });
    await Promise.all([page.goto("/matches"), colleague.goto("/matches")]);
    const options = (of: Page) => optionsOf(cardOf(of, "Thandiwe Okoro"));
    await options(colleague).first().getByRole("button", { name: "Confirm" }).click();
    await colleague.getByRole("heading", { name: "Nothing to decide" }).waitFor();
    await options(page).nth(1).getByRole("button", { name: "Confirm" }).click();
    await page.getByRole("heading", { name: "Nothing to decide" }).waitFor();
    expect(await toast(page)).toContain("somebody decided");
    expect(await holderOf(house.db, best), "the first word stands").toMatch(/^emp_/);
  });

  test("says when an employee has left, and when a hire was undone while the card was open", async () => {
    const { best } = await seedNamesakes(house.db, tenantId);
    const employeeId = await addEmployee(house, tenantId, THANDIWE, 3);
    const { db } = house;
    await db
      .prepare("update employees set deactivated_at = '2026-11-20T09:00:00.000Z' where id = ?")
      .bind(employeeId)
      .run();
    const page = await sitDown(browser, house, tenantId);
    await page.goto("/matches");
    const card = cardOf(page, "Thandiwe Okoro");
    expect(await card.locator("header").textContent()).toContain("deactivated");
    await card.getByRole("button", { name: "None of these for Thandiwe Okoro" }).waitFor();

    await db.prepare("update hires set status = 'unhired' where position_id = ?").bind(best).run();
    await optionsOf(card).first().getByRole("button", { name: "Confirm" }).click();
    expect(await toast(page)).toBe("The hire was undone in the ATS.");
    expect(await holderOf(db, best)).toBeNull();
    await page.getByText("This hire was undone in the ATS").waitFor();
    await page.getByText("Thandiwe Okoro is deactivated").waitFor();
    expect(await page.getByRole("button", { name: "Confirm" }).count()).toBe(0);
  });

  test("loses nothing on a phone, and works without a script", async () => {
    await seedNamesakes(house.db, tenantId);
    await addEmployee(house, tenantId, THANDIWE, 3);
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, javaScriptEnabled: false };
    const page = await sitDown(browser, house, tenantId, phone);
    await page.goto("/matches");
    const options = optionsOf(cardOf(page, "Thandiwe Okoro"));
    await options.first().getByRole("link", { name: "All reasons" }).click();
    const { lines, sum } = await shownBits(page);
    expect(lines.reduce((total, bits) => total + bits, 0)).toBe(sum);
    await page.getByRole("button", { name: "Not the same person" }).click();
    expect(await toast(page)).toBe("Rejected. Rolecall will not propose this pair again.");
    await options.first().getByRole("button", { name: "Confirm" }).click();
    expect(await toast(page)).toBe("Confirmed. The employee holds the seat.");
  });
});

test("the page of a match and its card are as wide as the screen, whatever names are in it", async () => {
  await seedSeat(house.db, tenantId, {
    ...ANNIKA_SEAT,
    title: "Principal Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtin",
    candidate: "محمد عبد الرحمن الأنصاري Wolfeschlegelsteinhausenbergerdorff",
  });
  const employeeId = await addEmployee(house, tenantId, { ...ANNIKA, firstName: "محمد", lastName: "الأنصاري" }, 1);
  const page = await sitDown(browser, house, tenantId, { viewport: { width: 390, height: 844 }, isMobile: true });
  await page.goto(`/employees/${employeeId}`);
  await page.getByRole("table", { name: "Matches of this employee" }).getByRole("link").first().click();
  await page.getByRole("table", { name: "How the evidence adds up" }).waitFor();
  expect(await isTooWide(page)).toBe(false);

  const endless = "Wolfeschlegelsteinhausenbergerdorff".repeat(9).slice(0, 300);
  await house.db
    .prepare("update employees set last_name = ?1, title = ?1, location = ?1 where id = ?2")
    .bind(endless, employeeId)
    .run();
  await house.db.prepare("update hires set candidate_name = ? where tenant_id = ?").bind(endless, tenantId).run();
  const wide = await sitDown(browser, house, tenantId, { viewport: { width: 1280, height: 800 } });
  await wide.goto(new URL(page.url()).pathname);
  await wide.getByRole("table", { name: "How the evidence adds up" }).waitFor();
  expect(await isTooWide(wide)).toBe(false);
  await house.db.prepare("update matches set status = 'proposed' where tenant_id = ?").bind(tenantId).run();
  for (const desk of [wide, page]) {
    await desk.goto("/matches");
    await desk.getByRole("article").waitFor();
    expect(await isTooWide(desk)).toBe(false);
  }
});
