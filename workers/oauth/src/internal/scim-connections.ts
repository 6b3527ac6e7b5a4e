// Connections by which an identity provider or HRIS comes in by SCIM: a row and a bearer token, of which only the hash is kept.
import { sha256Hex } from "#shared/crypto/hash.ts";
import { auditEntry } from "#shared/db/audit.ts";
import { insertConnection, type Connection } from "#shared/db/connections.ts";
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { commit } from "#shared/db/outbox.ts";
import { dropEndedScimTokens, expireScimTokens, formerTokenEndsAt, insertScimToken } from "#shared/db/scim-tokens.ts";
import { newId, newSecret } from "#shared/domain/ids.ts";
import type { ScimTokenAnswer } from "#shared/domain/oauth-commands.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import type { Env } from "../env.ts";
import { installerOf } from "./key-connections.ts";

type Defer = (work: Promise<unknown>) => void;

const HOUR_MS = 3_600_000;

/** The token is in the answer and nowhere else. */
export async function createScimConnection(
  env: Env,
  tenant: TenantDb,
  actor: string,
  defer: Defer,
  now: number,
): Promise<ScimTokenAnswer> {
  const id = newId("connection", now);
  const secret = newSecret();
  const state = {
    authKind: "bearer" as const,
    accountId: null,
    modules: [],
    scopes: [],
    attentionReason: null,
    installedBy: await installerOf(env, actor),
  };
  const details = { provider: "scim", authKind: "bearer" };
  const entry = { actor, action: "connection.connected", subjectKind: "connection", subjectId: id, details } as const;
  const statements = [
    insertConnection(tenant, id, "scim", state, now),
    insertScimToken(tenant, { tokenHash: await sha256Hex(secret), connectionId: id, createdBy: actor }, now),
    auditEntry(tenant, entry, now),
  ];
  await commit(env, tenant, statements, [], defer);
  return { id, token: secret, formerEndsAt: null };
}

/** Another token; the one before works until the overlap ends. */
export async function rotateScimToken(
  env: Env,
  tenant: TenantDb,
  connection: Connection,
  wish: { readonly actor: string; readonly overlapHours: number },
  defer: Defer,
  now: number,
): Promise<Result<ScimTokenAnswer, "not_scim" | "disconnected">> {
  const { id, provider, status } = connection;
  if (provider !== "scim") return fail("not_scim", "Only SCIM connections have such a token.");
  if (status === "disconnected")
    return fail(
      "disconnected",
      "This connection was disconnected. Make a new one, and give its token to the provider.",
    );
  const { actor, overlapHours } = wish;
  const secret = newSecret();
  const details = { overlapHours };
  const entry = {
    actor,
    action: "connection.token_replaced",
    subjectKind: "connection",
    subjectId: id,
    details,
  } as const;
  const statements = [
    expireScimTokens(tenant, id, now + overlapHours * HOUR_MS),
    dropEndedScimTokens(tenant, id, now),
    insertScimToken(tenant, { tokenHash: await sha256Hex(secret), connectionId: id, createdBy: actor }, now),
    auditEntry(tenant, entry, now),
  ];
  await commit(env, tenant, statements, [], defer);
  return ok({ id, token: secret, formerEndsAt: await formerTokenEndsAt(tenant, id, now) });
}
