// Who calls the Data API: an OAuth token as Bearer, or an API key as the user name of HTTP Basic.
import type { Simulator } from "../context.ts";
import { covers } from "../oauth/scopes.ts";
import type { Account } from "../state/state.ts";
import { forbidden, unauthorized } from "./errors.ts";

export interface Caller {
  /** `grant:<id>` or `key:<id>`: the owner of a rate bucket and of webhooks made by API. */
  id: string;
  account: Account;
  scopes: string[];
  hasConfidentialAccess: boolean;
}

function byBearer(sim: Simulator, token: string): Caller {
  const known = sim.state.accessTokens[token];
  const grant = known && sim.state.grants[known.grantId];
  const account = grant && sim.state.accounts[grant.accountId];
  if (!known || !grant || !account || known.expiresAt <= sim.clock.now()) {
    throw unauthorized("The access token is invalid or has expired.");
  }
  const hasConfidentialAccess = known.scopes.includes("confidential:access:admin");
  return { id: `grant:${grant.id}`, account, scopes: known.scopes, hasConfidentialAccess };
}

function byKey(sim: Simulator, credentials: string): Caller {
  const decoded = Buffer.from(credentials, "base64").toString("utf8");
  const separator = decoded.indexOf(":");
  const name = separator === -1 ? decoded : decoded.slice(0, separator);
  const password = separator === -1 ? "" : decoded.slice(separator + 1);
  for (const account of Object.values(sim.state.accounts)) {
    const key = Object.values(account.apiKeys).find((candidate) => candidate.key === name);
    if (!key || password !== "") continue;
    return {
      id: `key:${key.id}`,
      account,
      scopes: key.permissions,
      hasConfidentialAccess: key.isConfidential,
    };
  }
  throw unauthorized("The API key is invalid.");
}

/** Throws 401 for anything that is not a live credential of the right kind. */
export function recognise(sim: Simulator, authorization: string | undefined): Caller {
  const [scheme = "", credentials = ""] = (authorization ?? "").split(" ");
  if (scheme.toLowerCase() === "bearer" && credentials !== "") return byBearer(sim, credentials);
  if (scheme.toLowerCase() === "basic" && credentials !== "") return byKey(sim, credentials);
  throw unauthorized();
}

/** @param scope such as `requisitions:write`; throws 403 when the caller does not hold it. */
export function demand(caller: Caller, scope: string): void {
  if (!covers(caller.scopes, scope)) throw forbidden(`The credentials do not allow ${scope}`);
}
