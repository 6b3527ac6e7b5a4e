// Stored webhooks: taking one in exactly once, handing the waiting ones to the scheduler, and recording what came of them.
import { and, asc, eq, lt, sql, type SQL } from "drizzle-orm";
import { isAts, type EventStatus, type Provider } from "../domain/words.ts";
import { acrossTenants, type DatabaseEnv, type TenantDb } from "./for-tenant.ts";
import { connections, inboundEvents } from "./schema/index.ts";

/** After this many failed tries an event is parked: a person can look at it and replay it. */
export const MAX_EVENT_ATTEMPTS = 8;

/** Which connection a webhook URL belongs to. */
export type WebhookEndpoint = {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly provider: Provider;
};

/** The living connection behind an endpoint id, or null: unknown, or disconnected. One row read through its unique index. */
export async function findEndpoint(env: DatabaseEnv, endpointId: string): Promise<WebhookEndpoint | null> {
  const [row] = await acrossTenants(env)
    .select({ tenantId: connections.tenantId, connectionId: connections.id, provider: connections.provider })
    .from(connections)
    .where(and(eq(connections.endpointId, endpointId), sql`${connections.status} <> 'disconnected'`))
    .limit(1);
  return row !== undefined && isAts(row) ? row : null;
}

export type NewEvent = {
  /** Made from the delivery itself, so that a repeated one meets the same primary key. */
  readonly id: string;
  readonly connectionId: string;
  readonly provider: Provider;
  readonly kind: string;
  readonly subjectId: string | null;
  readonly status: Extract<EventStatus, "received" | "ignored">;
  readonly outcome: string | null;
  readonly body: string;
  /** What a repeated delivery has the same, where that is not its id; else null. */
  readonly deliveryKey: string | null;
};

/**
 * Stores the event once, while its connection lives. Writes two rows (the event and its place among the waiting), one for an
 * ignored event, one more with a delivery key, none for a repeated one, and reads one (the connection); the same however many events are stored.
 * @returns `disconnected` when the connection was ended since the endpoint was looked up
 */
export async function storeEvent(
  tenant: TenantDb,
  event: NewEvent,
  now: number,
): Promise<"new" | "repeated" | "disconnected"> {
  const at = new Date(now).toISOString();
  const { meta } = await tenant.d1
    .prepare(
      `insert into inbound_events (tenant_id, id, connection_id, provider, kind, subject_id, status, outcome, body, received_at, processed_at, delivery_key)
       select ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12
       where exists (select 1 from connections c where c.id = ?3 and c.tenant_id = ?1 and c.status <> 'disconnected')
       on conflict do nothing`,
    )
    .bind(
      tenant.tenantId,
      event.id,
      event.connectionId,
      event.provider,
      event.kind,
      event.subjectId,
      event.status,
      event.outcome,
      event.body,
      at,
      event.status === "ignored" ? at : null,
      event.deliveryKey,
    )
    .run();
  if (meta.changes > 0) return "new";
  const [connection] = await tenant.db
    .select({ status: connections.status })
    .from(connections)
    .where(tenant.owns(connections, eq(connections.id, event.connectionId)));
  return connection === undefined || connection.status === "disconnected" ? "disconnected" : "repeated";
}

export type WaitingEvent = {
  readonly id: string;
  readonly connectionId: string;
  readonly kind: string;
  readonly subjectId: string | null;
  readonly attempts: number;
  readonly receivedAt: string;
};

// The partial index serves only a condition that repeats its own words: a bound parameter would scan the table.
const isWaiting: SQL = sql`status = 'received'`;

/** The tenant's events that wait for the scheduler, oldest first, at most `limit`. */
export async function waitingEvents(tenant: TenantDb, limit: number): Promise<WaitingEvent[]> {
  return tenant.db
    .select({
      id: inboundEvents.id,
      connectionId: inboundEvents.connectionId,
      kind: inboundEvents.kind,
      subjectId: inboundEvents.subjectId,
      attempts: inboundEvents.attempts,
      receivedAt: inboundEvents.receivedAt,
    })
    .from(inboundEvents)
    .where(tenant.owns(inboundEvents, isWaiting))
    .orderBy(asc(inboundEvents.receivedAt), asc(inboundEvents.id))
    .limit(limit);
}

/**
 * Statement for a batch: the event is done. Changes nothing when it is no longer waiting.
 * @param outcome what came of it, as a stable code, e.g. `hired`, `unhired`, `not_ours`
 */
export function finishEvent(
  tenant: TenantDb,
  id: string,
  status: Exclude<EventStatus, "received">,
  outcome: string,
  now: number,
) {
  return tenant.db
    .update(inboundEvents)
    .set({ status, outcome, processedAt: new Date(now).toISOString() })
    .where(tenant.owns(inboundEvents, eq(inboundEvents.id, id), isWaiting));
}

/** `finishEvent` for several events that one look has answered. */
export function finishEvents(
  tenant: TenantDb,
  ids: readonly string[],
  status: Exclude<EventStatus, "received">,
  outcome: string,
  now: number,
) {
  const [first, ...others] = ids;
  const isOneOf =
    first !== undefined && others.length === 0
      ? eq(inboundEvents.id, first) // by far the most frequent, and cheaper than a list of one
      : sql`${inboundEvents.id} in (select value from json_each(${JSON.stringify(ids)}))`;
  return tenant.db
    .update(inboundEvents)
    .set({ status, outcome, processedAt: new Date(now).toISOString() })
    .where(tenant.owns(inboundEvents, isOneOf, isWaiting));
}

/**
 * Statement for a batch: a try failed. The event keeps waiting, or is parked with its `MAX_EVENT_ATTEMPTS`th failure. Do not
 * count what is no fault of the event (the ATS is down, the budget is spent): leave it waiting instead.
 * @param reason a stable code
 */
export function failEvent(tenant: TenantDb, id: string, reason: string, now: number) {
  const isLastTry = sql`attempts + 1 >= ${MAX_EVENT_ATTEMPTS}`;
  return tenant.db
    .update(inboundEvents)
    .set({
      attempts: sql`attempts + 1`,
      outcome: reason,
      status: sql`case when ${isLastTry} then 'parked' else status end`,
      processedAt: sql`case when ${isLastTry} then ${new Date(now).toISOString()} else null end`,
    })
    .where(tenant.owns(inboundEvents, eq(inboundEvents.id, id), isWaiting));
}

/**
 * For the sweep: tenants whose events have waited since before `olderThan` (ISO time): their poke was lost. Reads only the
 * index of waiting events.
 */
export async function tenantsWithWaitingEvents(env: DatabaseEnv, olderThan: string, limit: number): Promise<string[]> {
  const rows = await acrossTenants(env)
    .selectDistinct({ tenantId: inboundEvents.tenantId })
    .from(inboundEvents)
    .where(and(isWaiting, lt(inboundEvents.receivedAt, olderThan)))
    .limit(limit);
  return rows.map((row) => row.tenantId);
}
