// Answers of an identity provider that do not hold: every check of the ID token, against a provider that lies on request.
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { authorizationUrl, identityFrom, newProof } from "../../../../workers/oauth/src/sign-in/identity.ts";
import type { IdentityProvider } from "../../../../workers/oauth/src/env.ts";

const TID = "5f1c1f6e-3c58-4e0e-9d0a-6b6f8f1f2a10";

type Lies = {
  claims?: Record<string, unknown>;
  signsWithOtherKey?: boolean;
  algorithm?: "none";
  leavesOutIdToken?: boolean;
  tokenStatus?: number;
};

let server: Server;
let origin = "";
let lies: Lies = {};
let keys: CryptoKeyPair;
let otherKeys: CryptoKeyPair;
let nonce = "";
let tokenRequests: URLSearchParams[] = [];

const rsa = {
  name: "RSASSA-PKCS1-v1_5",
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: "SHA-256",
};
const base64url = (data: string | ArrayBuffer) =>
  Buffer.from(typeof data === "string" ? data : new Uint8Array(data)).toString("base64url");

async function idToken(): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `${origin}/google`,
    aud: "client",
    sub: "s-1",
    exp: now + 300,
    iat: now,
    nonce,
    ...truth,
    ...lies.claims,
  };
  const head = lies.algorithm === "none" ? { alg: "none" } : { alg: "RS256", kid: "k" };
  const signed = `${base64url(JSON.stringify(head))}.${base64url(JSON.stringify(claims))}`;
  if (lies.algorithm === "none") return `${signed}.`;
  const { privateKey } = lies.signsWithOtherKey ? otherKeys : keys;
  return `${signed}.${base64url(await crypto.subtle.sign(rsa.name, privateKey, new TextEncoder().encode(signed)))}`;
}

const truth = { name: "Maya Lindqvist", email: "maya@meridian.example", email_verified: true };

async function answerOf(path: string, body: string): Promise<[number, unknown]> {
  if (path.endsWith("/.well-known/openid-configuration")) {
    const base = path.startsWith("/google") ? `${origin}/google` : `${origin}/ms`;
    const issuer = path.startsWith("/google") ? base : `${origin}/ms/{tenantid}/v2.0`;
    const endpoints = {
      authorization_endpoint: `${base}/authorize`,
      token_endpoint: `${base}/token`,
      jwks_uri: `${base}/keys`,
    };
    return [200, { issuer, ...endpoints, response_types_supported: ["code"], subject_types_supported: ["public"] }];
  }
  if (path.endsWith("/keys")) {
    const { alg: _, ...jwk } = await crypto.subtle.exportKey("jwk", keys.publicKey);
    return [200, { keys: [{ ...jwk, kid: "k", use: "sig" }] }];
  }
  tokenRequests.push(new URLSearchParams(body));
  if (lies.tokenStatus !== undefined) return [lies.tokenStatus, { error: "invalid_grant" }];
  const id_token = lies.leavesOutIdToken ? {} : { id_token: await idToken() };
  return [200, { access_token: "at", token_type: "Bearer", ...id_token }];
}

beforeAll(async () => {
  keys = await crypto.subtle.generateKey(rsa, true, ["sign", "verify"]);
  otherKeys = await crypto.subtle.generateKey(rsa, true, ["sign", "verify"]);
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      answerOf(request.url ?? "", body).then(
        ([status, json]) =>
          response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json)),
        (error: unknown) => response.writeHead(599).end(String(error)),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  origin = `http://127.0.0.1:${address.port}`;
});

afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

beforeEach(() => {
  lies = {};
  tokenRequests = [];
  vi.spyOn(console, "warn").mockImplementation(() => undefined); // what is refused is logged
});

const google = (): IdentityProvider => ({
  name: "google",
  label: "Google",
  issuer: `${origin}/google`,
  clientId: "client",
  clientSecret: "secret",
});
const microsoft = (): IdentityProvider => ({
  ...google(),
  name: "microsoft",
  label: "Microsoft",
  issuer: `${origin}/ms/organizations/v2.0`,
});

/** Comes back from the provider with a code, and whatever query is given. */
async function comeBack(provider: IdentityProvider, query: Record<string, string> = { code: "c-1" }, state = "st-1") {
  const proof = newProof();
  nonce = proof.nonce;
  const redirectUri = `https://hub.example/sign-in/${provider.name}/callback`;
  const url = new URL(redirectUri);
  url.search = new URLSearchParams({ state, ...query }).toString();
  const answer = await identityFrom(provider, { url, state: "st-1", proof, redirectUri }, Date.now());
  return { answer, proof };
}

describe("an honest answer", () => {
  test("proves issuer and subject, and sends the PKCE verifier and the client's secret", async () => {
    const { answer, proof } = await comeBack(google());
    expect(answer).toEqual({
      ok: true,
      value: {
        provider: "google",
        issuer: `${origin}/google`,
        subject: "s-1",
        name: "Maya Lindqvist",
        email: "maya@meridian.example",
      },
    });
    expect(Object.fromEntries(tokenRequests[0] ?? [])).toMatchObject({
      grant_type: "authorization_code",
      code: "c-1",
      code_verifier: proof.verifier,
      client_id: "client",
      client_secret: "secret",
    });
  });

  test("of Entra names the issuer of its own tenant", async () => {
    lies = { claims: { iss: `${origin}/ms/${TID}/v2.0`, tid: TID, email_verified: undefined } };
    const { answer } = await comeBack(microsoft());
    expect(answer).toMatchObject({ ok: true, value: { issuer: `${origin}/ms/${TID}/v2.0`, subject: "s-1" } });
  });

  test("without an e-mail address still proves who it is", async () => {
    const claims = {
      iss: `${origin}/ms/${TID}/v2.0`,
      tid: TID,
      email: undefined,
      preferred_username: "maya@corp.example",
    };
    lies = { claims };
    expect((await comeBack(microsoft())).answer).toMatchObject({ ok: true, value: { email: "maya@corp.example" } });
  });
});

describe("an answer is refused when", () => {
  const past = () => Math.floor(Date.now() / 1000) - 3600;
  test.each<[string, () => Lies]>([
    ["another key has signed it", () => ({ signsWithOtherKey: true })],
    ["nobody has signed it", () => ({ algorithm: "none" })],
    ["it is for another client", () => ({ claims: { aud: "someone-else" } })],
    ["another issuer speaks in it", () => ({ claims: { iss: "https://accounts.google.com" } })],
    ["it carries another nonce", () => ({ claims: { nonce: "replayed" } })],
    ["it carries no nonce", () => ({ claims: { nonce: undefined } })],
    ["it has run out", () => ({ claims: { exp: past(), iat: past() - 60 } })],
    ["it names no subject", () => ({ claims: { sub: undefined } })],
    ["it has no ID token", () => ({ leavesOutIdToken: true })],
    ["the code is refused", () => ({ tokenStatus: 400 })],
  ])("%s", async (_, lie) => {
    lies = lie();
    expect((await comeBack(google())).answer).toMatchObject({ ok: false, reason: "refused" });
  });

  test.each<[string, Record<string, unknown>]>([
    ["names another tenant's issuer", { iss: "", tid: TID }],
    ["names no tenant", { tid: undefined }],
    ["names a tenant that is a path", { tid: "../../evil" }],
  ])("its Entra token %s", async (_, claims) => {
    const iss =
      claims["iss"] === "" ? `${origin}/ms/11111111-2222-4333-8444-555555555555/v2.0` : `${origin}/ms/${TID}/v2.0`;
    lies = { claims: { ...claims, iss } };
    expect((await comeBack(microsoft())).answer).toMatchObject({ ok: false, reason: "refused" });
  });

  test("its state is not the one that was sent", async () => {
    expect((await comeBack(google(), { code: "c-1" }, "other")).answer).toMatchObject({ ok: false, reason: "refused" });
    expect(tokenRequests).toEqual([]);
  });

  test("Google does not vouch for the e-mail address", async () => {
    for (const email_verified of [false, undefined, "false"]) {
      lies = { claims: { email_verified } };
      expect((await comeBack(google())).answer).toMatchObject({ ok: false, reason: "email_not_verified" });
    }
  });
});

describe("the provider", () => {
  test("may say that the person cancelled", async () => {
    const { answer } = await comeBack(google(), { error: "access_denied" });
    expect(answer).toMatchObject({ ok: false, reason: "cancelled" });
  });

  test("may fail at its token endpoint, which is nobody's lie", async () => {
    lies = { tokenStatus: 503 };
    expect((await comeBack(google())).answer).toMatchObject({ ok: false, reason: "provider_unavailable" });
  });

  test("may not be reachable", async () => {
    const nowhere = { ...google(), issuer: "http://127.0.0.1:9/google" };
    expect((await comeBack(nowhere)).answer).toMatchObject({ ok: false, reason: "provider_unavailable" });
    const ask = { state: "s", proof: newProof(), redirectUri: "https://hub.example/cb", choosesAccount: false };
    expect(await authorizationUrl(nowhere, ask, Date.now())).toMatchObject({
      ok: false,
      reason: "provider_unavailable",
    });
  });

  test("is asked to let the person choose an account only when they want to", async () => {
    const ask = { state: "s", proof: newProof(), redirectUri: "https://hub.example/cb" };
    const prompt = async (choosesAccount: boolean) => {
      const url = await authorizationUrl(google(), { ...ask, choosesAccount }, Date.now());
      return url.ok ? url.value.searchParams.get("prompt") : url.reason;
    };
    expect(await prompt(false)).toBeNull();
    expect(await prompt(true)).toBe("select_account");
  });
});
