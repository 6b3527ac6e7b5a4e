// Webhook secrets of Greenhouse connections: made by us, told once, two of them live while one replaces the other.
import { setSignatureTokenCount, type Connection } from "#shared/db/connections.ts";
import { auditEntry } from "#shared/db/audit.ts";
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { commit } from "#shared/db/outbox.ts";
import { newSecret } from "#shared/domain/ids.ts";
import type { ClientConnectionAnswer } from "#shared/domain/oauth-commands.ts";
import { vaultOf } from "../connect/establish.ts";
import type { Env } from "../env.ts";

type Defer = (work: Promise<unknown>) => void;

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
