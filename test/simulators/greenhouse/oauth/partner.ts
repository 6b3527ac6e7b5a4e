// The partner's road: consent gives a code for a minute, the code tokens, and each refresh another token for a day.
import type { Simulator } from "../context.ts";
import type { PartnerClient } from "../options.ts";
import type { Grant } from "../state/state.ts";
import { mint } from "./tokens.ts";

const codeLifeMs = 60_000;
const refreshLifeMs = 24 * 3_600_000;

type Tokens = Record<string, string | number> | undefined;

/** A code for the client, to be carried back by the browser. */
export function consentTo(
  sim: Simulator,
  input: { client: PartnerClient; redirectUri: string; scopes: string[]; accountId: string; userId: number },
): string {
  const now = sim.clock.now();
  const grant: Grant = {
    id: sim.random.uuid(),
    clientId: input.client.clientId,
    accountId: input.accountId,
    userId: input.userId,
    scopes: input.scopes,
    createdAt: now,
    revokedAt: null,
  };
  sim.state.grants[grant.id] = grant;
  const code = sim.random.letters(43);
  sim.state.codes[code] = {
    grantId: grant.id,
    clientId: grant.clientId,
    redirectUri: input.redirectUri,
    expiresAt: now + codeLifeMs,
  };
  sim.touch();
  return code;
}

function tokensOf(sim: Simulator, grant: Grant): Tokens {
  const { clientId, accountId, userId, scopes } = grant;
  const refreshToken = sim.random.letters(43);
  sim.state.refreshTokens[refreshToken] = {
    grantId: grant.id,
    expiresAt: sim.clock.now() + refreshLifeMs,
    isUsed: false,
  };
  return mint(sim, { kind: "partner", clientId, accountId, userId, scopes }, refreshToken);
}

/** A code works once, within its minute, with the redirect URI that it was made for. */
export function redeemCode(
  sim: Simulator,
  client: PartnerClient,
  asked: { code?: string | undefined; redirect_uri?: string | undefined },
): Tokens {
  const code = sim.state.codes[asked.code ?? ""];
  delete sim.state.codes[asked.code ?? ""];
  sim.touch();
  const grant = sim.state.grants[code?.grantId ?? ""];
  const isGood =
    code?.clientId === client.clientId && code.redirectUri === asked.redirect_uri && code.expiresAt > sim.clock.now();
  return isGood && grant?.revokedAt === null ? tokensOf(sim, grant) : undefined;
}

/** A refresh token works once, within a day: a connection that rests longer has to be authorized anew. */
export function refresh(sim: Simulator, client: PartnerClient, asked: { refresh_token?: string | undefined }): Tokens {
  const token = sim.state.refreshTokens[asked.refresh_token ?? ""];
  const grant = sim.state.grants[token?.grantId ?? ""];
  if (!token || grant?.revokedAt !== null || grant.clientId !== client.clientId) return undefined;
  if (token.isUsed || token.expiresAt <= sim.clock.now()) return undefined;
  token.isUsed = true;
  return tokensOf(sim, grant);
}
