// What the first page and the menu tell: what needs a person, what is on its way, what is done.
import type { ConnectionProvider } from "#shared/domain/words.ts";
import { listConnections } from "#shared/db/connection-health.ts";
import { listEvents, type EventRow } from "#shared/db/events.ts";
import { countPeopleWaiting, type PeopleWaiting } from "#shared/db/people-waiting.ts";
import { countBadges, listRecentlyFilled, oldestPendingAt, type Badges } from "#shared/db/overview.ts";
import { countBySyncStatus, countByStatus, listPositions, type PositionRow } from "#shared/db/positions.ts";
import { listReviewQueue, type ReviewItem } from "#shared/db/review-queue.ts";
import { findUnfinishedJob, type SyncJobRow } from "#shared/db/sync-jobs.ts";
import { attentionWords } from "#shared/domain/connection.ts";
import { addDays, dayIn } from "#shared/domain/onboarding/days.ts";
import type { PositionStatus, SyncStatus } from "#shared/domain/words.ts";
import { isAts } from "#shared/domain/words.ts";
import type { Problem } from "./connections.ts";
import { onboardingConnections } from "./onboarding/settings.ts";
import type { Scope } from "./scope.ts";

export type Overview = {
  readonly byStatus: Record<PositionStatus, number>;
  readonly bySyncStatus: Record<SyncStatus, number>;
  readonly badges: Badges;
  readonly connectionsNeedingAttention: readonly (Problem & {
    readonly id: string;
    readonly provider: ConnectionProvider;
  })[];
  /** The newest few of each; how many there are is in `badges` and the counts. */
  readonly failedSyncs: readonly PositionRow[];
  readonly proposals: readonly ReviewItem[];
  readonly requestedPositions: readonly PositionRow[];
  readonly parkedEvents: readonly EventRow[];
  readonly people: PeopleWaiting;
  /** A live connection for onboarding whose stage or start date nobody has chosen; null when there is none. */
  readonly onboardingToSetUp: string | null;
  /** When the longest waiting pending position was asked for (ISO), or null. */
  readonly oldestPendingAt: string | null;
  /** Positions whose employee was named last, newest first, at most 8. */
  readonly recentlyFilled: readonly PositionRow[];
  readonly unfinishedJob: SyncJobRow | null;
  /** For the first steps of a new tenant. */
  readonly has: { readonly connection: boolean; readonly position: boolean; readonly syncedPosition: boolean };
};

const A_FEW = { cursor: null, limit: 5 };
const SOON_DAYS = 14; // as long before the start as automatic invitations go out when nobody chose otherwise
const LATELY_MS = 7 * 24 * 3_600_000; // candidates who were not sent stay so: older ones are no news

/** The numbers beside menu entries: one cheap query, for every page. */
export function readBadges(scope: Scope): Promise<Badges> {
  return countBadges(scope.tenant);
}

export async function readOverview(scope: Scope, timeZone: string): Promise<Overview> {
  const { tenant, now } = scope;
  const today = dayIn(timeZone, now);
  const [onboarding, people] = await Promise.all([
    onboardingConnections(scope),
    countPeopleWaiting(
      tenant,
      { first: today, last: addDays(today, SOON_DAYS) },
      new Date(now - LATELY_MS).toISOString(),
    ),
  ]);
  const [byStatus, bySyncStatus, badges, connections, failed, proposed, requested, parked, oldest, filled, job] =
    await Promise.all([
      countByStatus(tenant),
      countBySyncStatus(tenant, {}),
      countBadges(tenant),
      listConnections(tenant),
      listPositions(tenant, { syncStatus: ["failed"] }, A_FEW),
      listReviewQueue(tenant, {}, A_FEW),
      listPositions(tenant, { status: ["requested"] }, A_FEW),
      listEvents(tenant, { status: "parked" }, A_FEW),
      oldestPendingAt(tenant),
      listRecentlyFilled(tenant, 8),
      findUnfinishedJob(tenant),
    ]);
  return {
    byStatus,
    bySyncStatus,
    badges,
    connectionsNeedingAttention: connections
      .filter((connection) => connection.status === "needs_attention")
      .map(({ id, provider, attentionReason }) => {
        const reason = attentionReason ?? "unknown";
        return { id, provider, reason, message: attentionWords(provider, reason) };
      }),
    failedSyncs: failed.data,
    proposals: proposed.data,
    requestedPositions: requested.data,
    parkedEvents: parked.data,
    people,
    onboardingToSetUp: onboarding.find(({ isSetUp }) => !isSetUp)?.id ?? null,
    oldestPendingAt: oldest,
    recentlyFilled: filled,
    unfinishedJob: job,
    has: {
      connection: connections.some((connection) => isAts(connection) && connection.status !== "disconnected"),
      position: Object.values(byStatus).some((count) => count > 0),
      syncedPosition: bySyncStatus.synced > 0,
    },
  };
}
