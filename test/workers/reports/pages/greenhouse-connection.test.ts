// Connecting Greenhouse in the dashboard, with the real oauth and webhooks Workers and Greenhouse's simulator behind it.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { GREENHOUSE_SCOPES, scopeName } from "#shared/domain/greenhouse/scopes.ts";
import { startGreenhouseSimulator, type RunningGreenhouse } from "../../../simulators/greenhouse/index.ts";
import { seedMember, seedTenant } from "../../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { visit, wordsOf, type VisitOptions } from "./visit.ts";

const SCOPES = GREENHOUSE_SCOPES.map(scopeName);
const CARD = "/settings/integrations/greenhouse";

let greenhouse: RunningGreenhouse;
let house: TestHouse;
let cookie = "";

beforeAll(async () => {
  greenhouse = await startGreenhouseSimulator({ port: 0, rate: 0 });
  house = await startTestHouse({
    only: ["reports", "oauth", "webhooks"],
    vars: { GREENHOUSE_API_URL: greenhouse.url, GREENHOUSE_AUTH_URL: greenhouse.url },
  });
});
afterAll(() => greenhouse.close());
beforeEach(async () => {
  const tenant = await seedTenant(house.db);
  cookie = (await seedMember(house.db, tenant.id)).cookie;
});

const go = (path: string, options?: VisitOptions) => visit(house, cookie, path, options);

function formOf(scopes = SCOPES) {
  const user = greenhouse.control.createUser({ name: "Integration User", isSiteAdmin: true });
  const { clientId, clientSecret } = greenhouse.control.createCredential({ scopes });
  return { clientId, clientSecret, userId: String(user.id) };
}

/** The webhook secret that a page shows. */
const secretIn = (html: string) => /aria-label="Secret key for the webhooks"[^>]*/.exec(html) && valueIn(html);
const valueIn = (html: string) => /<input class="input mono" readonly="?"? value="([\w-]{43})"/.exec(html)?.[1] ?? "";
const addressIn = (html: string) => /http[^\s"<]+\/hooks\/greenhouse\/[\w-]+/.exec(html)?.[0] ?? "";

test("the card says how to make user and credential, and names every scope", async () => {
  const words = wordsOf((await go("/settings/integrations")).html);
  for (const said of [
    "Connect Greenhouse",
    "Site Admin",
    "private candidates",
    "interviewer tags",
    "Harvest V3 (OAuth)",
  ])
    expect(words).toContain(said);
  for (const scope of SCOPES) expect(words).toContain(scope);
});

test("three values connect; secret and address make webhooks whose ping shows as a green light", async () => {
  const page = await go(CARD, { form: formOf() });
  expect(page.status).toBe(200);
  expect(wordsOf(page.html)).toContain("No webhook has arrived yet.");
  const secret = secretIn(page.html) ?? "";
  expect(secret).toHaveLength(43);
  const webhook = await greenhouse.control.createWebhook({
    url: addressIn(page.html),
    event: "hire_candidate",
    secret,
  });
  expect(webhook.isActive).toBe(true);

  const id = /\/settings\/integrations\/(con_\w+)\//.exec(page.html)?.[1] ?? "";
  const later = await go(`/settings/integrations/${id}`);
  expect(wordsOf(later.html)).toContain("Webhooks arrive. The last one was a test ping");
  expect(later.html).not.toContain(secret);

  const another = await go(`/settings/integrations/${id}/webhook-secret`, { form: {} });
  expect(valueIn(another.html)).toHaveLength(43);
  expect(valueIn(another.html)).not.toBe(secret);
});

test("a missing scope is named on the page of the connection that needs attention", async () => {
  const page = await go(CARD, { form: formOf(SCOPES.filter((name) => name !== "harvest:openings:create")) });
  const id = /\/settings\/integrations\/(con_\w+)\//.exec(page.html)?.[1] ?? "";
  expect(wordsOf(page.html)).toContain("harvest:openings:create is missing");
  const checked = await go(`/settings/integrations/${id}/probe`, { form: {} });
  expect(checked.status).toBe(303);
});

test("what is wrong is said beside what was typed, and the secret is never sent back", async () => {
  const form = formOf();
  const wrong = await go(CARD, { form: { ...form, clientSecret: "not-the-secret" } });
  expect(wrong.status).toBe(422);
  expect(wordsOf(wrong.html)).toContain("Greenhouse does not know this client id together with this secret");
  expect(wrong.html).toContain(`value="${form.clientId}"`);
  expect(wrong.html).not.toContain("not-the-secret");
  const empty = await go(CARD, { form: { clientId: "", clientSecret: "", userId: "Imani" } });
  expect(wordsOf(empty.html)).toContain("Enter the number from the address of the user's page");
});

test("an old Harvest key is told to have ended, and how to go on", async () => {
  const form = { clientId: "a7183e1b7e9ab09b8a5cfa87d1934c3c", clientSecret: "", userId: "4000012002" };
  const page = await go(CARD, { form });
  expect(page.status).toBe(422);
  expect(wordsOf(page.html)).toContain("Greenhouse ended on 2026-08-31");
  expect(wordsOf(page.html)).toContain("old Greenhouse User ID lives on");
});

test("another acting user is taken without the secret; an empty change is not", async () => {
  const page = await go(CARD, { form: formOf() });
  const id = /\/settings\/integrations\/(con_\w+)\//.exec(page.html)?.[1] ?? "";
  const other = greenhouse.control.createUser({ name: "Second Integration", isSiteAdmin: true });
  const blank = { clientId: "", clientSecret: "", userId: "" };
  const changed = await go(`/settings/integrations/${id}/client`, { form: { ...blank, userId: String(other.id) } });
  expect(wordsOf(changed.html)).toContain(`Greenhouse user ${other.id}`);
  expect((await go(`/settings/integrations/${id}/client`, { form: blank })).status).toBe(422);
});
