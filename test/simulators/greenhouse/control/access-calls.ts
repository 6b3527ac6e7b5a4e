// Control calls about credentials, tokens and a partner's consent.
import { z } from "zod";
import { door } from "../../shared/door.ts";
import { createCredential, deleteCredential, demandScopes, endTokens } from "../acts/credentials.ts";
import { accountHolding, find, findAccount } from "../acts/find.ts";
import { notFound, unprocessable } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import { decide } from "../oauth/authorize-page.ts";
import { deniedRedirect, readAuthorizationRequest } from "../oauth/request.ts";
import { expirySpellings } from "../options.ts";
import { knownScopes } from "../state/words.ts";
import { accountId, flag, recordId } from "./inputs.ts";

const credentialId = recordId;

export function accessCalls(sim: Simulator) {
  const holding = (id: number) => {
    const account = accountHolding(sim, "credentials", id);
    return { account, credential: find(account, "credentials", id) };
  };
  return {
    /**
     * A credential with all scopes unless some are named (such as harvest:jobs:list); the secret is told only here. A
     * script that wants the same one at every start may give both parts; an id has to end in a dash and digits.
     */
    createCredential: door(
      z.object({
        accountId,
        name: z.string().default("Rolecall"),
        scopes: z.array(z.string()).optional(),
        clientId: z.string().regex(/-\d+$/).optional(),
        clientSecret: z.string().min(1).optional(),
      }),
      ({ accountId: id, scopes, ...input }) =>
        createCredential(sim, findAccount(sim, id), { ...input, scopes: scopes ?? knownScopes }),
    ),
    /** "Manage scopes": tokens that are out keep what they were minted with. */
    setScopes: door(z.object({ credentialId, scopes: z.array(z.string()) }), ({ credentialId: id, scopes }) => {
      demandScopes(scopes);
      holding(id).credential.scopes = scopes;
      sim.touch();
      return scopes;
    }),
    /** A new secret; the old one stops at once, tokens live on. */
    rotateSecret: door(z.object({ credentialId }), ({ credentialId: id }) => {
      const { credential } = holding(id);
      credential.clientSecret = sim.random.letters(48);
      sim.touch();
      return { clientId: credential.clientId, clientSecret: credential.clientSecret };
    }),
    deleteCredential: door(z.object({ credentialId }), ({ credentialId: id }) => {
      const { account, credential } = holding(id);
      deleteCredential(sim, account, credential);
    }),
    /** Every access token of a client dies before its time (all clients when none is named). */
    endTokens: door(z.object({ clientId: z.string().optional() }), ({ clientId }) => {
      const all = new Set(Object.values(sim.state.accessTokens).map((token) => token.clientId));
      const clients = clientId === undefined ? [...all] : [clientId];
      return { ended: clients.reduce((sum, id) => sum + endTokens(sim, id), 0) };
    }),
    /** How the next token answers tell their end, and whether a new token ends the one before. */
    setTokenAnswer: door(
      z.object({ expirySpelling: z.enum(expirySpellings).optional(), mintingRevokesFormer: flag }),
      (input) => {
        for (const [name, value] of Object.entries(input)) {
          if (value !== undefined) Object.assign(sim.options, { [name]: value });
        }
      },
    ),
    /**
     * Plays a partner's consent page without a browser: takes the /authorize address, gives the address that the
     * person is sent back to. Default person: the first active Site Admin. 422 where the page would refuse.
     */
    consent: door(
      z.object({
        accountId,
        url: z.string(),
        userId: z.int().optional(),
        asServiceAccount: z.boolean().default(false),
        decision: z.enum(["allow", "deny"]).default("allow"),
      }),
      ({ accountId: id, url, userId, asServiceAccount, decision }) => {
        const request = readAuthorizationRequest(sim, new URL(url).searchParams);
        if ("refusal" in request) throw unprocessable(request.refusal);
        if (decision === "deny") return { location: deniedRedirect(request) };
        const account = findAccount(sim, id);
        const person = Object.values(account.users).find((user) =>
          userId === undefined ? user.isSiteAdmin && !user.isDeactivated && !user.isServiceAccount : user.id === userId,
        );
        if (!person) throw notFound("user", userId ?? "(any Site Admin)");
        return { location: decide(sim, request, { account, person, asServiceAccount }) };
      },
    ),
    /** Takes a partner's access back: no refresh ever again, and its tokens die. */
    revokeAccess: door(z.object({ accountId, clientId: z.string().optional() }), ({ accountId: id, clientId }) => {
      const account = findAccount(sim, id);
      const live = Object.values(sim.state.grants).filter(
        (grant) =>
          grant.accountId === account.id &&
          grant.revokedAt === null &&
          (clientId === undefined || grant.clientId === clientId),
      );
      for (const grant of live) {
        grant.revokedAt = sim.clock.now();
        endTokens(sim, grant.clientId, account.id);
      }
      return { revoked: live.length };
    }),
  };
}
