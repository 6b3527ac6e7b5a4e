// Connecting Lever in the real Worker, against Lever's simulator: the guide, the consent, and everything that can go wrong.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { until } from "../../../support/until.ts";
import { HeadlessBrowser, rows, words } from "../support.ts";
import { headerOf } from "../vault/vault-client.ts";
import { startConnectHouse, type ConnectSetting } from "./setting.ts";

const SCOPES = "archive_reasons:read:admin opportunities:read:admin requisitions:write:admin offline_access";

let setting: ConnectSetting;

beforeAll(async () => {
  setting = await startConnectHouse();
});

beforeEach(() => {
  setting.lever.control.clearFaults({});
});

describe("the guide before Lever's consent", () => {
  test("names Lever's own switches and every permission in Lever's words", async () => {
    const { browser } = await setting.company();
    const page = await browser.open("/connect/lever");
    expect(page.status).toBe(200);
    for (const text of [
      "Enable requisitions",
      "Manage requisitions using the Lever API",
      "Enterprise plan or the Advanced HR package",
      "Only a Lever Super Admin can allow this",
      "View all archived reasons",
      "View all opportunities",
      "View and manage all requisitions",
      "Allow offline access",
    ])
      expect(words(page)).toContain(text);
    for (const scope of SCOPES.split(" ")) expect(page.text).toContain(scope);
  });

  test("is for owners and admins; others are asked to sign in or told who can", async () => {
    const member = await setting.company("member");
    expect((await member.browser.open("/connect/lever")).status).toBe(403);
    expect((await member.browser.send("/connect/lever", {})).status).toBe(403);
    expect((await (await setting.company("admin")).browser.open("/connect/lever")).status).toBe(200);
    const nobody = await new HeadlessBrowser(setting.house).send("/connect/lever?connection=con_1");
    expect(nobody.headers.get("location")).toBe("/sign-in?returnTo=%2Fconnect%2Flever%3Fconnection%3Dcon_1");
  });

  test("is not left by another site's form", async () => {
    const { member } = await setting.company();
    const answer = await fetch(`${setting.house.url}/connect/lever`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: member.cookie, origin: "https://evil.example", "sec-fetch-site": "cross-site" },
      body: new URLSearchParams(),
    });
    expect(answer.status).toBe(403);
  });

  test("does not exist for an ATS that cannot be connected, or a connection of another company", async () => {
    const { browser, tenant, accountId } = await setting.company();
    expect((await browser.open("/connect/workday")).status).toBe(404);
    await setting.connectAs(browser, accountId);
    const [connection] = await setting.connectionsOf(tenant.id);
    const other = await setting.company();
    expect((await other.browser.open(`/connect/lever?connection=${connection?.id}`)).status).toBe(404);
  });
});

describe("Lever's consent", () => {
  test("is asked for exactly the headcount scopes, Lever's audience and our callback", async () => {
    const { browser } = await setting.company();
    const url = new URL(await setting.depart(browser));
    expect(url.origin + url.pathname).toBe(`${setting.lever.url}/authorize`);
    const { state, ...rest } = Object.fromEntries(url.searchParams);
    expect(rest).toEqual({
      client_id: "rolecall-local",
      redirect_uri: `${setting.house.url}/oauth/lever/callback`,
      response_type: "code",
      audience: `${setting.lever.url}/v1/`,
      scope: SCOPES,
    });
    expect(state).toMatch(/^[\w-]{43}$/);
  });

  test("makes a connection with its installer, audit entry and poke, and ends on Success", async () => {
    const { browser, tenant, member, accountId } = await setting.company();
    const page = await setting.connectAs(browser, accountId);
    expect(page.status).toBe(200);
    expect(words(page)).toContain("Success Lever is connected.");

    const [connection, ...others] = await setting.connectionsOf(tenant.id);
    expect(others).toEqual([]);
    expect(page.text).toContain(`/settings/integrations/${connection?.id}`);
    expect(connection).toMatchObject({
      provider: "lever",
      auth_kind: "oauth",
      status: "active",
      attention_reason: null,
      account_id: accountId,
      modules: '["headcount"]',
      scopes: SCOPES,
      installed_by_issuer: "https://idp.example",
      installed_by_subject: member.userId,
      installed_by_name: "Dana Reyes",
      installed_by_email: member.email,
    });
    expect(connection?.["endpoint_id"]).toMatch(/^[\w-]{43}$/);
    expect(await setting.auditOf(tenant.id)).toEqual([
      { actor: `user:${member.userId}`, action: "connection.connected", subject_id: connection?.id },
    ]);
    await until(() => setting.pokesOf(tenant.id) === 1, { what: "the poke" });
    expect(await rows(setting.db, "select 1 from outbox where tenant_id = ?", tenant.id)).toEqual([]);

    const access = headerOf(await setting.vault(connection?.id ?? "", tenant.id).accessToken());
    const answer = await fetch(`${setting.lever.url}/v1/opportunities?limit=1`, { headers: { authorization: access } });
    expect(answer.status).toBe(200);
  });

  test("keeps no token outside the vault, and none in the log", async () => {
    const { browser, tenant, accountId } = await setting.company();
    await setting.connectAs(browser, accountId);
    const [connection] = await setting.connectionsOf(tenant.id);
    const token = headerOf(await setting.vault(connection?.id ?? "", tenant.id).accessToken()).replace("Bearer ", "");
    const tables = ["connections", "authorization_attempts", "audit", "outbox"];
    for (const table of tables)
      expect(JSON.stringify(await rows(setting.db, `select * from ${table}`))).not.toContain(token);
    expect(setting.house.logs.map(({ message }) => message).join("\n")).not.toContain(token);
  });
});

test("Success without a session says no more than that, and shows a known problem only", async () => {
  const browser = new HeadlessBrowser(setting.house);
  const page = await browser.open("/connect/lever/success?connection=con_1&problem=%3Cscript%3E");
  expect(words(page)).toContain("Success Lever is connected.");
  expect(words(page)).toContain("You can close this page.");
  expect(page.text).not.toContain("<script");
  expect(page.text).not.toContain("con_1");
  const off = await browser.open("/connect/lever/success?problem=requisitions_off");
  expect(words(off)).toContain("switch on Enable requisitions");
});
