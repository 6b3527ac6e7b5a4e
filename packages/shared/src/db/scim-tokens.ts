// The bearer tokens of SCIM connections: found by their hash before the tenant is known, made and ended by the oauth Worker.
import { and, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import { sha256Hex } from "../crypto/hash.ts";
import type { Actor } from "../domain/access.ts";
import { acrossTenants, type DatabaseEnv, type TenantDb } from "./for-tenant.ts";
import { connections, scimTokens } from "./schema/index.ts";

/** Who comes in by SCIM: the actor (`scim:con_…`) and its connection. */
export type ScimClient = { readonly actor: Actor; readonly connectionId: string };

/**
 * The connection whose token this is, or null: missing, malformed, unknown, replaced longer ago than the overlap, or the
 * connection was disconnected. Two rows read.
 * @param authorizationHeader the whole header, `Bearer …`
 */
export async function readScimToken(
  env: DatabaseEnv,
  authorizationHeader: string | undefined,
  now: number,
): Promise<ScimClient | null> {
  const token = /^Bearer +(\S+)$/i.exec(authorizationHeader ?? "")?.[1];
  if (token === undefined) return null;
  const [row] = await acrossTenants(env) // the token is an unguessable secret; the tenant comes from its row
    .select({ tenantId: scimTokens.tenantId, connectionId: scimTokens.connectionId })
    .from(scimTokens)
    .innerJoin(
      connections,
      and(eq(connections.id, scimTokens.connectionId), eq(connections.tenantId, scimTokens.tenantId)),
    )
    .where(
      and(
        eq(scimTokens.tokenHash, await sha256Hex(token)),
        or(isNull(scimTokens.expiresAt), gt(scimTokens.expiresAt, isoTime(now))),
        eq(connections.provider, "scim"),
        eq(connections.status, "active"),
      ),
    );
  if (row === undefined) return null;
  const { tenantId, connectionId } = row;
  return { actor: { id: `scim:${connectionId}`, name: "SCIM", role: "member", tenantId }, connectionId };
}

/** Statement for a batch: one more token of the connection. */
export function insertScimToken(
  tenant: TenantDb,
  token: { readonly tokenHash: string; readonly connectionId: string; readonly createdBy: string },
  now: number,
) {
  return tenant.db.insert(scimTokens).values({
    tokenHash: token.tokenHash,
    tenantId: tenant.tenantId,
    connectionId: token.connectionId,
    createdBy: token.createdBy,
    createdAt: isoTime(now),
  });
}

/** Statement for a batch: the connection's tokens so far end at `at` (milliseconds), those that end earlier stay with that. */
export function expireScimTokens(tenant: TenantDb, connectionId: string, at: number) {
  return tenant.db
    .update(scimTokens)
    .set({ expiresAt: isoTime(at) })
    .where(
      tenant.owns(
        scimTokens,
        eq(scimTokens.connectionId, connectionId),
        or(isNull(scimTokens.expiresAt), gt(scimTokens.expiresAt, isoTime(at))),
      ),
    );
}

/** Statement for a batch: the connection's tokens that have ended by now are forgotten. */
export function dropEndedScimTokens(tenant: TenantDb, connectionId: string, now: number) {
  return tenant.db
    .delete(scimTokens)
    .where(tenant.owns(scimTokens, eq(scimTokens.connectionId, connectionId), lte(scimTokens.expiresAt, isoTime(now))));
}

/** Statement for a batch: no token of the connection is valid any more. */
export function deleteScimTokens(tenant: TenantDb, connectionId: string) {
  return tenant.db.delete(scimTokens).where(tenant.owns(scimTokens, eq(scimTokens.connectionId, connectionId)));
}

/** Until when the token that is being replaced still works; null when none is. */
export async function formerTokenEndsAt(tenant: TenantDb, connectionId: string, now: number): Promise<string | null> {
  const [row] = await tenant.db
    .select({ endsAt: sql<string | null>`max(${scimTokens.expiresAt})` })
    .from(scimTokens)
    .where(tenant.owns(scimTokens, eq(scimTokens.connectionId, connectionId), gt(scimTokens.expiresAt, isoTime(now))));
  return row?.endsAt ?? null;
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
