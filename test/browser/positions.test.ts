// Planning positions in a real browser: by mouse and by keyboard, in the drawer, with faults, filters and bulk selection.
import type { Browser } from "playwright-core";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { seedTenant } from "../support/seeds.ts";
import { showLogsOnFailure, startTestHouse, type TestHouse } from "../support/test-house.ts";
import { seedPositions } from "../workers/reports/seeds.ts";
import { expectQuietDesks, isStillLoaded, markLoaded, sitDown, toast } from "./desk.ts";

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

describe("adding a position", () => {
  test("by mouse, from the empty list, in a drawer over it", async () => {
    const page = await sitDown(browser, house, tenantId);
    await page.goto("/positions");
    expect(await page.getByRole("heading", { name: "Plan your first seat" }).isVisible()).toBe(true);
    await page.getByRole("link", { name: "Add position" }).click();
    const drawer = page.getByRole("dialog", { name: "Add position" });
    await drawer.getByLabel("Title").fill("Data Engineer");
    await drawer.getByLabel("Location").fill("Berlin");
    await drawer.getByLabel("From").fill("120,000");
    await drawer.getByLabel("To", { exact: true }).fill("150,000");
    await drawer.getByRole("button", { name: "Save as draft" }).click();
    expect(await toast(page)).toBe("Data Engineer is saved as a draft.");
    const row = page.getByRole("row", { name: /Data Engineer/ });
    expect(await row.textContent()).toMatch(/Berlin.*Draft.*\$120,000 – \$150,000/);
    expect(new URL(page.url()).hash, "the new row is marked").toMatch(/^#pos_/);
  });

  test("by keyboard alone, and approving it", async () => {
    const page = await sitDown(browser, house, tenantId);
    await page.goto("/positions");
    await page.getByRole("link", { name: "Add position" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    expect(await page.locator(":focus").getAttribute("name"), "the first field has the focus").toBe("title");
    await page.keyboard.type("Night Shift Lead");
    await page.keyboard.press("Enter");
    await page.getByRole("row", { name: /Night Shift Lead/ }).waitFor();
    const approve = page.getByRole("button", { name: "Approve" }).first();
    await approve.focus();
    await page.keyboard.press("Space");
    await page.getByText("The position is approved.").waitFor();
    expect(await page.getByRole("row", { name: /Night Shift Lead/ }).textContent()).toContain("Approved");
  });

  test("with faults keeps what was typed, marks the fields and puts the focus on the first", async () => {
    const page = await sitDown(browser, house, tenantId);
    await page.goto("/positions");
    await markLoaded(page);
    await page.getByRole("link", { name: "Add position" }).click();
    const drawer = page.getByRole("dialog");
    await drawer.getByLabel("Department").fill("Data");
    await drawer.getByLabel("To", { exact: true }).fill("150k");
    await drawer.getByRole("button", { name: "Request approval" }).click();
    await drawer.getByText("A position needs a title.").waitFor();
    expect(await drawer.getByText("Write a whole amount, such as 120,000.").isVisible()).toBe(true);
    expect(await drawer.getByLabel("Department").inputValue()).toBe("Data");
    expect(await drawer.getByLabel("To", { exact: true }).inputValue()).toBe("150k");
    expect(await drawer.getByLabel("Title").getAttribute("aria-invalid")).toBe("true");
    expect(await page.locator(":focus").getAttribute("name")).toBe("title");
    expect(await isStillLoaded(page), "the list under the drawer was not left").toBe(true);
  });

  test("Escape closes the drawer and gives the focus back to what opened it", async () => {
    const page = await sitDown(browser, house, tenantId);
    await page.goto("/positions");
    await page.getByRole("link", { name: "Add position" }).click();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    expect(await page.evaluate("inPage.focusedWords()")).toBe("Add position");
  });

  test("while the network is gone loses nothing and says so", async () => {
    const page = await sitDown(browser, house, tenantId, { expects: /ERR_INTERNET_DISCONNECTED/ });
    await page.goto("/positions");
    await page.getByRole("link", { name: "Add position" }).click();
    const drawer = page.getByRole("dialog");
    await drawer.getByLabel("Title").fill("Data Engineer");
    await page.context().setOffline(true);
    await drawer.getByRole("button", { name: "Save as draft" }).click();
    await drawer.getByText("Nothing was lost").waitFor();
    await page.context().setOffline(false);
    await drawer.getByRole("button", { name: "Save as draft" }).click();
    expect(await toast(page)).toBe("Data Engineer is saved as a draft.");
  });
});

test("editing in the drawer returns to the list as it was filtered", async () => {
  await seedPositions(house.db, tenantId, 2, { status: "draft", department: "Data" });
  const page = await sitDown(browser, house, tenantId);
  await page.goto("/positions?department=Data");
  await page.getByRole("link", { name: "Edit Position 1" }).click();
  const drawer = page.getByRole("dialog", { name: "Edit position" });
  expect(await drawer.getByLabel("Title").inputValue()).toBe("Position 1");
  await drawer.getByLabel("Title").fill("Data Lead");
  await drawer.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("row", { name: /Data Lead/ }).waitFor();
  expect(new URL(page.url()).search).toBe("?department=Data");
});

test("a position is sent back with a note, which its planner sees", async () => {
  const [id = ""] = await seedPositions(house.db, tenantId, 1, { status: "requested" });
  const page = await sitDown(browser, house, tenantId);
  await page.goto(`/positions/${id}`);
  await page.getByRole("button", { name: "Send back" }).click();
  const dialog = page.getByRole("dialog", { name: /Send back/ });
  await dialog.getByLabel("What should change?").fill("Which team is this for?");
  await dialog.getByRole("button", { name: "Send back" }).click();
  await page.getByText("Sent back: “Which team is this for?”").waitFor();
  expect(await page.getByRole("button", { name: "Request approval" }).isVisible()).toBe(true);
});

test("closing asks once, and Cancel changes nothing", async () => {
  const [id = ""] = await seedPositions(house.db, tenantId, 1, { status: "approved" });
  const page = await sitDown(browser, house, tenantId);
  await page.goto(`/positions/${id}`);
  await page.getByRole("button", { name: "Close", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: /Close “Position 1”/ });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await dialog.getByRole("button", { name: "Close position" }).click();
  await page.getByRole("button", { name: "Reopen" }).waitFor();
});

describe("the list", () => {
  test("puts its filters and search into the URL, and a reload shows the same", async () => {
    await seedPositions(house.db, tenantId, 2, { status: "draft", department: "Data" });
    await seedPositions(house.db, tenantId, 3, { status: "requested", department: "Sales" });
    const page = await sitDown(browser, house, tenantId);
    await page.goto("/positions");
    await page.getByLabel("Department").selectOption("Sales");
    await page.waitForURL(/department=Sales/);
    expect(new URL(page.url()).search, "empty filters stay out").toBe("?department=Sales");
    await page.getByLabel("Search positions").fill("position 2");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=position/);
    await page.reload();
    expect(await page.getByLabel("Department").inputValue()).toBe("Sales");
    expect(await page.locator("tbody tr").count()).toBe(1);
    await page.getByRole("link", { name: "Clear" }).click();
    await page.waitForURL((url) => url.search === "");
    expect(await page.locator("tbody tr").count()).toBe(5);
  });

  test("says how many rows are picked, extends with Shift, and offers all that match", async () => {
    await seedPositions(house.db, tenantId, 60, { status: "requested" });
    const page = await sitDown(browser, house, tenantId);
    await page.goto("/positions");
    const boxes = page.locator("tbody input[name=id]");
    await boxes.nth(1).click();
    await boxes.nth(4).click({ modifiers: ["Shift"] });
    await page.getByText("4 selected").waitFor();
    await page.getByLabel("Select all on this page").check();
    await page.getByText("50 selected").waitFor();
    await page.getByLabel("Select all 60 that match").check();
    await page.getByText("60 selected").waitFor();
    await page.getByRole("group", { name: "Selected rows" }).getByRole("button", { name: "Approve" }).click();
    expect(await toast(page)).toBe("60 approved.");
  });
});
