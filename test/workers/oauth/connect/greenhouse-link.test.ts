// A one-time link: somebody without an account enters the Greenhouse credential straight into the vault.
import { beforeAll, describe, expect, test } from "vitest";
import { HeadlessBrowser, rows, words } from "../support.ts";
import { GUIDE, SAID, SCOPES, startGreenhouseHouse, ticketIn, type GreenhouseSetting } from "./greenhouse-setting.ts";

let setting: GreenhouseSetting;

beforeAll(async () => {
  setting = await startGreenhouseHouse();
});

describe("a one-time link", () => {
  test("lets somebody without an account enter the credential; looking does not spend it, and nobody gets a session", async () => {
    const { tenant, connections, actors } = await setting.company();
    const { id, token } = await setting.link(tenant.id);
    const browser = new HeadlessBrowser(setting.house);
    for (let look = 0; look < 3; look++) {
      const guide = await browser.open(`${GUIDE}?invite=${token}`);
      expect(guide.status).toBe(200);
      expect(words(guide)).toContain("For Northwind Trading.");
      expect(words(guide)).toContain("goes straight into Rolecall's vault");
    }
    const end = await browser.open(GUIDE, { ...setting.made(), ...SAID, invite: token });
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
    expect(await rows(setting.house.db, "select used_by from invitations where id = ?", id)).toEqual([
      { used_by: connection?.["id"] },
    ]);
    expect((await browser.open(`${GUIDE}?invite=${token}`)).status).toBe(410);
    expect((await browser.open(GUIDE, { ...setting.made(), ...SAID, invite: token })).status).toBe(410);
    expect((await browser.send(`/settings/integrations/${String(connection?.["id"])}`)).status).toBe(503); // not served here
  });

  test("is not spent by a wrong credential, nor by one who does not say who they are", async () => {
    const { tenant, connections } = await setting.company();
    const { token } = await setting.link(tenant.id);
    const browser = new HeadlessBrowser(setting.house);
    const typed = setting.made();
    expect((await browser.open(GUIDE, { ...typed, clientSecret: "wrong", ...SAID, invite: token })).status).toBe(422);
    const nameless = await browser.open(GUIDE, { ...typed, name: "", email: "nobody", invite: token });
    expect(words(nameless)).toContain("Say who you are");
    expect(words(nameless)).toContain("Enter your e-mail address at work.");
    expect(await connections()).toEqual([]);
    expect((await browser.open(GUIDE, { ...typed, ...SAID, invite: token })).status).toBe(200);
    expect(await connections()).toHaveLength(1);
  });

  test("shows what the credential lacks, scope by scope, and leads nowhere else", async () => {
    const { tenant } = await setting.company();
    const { token } = await setting.link(tenant.id);
    const typed = setting.made({ scopes: SCOPES.filter((name) => name !== "harvest:jobs:update") });
    const end = await new HeadlessBrowser(setting.house).open(GUIDE, { ...typed, ...SAID, invite: token });
    expect(words(end)).toContain("Almost there");
    expect(words(end)).toMatch(
      /Manage Scopes of this credential\. . harvest:jobs:update missing: to carry later edits/,
    );
    expect(end.text).not.toContain("/settings/integrations/");
  });

  test("made for a connection gives that one another credential", async () => {
    const { tenant, browser, connections } = await setting.company();
    await browser.send(GUIDE, setting.made());
    const [before] = await connections();
    const { token } = await setting.link(tenant.id);
    const connection = String(before?.["id"]);
    const visitor = new HeadlessBrowser(setting.house);
    expect(words(await visitor.open(`${GUIDE}?invite=${token}&connection=${connection}`))).toContain(
      "Reconnect Greenhouse",
    );
    const partly = await visitor.open(GUIDE, {
      clientId: "",
      clientSecret: "",
      userId: "1",
      ...SAID,
      invite: token,
      connection,
    });
    expect(partly.status).toBe(422);
    expect(await connections()).toEqual([before]);
    await visitor.open(GUIDE, { ...setting.made(), ...SAID, invite: token, connection });
    expect(await connections()).toMatchObject([{ id: connection, installed_by_name: SAID.name }]);
  });

  test("also asks for the acting user on a page of its own", async () => {
    const { tenant, connections } = await setting.company();
    const { token } = await setting.link(tenant.id);
    const browser = new HeadlessBrowser(setting.house);
    const { clientId, clientSecret, userId } = setting.made();
    const page = await browser.open(GUIDE, { clientId, clientSecret, ...SAID, invite: token });
    const ticket = ticketIn(page.text);
    const end = await browser.open(`${GUIDE}/user`, { ticket, userId });
    expect(words(end)).toContain("Greenhouse is connected");
    expect(await connections()).toMatchObject([{ acting_user_id: userId, installed_by_name: SAID.name }]);
  });

  test("of two who use it at the same moment connects one", async () => {
    const { tenant, connections } = await setting.company();
    const { token } = await setting.link(tenant.id);
    const both = [setting.made(), setting.made()].map((typed) =>
      new HeadlessBrowser(setting.house).open(GUIDE, { ...typed, ...SAID, invite: token }),
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
    const { tenant, connections } = await setting.company();
    const { id, token } = await setting.link(tenant.id);
    await setting.house.db.prepare(change).bind(id).run();
    const browser = new HeadlessBrowser(setting.house);
    expect(words(await browser.open(`${GUIDE}?invite=${token}`))).toContain(title);
    expect(words(await browser.open(GUIDE, { ...setting.made(), ...SAID, invite: token }))).toContain(title);
    expect(await connections()).toEqual([]);
  });
});
