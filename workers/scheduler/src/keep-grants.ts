// Refresh tokens of a Greenhouse partner die after a day without use: every grant has its turn by the clock, also while its connection rests.
import { errorText } from "#shared/domain/error-text.ts";
import type { SchedulerEnv } from "./env.ts";
import { tellOauth } from "./failures.ts";

/** How often each grant has its turn. The vault refreshes at four fifths of a token's hour, so a refresh token gets no older than 90 minutes. */
export const TURN_MINUTES = 30;

export type KeptGrant = { readonly tenantId: string; readonly connectionId: string };

/** Has each vault refresh its grant if it is time; a grant that is gone is told of, so that a person hears it before work is due. */
export async function keepGrants(env: SchedulerEnv, grants: readonly KeptGrant[], now: number): Promise<void> {
  await Promise.all(grants.map((grant) => keepGrant(env, grant, now)));
}

async function keepGrant(env: SchedulerEnv, { tenantId, connectionId }: KeptGrant, now: number): Promise<void> {
  try {
    const access = await env.VAULT.get(env.VAULT.idFromName(connectionId)).accessToken();
    if (access.ok || access.reason !== "access_revoked") return;
    const seenAt = new Date(now).toISOString();
    await tellOauth(env, connectionId, { tenantId, reason: access.reason, seenAt });
  } catch (error) {
    const text = errorText(error);
    console.error(JSON.stringify({ at: "scheduler", event: "grant not kept", connectionId, error: text })); // its next turn comes
  }
}
