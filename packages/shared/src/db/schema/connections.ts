// Connections to applicant tracking systems, what the scheduler last saw through them, and the events that came in.
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { ConnectionProvider, ConnectionStatus, EventStatus, ModuleName, Provider } from "../../domain/words.ts";

/**
 * One authorised link of a tenant to one ATS account, or one identity provider that comes in by SCIM. Written by the oauth Worker
 * only; credentials are in its vault, never here.
 */
export const connections = sqliteTable(
  "connections",
  {
    id: text("id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    provider: text("provider").$type<ConnectionProvider>().notNull(),
    authKind: text("auth_kind").$type<"oauth" | "api_key" | "client_credentials" | "bearer">().notNull(),
    status: text("status").$type<ConnectionStatus>().notNull(),
    /** Why it needs attention, as a stable code of domain/connection.ts. */
    attentionReason: text("attention_reason"),
    /** The ATS's own id of the account, when it tells (Lever: claim in the access token), else null. */
    accountId: text("account_id"),
    modules: text("modules", { mode: "json" }).$type<ModuleName[]>().notNull(),
    scopes: text("scopes").notNull().default(""),
    /** The secret part of the webhook URL; not guessable, not the connection's id. */
    endpointId: text("endpoint_id").notNull(),
    signatureTokenCount: integer("signature_token_count").notNull().default(0),
    installedByIssuer: text("installed_by_issuer"),
    installedBySubject: text("installed_by_subject"),
    installedByName: text("installed_by_name"),
    installedByEmail: text("installed_by_email"),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
    disconnectedAt: text("disconnected_at"),
    /** Greenhouse: the user that the credential acts as (the token's `sub`). Null for Lever. */
    actingUserId: text("acting_user_id"),
  },
  (t) => [
    index("connections_by_tenant").on(t.tenantId),
    uniqueIndex("connections_endpoint").on(t.endpointId),
    uniqueIndex("connections_account")
      .on(t.tenantId, t.provider, t.accountId)
      .where(sql`status <> 'disconnected' and account_id is not null`),
  ],
);

/** What the scheduler last saw through a connection, and when it looks again. Written by the scheduler only. */
export const connectionLooks = sqliteTable(
  "connection_looks",
  {
    connectionId: text("connection_id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    nextLookAt: text("next_look_at").notNull(),
    lastLookedAt: text("last_looked_at"),
    /** Upper edge of what was seen, by the ATS's clock; the next look starts an overlap before it. */
    seenUntil: text("seen_until"),
    nextCompareAt: text("next_compare_at").notNull(),
    lastComparedAt: text("last_compared_at"),
    failureCount: integer("failure_count").notNull().default(0),
    /** Stable code of the last failure, or null when the last look went well. */
    failureReason: text("failure_reason"),
    failureMessage: text("failure_message"),
    failedAt: text("failed_at"),
    /** When the catalogue is read again; null = never read, or the ATS has none. */
    nextCatalogueAt: text("next_catalogue_at"),
    catalogueReadAt: text("catalogue_read_at"),
    /** Why the last reading of the catalogue failed, for a person; null when it went well. */
    catalogueFailure: text("catalogue_failure"),
  },
  (t) => [index("connection_looks_due").on(t.nextLookAt)],
);

/**
 * Deliveries to a known webhook address that were signed with no secret of ours: how many (at least) and the last one. Written by the
 * webhooks Worker, which adds a few up before it writes. WITHOUT ROWID.
 */
export const webhookRefusals = sqliteTable(
  "webhook_refusals",
  {
    tenantId: text("tenant_id").notNull(),
    connectionId: text("connection_id").notNull(),
    refusedCount: integer("refused_count").notNull(),
    lastRefusedAt: text("last_refused_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.connectionId] })],
);

/** Every authentic webhook, once. `id` starts with its own time, so the primary key is also the order of the list. WITHOUT ROWID. */
export const inboundEvents = sqliteTable(
  "inbound_events",
  {
    tenantId: text("tenant_id").notNull(),
    id: text("id").notNull(),
    connectionId: text("connection_id").notNull(),
    provider: text("provider").$type<Provider>().notNull(),
    kind: text("kind").notNull(),
    /** The ATS's id of the application (Lever: opportunity) that the event says to look at. */
    subjectId: text("subject_id"),
    status: text("status").$type<EventStatus>().notNull(),
    /** What came of it, as a stable code. */
    outcome: text("outcome"),
    attempts: integer("attempts").notNull().default(0),
    body: text("body").notNull(),
    receivedAt: text("received_at").notNull(),
    processedAt: text("processed_at"),
    /** Greenhouse-Event-ID: one row per delivery. Null for Lever, whose ids are made from the delivery itself. */
    deliveryKey: text("delivery_key"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("inbound_events_waiting")
      .on(t.tenantId, t.receivedAt)
      .where(sql`status = 'received'`),
    index("inbound_events_parked")
      .on(t.tenantId, t.id)
      .where(sql`status = 'parked'`),
    uniqueIndex("inbound_events_delivery")
      .on(t.tenantId, t.connectionId, t.deliveryKey)
      .where(sql`delivery_key is not null`),
  ],
);
