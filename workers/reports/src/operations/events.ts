// Stored webhooks: listing, looking at one, and letting one be processed again.
import { auditEntry } from "#shared/db/audit.ts";
import {
  awaitAgain,
  findEvent,
  listEvents as readEvents,
  type EventDetail,
  type EventFilter,
  type EventRow,
} from "#shared/db/events.ts";
import { readRefusals } from "#shared/db/webhook-refusals.ts";
import { commit } from "#shared/db/outbox.ts";
import type { Page, PageRequest } from "#shared/db/paging.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { changedIds } from "./changed-ids.ts";
import { notFound, type Scope } from "./scope.ts";

export function listEvents(scope: Scope, filter: EventFilter, page: PageRequest): Promise<Page<EventRow>> {
  return readEvents(scope.tenant, filter, page);
}

/** What has come in through a connection's webhook address lately, authentic or not. */
export async function webhookArrivals(scope: Scope, connectionId: string) {
  const newest = { cursor: null, limit: 1 };
  const [events, pings, refusals] = await Promise.all([
    readEvents(scope.tenant, { connectionId }, newest),
    readEvents(scope.tenant, { connectionId, kind: "ping" }, newest),
    readRefusals(scope.tenant, connectionId),
  ]);
  return { lastEvent: events.data[0] ?? null, lastPingAt: pings.data[0]?.receivedAt ?? null, refusals };
}

export async function getEvent(scope: Scope, id: string): Promise<Result<EventDetail, "not_found">> {
  const event = await findEvent(scope.tenant, id);
  return event === null ? notFound("event") : ok(event);
}

/**
 * Lets a processed, ignored or parked event wait for the scheduler again. Processing reads the present truth from the ATS, so
 * it is harmless however often it happens.
 */
export async function replayEvent(
  scope: Scope,
  id: string,
): Promise<Result<EventDetail, "not_found" | "event_waiting" | "nothing_to_look_at">> {
  const event = await findEvent(scope.tenant, id);
  if (event === null) return notFound("event");
  const waits = () => fail("event_waiting", "This event already waits to be processed.");
  if (event.status === "received") return waits();
  if (event.subjectId === null)
    return fail(
      "nothing_to_look_at",
      "This event names no application (a test ping, for example): there is nothing to look at.",
    );
  const entry = { actor: scope.actor.id, action: "event.replayed", subjectKind: "event" as const, subjectId: id };
  const { tenantId } = scope.tenant;
  const [changed] = await commit(
    scope.env,
    scope.tenant,
    [
      awaitAgain(scope.tenant, id),
      auditEntry(scope.tenant, { ...entry, details: { kind: event.kind, from: event.status } }, scope.now),
    ],
    // reports has no producer for ats-events; the scheduler takes a poke on `sync` the same: it looks what D1 says is waiting
    [{ queue: "sync", body: { kind: "events", tenantId } }],
    scope.defer,
  );
  return changedIds(changed).length === 0 ? waits() : getEvent(scope, id);
}
