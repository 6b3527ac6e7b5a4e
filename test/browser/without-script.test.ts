// Everything works without JavaScript: planning, syncing, deciding, filtering, importing and destructive actions that ask.
import type { Browser, Page } from "playwright-core";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { Company, startWorld, type World } from "../flows/support.ts";
import { openBrowser } from "../support/browser.ts";
import { showLogsOnFailure } from "../support/test-house.ts";
import { expectQuietDesks, sitDown } from "./desk.ts";
import { seedProposal } from "./proposal.ts";

let browser: Browser;
let world: World;
let acme: Company;
let page: Page;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), startWorld()]);
});

beforeEach(async () => {
  showLogsOnFailure(world.house);
  acme = await Company.connected(world);
  page = await sitDown(browser, world.house, acme.tenantId, { javaScriptEnabled: false, expects: /status of 422/ });
});

expectQuietDesks();

test("a position is added on its own page, with faults kept, then requested, approved and synced", async () => {
  await page.goto("/positions");
  await page.getByRole("link", { name: "Add position" }).click();
  await page.waitForURL("**/positions/new");
  await page.getByLabel("Location").fill("Hamburg");
  await page.getByRole("button", { name: "Request approval" }).click();
  await page.getByText("A position needs a title.").waitFor();
  expect(await page.getByLabel("Location").inputValue()).toBe("Hamburg");
  await page.getByLabel("Title").fill("Welder");
  await page.getByRole("button", { name: "Request approval" }).click();
  await page.getByText("Welder waits for approval.").waitFor();
  await page.getByRole("button", { name: "Approve" }).first().click();
  await page.getByText("The position is approved.").waitFor();

  await page.goto("/reports/ats");
  await page.getByLabel("Select Welder").check();
  await page.getByRole("button", { name: "Sync with ATS" }).first().click();
  await page.getByRole("cell", { name: "Hamburg" }).waitFor();
  await page.getByRole("button", { name: "Sync 1 position" }).click();
  const row = page.getByRole("row", { name: /Welder/ });
  expect(await row.textContent()).toContain("Trace-1");
  await expect
    .poll(async () => {
      await page.reload();
      return row.textContent();
    })
    .toContain("Synced");
});

test("a match is confirmed, and undone after one question", async () => {
  const { positionId } = await seedProposal(world.house.db, acme.tenantId, { title: "Welder", lastName: "Lovelace" });
  await page.goto("/matches");
  await page.getByRole("button", { name: "Confirm" }).first().click();
  await page.getByText("Confirmed. The employee holds the seat.").waitFor();
  expect((await acme.position(positionId)).employee).not.toBeNull();
  await page.goto("/matches?status=confirmed");
  await page.getByRole("button", { name: "Undo" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Undo match" }).click();
  await page.getByText("Undone. The seat waits for its employee again.").waitFor();
});

test("filters have a button, and all rows of a filter can be picked", async () => {
  for (const title of ["Welder", "Rigger", "Baker"]) await acme.post("/positions", { title });
  await page.goto("/positions");
  await page.getByLabel("Search positions").fill("er");
  await page.getByLabel("Status").selectOption("draft");
  await page.getByRole("button", { name: "Apply" }).click();
  await page.waitForURL(/status=draft/);
  expect(await page.locator("tbody tr").count()).toBe(3);
  await page.getByLabel("Select Welder").check();
  await page.getByLabel("Select Rigger").check();
  await page.getByRole("group", { name: "Selected rows" }).getByRole("button", { name: "Approve" }).click();
  await page.getByText("2 approved.").waitFor();
});

test("employees are pasted, checked and imported", async () => {
  await page.goto("/employees/import");
  await page.getByLabel("Or paste the lines").fill("First name,Last name\nAda,Lovelace\n,Nobody");
  await page.getByRole("button", { name: "Check the file" }).click();
  await page.getByRole("heading", { name: "Bad lines (1)" }).waitFor();
  await page.getByRole("button", { name: "Import 1 employee" }).click();
  await page.getByText("1 employee added, 0 changed. 1 bad line was left out.").waitFor();
});

test("disconnecting asks once, in a dialog that the browser opens by itself", async () => {
  await page.goto(`/settings/integrations/${acme.connectionId}`);
  await page.getByRole("button", { name: "Disconnect" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
  await page.getByText("This connection was ended.").waitFor();
});

test("nothing stands there that only a script could do", async () => {
  await acme.post("/positions", { title: "Welder" });
  for (const path of ["/positions", "/reports/ats"]) {
    await page.goto(path);
    for (const dead of ["[data-pick-all]", "[data-clear]", "[data-dismiss]"])
      for (const element of await page.locator(dead).all())
        expect(await element.isVisible(), `${path} ${dead}`).toBe(false);
  }
});
