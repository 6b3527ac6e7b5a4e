// A company's own Greenhouse credential becomes a connection: tried at once, kept in the vault, what it lacks said in words.
import type { GreenhouseClient } from "#shared/ats/greenhouse/auth.ts";
import type { Connection } from "#shared/db/connections.ts";
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { looksLikeOldKey, OLD_HARVEST_KEY } from "#shared/domain/greenhouse/old-key.ts";
import { GREENHOUSE_SCOPES, scopeName } from "#shared/domain/greenhouse/scopes.ts";
import { newId, newSecret } from "#shared/domain/ids.ts";
import type { ClientConnectionAnswer } from "#shared/domain/oauth-commands.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import type { ModuleName } from "#shared/domain/words.ts";
import { ATTEMPT_MS } from "../attempts.ts";
import { greenhouseAddresses, type Env } from "../env.ts";
import { readActingUsers, type ActingUser } from "../acting-users.ts";
import { attentionOf, type ProbeProblem } from "../probe.ts";
import { probeGreenhouse } from "../probe-greenhouse.ts";
import { establish, vaultOf, type Establisher, type Placed } from "./establish.ts";

type Defer = (work: Promise<unknown>) => void;

export type ClientProblem =
  | "old_harvest_key"
  | "key_refused"
  | "acting_user_unknown"
  | "incomplete"
  | "unavailable"
  | "invitation_used"
  | "failed"
  | ProbeProblem["reason"];

export type ClientWish = {
  /** For a connection that exists, what is left out stays. */
  readonly client: { readonly [Part in keyof GreenhouseClient]?: GreenhouseClient[Part] | undefined };
  readonly modules: readonly ModuleName[];
  /** The connection that gets another credential or acting user, or null for a new connection. */
  readonly connection: Connection | null;
  /** A credential without its user that `offerUsers` left waiting, by the id of its connection to be. */
  readonly waitingId: string | null;
  /** Whether a first webhook secret is made with it; a page lets a person ask for it instead, when they are ready to paste it. */
  readonly makesWebhookSecret: boolean;
  readonly by: Establisher;
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
  const { connection: known, client, waitingId } = wish;
  const owner = ownerOf(tenant, known, waitingId, now);
  const id = owner.connectionId;
  const vault = vaultOf(env, id);
  const rest = waitingId === null ? "in_use" : "pending";
  const minted = await vault.mintPending(owner, given(client), ATTEMPT_MS, rest);
  if (!minted.ok) return refusedMint(minted.reason, minted.message, client);

  const userId = client.userId ?? known?.actingUserId ?? null;
  const problems = await probeGreenhouse(deskWith(env, minted.value.header), userId);
  const undecided = problems.find(({ reason }) => reason === "unavailable");
  if (undecided !== undefined) return fail("unavailable", undecided.message);
  const attentionReason = attentionOf(problems);
  if (attentionReason !== null && known?.status === "active") return fail(attentionReason, wordsOf(problems));

  const webhookSecret = wish.makesWebhookSecret && (known?.signatureTokenCount ?? 0) === 0 ? newSecret() : null;
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
  const made = await establish(env, tenant, placed, wish.by, defer, now);
  if (made.ok) return ok({ id, webhookSecret, problems });
  return fail(made.reason === "invitation_used" ? made.reason : "failed", made.message);
}

/**
 * Tries client id and secret without a user, and reads who could be the acting one. The credential waits ten minutes in the vault.
 * @returns null for the users when the credential's own service account may not list them: then the id has to be typed
 */
export async function offerUsers(
  env: Env,
  tenant: TenantDb,
  client: Pick<GreenhouseClient, "clientId" | "clientSecret">,
  known: Connection | null,
  now: number,
): Promise<Result<{ waitingId: string; users: ActingUser[] | null }, ClientProblem>> {
  const owner = ownerOf(tenant, known, null, now);
  const minted = await vaultOf(env, owner.connectionId).mintPending(owner, { ...client, userId: null }, ATTEMPT_MS);
  if (!minted.ok) return refusedMint(minted.reason, minted.message, client);
  return ok({
    waitingId: owner.connectionId,
    users: await readActingUsers(deskWith(env, minted.value.header), minted.value.header),
  });
}

/** The users again, for a page that is shown a second time; null also when the credential does not wait any more. */
export async function offerUsersAgain(env: Env, tenant: TenantDb, waitingId: string): Promise<ActingUser[] | null> {
  const owner = { tenantId: tenant.tenantId, connectionId: waitingId, provider: "greenhouse" } as const;
  const minted = await vaultOf(env, waitingId).mintPending(owner, { userId: null }, ATTEMPT_MS, "pending");
  return minted.ok ? readActingUsers(deskWith(env, minted.value.header), minted.value.header) : null;
}

function ownerOf(tenant: TenantDb, known: Connection | null, waitingId: string | null, now: number) {
  const connectionId = waitingId ?? known?.id ?? newId("connection", now);
  return { tenantId: tenant.tenantId, connectionId, provider: "greenhouse" } as const;
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
        `Greenhouse has no active user with the id ${userId ?? ""}. The number stands in the address of the user's page in Greenhouse.`,
      );
    case "unavailable":
      return fail("unavailable", "Greenhouse's token endpoint does not answer at the moment. Try again.");
    case "empty":
      return fail("incomplete", message);
  }
}

/** A header that cannot be renewed: it was minted a moment ago. */
export function deskWith(env: Env, header: string) {
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
export function scopesWithout(problems: readonly ProbeProblem[]): string[] {
  if (problems.some(({ reason }) => UNASKED.has(reason))) return [];
  return GREENHOUSE_SCOPES.map(scopeName).filter((name) => !problems.some(({ scope }) => scope === name));
}

const UNASKED: ReadonlySet<ProbeProblem["reason"]> = new Set(["not_site_admin", "access_revoked", "key_refused"]);
