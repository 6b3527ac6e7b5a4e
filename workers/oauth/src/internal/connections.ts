// Commands about connections: create by API key, change, disconnect, probe, and the scheduler's word that access is dead.
import { Hono } from "hono";
import { auditEntry } from "#shared/db/audit.ts";
import { readHooks } from "#shared/db/connection-hooks.ts";
import { endConnection, readConnection, setSignatureTokenCount, type Connection } from "#shared/db/connections.ts";
import { forTenant, type TenantDb } from "#shared/db/for-tenant.ts";
import { commit } from "#shared/db/outbox.ts";
import { deleteScimTokens } from "#shared/db/scim-tokens.ts";
import { OLD_HARVEST_KEY } from "#shared/domain/greenhouse/old-key.ts";
import {
  ChangeConnectionCommand,
  ConnectionCommand,
  CreateClientConnectionCommand,
  CreateConnectionCommand,
  CreateScimConnectionCommand,
  NeedsAttentionCommand,
  RotateScimTokenCommand,
  type AttentionReason,
} from "#shared/domain/oauth-commands.ts";
import { HooksCommand } from "#shared/domain/hris/hooks.ts";
import { isAts } from "#shared/domain/words.ts";
import { z } from "zod";
import { deferrer, type App, type AppContext } from "../app.ts";
import { checkConnection, stop } from "../connect/check.ts";
import { connectByClient, type ClientWish } from "../connect/client-credential.ts";
import { ensureHooks, removeHooks } from "../connect/hooks.ts";
import { changeModules } from "../connect/modules.ts";
import { vaultOf } from "../connect/establish.ts";
import { notFound, readCommand, refuse } from "./answers.ts";
import { rotateWebhookSecret } from "./client-connections.ts";
import { connectByKey, installerOf, type KeyWish } from "./key-connections.ts";
import { createScimConnection, rotateScimToken } from "./scim-connections.ts";

const NewConnectionCommand = z.discriminatedUnion("provider", [
  CreateConnectionCommand,
  CreateClientConnectionCommand,
  CreateScimConnectionCommand,
]);

export const connectionCommands = new Hono<App>()
  .post("/", async (c) => {
    const command = await readCommand(c, NewConnectionCommand);
    if (command instanceof Response) return command;
    if (command.provider === "scim") {
      const tenant = forTenant(c.env, command.tenantId);
      return c.json(await createScimConnection(c.env, tenant, command.actor, deferrer(c), Date.now()), 201);
    }
    if (command.provider === "greenhouse") {
      const { tenantId, actor, auth, modules } = command;
      return byClient(c, forTenant(c.env, tenantId), { client: auth, modules, connection: null, actor }, 201);
    }
    const { tenantId, actor, auth, modules } = command;
    return byKey(c, forTenant(c.env, tenantId), { apiKey: auth.apiKey, modules, connection: null, actor }, 201);
  })
  .patch("/:id", async (c) => {
    const command = await readCommand(c, ChangeConnectionCommand);
    if (command instanceof Response) return command;
    const { tenantId, actor, signatureTokens, apiKey, client, newWebhookSecret, modules } = command;
    const tenant = forTenant(c.env, tenantId);
    const connection = await readConnection(tenant, c.req.param("id"));
    if (connection === null) return notFound(c);
    if (!isAts(connection))
      return refuse(c, 422, "not_an_ats", "A SCIM connection has neither webhooks nor an API key: replace its token.");
    if (apiKey !== undefined && connection.authKind !== "api_key")
      return refuse(
        c,
        422,
        "not_an_api_key",
        connection.provider === "greenhouse" ? OLD_HARVEST_KEY : WORKS_BY_CONSENT,
      );
    if (
      (connection.authKind !== "client_credentials" && client !== undefined) ||
      (connection.provider !== "greenhouse" && newWebhookSecret)
    )
      return refuse(
        c,
        422,
        "not_a_client",
        "Only Greenhouse connections have a client id and a webhook secret of ours.",
      );
    if (connection.provider !== "lever" && signatureTokens !== undefined)
      return refuse(
        c,
        422,
        "own_secret",
        "Rolecall makes the secret of this connection's webhooks. Ask for a new one.",
      );
    if (connection.status === "disconnected" && (signatureTokens !== undefined || newWebhookSecret))
      return refuse(c, 422, "disconnected", "This connection was disconnected. Connect it again first.");
    if (modules !== undefined) {
      const changed = await changeModules(c.env, tenant, connection, { modules, actor }, deferrer(c), Date.now());
      if (!changed.ok) return refuse(c, changed.reason === "unavailable" ? 503 : 422, changed.reason, changed.message);
      return c.json({ id: connection.id });
    }
    if (signatureTokens !== undefined) await changeSignatureTokens(c, tenant, connection, signatureTokens, actor);
    if (client !== undefined)
      return byClient(c, tenant, { client, modules: connection.modules, connection, actor }, 200);
    if (newWebhookSecret)
      return c.json(await rotateWebhookSecret(c.env, tenant, connection, actor, deferrer(c), Date.now()));
    if (apiKey === undefined) return c.json({ id: connection.id });
    return byKey(c, tenant, { apiKey, modules: connection.modules, connection, actor }, 200);
  })
  .post("/:id/hooks", async (c) => {
    const command = await readCommand(c, HooksCommand);
    if (command instanceof Response) return command;
    const tenant = forTenant(c.env, command.tenantId);
    const connection = await readConnection(tenant, c.req.param("id"));
    if (connection === null) return notFound(c);
    if (connection.provider !== "lever") return refuse(c, 422, "not_lever", "Webhooks are made in Lever only.");
    const desk = { env: c.env, tenant, connection, actor: command.actor, defer: deferrer(c) };
    const done = command.wanted ? await ensureHooks(desk, Date.now()) : await removeHooks(desk, false, Date.now());
    if (!done.ok) return refuse(c, done.reason === "unavailable" ? 503 : 422, done.reason, done.message);
    return c.json({ id: connection.id });
  })
  .post("/:id/disconnect", async (c) => {
    const command = await readCommand(c, ConnectionCommand);
    if (command instanceof Response) return command;
    const tenant = forTenant(c.env, command.tenantId);
    const connection = await readConnection(tenant, c.req.param("id"));
    if (connection === null) return notFound(c);
    await disconnect(c, tenant, connection, command.actor);
    return c.json({ id: connection.id });
  })
  .post("/:id/scim-token", async (c) => {
    const command = await readCommand(c, RotateScimTokenCommand);
    if (command instanceof Response) return command;
    const tenant = forTenant(c.env, command.tenantId);
    const connection = await readConnection(tenant, c.req.param("id"));
    if (connection === null) return notFound(c);
    const { actor, overlapHours } = command;
    const made = await rotateScimToken(c.env, tenant, connection, { actor, overlapHours }, deferrer(c), Date.now());
    return made.ok ? c.json(made.value, 201) : refuse(c, 422, made.reason, made.message);
  })
  .post("/:id/probe", async (c) => {
    const command = await readCommand(c, ConnectionCommand);
    if (command instanceof Response) return command;
    const tenant = forTenant(c.env, command.tenantId);
    const connection = await readConnection(tenant, c.req.param("id"));
    if (connection === null) return notFound(c);
    // a SCIM connection is called, it calls nobody: there is nothing to ask
    if (!isAts(connection)) return c.json({ isHealthy: true, problems: [] });
    return c.json(await checkConnection(c.env, tenant, connection, command.actor, deferrer(c), Date.now()));
  })
  .post("/:id/needs-attention", async (c) => {
    const command = await readCommand(c, NeedsAttentionCommand);
    if (command instanceof Response) return command;
    const now = Date.now();
    const tenant = forTenant(c.env, command.tenantId);
    const connection = await readConnection(tenant, c.req.param("id"));
    if (connection === null) return notFound(c);
    const seenAtMs = command.seenAt === undefined ? now : Date.parse(command.seenAt);
    const reason = await exactly(c, connection, command.reason);
    const trouble = { connectionId: connection.id, reason, seenAtMs };
    return c.json({ stopped: await stop(c.env, tenant, trouble, "system", deferrer(c), now) });
  });

const WORKS_BY_CONSENT = "This connection works by Lever's consent. Reconnect it instead of entering a key.";

/** Of a refused Greenhouse credential only the vault knows whether it was the secret or the user that it acts as. */
async function exactly(c: AppContext, { id, provider }: Connection, reason: AttentionReason): Promise<AttentionReason> {
  if (provider !== "greenhouse" || reason !== "key_refused") return reason;
  return (await vaultOf(c.env, id).refusal()) === "user_refused" ? "acting_user_deactivated" : reason;
}

type ClientAsked = Pick<ClientWish, "client" | "modules" | "connection"> & { readonly actor: string };

async function byClient(c: AppContext, tenant: TenantDb, asked: ClientAsked, status: 200 | 201): Promise<Response> {
  const { actor, ...rest } = asked;
  const by = { actor, installer: await installerOf(c.env, actor), invitationId: null };
  const wish = { ...rest, waitingId: null, makesWebhookSecret: true, by };
  const made = await connectByClient(c.env, tenant, wish, deferrer(c), Date.now());
  if (made.ok) return c.json(made.value, status);
  return refuse(c, made.reason === "unavailable" ? 503 : 422, made.reason, made.message);
}

async function byKey(c: AppContext, tenant: TenantDb, wish: KeyWish, status: 200 | 201): Promise<Response> {
  const made = await connectByKey(c.env, tenant, wish, deferrer(c), Date.now());
  if (made.ok) return c.json({ id: made.value.connectionId }, status);
  return refuse(c, made.reason === "unavailable" ? 503 : 422, made.reason, made.message);
}

/** The tokens themselves go to the vault only; the row counts them. */
async function changeSignatureTokens(
  c: AppContext,
  tenant: TenantDb,
  { id, provider }: Connection,
  tokens: readonly string[],
  actor: string,
): Promise<void> {
  const unique = [...new Set(tokens)];
  if (provider !== "lever") throw new Error(`No vault serves ${provider} yet.`);
  await vaultOf(c.env, id).putSignatureTokens({ tenantId: tenant.tenantId, connectionId: id, provider }, unique);
  const now = Date.now();
  const details = { signatureTokenCount: unique.length };
  const entry = {
    actor,
    action: "connection.signature_tokens_changed",
    subjectKind: "connection",
    subjectId: id,
    details,
  } as const;
  const change = setSignatureTokenCount(tenant, id, unique.length, now);
  await commit(c.env, tenant, [change, auditEntry(tenant, entry, now)], [], deferrer(c));
}

/**
 * Webhooks of ours are removed while there is access; what cannot be removed is remembered. Then the credential goes before the
 * row: whatever happens after that, it is gone. Doing it twice changes nothing.
 */
async function disconnect(c: AppContext, tenant: TenantDb, connection: Connection, actor: string): Promise<void> {
  const { id, status } = connection;
  if (connection.provider === "lever" && status !== "disconnected" && (await readHooks(tenant, id)).length > 0)
    await removeHooks({ env: c.env, tenant, connection, actor, defer: deferrer(c) }, true, Date.now());
  if (isAts(connection)) await vaultOf(c.env, id).wipe();
  if (status === "disconnected") return;
  const now = Date.now();
  const entry = { actor, action: "connection.disconnected", subjectKind: "connection", subjectId: id } as const;
  const changes = [endConnection(tenant, id, now), deleteScimTokens(tenant, id), auditEntry(tenant, entry, now)];
  await commit(c.env, tenant, changes, [], deferrer(c));
}
