// Commands about people: invitations, members, API tokens.
import { beforeAll, describe, expect, test } from "vitest";
import { sha256Hex } from "#shared/crypto/hash.ts";
import { readApiToken, readSession } from "#shared/db/sessions.ts";
import { seedMember, seedTenant } from "../../../support/seeds.ts";
import { HeadlessBrowser, rows, startOauthHouse, TOBIAS, words } from "../support.ts";
import { ask } from "./ask.ts";

let setting: Awaited<ReturnType<typeof startOauthHouse>>;

beforeAll(async () => {
  setting = await startOauthHouse();
});

async function office() {
  const tenant = await seedTenant(setting.db);
  const owner = await seedMember(setting.db, tenant.id);
  const asker = { tenantId: tenant.id, actor: `user:${owner.userId}` };
  const send = (path: string, command: object = {}) => ask(setting.house, "POST", path, { ...asker, ...command });
  const audit = async () =>
    (
      await rows<{ action: string }>(setting.db, "select action from audit where tenant_id = ? order by id", tenant.id)
    ).map(({ action }) => action);
  return { tenant, owner, asker, send, audit };
}

const cookieValue = (cookie: string) => cookie.replace("__Host-hub=", "");

describe("an invitation", () => {
  test("to become a member is a link that works once; only its hash is stored", async () => {
    const { tenant, send, audit, asker } = await office();
    const { status, body } = await send("/invitations", { purpose: "member", role: "admin", label: "Tobias" });
    expect(status).toBe(201);
    const url = String(body["url"]);
    expect(url).toMatch(new RegExp(`^${setting.house.url}/join/[\\w-]{43}$`));
    const [row] = await rows(setting.db, "select * from invitations where tenant_id = ?", tenant.id);
    expect(row).toMatchObject({
      token_hash: await sha256Hex(url.split("/").at(-1) ?? ""),
      role: "admin",
      label: "Tobias",
      created_by: asker.actor,
      used_at: null,
    });
    const days = (Date.parse(String(body["expiresAt"])) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThanOrEqual(7);
    await new HeadlessBrowser(setting.house).signIn(url, TOBIAS, { provider: "google" });
    expect(await rows(setting.db, "select role from members where tenant_id = ?", tenant.id)).toHaveLength(2);
    expect(await audit()).toEqual(["member.invited", "member.joined"]);
  });

  test("to connect Lever leads to its guide", async () => {
    const { send, audit } = await office();
    const { body } = await send("/invitations", { purpose: "connect", provider: "lever" });
    const url = String(body["url"]);
    expect(url).toMatch(new RegExp(`^${setting.house.url}/connect/lever\\?invite=[\\w-]{43}$`));
    expect(words(await new HeadlessBrowser(setting.house).open(url))).toContain("Connect Lever");
    expect(await audit()).toEqual(["connection.invited"]);
  });

  test("can be withdrawn, once, by its own company only", async () => {
    const { send, audit } = await office();
    const { body } = await send("/invitations", { purpose: "member", role: "member" });
    const path = `/invitations/${String(body["id"])}/revoke`;
    expect((await (await office()).send(path)).status).toBe(404);
    expect((await send(path)).status).toBe(200);
    expect((await send(path)).status).toBe(200);
    expect(words(await new HeadlessBrowser(setting.house).open(String(body["url"])))).toContain(
      "This link was withdrawn",
    );
    expect(await audit()).toEqual(["member.invited", "invitation.revoked"]);
  });

  test("must say what it is for", async () => {
    const { send } = await office();
    expect(await send("/invitations", { purpose: "party" })).toMatchObject({
      status: 422,
      body: { reason: "invalid_command" },
    });
  });
});

describe("removing a member", () => {
  test("ends the membership and every session at once", async () => {
    const { tenant, send, audit } = await office();
    const member = await seedMember(setting.db, tenant.id, { role: "member", email: "m@northwind.example" });
    expect(await readSession({ DB: setting.db }, cookieValue(member.cookie))).toMatchObject({ userId: member.userId });
    expect((await send(`/members/${member.userId}/remove`)).status).toBe(200);
    expect(await readSession({ DB: setting.db }, cookieValue(member.cookie))).toBeNull();
    expect(await rows(setting.db, "select 1 from sessions where user_id = ?", member.userId)).toEqual([]);
    expect((await send(`/members/${member.userId}/remove`)).status).toBe(200);
    expect(await audit()).toEqual(["member.removed"]);
  });

  test("never removes the last owner", async () => {
    const { tenant, owner, send, audit } = await office();
    expect(await send(`/members/${owner.userId}/remove`)).toMatchObject({
      status: 422,
      body: { reason: "last_owner" },
    });
    expect(await readSession({ DB: setting.db }, cookieValue(owner.cookie))).not.toBeNull();
    expect(await audit()).toEqual([]);
    const second = await seedMember(setting.db, tenant.id, { role: "owner", email: "o2@northwind.example" });
    expect((await send(`/members/${owner.userId}/remove`)).status).toBe(200);
    expect(await send(`/members/${second.userId}/remove`)).toMatchObject({ body: { reason: "last_owner" } });
  });

  test("of two owners who remove each other at the same moment keeps one", async () => {
    const { tenant, owner, send } = await office();
    const second = await seedMember(setting.db, tenant.id, { role: "owner", email: "o2@northwind.example" });
    const answers = await Promise.all([
      send(`/members/${owner.userId}/remove`),
      send(`/members/${second.userId}/remove`),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    const left = await rows(setting.db, "select 1 from members where tenant_id = ? and removed_at is null", tenant.id);
    expect(left).toHaveLength(1);
  });

  test("as a recruiter leaves alone whoever has become a member since", async () => {
    const { tenant, send, audit } = await office();
    const admin = await seedMember(setting.db, tenant.id, { role: "admin", email: "a@northwind.example" });
    expect((await send(`/members/${admin.userId}/remove`, { onlyAs: "recruiter" })).status).toBe(200);
    expect(await readSession({ DB: setting.db }, cookieValue(admin.cookie))).toMatchObject({ userId: admin.userId });
    expect(await audit()).toEqual([]);
    const outside = await seedMember(setting.db, tenant.id, { role: "recruiter", email: "r@agency.example" });
    expect((await send(`/members/${outside.userId}/remove`, { onlyAs: "recruiter" })).status).toBe(200);
    expect(await rows(setting.db, "select 1 from sessions where user_id = ?", outside.userId)).toEqual([]);
    expect(await audit()).toEqual(["member.removed"]);
  });

  test("by the identity provider signs out the member, though a recruiter says they have the same address", async () => {
    const { tenant, send } = await office();
    const email = "gone@northwind.example";
    const gone = await seedMember(setting.db, tenant.id, { role: "member", email });
    const outside = await seedMember(setting.db, tenant.id, { role: "recruiter", email });
    expect((await send("/members/end-sessions", { emails: [email] })).body).toEqual({ isOneMember: true });
    expect(await readSession({ DB: setting.db }, cookieValue(gone.cookie))).toBeNull();
    expect(await rows(setting.db, "select 1 from sessions where user_id = ?", outside.userId)).toHaveLength(1);
  });

  test("of another company is not possible", async () => {
    const { owner } = await office();
    expect((await (await office()).send(`/members/${owner.userId}/remove`)).status).toBe(404);
  });
});

describe("an API token", () => {
  test("is shown once, acts for its tenant with its role, and ends when revoked", async () => {
    const { tenant, send, audit } = await office();
    const { status, body } = await send("/api-tokens", { name: "HR data warehouse", role: "member" });
    expect(status).toBe(201);
    const header = `Bearer ${String(body["token"])}`;
    expect(await readApiToken({ DB: setting.db }, header)).toEqual({
      id: `token:${String(body["id"])}`,
      name: "HR data warehouse",
      role: "member",
      tenantId: tenant.id,
    });
    expect(JSON.stringify(await rows(setting.db, "select * from api_tokens"))).not.toContain(String(body["token"]));
    const path = `/api-tokens/${String(body["id"])}/revoke`;
    expect((await (await office()).send(path)).status).toBe(404);
    expect((await send(path)).status).toBe(200);
    expect((await send(path)).status).toBe(200);
    expect(await readApiToken({ DB: setting.db }, header)).toBeNull();
    expect(await audit()).toEqual(["api_token.created", "api_token.revoked"]);
  });

  test("needs a name and a role", async () => {
    const { send } = await office();
    for (const command of [{ name: "", role: "member" }, { name: "x", role: "god" }, { name: "x" }])
      expect((await send("/api-tokens", command)).status).toBe(422);
  });
});
