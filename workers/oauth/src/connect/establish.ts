// Makes a grant or key into a connection: first it waits in the vault, then it is claimed and the row committed, with audit and poke.
import { accountOf, bearerHeader, missingScopes, type LeverGrant } from "#shared/ats/lever/auth.ts";
import { auditEntry } from "#shared/db/audit.ts";
import {
  connectionOfAccount,
  insertConnection,
  readConnection,
  renewConnection,
  type Connection,
  type ConnectionState,
  type Installer,
} from "#shared/db/connections.ts";
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { commit } from "#shared/db/outbox.ts";
import { leverScopes } from "#shared/domain/connection.ts";
import { inOrder } from "#shared/domain/modules.ts";
import { newId } from "#shared/domain/ids.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { ModuleName, Provider } from "#shared/domain/words.ts";
import { z } from "zod";
import { ATTEMPT_MS } from "../attempts.ts";
import type { Env } from "../env.ts";
import { attentionOf, probeLever } from "../probe.ts";
import { credentialOf, type Credential } from "../vault/credential.ts";

/** A credential that waits in the vault, and what its connection will say. JSON: it may travel in an attempt's luggage. */
export const Placed = z.object({
  tenantId: z.string(),
  connectionId: z.string(),
  provider: Provider.default("lever"),
  isNew: z.boolean(),
  authKind: z.enum(["oauth", "api_key", "client_credentials"]),
  accountId: z.string().nullable(),
  modules: z.array(ModuleName),
  scopes: z.array(z.string()),
  attentionReason: z.string().nullable(),
  actingUserId: z.string().nullable().optional(),
  signatureTokenCount: z.number().optional(),
});
export type Placed = z.infer<typeof Placed>;

export type PlaceProblem = "scope_missing" | "other_account" | "connection_unknown";

type Wish = { readonly reconnectId: string | null; readonly modules: readonly ModuleName[] };

/** `too_narrow`: the account's connection is used for more than the grant covers; it is left as it was. */
type Laid = { readonly is: "placed"; readonly placed: Placed } | { readonly is: "too_narrow"; readonly wish: Wish };

/** The vault of a connection. */
export function vaultOf(env: Env, connectionId: string) {
  return env.VAULT.get(env.VAULT.idFromName(connectionId));
}

/**
 * Checks a fresh grant, finds the connection it belongs to and lays it into that connection's vault, where it waits.
 * @param wish the connection that the person wants to renew, or null for whichever the account has, or a new one; and what for
 */
export async function placeGrant(
  env: Env,
  tenant: TenantDb,
  grant: LeverGrant,
  { reconnectId, modules: chosen }: Wish,
  now: number,
): Promise<Result<Laid, PlaceProblem>> {
  const before = reconnectId === null ? null : await readConnection(tenant, reconnectId);
  if (reconnectId !== null && before === null)
    return fail("connection_unknown", "The connection to renew does not exist (any more).");
  const accountId = accountOf(grant.accessToken);
  if (before !== null && before.accountId !== null && accountId !== null && before.accountId !== accountId)
    return fail("other_account", "This consent is for another Lever account than the connection to renew.");

  const missing = missingScopes(leverScopes(chosen), grant);
  const credential = credentialOf(grant);
  if (missing.length > 0 || credential === null) return fail("scope_missing", missing.join(" "));

  const known = before ?? (accountId === null ? null : await connectionOfAccount(tenant, "lever", accountId));
  const isMore = before === null && known !== null && known.status !== "disconnected";
  const modules = isMore ? inOrder([...known.modules, ...chosen]) : [...chosen];
  const wanted = leverScopes(modules);
  if (isMore && missingScopes(wanted, grant).length > 0)
    return ok({ is: "too_narrow", wish: { reconnectId: known.id, modules } });
  const header = bearerHeader(grant.accessToken);
  const problems = await probeLever({ apiUrl: env.LEVER_API_URL, fetch, access: onlyWith(header) }, modules);
  const placed = await place(
    env,
    tenant,
    credential,
    known,
    {
      authKind: "oauth",
      accountId: accountId ?? known?.accountId ?? null,
      modules,
      scopes: [...(grant.scopes ?? wanted)],
      attentionReason: attentionOf(problems),
    },
    now,
  );
  return ok({ is: "placed", placed });
}

/** A header that cannot be renewed: once refused, access is gone. */
function onlyWith(header: string) {
  return async (after401?: string) =>
    after401 === undefined ? header : ({ reason: "access_revoked", message: "Lever refuses the new grant." } as const);
}

/** Lays a Lever credential into the vault of its connection, new or known, where it waits ten minutes for `establish`. */
export async function place(
  env: Env,
  tenant: TenantDb,
  credential: Credential,
  known: Connection | null,
  state: Omit<ConnectionState, "installedBy" | "authKind"> & Pick<Placed, "authKind">,
  now: number,
): Promise<Placed> {
  const connectionId = known?.id ?? newId("connection", now);
  const { tenantId } = tenant;
  await vaultOf(env, connectionId).putPending({ tenantId, connectionId, provider: "lever" }, credential, ATTEMPT_MS);
  return {
    tenantId,
    connectionId,
    provider: "lever",
    isNew: known === null,
    authKind: state.authKind,
    accountId: state.accountId,
    modules: [...state.modules],
    scopes: [...state.scopes],
    attentionReason: state.attentionReason,
  };
}

export type EstablishProblem = "grant_expired" | "account_taken";

/**
 * Puts the waiting credential to use and commits its connection with the audit entry and a poke for the scheduler.
 * A crash between the two leaves a vault without a row, which the vault's own alarm wipes.
 */
export async function establish(
  env: Env,
  tenant: TenantDb,
  placed: Placed,
  by: { readonly actor: string; readonly installer: Installer | null },
  defer: (work: Promise<unknown>) => void,
  now: number,
): Promise<Result<{ connectionId: string }, EstablishProblem>> {
  const { connectionId, provider, isNew } = placed;
  const claimed = await vaultOf(env, connectionId).claim();
  if (!claimed.ok) return fail("grant_expired", claimed.message);
  const state = stateOf(placed, by.installer);
  const entry = auditEntry(
    tenant,
    {
      actor: by.actor,
      action: isNew ? "connection.connected" : "connection.reconnected",
      subjectKind: "connection",
      subjectId: connectionId,
      details: {
        provider,
        authKind: placed.authKind,
        modules: placed.modules,
        ...(placed.attentionReason === null ? {} : { attentionReason: placed.attentionReason }),
      },
    },
    now,
  );
  const change = isNew
    ? insertConnection(tenant, connectionId, provider, state, now)
    : renewConnection(tenant, connectionId, state, now);
  const poke = { queue: "sync", body: { kind: "sync", tenantId: tenant.tenantId } } as const;
  try {
    await commit(env, tenant, [change, entry], [poke], defer);
  } catch (error) {
    if (!isAccountTaken(error)) throw error;
    if (isNew) await vaultOf(env, connectionId).wipe();
    return fail("account_taken", "This account was connected by somebody else a moment ago.");
  }
  return ok({ connectionId });
}

function stateOf(placed: Placed, installedBy: Installer | null): ConnectionState {
  const { actingUserId, signatureTokenCount, ...rest } = placed;
  return {
    ...rest,
    installedBy,
    ...(actingUserId === undefined ? {} : { actingUserId }),
    ...(signatureTokenCount === undefined ? {} : { signatureTokenCount }),
  };
}

/** The unique index `connections_account` holds against a second live connection to the same account. */
function isAccountTaken(error: unknown): boolean {
  const words = error instanceof Error ? `${error.message} ${String(error.cause)}` : String(error);
  return words.includes("UNIQUE constraint failed") && words.includes("connections");
}
