// Who calls Harvest: the subject of a bearer token, who must be a Site Admin whatever the scopes say.
import { isOnTeam } from "../acts/find.ts";
import type { Simulator } from "../context.ts";
import type { Job, User } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { forbidden, unauthorized } from "./errors.ts";

export interface Caller {
  /** `custom:<client>:<organization>` or `partner:…`: the owner of a rate window. */
  id: string;
  kind: "custom" | "partner";
  clientId: string;
  account: Account;
  user: User;
  scopes: string[];
}

/** Throws 401 for anything that is not a live token of a live, active subject. */
export function recognise(sim: Simulator, authorization: string | undefined): Caller {
  const [scheme = "", token = ""] = (authorization ?? "").split(" ");
  const known = scheme.toLowerCase() === "bearer" ? sim.state.accessTokens[token] : undefined;
  if (!known)
    throw unauthorized("Token could not be decoded. Make sure that it is a bearer token of this organization.");
  if (known.expiresAt <= sim.clock.now()) throw unauthorized("Token has expired.");
  const account = sim.state.accounts[known.accountId];
  const user = account?.users[known.userId];
  if (!account || !user || user.isDeactivated) throw unauthorized("Token subject is not an active user.");
  const { kind, clientId, scopes } = known;
  return { id: `${kind}:${clientId}:${account.id}`, kind, clientId, account, user, scopes };
}

/** @param scope such as `harvest:jobs:list`. A missing scope and a missing Site Admin right look the same. */
export function demand(sim: Simulator, caller: Caller, scope: string): void {
  const isShownNothing = sim.options.nonAdminLists === "empty" && scope.endsWith(":list");
  if (!caller.scopes.includes(scope) || (!caller.user.isSiteAdmin && !isShownNothing)) throw forbidden();
}

/** Old confidential jobs stay invisible even to Site Admins who are not on the hiring team. */
export function seesJob({ account, user }: Caller, job: Job | undefined): boolean {
  return job !== undefined && (!job.isConfidential || isOnTeam(account, job.id, user.id));
}
