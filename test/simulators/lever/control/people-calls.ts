// Control calls about accounts, people, API keys, switches and consent.
import { z } from "zod";
import { createAccount, createUser } from "../acts/accounts.ts";
import { findAccount, findReason, findUser } from "../acts/find.ts";
import { deleteWebhook } from "../acts/webhooks.ts";
import { badRequest, notFound } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import { allow, deny } from "../oauth/consent.ts";
import { readAuthorizationRequest } from "../oauth/request.ts";
import { knownPermissions } from "../oauth/scopes.ts";
import { revokeGrant } from "../oauth/tokens.ts";
import { accessRoles, requisitionModes } from "../state/words.ts";
import { door } from "../../shared/door.ts";
import { addStandardPeople } from "./seeds.ts";

const accountId = z.string().optional();
const settings = z.object({
  isEnterprise: z.boolean().optional(),
  areRequisitionsEnabled: z.boolean().optional(),
  requisitionMode: z.enum(requisitionModes).optional(),
  closesFilledRequisitions: z.boolean().optional(),
  downloadsByRedirect: z.boolean().optional(),
});

export function peopleCalls(sim: Simulator) {
  return {
    /** A new account with Sasha Rivera (Super Admin), a recruiter and two hiring managers unless `hasPeople` is false. */
    createAccount: door(
      z.object({
        id: z.string().optional(),
        name: z.string(),
        settings: settings.optional(),
        hasPeople: z.boolean().default(true),
      }),
      ({ hasPeople, ...input }) => {
        const account = createAccount(sim, input);
        if (hasPeople) addStandardPeople(sim, account);
        return { id: account.id, name: account.name };
      },
    ),
    /** The package and the requisition switches of an account. */
    setSettings: door(settings.extend({ accountId }), ({ accountId: id, ...changes }) => {
      const account = findAccount(sim, id);
      for (const [name, value] of Object.entries(changes)) {
        if (value !== undefined) Object.assign(account.settings, { [name]: value });
      }
      sim.touch();
      return account.settings;
    }),
    createUser: door(
      z.object({
        accountId,
        id: z.string().optional(),
        name: z.string(),
        email: z.string().optional(),
        accessRole: z.enum(accessRoles).optional(),
        jobTitle: z.string().optional(),
        externalDirectoryId: z.string().optional(),
        managerId: z.string().optional(),
      }),
      ({ accountId: id, ...input }) => createUser(sim, findAccount(sim, id), input),
    ),
    deactivateUser: door(z.object({ accountId, userId: z.string() }), ({ accountId: id, userId }) => {
      findUser(findAccount(sim, id), userId).deactivatedAt = sim.clock.now();
      sim.touch();
    }),
    createArchiveReason: door(
      z.object({ accountId, text: z.string().min(1), type: z.enum(["hired", "non-hired"]).default("non-hired") }),
      ({ accountId: id, text, type }) => {
        const reason = { id: sim.random.uuid(), text, status: "active" as const, type };
        findAccount(sim, id).archiveReasons.push(reason);
        sim.touch();
        return reason;
      },
    ),
    /** Renames a reason, or makes it inactive; old records keep it. */
    editArchiveReason: door(
      z.object({
        accountId,
        reasonId: z.string(),
        text: z.string().min(1).optional(),
        status: z.enum(["active", "inactive"]).optional(),
      }),
      ({ accountId: id, reasonId, text, status }) => {
        const reason = findReason(findAccount(sim, id), reasonId);
        reason.text = text ?? reason.text;
        reason.status = status ?? reason.status;
        sim.touch();
        return reason;
      },
    ),
    /** A key with all permissions unless some are named (such as `requisitions:write`); `key` is the Basic user name. */
    createApiKey: door(
      z.object({
        accountId,
        name: z.string().default("API key"),
        permissions: z.array(z.string()).optional(),
        isConfidential: z.boolean().default(false),
      }),
      ({ accountId: id, permissions, ...input }) => {
        const account = findAccount(sim, id);
        const key = {
          id: sim.random.uuid(),
          key: sim.random.letters(40),
          permissions: (permissions ?? [...knownPermissions]).map((name) => name.replace(/:admin$/, "")),
          createdAt: sim.clock.now(),
          ...input,
        };
        account.apiKeys[key.id] = key;
        sim.touch();
        return key;
      },
    ),
    deleteApiKey: door(z.object({ accountId, apiKeyId: z.string() }), ({ accountId: id, apiKeyId }) => {
      delete findAccount(sim, id).apiKeys[apiKeyId];
      sim.touch();
    }),
    /**
     * Plays the consent page without a browser: takes the /authorize address, gives the address that the person is
     * sent back to. Throws 400 where the page would refuse; a person who is no Super Admin is refused.
     */
    consent: door(
      z.object({
        accountId,
        url: z.string(),
        userId: z.string().optional(),
        decision: z.enum(["allow", "deny"]).default("allow"),
      }),
      ({ accountId: id, url, userId, decision }) => {
        const request = readAuthorizationRequest(sim, new URL(url).searchParams, url);
        if ("refusal" in request) throw badRequest(request.refusal);
        if (decision === "deny") return { location: deny(request) };
        const account = findAccount(sim, id);
        const person = Object.values(account.users).find((user) =>
          userId === undefined ? user.accessRole === "super admin" && user.deactivatedAt === null : user.id === userId,
        );
        if (person?.accessRole !== "super admin") throw badRequest("Only a Super Admin can authorize an integration");
        return { location: allow(sim, request, account.id, person.id) };
      },
    ),
    /**
     * Settings > Authorized Apps > Revoke access. `accessTokens` overrides what the option says for this once. What
     * becomes of the app's webhooks is nowhere stated: they go on unless `removesWebhooks`.
     */
    revokeAccess: door(
      z.object({
        accountId,
        clientId: z.string().optional(),
        accessTokens: z.enum(["die", "linger"]).optional(),
        removesWebhooks: z.boolean().default(false),
      }),
      ({ accountId: id, clientId, accessTokens, removesWebhooks }) => {
        const account = findAccount(sim, id);
        const grants = Object.values(sim.state.grants).filter(
          (grant) =>
            grant.accountId === account.id &&
            grant.revokedAt === null &&
            (clientId === undefined || grant.clientId === clientId),
        );
        if (grants.length === 0) throw notFound("authorized apps", clientId ?? account.id);
        for (const grant of grants) {
          revokeGrant(sim, grant, accessTokens);
          const own = Object.values(account.webhooks).filter(({ madeBy }) => madeBy === `grant:${grant.id}`);
          if (removesWebhooks) own.forEach(({ id: webhookId }) => deleteWebhook(sim, account, webhookId));
        }
        return { revoked: grants.length };
      },
    ),
  };
}
