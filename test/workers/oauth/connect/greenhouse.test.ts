// Connecting Greenhouse on the oauth Worker's own pages: the guide, the credential, and the choice of the acting user.
import { beforeAll, describe, expect, test } from "vitest";
import { HeadlessBrowser, words } from "../support.ts";
import { headerOf } from "../vault/vault-client.ts";
import { GUIDE, SCOPES, startGreenhouseHouse, ticketIn, type GreenhouseSetting } from "./greenhouse-setting.ts";

let setting: GreenhouseSetting;

beforeAll(async () => {
  setting = await startGreenhouseHouse();
});

describe("the guide", () => {
  test("says how to make user and credential, warns of a named person, and names every scope", async () => {
    const { browser } = await setting.company();
    const said = words(await browser.open(GUIDE));
    for (const part of [
      "For Northwind Trading.",
      "without interviewer tags",
      "Site Admin",
      "create and view private candidates",
      "see private notes, salary information, manage offers, and approve jobs and offers",
      "Not a person's account.",
      "Harvest V3 (OAuth)",
      "ended on 2026-08-31",
      "Greenhouse User ID lives on",
    ])
      expect(said).toContain(part);
    for (const scope of SCOPES) expect(said).toContain(scope);
  });

  test("is for owners and admins; who is signed out is asked to sign in and led back", async () => {
    const { browser } = await setting.company("member");
    expect((await browser.open(GUIDE)).status).toBe(403);
    expect((await browser.send(GUIDE, setting.made())).status).toBe(403);
    const stranger = await new HeadlessBrowser(setting.house).send(GUIDE);
    expect(stranger.headers.get("location")).toBe("/sign-in?returnTo=%2Fconnect%2Fgreenhouse");
  });
});

describe("a credential", () => {
  test("with its acting user becomes a connection at once, and leads to its page", async () => {
    const { browser, connections, actors, member, vault } = await setting.company();
    const typed = setting.made();
    const answer = await browser.send(GUIDE, typed);
    const [connection] = await connections();
    expect(answer.headers.get("location")).toBe(`/settings/integrations/${String(connection?.["id"])}`);
    expect(connection).toMatchObject({
      provider: "greenhouse",
      auth_kind: "client_credentials",
      status: "active",
      acting_user_id: typed.userId,
      scopes: SCOPES.join(" "),
      signature_token_count: 0,
      installed_by_subject: member.userId,
    });
    expect(await actors()).toEqual([`user:${member.userId} connection.connected`]);
    expect(headerOf(await (await vault()).accessToken())).toMatch(/^Bearer /);
  });

  test("without a user offers the Site Admins that it shows, those made for an integration first", async () => {
    const { browser, connections } = await setting.company();
    const { clientId, clientSecret, userId } = setting.made();
    const page = await browser.open(GUIDE, { clientId, clientSecret, userId: "" });
    expect(words(page)).toContain("Who shall Rolecall act as?");
    expect(words(page)).toMatch(/Integration User .* Imani Brooks looks like a person's account/);
    expect(page.text).not.toContain("Theo Lindgren"); // no Site Admin
    expect(await connections()).toEqual([]);
    const ticket = ticketIn(page.text);

    const wrong = await browser.open(`${GUIDE}/user`, { ticket, userId, otherId: "99" });
    expect(wrong.status).toBe(422);
    expect(words(wrong)).toContain("Greenhouse has no active user with the id 99.");
    expect(words(wrong)).toContain("Integration User");

    const end = await browser.send(`${GUIDE}/user`, { ticket, userId });
    expect(end.headers.get("location")).toContain("/settings/integrations/con_");
    expect(await connections()).toMatchObject([{ status: "active", acting_user_id: userId }]);
    expect((await browser.open(`${GUIDE}/user`, { ticket, userId })).status).toBe(400); // the ticket works once
  });

  test("whose service account may not list users asks for the id", async () => {
    const { browser } = await setting.company();
    const { clientId, clientSecret } = setting.made({ scopes: SCOPES.filter((name) => name !== "harvest:users:list") });
    const page = await browser.open(GUIDE, { clientId, clientSecret });
    expect(words(page)).toContain("Enter the id of the integration user.");
  });

  test("waits for its user in this browser and this company only", async () => {
    const { browser } = await setting.company();
    const { clientId, clientSecret, userId } = setting.made();
    const page = await browser.open(GUIDE, { clientId, clientSecret });
    const ticket = ticketIn(page.text);
    const other = await setting.company();
    expect((await other.browser.open(`${GUIDE}/user`, { ticket, userId })).status).toBe(400);
    expect(await other.connections()).toEqual([]);
  });

  test("that is wrong is not kept; the secret is never sent back", async () => {
    const { browser, connections } = await setting.company();
    const typed = setting.made();
    const wrong = await browser.open(GUIDE, { ...typed, clientSecret: "not-the-secret" });
    expect(wrong.status).toBe(422);
    expect(words(wrong)).toContain("Greenhouse does not know this client id together with this secret");
    expect(wrong.text).toContain(`value="${typed.clientId}"`);
    expect(wrong.text).not.toContain("not-the-secret");
    const nobody = await browser.open(GUIDE, { ...typed, userId: "7" });
    expect(words(nobody)).toContain("Greenhouse has no active user with the id 7.");
    const empty = await browser.open(GUIDE, { clientId: "", clientSecret: "", userId: "Imani" });
    expect(words(empty)).toContain("Paste the client id.");
    expect(words(empty)).toContain("Enter the number from the address of the user's page");
    expect(await connections()).toEqual([]);
  });

  test("of Harvest v1 or v2 is told to have ended and how to go on, and is not shown again", async () => {
    const { browser } = await setting.company();
    const key = "a7183e1b7e9ab09b8a5cfa87d1934c3c";
    const page = await browser.open(GUIDE, { clientId: key, clientSecret: "", userId: "4000012002" });
    expect(page.status).toBe(422);
    expect(words(page)).toContain("This is a key of Harvest v1 or v2, which Greenhouse ended on 2026-08-31.");
    expect(words(page)).toContain("enter it as the acting user's id");
    expect(page.text).not.toContain(key);
    expect(page.text).toContain('value="4000012002"');
  });

  test("that may not do everything is kept, since its secret is shown only once, and the connection needs attention", async () => {
    const { browser, connections } = await setting.company();
    await browser.send(GUIDE, setting.made({ scopes: SCOPES.filter((name) => name !== "harvest:openings:create") }));
    expect(await connections()).toMatchObject([
      {
        status: "needs_attention",
        attention_reason: "scope_missing",
        scopes: expect.not.stringContaining("openings:create"),
      },
    ]);
  });

  test("replaces the one in use only when it is as good; what is left empty stays", async () => {
    const { browser, connections, vault } = await setting.company();
    const first = setting.made();
    await browser.send(GUIDE, first);
    const id = String((await connections())[0]?.["id"]);
    expect(words(await browser.open(GUIDE))).toContain("Greenhouse is connected already.");
    const guide = await browser.open(`${GUIDE}?connection=${id}`);
    expect(words(guide)).toContain("Reconnect Greenhouse");
    const worse = setting.made({ scopes: ["harvest:jobs:list"] });
    const kept = await browser.open(GUIDE, { ...worse, connection: id });
    expect(kept.status).toBe(422);
    expect(words(kept)).toContain("is missing");
    const second = setting.made();
    const { clientId, clientSecret } = second;
    await browser.send(GUIDE, { clientId, clientSecret, userId: "", connection: id });
    expect(await connections()).toMatchObject([{ id, status: "active", acting_user_id: first.userId }]);
    setting.greenhouse.control.endTokens({ clientId: first.clientId });
    const header = headerOf(await (await vault()).accessToken());
    expect((await fetch(`${setting.greenhouse.url}/v3/jobs`, { headers: { authorization: header } })).status).toBe(200);
  });
});
