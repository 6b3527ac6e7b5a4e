// Reading the stored webhooks for people, and setting one back to waiting. Taking in and finishing them is in inbound-events.ts.
import { and, eq, sql, type SQL } from "drizzle-orm";
import type { EventStatus } from "../domain/words.ts";
import type { TenantDb } from "./for-tenant.ts";
import { pageOf, pageWindow, type Page, type PageRequest } from "./paging.ts";
import { inboundEvents } from "./schema/index.ts";

/** An event without its body. `outcome` is a stable code of what came of it. */
export type EventRow = Omit<typeof inboundEvents.$inferSelect, "tenantId" | "body" | "deliveryKey">;
/** An event with the body as it came in. */
export type EventDetail = EventRow & { readonly body: string };

export type EventFilter = {
  readonly status?: EventStatus;
  readonly connectionId?: string;
  readonly kind?: string;
  readonly subjectId?: string;
};

const columns = {
  id: inboundEvents.id,
  connectionId: inboundEvents.connectionId,
  provider: inboundEvents.provider,
  kind: inboundEvents.kind,
  subjectId: inboundEvents.subjectId,
  status: inboundEvents.status,
  outcome: inboundEvents.outcome,
  attempts: inboundEvents.attempts,
  receivedAt: inboundEvents.receivedAt,
  processedAt: inboundEvents.processedAt,
};

/** A page of the tenant's events, newest first by the ATS's own time. */
export async function listEvents(tenant: TenantDb, filter: EventFilter, page: PageRequest): Promise<Page<EventRow>> {
  const { after, order, limit } = pageWindow(inboundEvents.id, page);
  const condition = and(
    after,
    filter.status ? hasStatus(filter.status) : undefined,
    filter.connectionId ? eq(inboundEvents.connectionId, filter.connectionId) : undefined,
    filter.kind ? eq(inboundEvents.kind, filter.kind) : undefined,
    filter.subjectId ? eq(inboundEvents.subjectId, filter.subjectId) : undefined,
  );
  const rows = await tenant.db
    .select(columns)
    .from(inboundEvents)
    .where(tenant.owns(inboundEvents, condition))
    .orderBy(order)
    .limit(limit);
  return pageOf(rows, page);
}

/** One event with its body, or null when this tenant has none under the id. */
export async function findEvent(tenant: TenantDb, id: string): Promise<EventDetail | null> {
  const [row] = await tenant.db
    .select({ ...columns, body: inboundEvents.body })
    .from(inboundEvents)
    .where(tenant.owns(inboundEvents, eq(inboundEvents.id, id)));
  return row ?? null;
}

/** Statement for a batch: the event waits again, with all its tries before it. Changes nothing when it waits already. */
export function awaitAgain(tenant: TenantDb, id: string) {
  return tenant.db
    .update(inboundEvents)
    .set({ status: "received", attempts: 0, outcome: null, processedAt: null })
    .where(tenant.owns(inboundEvents, eq(inboundEvents.id, id), sql`${inboundEvents.status} <> 'received'`))
    .returning({ id: inboundEvents.id });
}

// The partial indexes serve only a condition that spells their own constant: a bound parameter would scan the table.
function hasStatus(status: EventStatus): SQL {
  if (status === "received") return sql`${inboundEvents.status} = 'received'`;
  if (status === "parked") return sql`${inboundEvents.status} = 'parked'`;
  return eq(inboundEvents.status, status);
}
