// Connecting Greenhouse as a person does it, in Chromium: the guide, the mistakes, the choice of the user, the link, and consent.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { GREENHOUSE_SCOPES, scopeName } from "#shared/domain/greenhouse/scopes.ts";
import { startGreenhouseSimulator, type RunningGreenhouse } from "../simulators/greenhouse/index.ts";
import { newContext, openBrowser, signedInPage } from "../support/browser.ts";
import { seedMember, seedTenant } from "../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../support/test-house.ts";
import { expectQuietDesks, isTooWide, sitDown } from "./desk.ts";

const SCOPES = GREENHOUSE_SCOPES.map(scopeName);
const EXPECTED = /422|favicon/; // forms that are refused on purpose; the oauth Worker's pages have no script to send them by

let house: TestHouse;
let greenhouse: RunningGreenhouse;
let browser: Browser;
let tenantId = "";

beforeAll(async () => {
  greenhouse = await startGreenhouseSimulator({ port: 0, rate: 0 });
  house = await startTestHouse({ greenhouse });
  browser = await openBrowser();
}, 60_000);
afterAll(() => greenhouse.close());
beforeEach(async () => {
  tenantId = (await seedTenant(house.db, { name: "Harbor Health" })).id;
});
expectQuietDesks();

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const say = (page: Page, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
const reads = (page: Page, text: string) => page.getByText(text).first().waitFor();

test("the guide leads from an old key over a wrong secret to the choice of the user, and to webhooks with a green light", async () => {
  const page = await sitDown(browser, house, tenantId, { expects: EXPECTED });
  await page.goto("/settings/integrations");
  await page.getByRole("link", { name: "Connect Greenhouse" }).click();
  await page.getByText("19 scopes, and what each is for").click();
  await reads(page, "harvest:job_hiring_managers:create");

  await say(page, "Client id", "a7183e1b7e9ab09b8a5cfa87d1934c3c");
  await press(page, "Try it and connect");
  await reads(page, "which Greenhouse ended on 2026-08-31");

  const { clientId, clientSecret } = greenhouse.control.createCredential({ scopes: SCOPES });
  await say(page, "Client id", clientId);
  await say(page, "Client secret", "wrong");
  await press(page, "Try it and connect");
  await reads(page, "Greenhouse does not know this client id together with this secret");
  expect(await page.getByLabel("Client id").inputValue()).toBe(clientId);
  expect(await page.getByLabel("Client secret").inputValue()).toBe("");

  await say(page, "Client secret", clientSecret);
  await press(page, "Try it and connect");
  await reads(page, "Who shall Rolecall act as?");
  expect(await page.getByRole("radio", { name: "Rolecall Integration" }).isChecked()).toBe(true);
  await press(page, "Try it and connect");
  await page.waitForURL("**/settings/integrations/con_*");
  await reads(page, "19 of 19 scopes");

  await press(page, "Make the secret");
  const secret = await page.getByLabel("Secret key for the webhooks").inputValue();
  const url = (await page.locator("#webhooks .code").textContent())?.trim() ?? "";
  await greenhouse.control.createWebhook({ url, event: "hire_candidate", secret });
  await page.goto(page.url().replace(/\/webhook-secret$/, ""));
  await reads(page, "A test ping arrived");
});

test("a link, opened on a phone by somebody without an account: what is missing is named, and the sender sees that it arrived", async () => {
  const page = await sitDown(browser, house, tenantId);
  await page.goto("/settings/integrations");
  await page.locator("article", { hasText: "Send a link for Greenhouse" }).getByLabel("For whom").fill("Imani");
  await press(page, "Make a link for Greenhouse");
  const link = await page.getByLabel("Link for Greenhouse").inputValue();

  const phone = await newContext(browser, house, { viewport: { width: 360, height: 720 } });
  const theirs = await phone.newPage();
  await theirs.goto(link);
  expect(await theirs.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  const lacking = SCOPES.filter((name) => name !== "harvest:openings:create");
  const { clientId, clientSecret } = greenhouse.control.createCredential({ scopes: lacking });
  const form = theirs.locator('form[action="/connect/greenhouse"]');
  await form.getByLabel("Client id").fill(clientId);
  await form.getByLabel("Client secret").fill(clientSecret);
  await form.getByLabel("Your name").fill("Imani Brooks");
  await form.getByLabel("Your e-mail").fill("imani@harbor.example");
  await form.getByRole("button").click();
  await theirs.getByRole("button", { name: "Try it and connect" }).click();
  await theirs.getByText("Almost there").waitFor();
  await theirs.locator(".checklist li", { hasText: "harvest:openings:create" }).first().waitFor();
  expect(await theirs.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  await theirs.goto("/settings/integrations");
  expect(new URL(theirs.url()).pathname).toBe("/sign-in"); // no session came of it
  await phone.close();

  await page.goto("/settings/integrations");
  const row = page.getByRole("row", { name: /Imani Greenhouse Arrived/ });
  await row.getByRole("link", { name: "Imani Brooks" }).click();
  await reads(page, "18 of 19 scopes");
  await reads(page, "by a link; as they said themselves");
  expect(await isTooWide(page)).toBe(false);
});

test("consent on Greenhouse's page, as a listed partner: no secret is copied", async () => {
  const { cookie } = await seedMember(house.db, tenantId);
  const page = await signedInPage(browser, house, { cookie }); // no desk: this one goes to Greenhouse's own page
  await page.goto("/connect/greenhouse");
  await press(page, "Continue to Greenhouse");
  await page.waitForURL(`${greenhouse.url}/**`);
  await page.getByLabel(/Authorize using a service account/).check();
  await press(page, "Authorize");
  await page.waitForURL("**/settings/integrations/con_*");
  await reads(page, "OAuth, allowed on Greenhouse's page");
  await page.context().close();
});
