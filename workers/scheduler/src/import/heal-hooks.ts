// Webhooks of the import that should be there and are not, or the other way round: oauth, which makes and removes them, is asked again.
import { eq, isNull } from "drizzle-orm";
import { readSettings } from "#shared/db/connection-settings.ts";
import { connectionHooks, connectionImports } from "#shared/db/schema/index.ts";
import { IMPORT_EVENTS } from "#shared/domain/hris/hooks.ts";
import { errorText } from "#shared/domain/error-text.ts";
import { log } from "#shared/edge/log.ts";
import type { TenantWork } from "../tenant-work.ts";

const TRY_EVERY_MS = 5 * 60_000;

/** The dashboard asks oauth at once; this goes on when Lever was down then, or somebody died in between. */
export async function healHooks(work: TenantWork, connectionId: string): Promise<void> {
  const { tenant, env } = work;
  const { usesWebhook } = await readSettings(tenant, connectionId, "hris");
  const rows = await tenant.db
    .select({ event: connectionHooks.event })
    .from(connectionHooks)
    .where(
      tenant.owns(connectionHooks, eq(connectionHooks.connectionId, connectionId), isNull(connectionHooks.strandedAt)),
    );
  const isAsWanted = rows.length === (usesWebhook ? IMPORT_EVENTS.length : 0);
  const state = await tenant.db
    .select({ triedAt: connectionImports.hooksTriedAt })
    .from(connectionImports)
    .where(tenant.owns(connectionImports, eq(connectionImports.connectionId, connectionId)));
  const triedAt = state[0]?.triedAt ?? null;
  if (isAsWanted) {
    if (triedAt !== null) await note(work, connectionId, null);
    return;
  }
  if (triedAt !== null && Date.now() - Date.parse(triedAt) < TRY_EVERY_MS) return;
  await note(work, connectionId, new Date().toISOString());
  try {
    const answer = await env.OAUTH.fetch(`http://oauth/internal/connections/${connectionId}/hooks`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ tenantId: tenant.tenantId, actor: "system", wanted: usesWebhook }),
    });
    await answer.body?.cancel();
    if (answer.ok) await note(work, connectionId, null);
  } catch (error) {
    // The import itself does not wait for its webhooks.
    log("warn", { at: "scheduler", event: "webhooks not healed", connectionId, error: errorText(error) });
  }
}

async function note(work: TenantWork, connectionId: string, hooksTriedAt: string | null): Promise<void> {
  await work.tenant.db
    .update(connectionImports)
    .set({ hooksTriedAt })
    .where(work.tenant.owns(connectionImports, eq(connectionImports.connectionId, connectionId)));
}
