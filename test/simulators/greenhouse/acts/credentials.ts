// An organization's own Harvest v3 credentials, as made under Dev Center > API Credentials.
import { unprocessable } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import { newRow } from "../state/ids.ts";
import type { Credential } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { knownScopes } from "../state/words.ts";
import { createUser } from "./accounts.ts";

/** Stands at the end of each client id: the data silo, which the token endpoint looks for. */
const siloSuffix = "-2";

export function demandScopes(scopes: readonly string[]): void {
  const unknown = scopes.find((scope) => !knownScopes.includes(scope));
  if (unknown !== undefined) throw unprocessable(`There is no scope ${unknown}`);
}

/** A service account comes with it: the subject of tokens that name no user. */
export function createCredential(
  sim: Simulator,
  account: Account,
  input: {
    name: string;
    scopes: readonly string[];
    clientId?: string | undefined;
    clientSecret?: string | undefined;
  },
): Credential {
  demandScopes(input.scopes);
  const isTaken = Object.values(sim.state.accounts).some((one) =>
    Object.values(one.credentials).some(({ clientId }) => clientId === input.clientId),
  );
  if (isTaken) throw unprocessable(`The client id ${input.clientId} is taken`);
  const service = createUser(sim, account, {
    name: `${input.name} Service Account`,
    isSiteAdmin: true,
    isServiceAccount: true,
  });
  const credential: Credential = {
    ...newRow(sim, "credentials"),
    name: input.name,
    clientId: input.clientId ?? sim.random.letters(36) + siloSuffix,
    clientSecret: input.clientSecret ?? sim.random.letters(48),
    scopes: [...input.scopes],
    serviceUserId: service.id,
  };
  account.credentials[credential.id] = credential;
  sim.touch();
  return credential;
}

/** Ends every token of a client, of one organization or of all. */
export function endTokens(sim: Simulator, clientId: string, accountId?: string): number {
  const dead = Object.entries(sim.state.accessTokens).filter(
    ([, token]) => token.clientId === clientId && (accountId === undefined || token.accountId === accountId),
  );
  for (const [token] of dead) delete sim.state.accessTokens[token];
  sim.touch();
  return dead.length;
}

export function deleteCredential(sim: Simulator, account: Account, credential: Credential): void {
  delete account.credentials[credential.id];
  delete account.users[credential.serviceUserId];
  endTokens(sim, credential.clientId);
}
