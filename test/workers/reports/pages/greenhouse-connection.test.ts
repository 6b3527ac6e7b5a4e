// A Greenhouse connection in the dashboard, with the real oauth and webhooks Workers and Greenhouse's simulator behind it.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { GREENHOUSE_SCOPES, scopeName } from "#shared/domain/greenhouse/scopes.ts";
import { startGreenhouseSimulator, type RunningGreenhouse } from "../../../simulators/greenhouse/index.ts";
import { seedMember, seedTenant } from "../../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { until } from "../../../support/until.ts";
import { visit, wordsOf, type VisitOptions } from "./visit.ts";

const SCOPES = GREENHOUSE_SCOPES.map(scopeName);
const ALL = "/settings/integrations";

let greenhouse: RunningGreenhouse;
let house: TestHouse;
let tenantId = "";
let cookie = "";

beforeAll(async () => {
  greenhouse = await startGreenhouseSimulator({ port: 0, rate: 0 });
  house = await startTestHouse({ only: ["reports", "oauth", "webhooks"], greenhouse });
});
afterAll(() => greenhouse.close());
beforeEach(async () => {
  tenantId = (await seedTenant(house.db)).id;
  cookie = (await seedMember(house.db, tenantId)).cookie;
});

const go = (path: string, options?: VisitOptions) => visit(house, cookie, path, options);

/** A user and a credential, entered on the guide as an owner does. Returns the path of the connection's page. */
async function connected(scopes = SCOPES): Promise<{ path: string; credentialId: number }> {
  const user = greenhouse.control.createUser({ name: "Integration User", isSiteAdmin: true });
  const { id: credentialId, clientId, clientSecret } = greenhouse.control.createCredential({ scopes });
  const form = { clientId, clientSecret, userId: String(user.id) };
  const location = (await go("/connect/greenhouse", { form })).headers.get("location");
  if (location === null) throw new Error("Not connected.");
  return { path: location, credentialId };
}

/** The one-time value that a page shows. */
const shownIn = (html: string) => /<input class="input mono" readonly="?"? value="([^"]+)"/.exec(html)?.[1] ?? "";
const addressIn = (html: string) => /http[^\s"<]+\/hooks\/greenhouse\/[\w-]+/.exec(html)?.[0] ?? "";

test("the integrations page leads to the guide, and to a link for somebody else", async () => {
  const { html } = await go(ALL);
  expect(html).toContain('href="/connect/greenhouse"');
  expect(wordsOf(html)).toContain("Send a link for Greenhouse");
});

test("a link for somebody else is shown once; who made it sees that the credential has arrived, and may take a link back", async () => {
  const form = { provider: "greenhouse", recipient: "Imani in Talent" };
  const page = await go(`${ALL}/invite`, { form });
  const url = shownIn(page.html);
  expect(url).toMatch(/^http.*\/connect\/greenhouse\?invite=[\w-]{43}$/);
  expect(wordsOf(page.html)).toMatch(/Imani in Talent Greenhouse Waits ends (tomorrow|in 2[34] hours)/);
  expect((await go(ALL)).html).not.toContain(url);
  const life = "select unixepoch(expires_at) - unixepoch(created_at) as seconds from invitations where tenant_id = ?";
  expect(await house.db.prepare(life).bind(tenantId).first("seconds")).toBe(24 * 3600);

  const user = greenhouse.control.createUser({ name: "Integration User", isSiteAdmin: true });
  const { clientId, clientSecret } = greenhouse.control.createCredential({ scopes: SCOPES });
  const invite = new URL(url).searchParams.get("invite") ?? "";
  const entered = { clientId, clientSecret, userId: String(user.id), name: "Imani B.", email: "imani@harbor.example" };
  const stranger = await visit(house, "", "/connect/greenhouse", { form: { ...entered, invite } });
  expect(wordsOf(stranger.html)).toContain("Greenhouse is connected");

  const later = await go(ALL);
  expect(wordsOf(later.html)).toMatch(/Imani in Talent Greenhouse Arrived .* Imani B. imani@harbor.example/);
  const id = /\/settings\/integrations\/(con_\w+)/.exec(later.html)?.[1] ?? "";
  expect(wordsOf((await go(`${ALL}/${id}`)).html)).toContain(
    "Entered by Imani B. (imani@harbor.example), by a link; as they said themselves",
  );

  const second = await go(`${ALL}/invite`, { form: { ...form, recipient: "Theo" } });
  const revoke = /\/settings\/integrations\/links\/inv_\w+\/revoke/.exec(second.html)?.[0] ?? "";
  expect((await go(revoke, { form: {} })).status).toBe(303);
  expect(wordsOf((await go(ALL)).html)).not.toContain("Theo");
  const dead = await visit(house, "", `/connect/greenhouse${new URL(shownIn(second.html)).search}`);
  expect(wordsOf(dead.html)).toContain("This link was withdrawn");
});

test("secret and address make webhooks; the ping shows as a light, and so do deliveries that another secret signed", async () => {
  const { path } = await connected();
  expect(wordsOf((await go(path)).html)).toContain("No secret has been made yet, so every webhook is refused.");
  const page = await go(`${path}/webhook-secret`, { form: {} });
  const secret = shownIn(page.html);
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(wordsOf(page.html)).toContain("No ping has arrived yet.");
  const url = addressIn(page.html);
  const webhook = await greenhouse.control.createWebhook({ url, event: "hire_candidate", secret });
  expect(webhook.isActive).toBe(true);
  const later = await go(path);
  expect(wordsOf(later.html)).toContain("A test ping arrived");
  expect(later.html).not.toContain(secret);

  expect((await greenhouse.control.createWebhook({ url, event: "job_updated", secret: "another" })).isActive).toBe(
    false,
  );
  await until(async () => wordsOf((await go(path)).html).includes("1 delivery was refused"), { what: "the refusal" });
  expect(wordsOf((await go(path)).html)).toContain("signed with another secret, or not at all");
  const events = await go(`/settings/events?connectionId=${path.split("/").at(-1) ?? ""}`);
  expect(wordsOf(events.html)).toContain("ping");

  const another = await go(`${path}/webhook-secret`, { form: {} });
  expect(shownIn(another.html)).toHaveLength(43);
  expect(shownIn(another.html)).not.toBe(secret);
});

test("a missing scope stands first on the checklist, with where to allow it; once allowed, Check now finds it", async () => {
  const { path, credentialId } = await connected(SCOPES.filter((name) => name !== "harvest:openings:create"));
  const words = wordsOf((await go(path)).html);
  expect(words).toContain("Needs attention");
  expect(words).toContain("18 of 19 scopes");
  expect(words).toMatch(/Manage Scopes of this credential. .* harvest:openings:create missing: to open one on a job/);
  greenhouse.control.setScopes({ credentialId, scopes: SCOPES });
  await go(`${path}/probe`, { form: {} });
  const mended = wordsOf((await go(path)).html);
  expect(mended).toContain("Active");
  expect(mended).toContain("19 of 19 scopes Everything that Rolecall can use is allowed.");
});

test("another acting user is taken without the secret; nobody, and somebody without rights, are refused in words", async () => {
  const { path } = await connected();
  const other = greenhouse.control.createUser({ name: "Second Integration", isSiteAdmin: true });
  const act = (userId: string) => go(`${path}/client`, { form: { userId } });
  expect((await act(String(other.id))).status).toBe(303);
  expect(wordsOf((await go(path)).html)).toContain(`Greenhouse user ${other.id}`);
  expect(wordsOf((await act("Imani")).html)).toContain("Enter the number from the address of the user's page");
  expect(wordsOf((await act("7")).html)).toContain("Greenhouse has no active user with the id 7.");
  const basic = greenhouse.control.createUser({ name: "Theo Basic" });
  expect(wordsOf((await act(String(basic.id))).html)).toContain("Site Admin");
  expect(wordsOf((await go(path)).html)).toContain(`Greenhouse user ${other.id}`);
});

test("a user who is no Site Admin: nothing is known of the scopes, and the page says what to do", async () => {
  const user = greenhouse.control.createUser({ name: "Basic Integration" });
  const { clientId, clientSecret } = greenhouse.control.createCredential({ scopes: SCOPES });
  const form = { clientId, clientSecret, userId: String(user.id) };
  const location = (await go("/connect/greenhouse", { form })).headers.get("location");
  const words = wordsOf((await go(location ?? "")).html);
  expect(words).toContain("Make the integration user a Site Admin, then check again.");
  expect(words).toContain("0 of 19 scopes Not known yet");
  greenhouse.control.editUser({ userId: user.id, isSiteAdmin: true });
  await go(`${location ?? ""}/probe`, { form: {} });
  expect(wordsOf((await go(location ?? "")).html)).toContain("19 of 19 scopes");
});
