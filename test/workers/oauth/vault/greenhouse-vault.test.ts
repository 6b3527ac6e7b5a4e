// The vault with a company's own Greenhouse credential, on the real runtime, against Greenhouse's simulator.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#shared/domain/ids.ts";
import { startGreenhouseSimulator, type RunningGreenhouse } from "../../../simulators/greenhouse/index.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { headerOf, VAULT_CALLER, vaultIn } from "./vault-client.ts";

const TOKEN_LIFE_MS = 3_600_000;

let greenhouse: RunningGreenhouse;
let house: TestHouse;

beforeAll(async () => {
  greenhouse = await startGreenhouseSimulator({ port: 0, rate: 0, tokenLifeMs: TOKEN_LIFE_MS });
  house = await startTestHouse({
    only: ["oauth"],
    replace: { scheduler: VAULT_CALLER },
    vars: { GREENHOUSE_API_URL: greenhouse.url, GREENHOUSE_AUTH_URL: greenhouse.url },
  });
});
afterAll(() => greenhouse.close());

beforeEach(() => {
  greenhouse.control.clearFaults({});
  greenhouse.control.setTokenAnswer({ expirySpelling: "expires_at", mintingRevokesFormer: false });
  house.logs.length = 0;
});

function newClient() {
  const { id, clientId, clientSecret } = greenhouse.control.createCredential({});
  const user = greenhouse.control.createUser({ name: "Rolecall Integration", isSiteAdmin: true });
  greenhouse.control.clearRequests({});
  return { credentialId: id, userId: user.id, client: { clientId, clientSecret, userId: String(user.id) } };
}

function newVault() {
  return vaultIn(house, newId("connection"), newId("tenant"), "greenhouse");
}

/** A vault in which a credential is in use, and the header that was minted with it. */
async function vaultInUse() {
  const known = newClient();
  const vault = newVault();
  const header = await vault.putClient(known.client);
  greenhouse.control.clearRequests({});
  return { ...known, vault, header };
}

const mints = () => greenhouse.control.countRequests({ path: "/token" }).count;

async function statusWith(header: string): Promise<number> {
  const answer = await fetch(`${greenhouse.url}/v3/users?per_page=1`, { headers: { authorization: header } });
  await answer.body?.cancel();
  return answer.status;
}

describe("access by a client credential", () => {
  test.each(["expires_at", "expires_in", "expires"] as const)(
    "is a minted token, kept while it is young (its end told as %s)",
    async (expirySpelling) => {
      greenhouse.control.setTokenAnswer({ expirySpelling });
      const { vault, header } = await vaultInUse();
      expect(headerOf(await vault.accessToken())).toBe(header);
      expect(headerOf(await vault.accessToken())).toBe(header);
      expect(mints()).toBe(0);
      expect(await statusWith(header)).toBe(200);
    },
  );

  test("is minted once for twenty callers whose token was refused, and for none who held an older one", async () => {
    greenhouse.control.setTokenAnswer({ mintingRevokesFormer: true });
    const { vault, header, client } = await vaultInUse();
    greenhouse.control.endTokens({ clientId: client.clientId });
    const headers = new Set((await vault.accessTokens(20, { after401: header })).map(headerOf));
    expect(headers.size).toBe(1);
    expect(headers.has(header)).toBe(false);
    expect((await vault.accessTokens(5, { after401: header })).map(headerOf)).toEqual(Array(5).fill([...headers][0]));
    expect(mints()).toBe(1);
    expect(await statusWith([...headers][0] ?? "")).toBe(200);
  });

  test.each([
    ["at four fifths of its life", { renewAtMs: 0, expiresAtMs: Date.now() + TOKEN_LIFE_MS }],
    ["when it has ended", { renewAtMs: 0, expiresAtMs: 1 }],
  ])("is minted anew %s, once for twenty callers", async (_, times) => {
    const { client } = newClient();
    const vault = newVault();
    await vault.put({ kind: "greenhouse_client_credentials", ...client, accessToken: "old", ...times });
    const headers = new Set((await vault.accessTokens(20)).map(headerOf));
    expect(headers.size).toBe(1);
    expect(headers.has("Bearer old")).toBe(false);
    expect(mints()).toBe(1);
  });

  test("is asked for with the acting user, who may be replaced without entering the secret again", async () => {
    const { vault } = await vaultInUse();
    const other = greenhouse.control.createUser({ name: "Second Integration", isSiteAdmin: true });
    const minted = await vault.mintPending({ userId: String(other.id) });
    expect(minted.ok && subjectOf(minted.value.header)).toBe(other.id);
    await vault.claim();
    expect(subjectOf(headerOf(await vault.accessToken()))).toBe(other.id);
  });
});

describe("a refused credential", () => {
  test("gives no access and is not asked for again until a person tries again", async () => {
    const { vault, header, credentialId } = await vaultInUse();
    const { clientSecret } = greenhouse.control.rotateSecret({ credentialId });
    expect(await vault.accessToken({ after401: header })).toMatchObject({
      ok: false,
      reason: "key_refused",
      message: expect.stringContaining("Greenhouse refuses"),
    });
    expect(await vault.accessToken()).toMatchObject({ ok: false, reason: "key_refused" });
    expect(mints()).toBe(1);
    expect(await vault.refusal()).toBe("key_refused");
    expect(await vault.mintPending({ clientSecret })).toMatchObject({ ok: true });
    await vault.claim();
    expect(await statusWith(headerOf(await vault.accessToken()))).toBe(200);
  });

  test("whose user was deactivated says so, and works again when a person has mended that", async () => {
    const { vault, header, userId } = await vaultInUse();
    greenhouse.control.deactivateUser({ userId });
    expect(await vault.accessToken({ after401: header })).toMatchObject({
      ok: false,
      reason: "key_refused",
      message: expect.stringContaining("deactivated"),
    });
    expect(await vault.refusal()).toBe("user_refused");
    greenhouse.control.editUser({ userId, isDeactivated: false });
    await vault.forgiveKey();
    const again = headerOf(await vault.accessToken({ after401: header }));
    expect(await statusWith(again)).toBe(200);
  });

  test("is not kept: wrong secret, malformed client id, wrong user", async () => {
    const { client } = newClient();
    const vault = newVault();
    expect(await vault.mintPending({ ...client, clientSecret: "wrong" })).toMatchObject({ reason: "key_refused" });
    expect(await vault.mintPending({ ...client, clientId: "nonsense" })).toMatchObject({ reason: "key_refused" });
    expect(await vault.mintPending({ ...client, userId: "1" })).toMatchObject({ reason: "user_refused" });
    expect(await vault.mintPending({ userId: "1" })).toMatchObject({ reason: "empty" });
    expect(await vault.claim()).toMatchObject({ ok: false });
    expect(await vault.accessToken()).toMatchObject({ ok: false, reason: "empty" });
  });
});

describe("a token endpoint in trouble", () => {
  test.each(["status-before", "drop-before", "drop-after", "rate-limited"] as const)(
    "(%s) costs nothing: a token is minted afterwards",
    async (kind) => {
      const { vault, header, client } = await vaultInUse();
      greenhouse.control.endTokens({ clientId: client.clientId });
      greenhouse.control.addFault({ kind, path: "/token", count: 2, status: 503 });
      expect(await vault.accessToken({ after401: header })).toMatchObject({ ok: false, reason: "unavailable" });
      expect(await vault.accessToken({ after401: header })).toMatchObject({ ok: false, reason: "unavailable" });
      expect(await statusWith(headerOf(await vault.accessToken({ after401: header })))).toBe(200);
    },
  );

  test("is not noticed while the old token still serves", async () => {
    const { client } = newClient();
    const vault = newVault();
    const expiresAtMs = Date.now() + TOKEN_LIFE_MS;
    const times = { renewAtMs: 0, expiresAtMs };
    await vault.put({ kind: "greenhouse_client_credentials", ...client, accessToken: "old", ...times });
    greenhouse.control.addFault({ kind: "status-before", path: "/token", count: 5, status: 500 });
    for (let i = 0; i < 3; i++) expect(headerOf(await vault.accessToken())).toBe("Bearer old");
    expect(mints()).toBe(1);
  });
});

test("neither the client id, which Greenhouse echoes, nor secret or token gets into the log", async () => {
  const { vault, header, client } = await vaultInUse();
  await vault.accessToken({ after401: header });
  await vault.mintPending({ clientId: "echoed-client-id" });
  const log = house.logs.map(({ message }) => message).join("\n");
  expect(log).toContain('"at":"vault","event":"mint"');
  expect(log).toContain("key_refused");
  const token = header.replace("Bearer ", "");
  for (const secret of ["echoed-client-id", client.clientId, client.clientSecret, token])
    expect(log).not.toContain(secret);
});

/** The user whom the simulator minted a token for. */
function subjectOf(header: string): unknown {
  const [, claims = ""] = header.split(".");
  return (JSON.parse(Buffer.from(claims, "base64url").toString()) as { sub: unknown }).sub;
}
