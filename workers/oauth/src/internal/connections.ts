// Commands about connections: create by API key, change, disconnect, probe, and the scheduler's word that access is dead.
import { Hono } from "hono";
import { auditEntry } from "#shared/db/audit.ts";
import { endConnection, readConnection, setSignatureTokenCount, type Connection } from "#shared/db/connections.ts";
import { forTenant, type TenantDb } from "#shared/db/for-tenant.ts";
import { commit } from "#shared/db/outbox.ts";
import { deleteScimTokens } from "#shared/db/scim-tokens.ts";
import {
  ChangeConnectionCommand,
  ConnectionCommand,
  CreateConnectionCommand,
  CreateScimConnectionCommand,
  NeedsAttentionCommand,
  RotateScimTokenCommand,
} from "#shared/domain/oauth-commands.ts";
import { isAts } from "#shared/domain/words.ts";
import { z } from "zod";
import { deferrer, type App, type AppContext } from "../app.ts";
import { checkConnection, stop } from "../connect/check.ts";
import { vaultOf } from "../connect/establish.ts";
import { notFound, readCommand, refuse } from "./answers.ts";
import { connectByKey, type KeyWish } from "./key-connections.ts";
import { createScimConnection, rotateScimToken } from "./scim-connections.ts";

const NewConnectionCommand = z.discriminatedUnion("provider", [CreateConnectionCommand, CreateScimConnectionCommand]);

export const connectionCommands = new Hono<App>()
  .post("/", async (c) => {
    const command = await readCommand(c, NewConnectionCommand);
    if (command instanceof Response) return command;
    if (command.provider === "scim") {
      const tenant = forTenant(c.env, command.tenantId);
      return c.json(await createScimConnection(c.env, tenant, command.actor, deferrer(c), Date.now()), 201);
    }
    const { tenantId, actor, auth, modules } = command;
    return byKey(c, forTenant(c.env, tenantId), { apiKey: auth.apiKey, modules, connection: null, actor }, 201);
  })
  .patch("/:id", async (c) => {
    const command = await readCommand(c, ChangeConnectionCommand);
    if (command instanceof Response) return command;
    const { tenantId, actor, signatureTokens, apiKey } = command;
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
        "This connection works by Lever's consent. Reconnect it instead of entering a key.",
      );
    if (connection.status === "disconnected" && signatureTokens !== undefined)
      return refuse(c, 422, "disconnected", "This connection was disconnected. Connect it again first.");
    if (signatureTokens !== undefined) await changeSignatureTokens(c, tenant, connection, signatureTokens, actor);
    if (apiKey === undefined) return c.json({ id: connection.id });
    return byKey(c, tenant, { apiKey, modules: connection.modules, connection, actor }, 200);
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
    const trouble = { connectionId: connection.id, reason: command.reason, seenAtMs };
    return c.json({ stopped: await stop(c.env, tenant, trouble, "system", deferrer(c), now) });
  });

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

/** The credential goes first: whatever happens after that, it is gone. Doing it twice changes nothing. */
async function disconnect(c: AppContext, tenant: TenantDb, connection: Connection, actor: string): Promise<void> {
  const { id, status } = connection;
  if (isAts(connection)) await vaultOf(c.env, id).wipe();
  if (status === "disconnected") return;
  const now = Date.now();
  const entry = { actor, action: "connection.disconnected", subjectKind: "connection", subjectId: id } as const;
  const changes = [endConnection(tenant, id, now), deleteScimTokens(tenant, id), auditEntry(tenant, entry, now)];
  await commit(c.env, tenant, changes, [], deferrer(c));
}
