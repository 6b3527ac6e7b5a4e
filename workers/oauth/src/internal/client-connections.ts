// Connections to Greenhouse by a company's own credential: tried at once, kept in the vault, with a webhook secret of our making.
import type { GreenhouseClient } from "#shared/ats/greenhouse/auth.ts";
import { setSignatureTokenCount, type Connection } from "#shared/db/connections.ts";
import { auditEntry } from "#shared/db/audit.ts";
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { commit } from "#shared/db/outbox.ts";
import { looksLikeOldKey, OLD_HARVEST_KEY } from "#shared/domain/greenhouse/old-key.ts";
import { GREENHOUSE_SCOPES, scopeName } from "#shared/domain/greenhouse/scopes.ts";
import { newId, newSecret } from "#shared/domain/ids.ts";
import type { ClientConnectionAnswer } from "#shared/domain/oauth-commands.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import type { ModuleName } from "#shared/domain/words.ts";
import { ATTEMPT_MS } from "../attempts.ts";
import { establish, vaultOf, type Placed } from "../connect/establish.ts";
import { greenhouseAddresses, type Env } from "../env.ts";
import { attentionOf, type ProbeProblem } from "../probe.ts";
import { probeGreenhouse } from "../probe-greenhouse.ts";
import { installerOf } from "./key-connections.ts";

type Defer = (work: Promise<unknown>) => void;

export type ClientProblem =
  | "old_harvest_key"
  | "key_refused"
  | "acting_user_unknown"
  | "incomplete"
  | "unavailable"
  | "failed"
  | ProbeProblem["reason"];

export type ClientWish = {
  /** For a connection that exists, what is left out stays. */
  readonly client: { readonly [Part in keyof GreenhouseClient]?: GreenhouseClient[Part] | undefined };
  readonly modules: readonly ModuleName[];
  /** The connection that gets another credential or acting user, or null for a new connection. */
  readonly connection: Connection | null;
  /** `user:usr_…` or `token:tok_…` */
  readonly actor: string;
};

/**
 * Tries the credential and makes or changes the connection. One that Greenhouse knows is kept even if it may not do everything yet,
 * since its secret is shown only once: the connection then needs attention. A connection that works never gets a worse credential.
 */
export async function connectByClient(
  env: Env,
  tenant: TenantDb,
  wish: ClientWish,
  defer: Defer,
  now: number,
): Promise<Result<ClientConnectionAnswer, ClientProblem>> {
  const { connection: known, client } = wish;
  const id = known?.id ?? newId("connection", now);
  const owner = { tenantId: tenant.tenantId, connectionId: id, provider: "greenhouse" } as const;
  const vault = vaultOf(env, id);
  const minted = await vault.mintPending(owner, given(client), ATTEMPT_MS);
  if (!minted.ok) return refusedMint(minted.reason, minted.message, client);

  const userId = client.userId ?? known?.actingUserId ?? null;
  const problems = await probeGreenhouse(deskWith(env, minted.value.header), userId);
  const undecided = problems.find(({ reason }) => reason === "unavailable");
  if (undecided !== undefined) return fail("unavailable", undecided.message);
  const attentionReason = attentionOf(problems);
  if (attentionReason !== null && known?.status === "active") return fail(attentionReason, wordsOf(problems));

  const webhookSecret = (known?.signatureTokenCount ?? 0) === 0 ? newSecret() : null;
  if (webhookSecret !== null) await vault.putSignatureTokens(owner, [webhookSecret]);
  const placed: Placed = {
    ...owner,
    isNew: known === null,
    authKind: "client_credentials",
    accountId: known?.accountId ?? null,
    modules: [...wish.modules],
    scopes: scopesWithout(problems),
    attentionReason,
    actingUserId: userId,
    ...(webhookSecret === null ? {} : { signatureTokenCount: 1 }),
  };
  const by = { actor: wish.actor, installer: await installerOf(env, wish.actor) };
  const made = await establish(env, tenant, placed, by, defer, now);
  return made.ok ? ok({ id, webhookSecret, problems }) : fail("failed", made.message);
}

function given(client: ClientWish["client"]): Partial<GreenhouseClient> {
  const { clientId, clientSecret, userId } = client;
  return {
    ...(clientId === undefined ? {} : { clientId }),
    ...(clientSecret === undefined ? {} : { clientSecret }),
    ...(userId === undefined ? {} : { userId }),
  };
}

function refusedMint(
  reason: "key_refused" | "user_refused" | "unavailable" | "empty",
  message: string,
  { clientId = "", clientSecret = "", userId = "" }: ClientWish["client"],
): Result<never, ClientProblem> {
  switch (reason) {
    case "key_refused":
      if (looksLikeOldKey(clientId) || looksLikeOldKey(clientSecret)) return fail("old_harvest_key", OLD_HARVEST_KEY);
      return fail(
        "key_refused",
        "Greenhouse does not know this client id together with this secret. Copy both again from Dev Center > API Credentials; the secret is shown only when it is made.",
      );
    case "user_refused":
      return fail(
        "acting_user_unknown",
        `Greenhouse has no active user with the id ${userId}. The number stands in the address of the user's page in Greenhouse.`,
      );
    case "unavailable":
      return fail("unavailable", "Greenhouse's token endpoint does not answer at the moment. Try again.");
    case "empty":
      return fail("incomplete", message);
  }
}

/** A header that cannot be renewed: it was minted a moment ago. */
function deskWith(env: Env, header: string) {
  const refused = {
    reason: "access_revoked",
    message: "Greenhouse refuses the token that it has just minted.",
  } as const;
  const access = async (after401?: string) => (after401 === undefined ? header : refused);
  return { apiUrl: greenhouseAddresses(env).apiUrl, fetch, access };
}

function wordsOf(problems: readonly ProbeProblem[]): string {
  return problems.map(({ message }) => message).join(" ");
}

/** What the probe has found to be allowed; nothing when not even that could be found out. */
function scopesWithout(problems: readonly ProbeProblem[]): string[] {
  if (problems.some(({ reason }) => reason === "not_site_admin" || reason === "access_revoked")) return [];
  return GREENHOUSE_SCOPES.map(scopeName).filter((name) => !problems.some(({ scope }) => scope === name));
}

/** One more webhook secret. The one before still verifies, until Greenhouse's webhooks have the new one; older ones end. */
export async function rotateWebhookSecret(
  env: Env,
  tenant: TenantDb,
  connection: Connection,
  actor: string,
  defer: Defer,
  now: number,
): Promise<ClientConnectionAnswer> {
  const { id } = connection;
  const vault = vaultOf(env, id);
  const secret = newSecret();
  const live = [secret, ...(await vault.signingSecrets()).slice(0, 1)];
  await vault.putSignatureTokens({ tenantId: tenant.tenantId, connectionId: id, provider: "greenhouse" }, live);
  const entry = {
    actor,
    action: "connection.webhook_secret_made",
    subjectKind: "connection",
    subjectId: id,
    details: { signatureTokenCount: live.length },
  } as const;
  const change = setSignatureTokenCount(tenant, id, live.length, now);
  await commit(env, tenant, [change, auditEntry(tenant, entry, now)], [], defer);
  return { id, webhookSecret: secret, problems: [] };
}
