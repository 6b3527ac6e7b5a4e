// Connecting Greenhouse on the oauth Worker's own pages: the guide, the credential, the acting user, and the one-time link.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sha256Hex } from "#shared/crypto/hash.ts";
import { GREENHOUSE_SCOPES, scopeName } from "#shared/domain/greenhouse/scopes.ts";
import type { MemberRole } from "#shared/domain/access.ts";
import { newId, newSecret } from "#shared/domain/ids.ts";
import { startGreenhouseSimulator, type RunningGreenhouse } from "../../../simulators/greenhouse/index.ts";
import { seedMember, seedTenant } from "../../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { browserOf, HeadlessBrowser, rows, words } from "../support.ts";
import { headerOf, VAULT_CALLER, vaultIn } from "../vault/vault-client.ts";

const SCOPES = GREENHOUSE_SCOPES.map(scopeName);
const GUIDE = "/connect/greenhouse";

let greenhouse: RunningGreenhouse;
let house: TestHouse;

beforeAll(async () => {
  greenhouse = await startGreenhouseSimulator({ port: 0, rate: 0 });
  house = await startTestHouse({ only: ["oauth"], replace: { scheduler: VAULT_CALLER }, greenhouse });
});
afterAll(() => greenhouse.close());
beforeEach(() => {
  greenhouse.control.clearFaults({});
});

type Row = Record<string, unknown>;

async function company(role: MemberRole = "owner") {
  const tenant = await seedTenant(house.db);
  const member = await seedMember(house.db, tenant.id, { role });
  const connections = () => rows<Row>(house.db, "select * from connections where tenant_id = ? order by id", tenant.id);
  const actors = async () =>
    (await rows<Row>(house.db, "select actor, action from audit where tenant_id = ? order by id", tenant.id)).map(
      ({ actor, action }) => `${String(actor)} ${String(action)}`,
    );
  return { tenant, member, browser: browserOf(house, member), connections, actors };
}

/** A credential and a user as Greenhouse's admin makes them, as they are typed. */
function made(options: { scopes?: string[]; isSiteAdmin?: boolean } = {}) {
  const { scopes = SCOPES, isSiteAdmin = true } = options;
  const user = greenhouse.control.createUser({ name: "Integration User", isSiteAdmin });
  const { clientId, clientSecret } = greenhouse.control.createCredential({ scopes });
  return { clientId, clientSecret, userId: String(user.id) };
}

async function link(tenantId: string, provider = "greenhouse") {
  const token = newSecret();
  const id = newId("invitation");
  await house.db
    .prepare(
      `insert into invitations (id, tenant_id, token_hash, purpose, provider, created_at, expires_at)
       values (?, ?, ?, 'connect', ?, ?, ?)`,
    )
    .bind(
      id,
      tenantId,
      await sha256Hex(token),
      provider,
      new Date().toISOString(),
      new Date(Date.now() + 60_000).toISOString(),
    )
    .run();
  return { id, token };
}

const SAID = { name: "Imani Brooks", email: "imani@harbor.example" };

describe("the guide", () => {
  test("says how to make user and credential, warns of a named person, and names every scope", async () => {
    const { browser } = await company();
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
    const { browser } = await company("member");
    expect((await browser.open(GUIDE)).status).toBe(403);
    expect((await browser.send(GUIDE, made())).status).toBe(403);
    const stranger = await new HeadlessBrowser(house).send(GUIDE);
    expect(stranger.headers.get("location")).toBe("/sign-in?returnTo=%2Fconnect%2Fgreenhouse");
  });
});

describe("a credential", () => {
  test("with its acting user becomes a connection at once, and leads to its page", async () => {
    const { browser, connections, actors, member, tenant } = await company();
    const typed = made();
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
    const vault = vaultIn(house, String(connection?.["id"]), tenant.id, "greenhouse");
    expect(headerOf(await vault.accessToken())).toMatch(/^Bearer /);
  });

  test("without a user offers the Site Admins that it shows, those made for an integration first", async () => {
    const { browser, connections } = await company();
    const { clientId, clientSecret, userId } = made();
    const page = await browser.open(GUIDE, { clientId, clientSecret, userId: "" });
    expect(words(page)).toContain("Who shall Rolecall act as?");
    expect(words(page)).toMatch(/Integration User .* Imani Brooks looks like a person's account/);
    expect(page.text).not.toContain("Theo Lindgren"); // no Site Admin
    expect(await connections()).toEqual([]);
    const ticket = /name="ticket" value="([\w-]{43})"/.exec(page.text)?.[1] ?? "";

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
    const { browser } = await company();
    const { clientId, clientSecret } = made({ scopes: SCOPES.filter((name) => name !== "harvest:users:list") });
    const page = await browser.open(GUIDE, { clientId, clientSecret });
    expect(words(page)).toContain("Enter the id of the integration user.");
  });

  test("waits for its user in this browser and this company only", async () => {
    const { browser } = await company();
    const { clientId, clientSecret, userId } = made();
    const page = await browser.open(GUIDE, { clientId, clientSecret });
    const ticket = /name="ticket" value="([\w-]{43})"/.exec(page.text)?.[1] ?? "";
    const other = await company();
    expect((await other.browser.open(`${GUIDE}/user`, { ticket, userId })).status).toBe(400);
    expect(await other.connections()).toEqual([]);
  });

  test("that is wrong is not kept; the secret is never sent back", async () => {
    const { browser, connections } = await company();
    const typed = made();
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
    const { browser } = await company();
    const key = "a7183e1b7e9ab09b8a5cfa87d1934c3c";
    const page = await browser.open(GUIDE, { clientId: key, clientSecret: "", userId: "4000012002" });
    expect(page.status).toBe(422);
    expect(words(page)).toContain("This is a key of Harvest v1 or v2, which Greenhouse ended on 2026-08-31.");
    expect(words(page)).toContain("enter it as the acting user's id");
    expect(page.text).not.toContain(key);
    expect(page.text).toContain('value="4000012002"');
  });

  test("that may not do everything is kept, since its secret is shown only once, and the connection needs attention", async () => {
    const { browser, connections } = await company();
    await browser.send(GUIDE, made({ scopes: SCOPES.filter((name) => name !== "harvest:openings:create") }));
    expect(await connections()).toMatchObject([
      {
        status: "needs_attention",
        attention_reason: "scope_missing",
        scopes: expect.not.stringContaining("openings:create"),
      },
    ]);
  });

  test("replaces the one in use only when it is as good; what is left empty stays", async () => {
    const { browser, connections, tenant } = await company();
    const first = made();
    await browser.send(GUIDE, first);
    const id = String((await connections())[0]?.["id"]);
    const guide = await browser.open(`${GUIDE}?connection=${id}`);
    expect(words(guide)).toContain("Reconnect Greenhouse");
    const worse = made({ scopes: ["harvest:jobs:list"] });
    const kept = await browser.open(GUIDE, { ...worse, connection: id });
    expect(kept.status).toBe(422);
    expect(words(kept)).toContain("is missing");
    const second = made();
    const { clientId, clientSecret } = second;
    await browser.send(GUIDE, { clientId, clientSecret, userId: "", connection: id });
    expect(await connections()).toMatchObject([{ id, status: "active", acting_user_id: first.userId }]);
    greenhouse.control.endTokens({ clientId: first.clientId });
    const header = headerOf(await vaultIn(house, id, tenant.id, "greenhouse").accessToken());
    expect((await fetch(`${greenhouse.url}/v3/jobs`, { headers: { authorization: header } })).status).toBe(200);
  });
});

describe("a one-time link", () => {
  test("lets somebody without an account enter the credential; looking does not spend it, and nobody gets a session", async () => {
    const { tenant, connections, actors } = await company();
    const { id, token } = await link(tenant.id);
    const browser = new HeadlessBrowser(house);
    for (let look = 0; look < 3; look++) {
      const guide = await browser.open(`${GUIDE}?invite=${token}`);
      expect(guide.status).toBe(200);
      expect(words(guide)).toContain("For Northwind Trading.");
      expect(words(guide)).toContain("goes straight into Rolecall's vault");
    }
    const end = await browser.open(GUIDE, { ...made(), ...SAID, invite: token });
    expect(end.status).toBe(200);
    expect(words(end)).toContain("Greenhouse is connected All is well.");
    expect(words(end)).toContain("harvest:jobs:create allowed:");
    expect(browser.cookies.has("__Host-hub")).toBe(false);
    const [connection] = await connections();
    expect(connection).toMatchObject({
      status: "active",
      installed_by_issuer: null,
      installed_by_name: SAID.name,
      installed_by_email: SAID.email,
    });
    expect(await actors()).toEqual([`invitation:${id} connection.connected`]);
    expect(await rows(house.db, "select used_by from invitations where id = ?", id)).toEqual([
      { used_by: connection?.["id"] },
    ]);
    expect((await browser.open(`${GUIDE}?invite=${token}`)).status).toBe(410);
    expect((await browser.open(GUIDE, { ...made(), ...SAID, invite: token })).status).toBe(410);
    expect((await browser.send(`/settings/integrations/${String(connection?.["id"])}`)).status).toBe(503); // not served here
  });

  test("is not spent by a wrong credential, nor by one who does not say who they are", async () => {
    const { tenant, connections } = await company();
    const { token } = await link(tenant.id);
    const browser = new HeadlessBrowser(house);
    const typed = made();
    expect((await browser.open(GUIDE, { ...typed, clientSecret: "wrong", ...SAID, invite: token })).status).toBe(422);
    const nameless = await browser.open(GUIDE, { ...typed, name: "", email: "nobody", invite: token });
    expect(words(nameless)).toContain("Say who you are");
    expect(words(nameless)).toContain("Enter your e-mail address at work.");
    expect(await connections()).toEqual([]);
    expect((await browser.open(GUIDE, { ...typed, ...SAID, invite: token })).status).toBe(200);
    expect(await connections()).toHaveLength(1);
  });

  test("shows what the credential lacks, scope by scope, and leads nowhere else", async () => {
    const { tenant } = await company();
    const { token } = await link(tenant.id);
    const typed = made({ scopes: SCOPES.filter((name) => name !== "harvest:jobs:update") });
    const end = await new HeadlessBrowser(house).open(GUIDE, { ...typed, ...SAID, invite: token });
    expect(words(end)).toContain("Almost there");
    expect(words(end)).toContain("harvest:jobs:update is missing");
    expect(words(end)).toContain("harvest:jobs:update missing:");
    expect(end.text).not.toContain("/settings/integrations/");
  });

  test("also asks for the acting user on a page of its own", async () => {
    const { tenant, connections } = await company();
    const { token } = await link(tenant.id);
    const browser = new HeadlessBrowser(house);
    const { clientId, clientSecret, userId } = made();
    const page = await browser.open(GUIDE, { clientId, clientSecret, ...SAID, invite: token });
    const ticket = /name="ticket" value="([\w-]{43})"/.exec(page.text)?.[1] ?? "";
    const end = await browser.open(`${GUIDE}/user`, { ticket, userId });
    expect(words(end)).toContain("Greenhouse is connected");
    expect(await connections()).toMatchObject([{ acting_user_id: userId, installed_by_name: SAID.name }]);
  });

  test("of two who use it at the same moment connects one", async () => {
    const { tenant, connections } = await company();
    const { token } = await link(tenant.id);
    const both = [made(), made()].map((typed) =>
      new HeadlessBrowser(house).open(GUIDE, { ...typed, ...SAID, invite: token }),
    );
    const statuses = (await Promise.all(both)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(await connections()).toHaveLength(1);
  });

  test.each([
    ["used", "update invitations set used_at = '2026-01-01' where id = ?", "This link was already used"],
    ["run out", "update invitations set expires_at = '2026-01-01' where id = ?", "This link has run out"],
    ["withdrawn", "update invitations set revoked_at = '2026-01-01' where id = ?", "This link was withdrawn"],
    ["for Lever", "update invitations set provider = 'lever' where id = ?", "This link does not work"],
  ])("that is %s opens nothing", async (_, change, title) => {
    const { tenant, connections } = await company();
    const { id, token } = await link(tenant.id);
    await house.db.prepare(change).bind(id).run();
    const browser = new HeadlessBrowser(house);
    expect(words(await browser.open(`${GUIDE}?invite=${token}`))).toContain(title);
    expect(words(await browser.open(GUIDE, { ...made(), ...SAID, invite: token }))).toContain(title);
    expect(await connections()).toEqual([]);
  });
});
