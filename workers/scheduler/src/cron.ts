// Every minute: wakes the tenants whose work is due or whose poke was lost, sends what the outbox still holds, clears what has expired, keeps grants alive.
import { and, eq, inArray, isNull, lt, lte, ne, or, sql } from "drizzle-orm";
import { usesModule } from "#shared/db/connections.ts";
import { acrossTenants } from "#shared/db/for-tenant.ts";
import { tenantsWithWaitingEvents } from "#shared/db/inbound-events.ts";
import { sweepOutbox } from "#shared/db/outbox.ts";
import {
  authorizationAttempts,
  connectionLooks,
  connections,
  idempotencyKeys,
  positions,
  sessions,
  syncJobs,
  welcomeSessions,
} from "#shared/db/schema/index.ts";
import { errorText } from "#shared/domain/error-text.ts";
import { Provider } from "#shared/domain/words.ts";
import type { SchedulerEnv } from "./env.ts";
import { keepGrants, TURN_MINUTES, type KeptGrant } from "./keep-grants.ts";
import { tenantsToImport } from "./import/wake.ts";
import { tenantsDueForOnboarding } from "./onboarding/wake.ts";
import { tenantsWithPostingsDue } from "./roles/due-tenants.ts";
import { sweepRetention } from "./submissions/retention.ts";
import { sweepAllResumes } from "./submissions/resumes.ts";
import { tenantsWithSubmissionsDue } from "./submissions/due-tenants.ts";
import { wakeMails } from "./wake-mails.ts";

const LOST_AFTER_MS = 20_000; // an event or message that nobody has taken up by then lost its poke
const SWEEP_LIMIT = 1_000; // tenants or messages a minute, far above what one D1 carries
const SEND_LIMIT = 100; // messages per sendBatch (Queues limit)
const IDEMPOTENCY_MS = 24 * 3_600_000;

/** Each part stands for itself: one that fails leaves the others their minute. @throws Error at the end, when one has failed */
export async function everyMinute(env: SchedulerEnv, now: number): Promise<void> {
  const lost = iso(now - LOST_AFTER_MS);
  const due: Record<string, () => Promise<readonly string[]>> = {
    events: () => tenantsWithWaitingEvents(env, lost, SWEEP_LIMIT),
    looks: () => tenantsDue(env, iso(now)),
    postings: () => tenantsWithPostingsDue(env, iso(now), SWEEP_LIMIT),
    imports: () => tenantsToImport(env, now, lost, SWEEP_LIMIT),
    work: () => tenantsWithUnfinishedWork(env, iso(now)),
    onboarding: () => tenantsDueForOnboarding(env, iso(now), SWEEP_LIMIT),
    submissions: () => tenantsWithSubmissionsDue(env, iso(now), SWEEP_LIMIT),
  };
  const failed: string[] = [];
  const attempt = async <Done>(part: string, act: () => Promise<Done>): Promise<Done | null> => {
    try {
      return await act();
    } catch (error) {
      failed.push(part);
      console.error(JSON.stringify({ at: "cron", event: "part failed", part, error: errorText(error) }));
      return null;
    }
  };
  const tenants = new Set<string>();
  for (const [part, find] of Object.entries(due))
    for (const tenantId of (await attempt(part, find)) ?? []) tenants.add(tenantId);
  await attempt("wake", () => wake(env, [...tenants]));
  await attempt("outbox", () => sweepOutbox(env, now, LOST_AFTER_MS, SWEEP_LIMIT));
  await attempt("mails", () => wakeMails(env, now - LOST_AFTER_MS));
  await attempt("expired", () => clearExpired(env, now));
  await attempt("retention", () => sweepRetention(env, now));
  await attempt("resumes", () => sweepAllResumes(env, now));
  await attempt("grants", async () => keepGrants(env, await grantsOfThisMinute(env, now), now));
  if (failed.length > 0) throw new Error(`Parts of this minute failed: ${failed.join(", ")}.`);
}

/** Connections never looked through, or due by their own time; always by due time, since cron may be late or skip. */
async function tenantsDue(env: SchedulerEnv, now: string): Promise<string[]> {
  const rows = await acrossTenants(env)
    .selectDistinct({ tenantId: connections.tenantId })
    .from(connections)
    .leftJoin(connectionLooks, eq(connectionLooks.connectionId, connections.id))
    .where(
      and(
        eq(connections.status, "active"),
        inArray(connections.provider, Provider.options), // a SCIM connection is never looked through
        usesModule("headcount"),
        or(isNull(connectionLooks.connectionId), lte(connectionLooks.nextLookAt, now)),
      ),
    )
    .limit(SWEEP_LIMIT);
  return rows.map((row) => row.tenantId);
}

/** Partner grants whose turn it is: spread over the minutes by their ids, and also those of connections that need attention. */
async function grantsOfThisMinute(env: SchedulerEnv, now: number): Promise<KeptGrant[]> {
  const turn = Math.floor(now / 60_000) % TURN_MINUTES;
  return acrossTenants(env)
    .select({ tenantId: connections.tenantId, connectionId: connections.id })
    .from(connections)
    .where(
      and(
        eq(connections.provider, "greenhouse"),
        eq(connections.authKind, "oauth"),
        ne(connections.status, "disconnected"),
        sql`unicode(substr(${connections.id}, -1)) % ${TURN_MINUTES} = ${turn}`,
      ),
    )
    .limit(SWEEP_LIMIT);
}

async function tenantsWithUnfinishedWork(env: SchedulerEnv, now: string): Promise<string[]> {
  const db = acrossTenants(env);
  const [withJobs, withPositions] = await db.batch([
    db
      .selectDistinct({ tenantId: syncJobs.tenantId })
      .from(syncJobs)
      .where(sql`status in ('queued', 'running')`)
      .limit(SWEEP_LIMIT),
    db
      .selectDistinct({ tenantId: positions.tenantId })
      .from(positions)
      .where(and(sql`sync_status = 'pending'`, or(isNull(positions.syncNextTryAt), lte(positions.syncNextTryAt, now))))
      .limit(SWEEP_LIMIT),
  ]);
  return [...withJobs, ...withPositions].map((row) => row.tenantId);
}

async function wake(env: SchedulerEnv, tenantIds: readonly string[]): Promise<void> {
  for (let i = 0; i < tenantIds.length; i += SEND_LIMIT) {
    const chunk = tenantIds.slice(i, i + SEND_LIMIT);
    await env.SYNC.sendBatch(chunk.map((tenantId) => ({ body: { kind: "sync" as const, tenantId } })));
  }
}

async function clearExpired(env: SchedulerEnv, now: number): Promise<void> {
  const db = acrossTenants(env);
  await db.batch([
    db.delete(sessions).where(lt(sessions.expiresAt, iso(now))),
    db.delete(welcomeSessions).where(lt(welcomeSessions.expiresAt, iso(now))),
    db.delete(authorizationAttempts).where(
      inArray(
        authorizationAttempts.stateHash,
        db
          .select({ hash: authorizationAttempts.stateHash })
          .from(authorizationAttempts)
          .where(lt(authorizationAttempts.expiresAt, iso(now))),
      ),
    ),
    db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, iso(now - IDEMPOTENCY_MS))),
  ]);
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
