// The keyed hash that stands for an erased address, so that the ownership rule still knows the person while somebody holds them.
import { hmacSha256Hex } from "#shared/crypto/hash.ts";
import { MARK_PREFIX } from "#shared/domain/marketplace/retention.ts";
import type { SchedulerEnv } from "../env.ts";

/** The key never leaves the tenant's object for D1: whoever has only the rows cannot try out addresses. */
export async function markOf(env: SchedulerEnv, tenantId: string, emailKey: string): Promise<string> {
  const key = await env.TENANT_SYNC.get(env.TENANT_SYNC.idFromName(tenantId)).personKey();
  return `${MARK_PREFIX}${await hmacSha256Hex(key, emailKey)}`;
}
