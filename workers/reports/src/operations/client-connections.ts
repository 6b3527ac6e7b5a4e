// Greenhouse connections by a company's own credential: client id, secret and acting user go to the vault, the webhook secret comes back once.
import { findConnection } from "#shared/db/connection-health.ts";
import { mayAdminister } from "#shared/domain/access.ts";
import { ClientConnectionAnswer } from "#shared/domain/oauth-commands.ts";
import { ok, type Result } from "#shared/domain/result.ts";
import type { ModuleName } from "#shared/domain/words.ts";
import { askOauth, type OauthReason } from "./ask-oauth.ts";
import { getConnection, type ConnectionDetail, type Problem } from "./connections.ts";
import { needsAdmin, notFound, type Scope } from "./scope.ts";

export type Client = { readonly clientId: string; readonly clientSecret: string; readonly userId: string };

/** What is left out stays as it is. */
export type ClientChange = {
  readonly client?: { readonly [Part in keyof Client]?: string | undefined };
  /** One more secret for the webhooks; the one before still verifies. */
  readonly newWebhookSecret?: true;
};

/** A connection that was just made or changed: its health is what Greenhouse has just said, in words for each missing scope. */
export type ClientConnection = {
  readonly connection: ConnectionDetail;
  /** Shown this once; null when none was made. */
  readonly webhookSecret: string | null;
};

export function createClientConnection(
  scope: Scope,
  wish: { readonly client: Client; readonly modules: readonly ModuleName[] },
): Promise<Result<ClientConnection, OauthReason | "forbidden">> {
  const auth = { kind: "client_credentials", ...wish.client };
  return asked(scope, "POST", "/connections", { provider: "greenhouse", auth, modules: wish.modules });
}

export async function changeClientConnection(
  scope: Scope,
  id: string,
  change: ClientChange,
): Promise<Result<ClientConnection, OauthReason | "forbidden">> {
  if ((await findConnection(scope.tenant, id)) === null) return notFound("connection");
  return asked(scope, "PATCH", `/connections/${id}`, change);
}

async function asked(
  scope: Scope,
  method: "POST" | "PATCH",
  path: string,
  command: object,
): Promise<Result<ClientConnection, OauthReason | "forbidden">> {
  if (!mayAdminister(scope.actor.role)) return needsAdmin();
  const made = await askOauth(scope, "connection", method, path, command, ClientConnectionAnswer);
  if (!made.ok) return made;
  const { id, webhookSecret, problems } = made.value;
  const found = await getConnection(scope, id);
  return found.ok ? ok({ connection: asProbed(found.value, problems), webhookSecret }) : found;
}

/** The stored reason is one word for all that is missing; the probe of a moment ago names each. */
function asProbed(connection: ConnectionDetail, problems: readonly Problem[]): ConnectionDetail {
  if (problems.length === 0) return connection;
  return { ...connection, health: { isHealthy: connection.health.isHealthy, problems } };
}
