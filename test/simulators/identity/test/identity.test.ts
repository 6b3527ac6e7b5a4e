// The stand-ins for Google and Microsoft behave as a relying party meets them in production.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as oauth from "oauth4webapi";
import { DEMO_PEOPLE, MICROSOFT_TENANT_ID, subjectOf, type ProviderKind } from "../people.ts";
import { IDENTITY_CLIENT } from "../provider.ts";
import { startIdentityProvider, type IdentityProvider } from "../server.ts";
import { walkSignIn, type Choice } from "../sign-in.ts";

let idp: IdentityProvider;
beforeAll(async () => {
  idp = await startIdentityProvider();
});
afterAll(() => idp.close());

/** Like _nodiscoverycheck exported for Entra's templated issuer, but left out of the types. */
const expectedIssuer: symbol = Reflect.get(oauth, "_expectedIssuer");

const insecure = { [oauth.allowInsecureRequests]: true };
const [maya] = DEMO_PEOPLE;

/** A whole sign-in by oauth4webapi, as strict as that library is; port and host of the redirect are free. */
async function signIn(kind: ProviderKind, choice: Choice, redirectOrigin = "http://localhost:54321") {
  const issuer = new URL(kind === "google" ? idp.googleIssuer : idp.microsoftIssuer);
  const found = await oauth.discoveryRequest(issuer, insecure);
  const expected: URL = kind === "google" ? issuer : Reflect.get(oauth, "_nodiscoverycheck");
  const as = await oauth.processDiscoveryResponse(expected, found);
  if (kind === "microsoft") {
    Object.assign(as, {
      [expectedIssuer]: ({ claims }: { claims: Record<string, unknown> }) =>
        as.issuer.replace("{tenantid}", String(claims["tid"])),
    });
  }
  const client = { client_id: IDENTITY_CLIENT.id };
  const redirectUri = `${redirectOrigin}/sign-in/${kind}/callback`;
  const [verifier, state, nonce] = [
    oauth.generateRandomCodeVerifier(),
    oauth.generateRandomState(),
    oauth.generateRandomNonce(),
  ];
  const start = new URL(as.authorization_endpoint ?? "");
  start.search = new URLSearchParams({
    client_id: client.client_id,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: "openid email profile",
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
    nonce,
  }).toString();
  const back = new URL(await walkSignIn(start.href, choice));
  const parameters = oauth.validateAuthResponse(as, client, back, state);
  const answer = await oauth.authorizationCodeGrantRequest(
    as,
    client,
    oauth.ClientSecretPost(IDENTITY_CLIENT.secret),
    parameters,
    redirectUri,
    verifier,
    insecure,
  );
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, answer, {
    expectedNonce: nonce,
    requireIdToken: true,
  });
  return oauth.getValidatedIdTokenClaims(tokens);
}

describe("Google", () => {
  test("an ID token says e-mail, its verification and the name", async () => {
    expect(await signIn("google", maya)).toMatchObject({
      iss: idp.googleIssuer,
      sub: subjectOf("google", maya.email),
      email: maya.email,
      email_verified: true,
      name: maya.name,
    });
  });

  test("anybody can sign in with a typed name and an unverified e-mail", async () => {
    const person = { name: "Zoë Ångström", email: "zoe@typed.example", isEmailVerified: false };
    expect(await signIn("google", person)).toMatchObject({
      name: person.name,
      email: person.email,
      email_verified: false,
    });
  });

  test("the subject of one person stays the same however the e-mail is written", async () => {
    const first = await signIn("google", maya);
    const second = await signIn("google", { ...maya, email: maya.email.toUpperCase() });
    expect(second?.sub).toBe(first?.sub);
  });

  test("the house may be on any port of 127.0.0.1 as well", async () => {
    expect(await signIn("google", maya, "http://127.0.0.1:4000")).toMatchObject({ email: maya.email });
  });

  test("Cancel comes back as access_denied", async () => {
    await expect(signIn("google", "cancel")).rejects.toMatchObject({ error: "access_denied" });
  });

  test("a redirect to another machine is refused", async () => {
    await expect(signIn("google", maya, "https://attacker.example")).rejects.toThrow(/answered 400/);
  });
});

describe("Microsoft", () => {
  test("discovery names a templated issuer, as for Entra's organizations", async () => {
    const document = await (await fetch(`${idp.microsoftIssuer}/.well-known/openid-configuration`)).json();
    expect(document).toMatchObject({ issuer: `${idp.url}/microsoft/{tenantid}/v2.0` });
  });

  test("an ID token carries tid and oid, its issuer names the tenant, and email_verified is missing", async () => {
    const claims = await signIn("microsoft", maya);
    expect(claims).toMatchObject({
      iss: `${idp.url}/microsoft/${MICROSOFT_TENANT_ID}/v2.0`,
      tid: MICROSOFT_TENANT_ID,
      email: maya.email,
      preferred_username: maya.email,
    });
    expect(claims?.["oid"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(claims).not.toHaveProperty("email_verified");
  });

  test("the same person has another subject than at Google", async () => {
    expect((await signIn("microsoft", maya))?.sub).not.toBe((await signIn("google", maya))?.sub);
  });
});
