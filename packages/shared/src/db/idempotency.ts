// Answers kept for `Idempotency-Key`: the first request with a key claims it, later ones get the same answer.
import { eq, isNull, sql } from "drizzle-orm";
import type { TenantDb } from "./for-tenant.ts";
import { idempotencyKeys } from "./schema/index.ts";

/** Keys and answers are kept for a day; the scheduler drops older ones. */
export const KEEP_ANSWERS_MS = 24 * 3_600_000;

/** A claim whose request never finished (its Worker died) can be taken over after this: Workers end HTTP requests after 30 s. */
export const CLAIM_EXPIRES_MS = 60_000;

/**
 * `claimed`: this request is the first, do it. `answered`: it was done before. `other_request`: the key was used for another
 * body or path. `running`: the first one is still being done.
 */
export type Claim =
  | { readonly state: "claimed" }
  | { readonly state: "answered"; readonly status: number; readonly body: string }
  | { readonly state: "other_request" }
  | { readonly state: "running" };

/**
 * Claims the key for this request, or tells what became of the request that has it. One insert decides between duplicates that
 * arrive at once.
 * @param requestHash of method, path and body
 */
export async function claimKey(tenant: TenantDb, key: string, requestHash: string, now: number): Promise<Claim> {
  const createdAt = new Date(now).toISOString();
  await tenant.db.delete(idempotencyKeys).where(
    tenant.owns(
      idempotencyKeys,
      eq(idempotencyKeys.key, key),
      sql`(${idempotencyKeys.createdAt} < ${new Date(now - KEEP_ANSWERS_MS).toISOString()}
          or (${idempotencyKeys.status} is null
            and ${idempotencyKeys.createdAt} < ${new Date(now - CLAIM_EXPIRES_MS).toISOString()}))`,
    ),
  );
  const inserted = await tenant.db
    .insert(idempotencyKeys)
    .values({ tenantId: tenant.tenantId, key, requestHash, createdAt })
    .onConflictDoNothing();
  if (inserted.meta.changes > 0) return { state: "claimed" };
  const [row] = await tenant.db
    .select()
    .from(idempotencyKeys)
    .where(tenant.owns(idempotencyKeys, eq(idempotencyKeys.key, key)));
  if (row === undefined) return { state: "running" }; // released this moment: the caller tries again
  if (row.requestHash !== requestHash) return { state: "other_request" };
  if (row.status === null || row.body === null) return { state: "running" };
  return { state: "answered", status: row.status, body: row.body };
}

/** Keeps the answer of a claimed key. */
export async function keepAnswer(tenant: TenantDb, key: string, status: number, body: string): Promise<void> {
  await tenant.db
    .update(idempotencyKeys)
    .set({ status, body })
    .where(tenant.owns(idempotencyKeys, eq(idempotencyKeys.key, key), isNull(idempotencyKeys.status)));
}

/** Gives the key back when the request failed without doing anything, so that it can be tried again. */
export async function releaseKey(tenant: TenantDb, key: string): Promise<void> {
  await tenant.db
    .delete(idempotencyKeys)
    .where(tenant.owns(idempotencyKeys, eq(idempotencyKeys.key, key), isNull(idempotencyKeys.status)));
}
