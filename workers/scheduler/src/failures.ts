// What a failed request to an ATS means for the connection: whose fault it is, and when a person has to be told.
import type { AtsFailure, AtsFailureReason } from "#shared/ats/adapter.ts";
import type { SchedulerEnv } from "./env.ts";
import type { TenantWork } from "./tenant-work.ts";

/** Whether the reason lies with the ATS or the access to it, so that trying the same again later may well succeed. */
export function isAtsFault(reason: AtsFailureReason): boolean {
  switch (reason) {
    case "access_revoked":
    case "key_refused":
    case "rate_limited":
    case "unavailable":
    case "stale_cursor":
      return true;
    case "forbidden":
    case "not_found":
    case "rejected":
    case "unexpected_answer":
      return false;
  }
}

/** Tells the oauth Worker when the access is dead, so that syncing stops and the dashboard shows a reconnect link. Returns isAtsFault. */
export async function noteAtsFailure(work: TenantWork, connectionId: string, failure: AtsFailure): Promise<boolean> {
  if (failure.reason === "access_revoked" || failure.reason === "key_refused")
    await tellAttention(work, connectionId, failure.reason);
  return isAtsFault(failure.reason);
}

/** The connection needs a person. @param reason a stable code of domain/connection.ts */
export async function tellAttention(
  work: Pick<TenantWork, "tenant" | "beganAt"> & { readonly env: Pick<SchedulerEnv, "OAUTH"> },
  connectionId: string,
  reason: string,
): Promise<void> {
  // A connection that was renewed after this work began is not stopped by its old access.
  await tellOauth(work.env, connectionId, { tenantId: work.tenant.tenantId, reason, seenAt: work.beganAt });
}

/** Stops a connection, unless it was changed after `seenAt` (ISO). */
export async function tellOauth(
  env: Pick<SchedulerEnv, "OAUTH">,
  connectionId: string,
  trouble: { readonly tenantId: string; readonly reason: string; readonly seenAt: string },
): Promise<void> {
  const answer = await env.OAUTH.fetch(`http://oauth/internal/connections/${connectionId}/needs-attention`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(trouble),
  });
  if (!answer.ok)
    console.error(
      JSON.stringify({ at: "scheduler", event: "needs-attention not taken", connectionId, status: answer.status }),
    );
  await answer.body?.cancel();
}
