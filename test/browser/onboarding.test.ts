// Onboarding in a real browser: from the grid to the invitation, and the new hire's own way from the mail to the welcome page.
import type { Browser } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { linkIn, OnboardingCompany, startOnboardingWorld, type OnboardingWorld } from "../flows/onboarding-support.ts";
import { newContext, openBrowser } from "../support/browser.ts";
import { until } from "../support/until.ts";
import { expectQuietDesks, isTooWide, sitDown, toast } from "./desk.ts";

let browser: Browser;
let world: OnboardingWorld;
let company: OnboardingCompany;
beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), startOnboardingWorld()]);
  company = await OnboardingCompany.connected(world);
  company.candidate("Ines Moreau", { custom_emp_job_type: "FT-ENG", anticipated_start_date: Date.parse("2027-01-11") });
  company.candidate("Ben Bulk");
  company.candidate("Cay Bulk");
  company.candidate("Ola Mailless", {}, []);
  await company.look();
});

expectQuietDesks();

const PHONE = { width: 390, height: 844 };

describe("at the desk", () => {
  test("a package is added, a new hire is selected, checked and invited, and the history shows the delivery", async () => {
    const page = await sitDown(browser, world.house, company.tenantId);
    await page.goto("/onboarding/packages");
    await page.getByRole("link", { name: "Add package" }).first().click();
    await page.getByLabel("Code").fill("FT-ENG");
    await page.getByLabel("Name").fill("Engineering");
    await page.getByLabel("Tasks").fill("Choose your laptop");
    await page.getByRole("button", { name: "Add package" }).click();
    await page.getByText("Engineering is added.").waitFor();

    await page.getByRole("link", { name: "View new hires for onboarding" }).click();
    await page.getByRole("link", { name: "Select Ines Moreau" }).click();
    await page.getByRole("heading", { name: "Invite Ines Moreau" }).waitFor();
    expect(await page.getByLabel("Job title").inputValue()).toBe("Controls Engineer II");
    expect(await page.getByLabel("Package").inputValue()).toBe("FT-ENG");
    await page.getByLabel("E-mail", { exact: true }).fill("not an address");
    await page.getByRole("button", { name: "Invite", exact: true }).last().click();
    await page.getByText("Write an e-mail address, such as jo@example.com.").waitFor();
    await page.getByLabel("E-mail", { exact: true }).fill("ines@home.example");
    await page.getByRole("button", { name: "Invite", exact: true }).last().click();
    await page.locator(".toast").waitFor();
    expect(await toast(page)).toBe("The invitation to Ines Moreau is on its way.");
    await company.mailTo("ines@home.example");
    await page.goto(`/onboarding/new-hires/${(await company.newHire("Ines")).id}`);
    await page
      .getByRole("cell", { name: "ines@home.example" })
      .or(page.getByText("ines@home.example"))
      .first()
      .waitFor();
    await until(async () => {
      await page.reload();
      return (await page.getByRole("table", { name: "Mails of the invitation" }).textContent())?.includes("Sent");
    });
  });

  test("several are ticked and invited at once", async () => {
    const page = await sitDown(browser, world.house, company.tenantId, { name: "Max Bulk" });
    await page.goto("/onboarding/new-hires?q=bulk");
    await page.getByLabel("Select all on this page").first().check();
    await page.getByRole("button", { name: "Invite", exact: true }).click();
    await page.locator(".toast").waitFor();
    expect(await toast(page)).toBe("2 invitations are on the way.");
    await Promise.all([company.mailTo("ben@example.com"), company.mailTo("cay@example.com")]);
  });

  test("Quick invite finds by name as it is typed, and in the search dialog", async () => {
    const page = await sitDown(browser, world.house, company.tenantId, { name: "Quinn Quick" });
    await page.goto("/onboarding/quick-invite");
    const field = page.getByRole("combobox", { name: "Name or e-mail of the new hire" });
    await field.pressSequentially("bulk");
    await page.getByRole("option").nth(1).waitFor();
    expect(await page.getByRole("option").locator("strong").allTextContents()).toEqual(["Ben Bulk", "Cay Bulk"]);
    for (const key of ["ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"]) await field.press(key);
    expect(await field.getAttribute("aria-activedescendant")).toBe("new-hire-names-1");
    await field.press("Escape");
    expect([await page.getByRole("option").count(), await field.inputValue()]).toEqual([0, "bulk"]);
    await field.fill("nobody");
    await page.getByText("Nobody by that name has come in.").waitFor();
    await field.fill("MOREAU in");
    await page.getByRole("option", { name: "Ines Moreau" }).waitFor();
    await field.press("ArrowDown");
    await field.press("Enter");
    await page.getByRole("dialog").getByRole("heading", { name: "Invite Ines Moreau" }).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Take back" }).first().click({ trial: true }); // nothing lies over it
    await page.goto("/onboarding/quick-invite");
    await field.fill("Ola Mailless");
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByRole("heading", { name: "Invite Ola Mailless" }).waitFor();
    expect(await page.getByText("no e-mail address").first().isVisible()).toBe(true);
    await page.goto("/onboarding/quick-invite");
    await page.getByRole("button", { name: "Search…" }).click();
    await page.getByLabel("Name, e-mail or job").fill("ines");
    await page.getByRole("dialog").getByRole("button", { name: "Search" }).click();
    await page.getByRole("link", { name: "Select Ines Moreau" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/onboarding/new-hires");
  });

  test("the grid sorts by its heads, and no page is too wide for a phone", async () => {
    const page = await sitDown(browser, world.house, company.tenantId, { name: "Nora Narrow" });
    await page.goto("/onboarding/new-hires");
    await page.getByRole("link", { name: "New hire", exact: true }).click();
    await page.getByRole("columnheader", { name: "New hire" }).and(page.locator("[aria-sort=ascending]")).waitFor();
    const shown = await page.locator("tbody .title-link").allTextContents();
    expect(shown).toEqual(["Ben Bulk", "Cay Bulk", "Ines Moreau", "Ola Mailless"]);
    await page.setViewportSize(PHONE);
    const { id } = await company.newHire("Ines");
    for (const path of [
      "/onboarding/new-hires",
      `/onboarding/new-hires/${id}`,
      `/onboarding/new-hires/${id}/invite`,
      "/onboarding/quick-invite",
      "/onboarding/documents",
      "/onboarding/packages",
      `/settings/integrations/${company.connectionId}/onboarding`,
    ]) {
      await page.goto(path);
      expect(await isTooWide(page), path).toBe(false);
    }
    await page.goto("/onboarding/new-hires");
    await page.getByRole("link", { name: "Select Ines Moreau" }).click();
    const mails = page.getByRole("dialog").locator("table", { hasText: "ines@home.example" });
    await mails.waitFor();
    expect(await mails.locator("th", { hasText: "Delivery" }).isVisible(), "in a drawer too, rows are cards").toBe(
      false,
    );
  });
});

describe("on the new hire's phone", () => {
  test("the mail's button opens the welcome page, and the name is confirmed", async () => {
    company.candidate("Zadie Phone");
    await company.look();
    await company.invite((await company.newHire("Zadie")).id);
    const mail = await company.mailTo("zadie@example.com");
    const context = await newContext(browser, world.house, { viewport: PHONE });
    const page = await context.newPage();
    await page.goto(linkIn(mail));
    await page.getByRole("button", { name: "Open my welcome page" }).click();
    await page.getByRole("heading", { name: "Welcome to Northwind Trading, Zadie Phone" }).waitFor();
    await page.getByLabel("Your name").fill("");
    await page.getByRole("button", { name: "Yes, this is right" }).click();
    await page.getByText("Write your name.").waitFor();
    await page.getByLabel("Your name").fill("Zadie Fone");
    await page.getByLabel("Phone").fill("+1 510 555 0100");
    await page.getByRole("button", { name: "Yes, this is right" }).click();
    await page.getByText("Thank you.").waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(PHONE.width);
    await page.goto(linkIn(mail));
    await page.getByRole("heading", { name: "This link was used already" }).waitFor();
    await page.goto("/welcome");
    await page.getByText("What you confirmed").waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByText("You are signed out").waitFor();
    await context.close();
  });
});
