// The HRIS import in a real browser: choosing the module, importing, reading the result, the mapping with its preview, and the webhook.
import type { Browser, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { hireSomebody, importingCompany, postingOf, runImport } from "../flows/import-company.ts";
import { startWorld, type Company, type World } from "../flows/support.ts";
import { openBrowser } from "../support/browser.ts";
import { expectQuietDesks, isTooWide, sitDown, toast, type DeskOptions } from "./desk.ts";

let browser: Browser;
let world: World;
beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), startWorld()]);
});

expectQuietDesks();

const sit = (acme: Company, options?: DeskOptions): Promise<Page> =>
  sitDown(browser, world.house, acme.tenantId, options);
const importPath = (acme: Company) => `/settings/integrations/${acme.connectionId}/import`;

test("a module is added to a connection, and removing one says what stops", async () => {
  const acme = await importingCompany(world, ["headcount"]);
  const page = await sit(acme);
  await page.goto(`/settings/integrations/${acme.connectionId}`);
  expect(await page.getByRole("button", { name: "Import", exact: true }).count()).toBe(0);
  await page.getByRole("button", { name: "Add HRIS import" }).click();
  expect(await toast(page)).toBe("HRIS import is added.");
  await page.getByRole("button", { name: "Remove" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Remove Headcount?" });
  expect(await dialog.textContent()).toContain("positions can no longer be synced through this connection");
  await dialog.getByRole("button", { name: "Remove" }).click();
  expect(await toast(page)).toBe("Headcount is removed.");
  expect(await page.getByRole("button", { name: "Look for hires now" }).count()).toBe(0);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByText("Nothing is new").waitFor();
});

test("pressing Import on Employees shows the bar, the counts, who failed and which names need a look", async () => {
  const acme = await importingCompany(world);
  const posting = postingOf(acme);
  for (const name of ["Anna van der Berg", "María José García López"]) hireSomebody(acme, name, { posting });
  const nameless = hireSomebody(acme, " ");
  const page = await sit(acme);
  await page.goto("/employees");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByText("3 people read: 2 created, 1 failed.").waitFor();
  await page.getByText("1 person could not be imported. Each row says why.").waitFor();
  expect(await page.getByRole("row", { name: /No name/ }).textContent()).toContain("Lever has no name of this person");
  await page.getByRole("link", { name: "Look at them" }).click();
  const row = page.getByRole("row", { name: /María/ });
  expect(await row.textContent()).toContain("María · José García · López");
  await row.getByRole("link", { name: "Correct the name" }).click();
  await page.getByLabel("First name").fill("María José");
  await page.getByLabel("Middle name").fill("");
  await page.getByLabel("Last name").fill("García López");
  await page.getByRole("button", { name: "Save changes" }).click();
  expect(await toast(page)).toBe("The changes are saved.");
  acme.lever.editContact({ opportunityId: nameless.opportunityId, name: "Named Now" });
  await page.getByRole("link", { name: /^Failed/ }).click();
  await page.getByRole("button", { name: "Try this person again" }).click();
  await page.getByText("1 person read: 1 created.").waitFor();
  await runImport(acme, "everybody");
  await page.goto("/employees?q=Garc");
  await page.getByText("María José García López").waitFor(); // what was corrected is kept
});

test("the mapping shows what the choices make of the newest hires before they are saved", async () => {
  const acme = await importingCompany(world);
  const posting = postingOf(acme);
  const { opportunityId } = acme.lever.addCandidate({ accountId: acme.accountId, name: "Ada Lovelace", posting });
  acme.lever.createOffer({
    opportunityId,
    status: "signed",
    values: { custom_cost_center: "R&D 12", salary_amount: 190_000 },
  });
  acme.lever.hire({ opportunityId });
  await runImport(acme);
  const page = await sit(acme, { expects: /status of 422/ });
  await page.goto(importPath(acme));
  await page.getByRole("link", { name: "Change the mapping" }).click();
  const department = page.getByRole("group", { name: "Department" });
  const choices = (await department.getByLabel("Source").textContent()) ?? "";
  expect(choices).toContain("Cost center (custom_cost_center): R&D 12");
  expect(choices).not.toContain("190000"); // pay is no sample
  await department.getByLabel("Source").selectOption("offer:custom_cost_center");
  await page.getByRole("group", { name: "Location" }).getByLabel("Source").selectOption("constant");
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByText("Write the fixed text, or choose another source.").waitFor();
  await page.getByRole("group", { name: "Location" }).getByLabel("Fixed text").fill("Remote");
  await page.getByRole("button", { name: "Preview" }).click();
  const preview = page.getByRole("table", { name: "What the sources make of the newest hires" });
  expect(await preview.getByRole("row", { name: /^Department/ }).textContent()).toContain("R&D 12");
  expect(await preview.getByRole("row", { name: /^Location/ }).textContent()).toContain("Remote");
  await page.goto(importPath(acme));
  expect(await page.getByText("offer field custom_cost_center").count(), "a preview saves nothing").toBe(0);
  await page.goto(`${importPath(acme)}/mapping`);
  await page.getByRole("group", { name: "Department" }).getByLabel("Source").selectOption("offer:custom_cost_center");
  await page.getByRole("button", { name: "Save" }).click();
  expect(await toast(page)).toContain("The fields are saved.");
  await page.getByText("offer field custom_cost_center").waitFor();
});

test("the webhook is switched on, asks for Lever's own switch, and says when the first delivery came", async () => {
  const acme = await importingCompany(world);
  const page = await sit(acme);
  await page.goto(importPath(acme));
  await page.getByRole("button", { name: "Switch on" }).click();
  expect(await toast(page)).toBe("New hires come by webhook from now on.");
  await page.getByText("One step is left to a Super Admin").waitFor();
  acme.lever.setEventToggles({ accountId: acme.accountId, isOn: true });
  hireSomebody(acme, "Ada Lovelace");
  await expect
    .poll(
      async () => {
        await page.goto(importPath(acme));
        return page.getByText("first came").count();
      },
      { timeout: 10_000 },
    )
    .toBe(2);
  expect(await page.getByText("One step is left").count()).toBe(0);
  await page.getByRole("button", { name: "Switch off" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Switch off" }).click();
  expect(await toast(page)).toBe("The import no longer uses webhooks.");
});

test("the daily import's time is checked and kept; nothing is wider than a phone", async () => {
  const acme = await importingCompany(world);
  const page = await sit(acme, { expects: /status of 422/, viewport: { width: 390, height: 800 } });
  await page.goto(importPath(acme));
  await page.getByLabel("Time zone").fill("Mars/Olympus");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("There is no such time zone.").waitFor();
  expect(await page.getByLabel("Time zone").inputValue()).toBe("Mars/Olympus");
  await page.getByLabel("Time zone").fill("Europe/Berlin");
  await page.getByLabel("At", { exact: true }).fill("06:30");
  await page.getByRole("button", { name: "Save" }).click();
  expect(await toast(page)).toBe("The daily import is saved.");
  const result = await runImport(acme);
  for (const path of [
    importPath(acme),
    `${importPath(acme)}/mapping`,
    `/imports/${result.job.id}`,
    "/settings/integrations",
  ]) {
    await page.goto(path);
    expect(await isTooWide(page), path).toBe(false);
  }
});
