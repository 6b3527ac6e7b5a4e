// Access tokens: JWTs with the recorded claims, an hour long, their end told in one of three spellings.
import { createHmac } from "node:crypto";
import type { Simulator } from "../context.ts";
import type { AccessToken } from "../state/state.ts";

const base64Url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Clients must treat it as opaque; we do too, and look it up. */
function signedToken(sim: Simulator, token: AccessToken, issuedAt: number): string {
  const account = sim.state.accounts[token.accountId];
  const header = base64Url({ kid: "greenhouse-simulator", alg: "RS256" });
  const claims = base64Url({
    iss: "auth.greenhouse.io",
    sub: token.userId,
    aud: ["harvest.greenhouse.io"],
    exp: Math.floor(token.expiresAt / 1000),
    iat: Math.floor(issuedAt / 1000),
    jti: sim.random.letters(48),
    scope: token.scopes.join(" "),
    version: 1,
    silo: 2,
    allowed_ips: [],
    act: {
      "organization.id": Number(token.accountId),
      "organization.name": account?.name ?? null,
      "client.id": token.clientId,
    },
  });
  const signature = createHmac("sha256", "simulator").update(`${header}.${claims}`).digest("base64url");
  return `${header}.${claims}.${signature}`;
}

function pruneTokens({ state, clock }: Simulator): void {
  for (const [token, { expiresAt }] of Object.entries(state.accessTokens)) {
    if (expiresAt < clock.now() - 3_600_000) delete state.accessTokens[token];
  }
}

function expiryOf(sim: Simulator, expiresAt: number): Record<string, string | number> {
  const iso = new Date(expiresAt).toISOString().replace(/\.\d{3}Z$/, "Z");
  switch (sim.options.expirySpelling) {
    case "expires_at":
      return { expires_at: iso };
    case "expires_in":
      return { expires_in: Math.floor((expiresAt - sim.clock.now()) / 1000) };
    case "expires":
      return { expires: iso };
  }
}

/** Mints a token and says what the endpoint answers. */
export function mint(
  sim: Simulator,
  input: Omit<AccessToken, "expiresAt">,
  refreshToken?: string,
): Record<string, string | number> {
  const { state, options, clock } = sim;
  pruneTokens(sim);
  if (options.mintingRevokesFormer) {
    for (const [text, former] of Object.entries(state.accessTokens)) {
      if (former.clientId === input.clientId && former.accountId === input.accountId) delete state.accessTokens[text];
    }
  }
  const now = clock.now();
  const token: AccessToken = { ...input, expiresAt: now + options.tokenLifeMs };
  const text = signedToken(sim, token, now);
  state.accessTokens[text] = token;
  sim.touch();
  return {
    token_type: "Bearer",
    access_token: text,
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    ...expiryOf(sim, token.expiresAt),
  };
}
