// Connecting Greenhouse by client id, secret and acting user: tried at once, and what is missing is said in words.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { GREENHOUSE_SCOPES, scopeName } from "#shared/domain/greenhouse/scopes.ts";
import { startGreenhouseSimulator, type RunningGreenhouse } from "../../../simulators/greenhouse/index.ts";
import { seedMember, seedTenant } from "../../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { until } from "../../../support/until.ts";
import { rows } from "../support.ts";
import { headerOf, VAULT_CALLER, vaultIn } from "../vault/vault-client.ts";
import { ask } from "./ask.ts";

const SCOPES = GREENHOUSE_SCOPES.map(scopeName);

let greenhouse: RunningGreenhouse;
let house: TestHouse;

beforeAll(async () => {
  greenhouse = await startGreenhouseSimulator({ port: 0, rate: 0 });
  house = await startTestHouse({
    only: ["oauth"],
    replace: { scheduler: VAULT_CALLER },
    vars: { GREENHOUSE_API_URL: greenhouse.url, GREENHOUSE_AUTH_URL: greenhouse.url },
  });
});
afterAll(() => greenhouse.close());
beforeEach(() => {
  greenhouse.control.clearFaults({});
  greenhouse.control.clearRequests({});
});

type Row = Record<string, unknown>;

/** A company here, an integration user and a credential at Greenhouse, and what its administrators send. */
async function office(options: { scopes?: string[]; isSiteAdmin?: boolean } = {}) {
  const tenant = await seedTenant(house.db, {});
  const member = await seedMember(house.db, tenant.id, {});
  const user = greenhouse.control.createUser({ name: "Integration User", isSiteAdmin: options.isSiteAdmin ?? true });
  const credential = greenhouse.control.createCredential({ scopes: options.scopes ?? SCOPES });
  const { clientId, clientSecret } = credential;
  const client = { clientId, clientSecret, userId: String(user.id) };
  const asker = { tenantId: tenant.id, actor: `user:${member.userId}` };
  const create = (change: Partial<typeof client> = {}) =>
    ask(house, "POST", "/connections", {
      ...asker,
      provider: "greenhouse",
      auth: { kind: "client_credentials", ...client, ...change },
    });
  const connections = () => rows<Row>(house.db, "select * from connections where tenant_id = ?", tenant.id);
  const id = async () => String((await connections())[0]?.["id"]);
  const change = async (command: object) => ask(house, "PATCH", `/connections/${await id()}`, { ...asker, ...command });
  const send = async (action: string, command: object = {}) =>
    ask(house, "POST", `/connections/${await id()}/${action}`, { ...asker, ...command });
  const vault = async () => vaultIn(house, await id(), tenant.id, "greenhouse");
  const audit = async () =>
    (await rows<Row>(house.db, "select action from audit where tenant_id = ? order by id", tenant.id)).map(
      ({ action }) => action,
    );
  return { tenant, member, user, credential, client, asker, create, change, send, connections, vault, audit };
}

const statusWith = async (header: string) =>
  (await fetch(`${greenhouse.url}/v3/users?per_page=1`, { headers: { authorization: header } })).status;

describe("connecting by a client credential", () => {
  test("makes a connection with a webhook secret that is told once", async () => {
    const { create, connections, vault, audit, tenant, client, member } = await office();
    const answer = await create();
    expect(answer).toEqual({
      status: 201,
      body: { id: expect.stringMatching(/^con_/), webhookSecret: expect.stringMatching(/^[\w-]{43}$/), problems: [] },
    });
    expect(await connections()).toMatchObject([
      {
        id: answer.body["id"],
        provider: "greenhouse",
        auth_kind: "client_credentials",
        status: "active",
        acting_user_id: client.userId,
        scopes: SCOPES.join(" "),
        signature_token_count: 1,
        installed_by_subject: member.userId,
      },
    ]);
    expect(await (await vault()).signingSecrets()).toEqual([answer.body["webhookSecret"]]);
    expect(await statusWith(headerOf(await (await vault()).accessToken()))).toBe(200);
    expect(await audit()).toEqual(["connection.connected"]);
    const poke = `queue message ${JSON.stringify({ kind: "sync", tenantId: tenant.id })}`;
    await until(() => house.logs.some(({ message }) => message === poke), { what: "the poke" });
  });

  test("writes nothing at Greenhouse", async () => {
    const before = JSON.stringify(greenhouse.control.jobs({ withTemplates: true }));
    const { create } = await office();
    await create();
    expect(JSON.stringify(greenhouse.control.jobs({ withTemplates: true }))).toBe(before);
    const writes = greenhouse.control
      .requests({})
      .filter(({ method, path }) => path.startsWith("/v3/") && method !== "GET")
      .map(({ status }) => status);
    expect(new Set(writes)).toEqual(new Set([404, 422]));
  });

  test.each(SCOPES.filter((name) => name !== "harvest:offers:list"))(
    "without %s is kept, needs attention and says which scope is missing",
    async (name) => {
      const { create, connections } = await office({ scopes: SCOPES.filter((scope) => scope !== name) });
      const { status, body } = await create();
      expect(status).toBe(201);
      expect(body["problems"]).toMatchObject([{ reason: "scope_missing", message: expect.stringContaining(name) }]);
      expect(await connections()).toMatchObject([
        { status: "needs_attention", attention_reason: "scope_missing", scopes: expect.not.stringContaining(name) },
      ]);
    },
  );

  test("works without offers, and advises to allow them", async () => {
    const { create, connections } = await office({ scopes: SCOPES.filter((name) => name !== "harvest:offers:list") });
    expect((await create()).body["problems"]).toMatchObject([{ reason: "scope_advised" }]);
    expect(await connections()).toMatchObject([{ status: "active" }]);
  });

  test("as a user who is no Site Admin is kept, and mended by making them one", async () => {
    const { create, connections, send, user } = await office({ isSiteAdmin: false });
    const { body } = await create();
    expect(body["problems"]).toEqual([{ reason: "not_site_admin", message: expect.stringContaining("Site Admin") }]);
    expect(await connections()).toMatchObject([{ attention_reason: "not_site_admin" }]);
    expect((await send("probe")).body).toMatchObject({ isHealthy: false, problems: [{ reason: "not_site_admin" }] });
    greenhouse.control.editUser({ userId: user.id, isSiteAdmin: true });
    expect((await send("probe")).body).toEqual({ isHealthy: true, problems: [] });
    expect(await connections()).toMatchObject([{ status: "active", attention_reason: null }]);
  });

  test.each([
    ["a wrong secret", { clientSecret: "wrong" }, "key_refused", "secret"],
    ["a client id that is none", { clientId: "nonsense" }, "key_refused", "client id"],
    [
      "an old Harvest key as client id",
      { clientId: "a7183e1b7e9ab09b8a5cfa87d1934c3c" },
      "old_harvest_key",
      "2026-08-31",
    ],
    [
      "an old Harvest key as secret",
      { clientSecret: "f06b2b153e016f8e7c3632627af56b1d-7" },
      "old_harvest_key",
      "User ID",
    ],
    ["a user whom nobody knows", { userId: "1" }, "acting_user_unknown", "the id 1"],
    ["an id that is no number", { userId: "imani" }, "invalid_command", "number"],
  ])("with %s is refused in words, and nothing is stored", async (_, change, reason, word) => {
    const { create, connections, audit } = await office();
    expect(await create(change)).toEqual({ status: 422, body: { reason, message: expect.stringContaining(word) } });
    expect(await connections()).toEqual([]);
    expect(await audit()).toEqual([]);
  });

  test.each(["/token", "/v3/*"])("is not decided when %s does not answer", async (path) => {
    const { create, connections } = await office();
    greenhouse.control.addFault({ kind: "status-before", path, count: 40, status: 503 });
    expect(await create()).toMatchObject({ status: 503, body: { reason: "unavailable" } });
    expect(await connections()).toEqual([]);
    greenhouse.control.clearFaults({});
    expect(await create()).toMatchObject({ status: 201 });
  });

  test("never lets the credential or the webhook secret into a table or the log", async () => {
    const { create, connections, client, tenant } = await office();
    const { body } = await create();
    await create({ clientId: `${client.clientId.slice(0, 20)}echoed` });
    const audit = await rows(house.db, "select * from audit where tenant_id = ?", tenant.id);
    const told = JSON.stringify([await connections(), audit, house.logs]);
    for (const secret of [
      client.clientId,
      client.clientId.slice(0, 20),
      client.clientSecret,
      String(body["webhookSecret"]),
    ])
      expect(told).not.toContain(secret);
  });
});

describe("changing a connection", () => {
  test("takes a new secret or another acting user alone, after trying it", async () => {
    const { create, change, connections, credential, vault } = await office();
    await create();
    const other = greenhouse.control.createUser({ name: "Second Integration", isSiteAdmin: true });
    const changed = await change({ client: { userId: String(other.id) } });
    expect(changed).toMatchObject({ status: 200, body: { webhookSecret: null, problems: [] } });
    expect(await connections()).toMatchObject([{ acting_user_id: String(other.id), signature_token_count: 1 }]);
    const { clientSecret } = greenhouse.control.rotateSecret({ credentialId: credential.id });
    expect(await change({ client: { clientSecret: "wrong" } })).toMatchObject({ body: { reason: "key_refused" } });
    expect(await change({ client: { clientSecret } })).toMatchObject({ status: 200 });
    expect(await statusWith(headerOf(await (await vault()).accessToken()))).toBe(200);
  });

  test("never puts a worse credential in place of one that works", async () => {
    const { create, change, connections, client } = await office();
    await create();
    const nobody = greenhouse.control.createUser({ name: "No Admin", isSiteAdmin: false });
    expect(await change({ client: { userId: String(nobody.id) } })).toMatchObject({
      status: 422,
      body: { reason: "not_site_admin" },
    });
    expect(await connections()).toMatchObject([{ status: "active", acting_user_id: client.userId }]);
  });

  test("makes another webhook secret, while the one before still verifies", async () => {
    const { create, change, vault, connections, audit } = await office();
    const first = (await create()).body["webhookSecret"];
    const second = (await change({ newWebhookSecret: true })).body["webhookSecret"];
    expect(await (await vault()).signingSecrets()).toEqual([second, first]);
    const third = (await change({ newWebhookSecret: true })).body["webhookSecret"];
    expect(await (await vault()).signingSecrets()).toEqual([third, second]);
    expect(await connections()).toMatchObject([{ signature_token_count: 2 }]);
    expect(await audit()).toEqual([
      "connection.connected",
      "connection.webhook_secret_made",
      "connection.webhook_secret_made",
    ]);
  });

  test("brings a disconnected one back with a whole credential and a new webhook secret", async () => {
    const { create, change, send, client, connections } = await office();
    await create();
    await send("disconnect");
    expect(await change({ newWebhookSecret: true })).toMatchObject({ status: 422, body: { reason: "disconnected" } });
    expect(await change({ client: { userId: client.userId } })).toMatchObject({ body: { reason: "incomplete" } });
    expect(await change({ client })).toMatchObject({ status: 200, body: { webhookSecret: expect.any(String) } });
    expect(await connections()).toMatchObject([{ status: "active", disconnected_at: null }]);
  });

  test("refuses what belongs to other connections", async () => {
    const { create, change } = await office();
    await create();
    expect(await change({ apiKey: "old" })).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining("v1 or v2") },
    });
    expect(await change({ signatureTokens: ["12345678"] })).toMatchObject({
      status: 422,
      body: { reason: "own_secret" },
    });
  });
});

describe("the scheduler's word", () => {
  test.each([
    ["that the user is deactivated", true, "acting_user_deactivated"],
    ["that the secret is refused", false, "key_refused"],
  ])("%s stops the connection for that reason, until it is checked again", async (_, isUser, reason) => {
    const { create, send, vault, user, credential, connections } = await office();
    await create();
    const header = headerOf(await (await vault()).accessToken());
    if (isUser) greenhouse.control.deactivateUser({ userId: user.id });
    else greenhouse.control.rotateSecret({ credentialId: credential.id });
    expect(await (await vault()).accessToken({ after401: header })).toMatchObject({ reason: "key_refused" });
    expect((await send("needs-attention", { reason: "key_refused" })).body).toEqual({ stopped: true });
    expect(await connections()).toMatchObject([{ status: "needs_attention", attention_reason: reason }]);
    expect((await send("probe")).body).toMatchObject({ isHealthy: false, problems: [{ reason }] });
    greenhouse.control.editUser({ userId: user.id, isDeactivated: false });
    expect((await send("probe")).body).toMatchObject({ isHealthy: isUser });
  });

  test("that its users read show the acting user deactivated is taken as it is", async () => {
    const { create, send, connections } = await office();
    await create();
    await send("needs-attention", { reason: "acting_user_deactivated" });
    expect(await connections()).toMatchObject([{ attention_reason: "acting_user_deactivated" }]);
  });
});

test("a check sees a scope that was allowed since, though the token is still good", async () => {
  const { create, send, credential, connections } = await office({ scopes: SCOPES.slice(1) });
  await create();
  expect(await connections()).toMatchObject([{ status: "needs_attention" }]);
  greenhouse.control.setScopes({ credentialId: credential.id, scopes: SCOPES });
  expect((await send("probe")).body).toEqual({ isHealthy: true, problems: [] });
  expect(await connections()).toMatchObject([{ status: "active" }]);
});
