// Settings in a real browser: members, API tokens, connections, events and the company's own settings.
import type { Browser } from "playwright-core";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Company, startWorld, type World } from "../flows/support.ts";
import { openBrowser } from "../support/browser.ts";
import { showLogsOnFailure } from "../support/test-house.ts";
import { seedEvent } from "../workers/reports/seeds.ts";
import { expectQuietDesks, sitDown, toast, type DeskOptions } from "./desk.ts";

let browser: Browser;
let world: World;
let acme: Company;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), startWorld()]);
});

beforeEach(async () => {
  showLogsOnFailure(world.house);
  acme = await Company.found(world);
});

expectQuietDesks();

const sit = (options: DeskOptions = {}) => sitDown(browser, world.house, acme.tenantId, options);

describe("members", () => {
  test("an invitation's link is shown once, listed as open, and can be taken back", async () => {
    const page = await sit();
    await page.goto("/settings/members");
    await page.getByLabel("For whom").fill("Jamal Pinto");
    await page.getByLabel("Role").selectOption("admin");
    await page.getByRole("button", { name: "Make an invitation link" }).click();
    const link = await page.getByLabel("Invitation link").inputValue();
    expect(link).toMatch(new RegExp(`^${world.house.url}/join/[\\w-]{20,}$`));
    await page.goto("/settings/members");
    expect(await page.getByLabel("Invitation link").count(), "shown once").toBe(0);
    const row = page.getByRole("row", { name: /Jamal Pinto/ });
    expect(await row.textContent()).toContain("join as admin");
    await row.getByRole("button", { name: "Take back" }).click();
    expect(await toast(page)).toBe("The invitation no longer works.");
    expect(await row.count()).toBe(0);
  });

  test("removing someone asks once and says what stops", async () => {
    const page = await sit();
    await sit({ role: "member", name: "Ilse Boll" });
    await page.goto("/settings/members");
    await page
      .getByRole("row", { name: /Ilse Boll/ })
      .getByRole("button", { name: "Remove" })
      .click();
    const dialog = page.getByRole("dialog", { name: "Remove Ilse Boll?" });
    expect(await dialog.textContent()).toContain("signed out everywhere at once");
    await dialog.getByRole("button", { name: "Remove" }).click();
    expect(await toast(page)).toBe("Removed, and signed out everywhere.");
    expect(await page.getByRole("row", { name: /Ilse Boll/ }).count()).toBe(0);
  });

  test("the last owner stays, and the page says why", async () => {
    const page = await sit();
    await page.goto("/settings/members");
    await page.getByRole("button", { name: "Remove" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    expect((await toast(page)).toLowerCase()).toContain("owner");
    expect(await page.getByRole("row", { name: /Dana Reyes/ }).count()).toBe(1);
  });
});

test("an API token is shown once, works, and stops when it is revoked", async () => {
  const page = await sit();
  await page.goto("/settings/api-tokens");
  await page.getByLabel("Name").fill("HRIS export");
  await page.getByRole("button", { name: "Make token" }).click();
  const token = await page.getByLabel("Your new token").inputValue();
  const ask = () => fetch(`${world.house.url}/api/v1/positions`, { headers: { authorization: `Bearer ${token}` } });
  expect((await ask()).status).toBe(200);
  await page.goto("/settings/api-tokens");
  expect(await page.getByLabel("Your new token").count()).toBe(0);
  const row = page.getByRole("row", { name: /HRIS export/ });
  await row.getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke token" }).click();
  expect(await toast(page)).toBe("The token no longer works.");
  expect((await ask()).status).toBe(401);
});

describe("integrations", () => {
  test("Lever is connected by an API key, looked at, given signature tokens, and disconnected", async () => {
    const { key } = acme.lever.createApiKey({ accountId: acme.accountId });
    const page = await sit();
    await page.goto("/settings/integrations");
    await page.getByRole("heading", { name: "No ATS is connected" }).waitFor();
    await page.getByLabel("Lever API key").fill(key);
    await page.getByRole("button", { name: "Connect with the key" }).click();
    expect(await toast(page)).toBe("Lever is connected.");

    expect(await page.locator("[data-copy*='/hooks/lever/']").textContent()).toMatch(/\/hooks\/lever\/\S{20,}$/);
    await page.getByLabel("Signature tokens, one on a line").fill(`${"a".repeat(48)}\n${"b".repeat(48)}`);
    await page.getByRole("button", { name: "Save tokens" }).click();
    expect(await toast(page)).toBe("2 signature tokens are held.");

    await page.getByRole("button", { name: "Look for hires now" }).click();
    await page.getByRole("heading", { name: "Look for hires" }).waitFor();
    await page.goBack();
    await page.getByRole("button", { name: "Disconnect" }).click();
    const dialog = page.getByRole("dialog", { name: "Disconnect Lever?" });
    expect(await dialog.textContent()).toContain("positions can no longer be synced");
    await dialog.getByRole("button", { name: "Disconnect" }).click();
    await page.getByText("This connection was ended.").waitFor();
    await page.goto("/settings/integrations");
    await page.getByRole("heading", { name: "Disconnected" }).waitFor();
  });

  test("a key that Lever refuses is said at its field, and not sent back", async () => {
    const page = await sit({ expects: /status of 422/ });
    await page.goto("/settings/integrations");
    await page.getByLabel("Lever API key").fill("not-a-key");
    await page.getByRole("button", { name: "Connect with the key" }).click();
    await page.locator(".error").waitFor();
    expect(await page.getByLabel("Lever API key").inputValue()).toBe("");
    expect(await page.content()).not.toContain("not-a-key");
  });

  test("a token that was copied in part is said at its field", async () => {
    acme = await Company.connected(world);
    const page = await sit({ expects: /status of 422/ });
    await page.goto(`/settings/integrations/${acme.connectionId}`);
    await page.getByLabel("Signature tokens, one on a line").fill("abc");
    await page.getByRole("button", { name: "Save tokens" }).click();
    await page.getByText("“abc” is no signature token.").waitFor();
  });

  test("a link for a Lever Super Admin is shown once", async () => {
    const page = await sit();
    await page.goto("/settings/integrations");
    await page
      .getByRole("article")
      .filter({ hasText: "Invite a Lever Super Admin" })
      .getByLabel("For whom")
      .fill("Priya");
    await page.getByRole("button", { name: "Make a link", exact: true }).click();
    expect(await page.getByLabel("Link for a Lever Super Admin").inputValue()).toContain("/connect/lever?invite=");
  });

  test("a connection whose key was deleted in Lever shows on Home and in the menu, with the way to mend it", async () => {
    const { id, key } = acme.lever.createApiKey({ accountId: acme.accountId });
    const auth = { kind: "api_key", apiKey: key };
    const made = await acme.post<{ id: string }>("/connections", { provider: "lever", auth, modules: ["headcount"] });
    acme.connectionId = made.body.id;
    await acme.looked();
    acme.lever.deleteApiKey({ accountId: acme.accountId, apiKeyId: id });
    await acme.post(`/connections/${acme.connectionId}/look`);
    const page = await sit();
    await expect
      .poll(async () => {
        await page.goto("/");
        return page.getByText("A Lever connection needs attention").count();
      })
      .toBe(1);
    expect(await page.getByRole("link", { name: /Integrations 1/ }).count()).toBe(1);
    await page.getByRole("link", { name: "Mend it" }).click();
    await page.getByLabel("New API key").fill(acme.lever.createApiKey({ accountId: acme.accountId }).key);
    await page.getByRole("button", { name: "Replace the key" }).click();
    await page.getByText("Active").first().waitFor();
  });
});

test("an event shows what came in without its secrets, and is replayed", async () => {
  const id = await seedEvent(world.house.db, acme.tenantId, { status: "parked" });
  const page = await sit();
  await page.goto("/settings/events?status=parked");
  await page.getByRole("link", { name: "candidateHired" }).click();
  await page.waitForURL(`**/settings/events/${id}`);
  expect(await page.locator("pre").textContent()).toContain('"signature": "(hidden)"');
  await page.getByRole("button", { name: "Replay" }).click();
  expect(await toast(page)).toBe("The event waits to be processed again.");
});

test("the company's settings are checked, kept when faulty, and change how the pages read", async () => {
  const page = await sit({ expects: /status of 422/ });
  await page.goto("/settings/general");
  await page.getByLabel("Prefix of requisition codes").fill("1 bad");
  await page.getByLabel("Currency").fill("EUR");
  await page.getByRole("button", { name: "Save settings" }).click();
  await page.getByText("beginning with a letter").waitFor();
  expect(await page.getByLabel("Prefix of requisition codes").inputValue()).toBe("1 bad");
  expect(await page.getByLabel("Currency").inputValue()).toBe("EUR");
  await page.getByLabel("Prefix of requisition codes").fill("Seat");
  await page.getByLabel("Approve positions at once").check();
  await page.getByLabel("Language and region of formats").selectOption("de-DE");
  await page.getByRole("button", { name: "Save settings" }).click();
  expect(await toast(page)).toBe("The settings are saved.");
  expect(await page.getByText("The next position becomes Seat-1.").count()).toBe(1);
  await page.goto("/positions/new");
  expect(await page.getByLabel("Currency").inputValue()).toBe("EUR");
  expect(await page.getByRole("button", { name: "Save as draft" }).count()).toBe(0);
});
