// The vault object on the real runtime, against Lever's simulator.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { codeRequest, consentUrl, readTokenResponse } from "#shared/ats/lever/auth.ts";
import { leverScopes } from "#shared/domain/connection.ts";
import { newId } from "#shared/domain/ids.ts";
import { credentialOf, type OAuthCredential } from "../../../../workers/oauth/src/vault/credential.ts";
import { seedTenant } from "../../../support/seeds.ts";
import { LEVER_CLIENT, startTestHouse } from "../../../support/test-house.ts";
import { until } from "../../../support/until.ts";
import { startOauthHouse } from "../support.ts";
import { headerOf, VAULT_CALLER, vaultIn } from "./vault-client.ts";

let setting: Awaited<ReturnType<typeof startOauthHouse>>;
let tenantId = "";

beforeAll(async () => {
  setting = await startOauthHouse({ replace: { scheduler: VAULT_CALLER } });
  ({ id: tenantId } = await seedTenant(setting.db));
});

beforeEach(() => {
  setting.lever.control.clearFaults({});
  setting.lever.control.clearRequests({});
});

/** A real grant of the simulator: consent by its Super Admin, code exchanged. */
async function freshGrant(): Promise<OAuthCredential> {
  const { lever, house } = setting;
  const application = {
    apiUrl: lever.url,
    authUrl: lever.url,
    clientId: LEVER_CLIENT.id,
    clientSecret: LEVER_CLIENT.secret,
  };
  const redirectUri = `${house.url}/oauth/lever/callback`;
  const url = consentUrl(application, { scopes: leverScopes(["headcount"]), state: "s", redirectUri });
  const { location } = lever.control.consent({ url: url.href });
  const code = new URL(location).searchParams.get("code") ?? "";
  const grant = await readTokenResponse(await fetch(codeRequest(application, code, redirectUri)), Date.now());
  const credential = grant.ok ? credentialOf(grant.value) : null;
  if (credential === null) throw new Error("The simulator gave no grant.");
  lever.control.clearRequests({});
  return credential;
}

/** A grant whose token is due for renewal (past 80 % of its life), or has ended. */
const due = (grant: OAuthCredential): OAuthCredential => ({ ...grant, renewAtMs: 0 });
const ended = (grant: OAuthCredential): OAuthCredential => ({ ...grant, renewAtMs: 0, expiresAtMs: 1 });

/** A connection whose row is there, as after a commit. */
async function committedConnection(): Promise<string> {
  const id = newId("connection");
  const at = new Date().toISOString();
  await setting.db
    .prepare(
      `insert into connections (id, tenant_id, provider, auth_kind, status, modules, endpoint_id, created_at, updated_at)
       values (?, ?, 'lever', 'oauth', 'active', '["headcount"]', ?, ?, ?)`,
    )
    .bind(id, tenantId, id, at, at)
    .run();
  return id;
}

function newVault() {
  return vaultIn(setting.house, newId("connection"), tenantId);
}

const refreshes = () => setting.lever.control.countRequests({ path: "/oauth/token" }).count;

async function isAccepted(header: string): Promise<boolean> {
  const answer = await fetch(`${setting.lever.url}/v1/requisitions?limit=1`, { headers: { authorization: header } });
  await answer.body?.cancel();
  return answer.status === 200;
}

describe("access by a grant", () => {
  test("is the token itself while it is young", async () => {
    const vault = newVault();
    const grant = await freshGrant();
    await vault.put(grant);
    expect(headerOf(await vault.accessToken())).toBe(`Bearer ${grant.accessToken}`);
    expect(refreshes()).toBe(0);
  });

  test("is asked for twenty times at once and renewed once", async () => {
    const vault = newVault();
    await vault.put(due(await freshGrant()));
    const headers = new Set((await vault.accessTokens(20)).map(headerOf));
    expect(headers.size).toBe(1);
    expect(refreshes()).toBe(1);
    expect(await isAccepted([...headers][0] ?? "")).toBe(true);
  });

  test("is renewed once for twenty callers whose token was refused, and for none who held an older one", async () => {
    const vault = newVault();
    const grant = await freshGrant();
    await vault.put(grant);
    const after401 = `Bearer ${grant.accessToken}`;
    const headers = new Set((await vault.accessTokens(20, { after401 })).map(headerOf));
    expect(headers.size).toBe(1);
    expect(headers.has(after401)).toBe(false);
    expect((await vault.accessTokens(5, { after401 })).map(headerOf)).toEqual(Array(5).fill([...headers][0]));
    expect(refreshes()).toBe(1);
  });

  test("stays good over many renewals, each with the refresh token of the one before", async () => {
    const vault = newVault();
    await vault.put(ended(await freshGrant()));
    let header = headerOf(await vault.accessToken());
    for (let i = 0; i < 4; i++) header = headerOf(await vault.accessToken({ after401: header }));
    expect(refreshes()).toBe(5);
    expect(await isAccepted(header)).toBe(true);
  });

  test("ends when Lever refuses to renew it, and is not asked for again", async () => {
    const vault = newVault();
    const grant = await freshGrant();
    await vault.put(grant);
    setting.lever.control.revokeAccess({});
    const after401 = `Bearer ${grant.accessToken}`;
    expect(await vault.accessToken({ after401 })).toMatchObject({ ok: false, reason: "access_revoked" });
    expect(await vault.accessToken()).toMatchObject({ ok: false, reason: "access_revoked" });
    expect(refreshes()).toBe(1);
  });

  test("comes back with a new grant", async () => {
    const vault = newVault();
    await vault.put(ended(await freshGrant()));
    setting.lever.control.revokeAccess({});
    expect(await vault.accessToken()).toMatchObject({ reason: "access_revoked" });
    const next = await freshGrant();
    await vault.put(next);
    expect(headerOf(await vault.accessToken())).toBe(`Bearer ${next.accessToken}`);
  });
});

describe("a token endpoint in trouble", () => {
  test.each(["status-before", "drop-before"] as const)(
    "(%s) costs nothing: the grant works afterwards",
    async (kind) => {
      const vault = newVault();
      await vault.put(ended(await freshGrant()));
      setting.lever.control.addFault({ kind, path: "/oauth/token", count: 2, status: 503 });
      expect(await vault.accessToken()).toMatchObject({ ok: false, reason: "unavailable" });
      expect(await vault.accessToken()).toMatchObject({ ok: false, reason: "unavailable" });
      expect(await isAccepted(headerOf(await vault.accessToken()))).toBe(true);
    },
  );

  test("is not noticed while the old token still serves, and is left alone for a while", async () => {
    const vault = newVault();
    const grant = await freshGrant();
    await vault.put(due(grant));
    setting.lever.control.addFault({ kind: "status-before", path: "/oauth/token", count: 5, status: 500 });
    for (let i = 0; i < 3; i++) expect(headerOf(await vault.accessToken())).toBe(`Bearer ${grant.accessToken}`);
    expect(refreshes()).toBe(1);
  });

  test("that does not know our own secret does not make a grant look revoked", async () => {
    const house = await startTestHouse({
      only: ["oauth"],
      replace: { scheduler: VAULT_CALLER },
      lever: setting.lever,
      secrets: { oauth: { LEVER_CLIENT_SECRET: "wrong" } },
    });
    const vault = vaultIn(house, newId("connection"), tenantId);
    await vault.put(ended(await freshGrant()));
    expect(await vault.accessToken()).toMatchObject({ ok: false, reason: "unavailable" });
    expect(house.logs.at(-1)?.message).toContain("client_refused");
  });
});

describe("a crash", () => {
  const folder = mkdtempSync(join(tmpdir(), "vault-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const startHouse = () =>
    startTestHouse({
      only: ["oauth"],
      replace: { scheduler: VAULT_CALLER },
      persistTo: folder,
      lever: setting.lever,
    });

  test("after a renewal and before its use loses nothing: the rotated token was stored first", async () => {
    const connectionId = newId("connection");
    const before = await startHouse();
    const vault = vaultIn(before, connectionId, tenantId);
    await vault.put(ended(await freshGrant()));
    const renewed = headerOf(await vault.accessToken());
    await before.close(); // nobody used the answer

    const after = vaultIn(await startHouse(), connectionId, tenantId);
    expect(headerOf(await after.accessToken())).toBe(renewed);
    expect(refreshes()).toBe(1);
    expect(await isAccepted(headerOf(await after.accessToken({ after401: renewed })))).toBe(true);
    expect(refreshes()).toBe(2);
  });

  test("at Lever after it has rotated, so that its answer is lost, ends as revoked and asks for a new consent", async () => {
    const vault = newVault();
    await vault.put(ended(await freshGrant()));
    setting.lever.control.addFault({ kind: "drop-after", path: "/oauth/token", count: 1 });
    expect(await vault.accessToken()).toMatchObject({ ok: false, reason: "unavailable" });
    expect(await vault.accessToken()).toMatchObject({ ok: false, reason: "access_revoked" });
  });
});

describe("a grant that waits for its installer", () => {
  test("gives no access before it is claimed", async () => {
    const vault = newVault();
    await vault.putPending(await freshGrant(), 600_000);
    expect(await vault.accessToken()).toMatchObject({ ok: false, reason: "empty" });
    expect(await vault.claim()).toMatchObject({ ok: true });
    expect(await vault.accessToken()).toMatchObject({ ok: true });
  });

  test("is gone when it has waited too long, and the credential in use stays", async () => {
    const vault = vaultIn(setting.house, await committedConnection(), tenantId);
    const inUse = await freshGrant();
    await vault.put(inUse);
    await vault.putPending(await freshGrant(), 0);
    expect(await vault.claim()).toMatchObject({ ok: false, reason: "empty" });
    expect(headerOf(await vault.accessToken())).toBe(`Bearer ${inUse.accessToken}`);
  });

  test("that was claimed for a connection which was never committed is wiped by the alarm", async () => {
    const vault = newVault();
    await vault.putPending(await freshGrant(), 1000);
    await vault.claim();
    expect(await vault.accessToken()).toMatchObject({ ok: true });
    await until(async () => !(await vault.accessToken()).ok, { what: "the alarm" });
    expect(await vault.accessToken()).toMatchObject({ ok: false, reason: "empty" });
  });

  test("that was claimed for a committed connection stays", async () => {
    const vault = vaultIn(setting.house, await committedConnection(), tenantId);
    await vault.putPending(await freshGrant(), 1000);
    await vault.claim();
    const orphan = newVault(); // its alarm fires later than the other's
    await orphan.putPending(await freshGrant(), 1500);
    await orphan.claim();
    await until(async () => !(await orphan.accessToken()).ok, { what: "the alarms" });
    expect(await vault.accessToken()).toMatchObject({ ok: true });
  });
});

describe("an API key", () => {
  test("is handed out until Lever refuses it, then refused until a person tries again or enters a new one", async () => {
    const vault = newVault();
    await vault.put({ kind: "api_key", apiKey: "key-1" });
    const header = headerOf(await vault.accessToken());
    expect(header).toBe(`Basic ${btoa("key-1:")}`);
    expect(await vault.accessToken({ after401: header })).toMatchObject({ ok: false, reason: "key_refused" });
    expect(await vault.accessToken()).toMatchObject({ ok: false, reason: "key_refused" });
    await vault.forgiveKey();
    expect(headerOf(await vault.accessToken())).toBe(header);
    await vault.accessToken({ after401: header });
    await vault.put({ kind: "api_key", apiKey: "key-2" });
    expect(headerOf(await vault.accessToken({ after401: header }))).toBe(`Basic ${btoa("key-2:")}`);
    expect(refreshes()).toBe(0);
  });
});

describe("wiping", () => {
  test("forgets grant and signature tokens", async () => {
    const vault = newVault();
    await vault.put(await freshGrant());
    await vault.putSignatureTokens(["token-one", "token-two"]);
    expect(await vault.signingSecrets()).toEqual(["token-one", "token-two"]);
    await vault.wipe();
    expect(await vault.accessToken()).toMatchObject({ ok: false, reason: "empty" });
    expect(await vault.signingSecrets()).toEqual([]);
  });

  test("wins over a renewal that is under way", async () => {
    const vault = newVault();
    await vault.put(ended(await freshGrant()));
    setting.lever.control.addFault({ kind: "slow", path: "/oauth/token", count: 1, delayMs: 300 });
    const [access] = await vault.both("accessToken", "wipe");
    expect(access).toMatchObject({ ok: false, reason: "empty" });
    expect(refreshes()).toBe(1);
    expect(await vault.accessToken()).toMatchObject({ ok: false, reason: "empty" });
  });
});

test("a vault writes its outcomes to the log, without a token in them", async () => {
  const vault = newVault();
  const grant = ended(await freshGrant());
  await vault.put(grant);
  const header = headerOf(await vault.accessToken());
  const log = setting.house.logs.map(({ message }) => message).join("\n");
  expect(log).toContain('"at":"vault","event":"renew"');
  for (const secret of [grant.refreshToken, grant.accessToken, header.replace("Bearer ", "")])
    expect(log).not.toContain(secret);
});
