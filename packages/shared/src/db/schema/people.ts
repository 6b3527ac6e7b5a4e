// Tenants and the people who may look at them: users, members, invitations, sessions, API tokens.
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { MemberRole, SeatRole } from "../../domain/access.ts";
import type { ModuleName } from "../../domain/words.ts";

/** A company. Settings that every module reads are columns; `lastCodeNumber` is the one number line for requisition codes. */
export const tenants = sqliteTable("tenants", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  codePrefix: text("code_prefix").notNull().default("Trace"),
  lastCodeNumber: integer("last_code_number").notNull().default(0),
  approvesAtOnce: integer("approves_at_once", { mode: "boolean" }).notNull().default(false),
  writesCompensation: integer("writes_compensation", { mode: "boolean" }).notNull().default(false),
  currency: text("currency").notNull().default("USD"),
  locale: text("locale").notNull().default("en-US"),
  timeZone: text("time_zone").notNull().default("America/Los_Angeles"),
  createdAt: text("created_at").notNull(),
});

/** A person who has signed in. The key is issuer + subject, never the e-mail (it is mutable and at Entra unverified). */
export const users = sqliteTable(
  "users",
  {
    id: text("id").primaryKey(),
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    createdAt: text("created_at").notNull(),
  },
  (t) => [uniqueIndex("users_identity").on(t.issuer, t.subject)],
);

/** Who belongs to which tenant. `removedAt` set = no longer a member. */
export const members = sqliteTable(
  "members",
  {
    tenantId: text("tenant_id").notNull(),
    userId: text("user_id").notNull(),
    role: text("role").$type<SeatRole>().notNull(),
    createdAt: text("created_at").notNull(),
    removedAt: text("removed_at"),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.userId] }), index("members_by_user").on(t.userId)],
);

/** A one-time link: to become a member (`member`, `setup`), or to consent at an ATS for a tenant (`connect`). Only the token's hash is kept. */
export const invitations = sqliteTable(
  "invitations",
  {
    id: text("id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    tokenHash: text("token_hash").notNull(),
    purpose: text("purpose").$type<"setup" | "member" | "connect">().notNull(),
    role: text("role").$type<SeatRole>(),
    provider: text("provider").$type<"lever" | "greenhouse">(),
    /** Of a link to connect: what the connection is to be used for. Null = headcount. */
    modules: text("modules", { mode: "json" }).$type<ModuleName[]>(),
    label: text("label").notNull().default(""),
    createdBy: text("created_by"),
    createdAt: text("created_at").notNull(),
    expiresAt: text("expires_at").notNull(),
    usedAt: text("used_at"),
    usedBy: text("used_by"),
    revokedAt: text("revoked_at"),
  },
  (t) => [uniqueIndex("invitations_token").on(t.tokenHash), index("invitations_by_tenant").on(t.tenantId)],
);

/** A browser session, keyed by the SHA-256 of its cookie. */
export const sessions = sqliteTable(
  "sessions",
  {
    idHash: text("id_hash").primaryKey(),
    userId: text("user_id").notNull(),
    tenantId: text("tenant_id").notNull(),
    identityProvider: text("identity_provider").notNull(),
    userAgentHash: text("user_agent_hash").notNull(),
    createdAt: text("created_at").notNull(),
    lastSeenAt: text("last_seen_at").notNull(),
    expiresAt: text("expires_at").notNull(),
  },
  (t) => [index("sessions_by_user").on(t.userId), index("sessions_by_expiry").on(t.expiresAt)],
);

/** A started trip to an authorization server (sign-in or ATS consent): single use, bound to one browser, ten minutes. */
export const authorizationAttempts = sqliteTable("authorization_attempts", {
  stateHash: text("state_hash").primaryKey(),
  kind: text("kind").$type<"sign_in" | "consent">().notNull(),
  provider: text("provider").notNull(),
  browserHash: text("browser_hash").notNull(),
  /** PKCE verifier, nonce and where to go afterwards: JSON, sealed with the oauth Worker's key. */
  sealed: text("sealed").notNull(),
  createdAt: text("created_at").notNull(),
  expiresAt: text("expires_at").notNull(),
});

/** A bearer token for the JSON API, bound to one tenant and role. Only the hash is kept. */
export const apiTokens = sqliteTable(
  "api_tokens",
  {
    id: text("id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    tokenHash: text("token_hash").notNull(),
    name: text("name").notNull(),
    role: text("role").$type<MemberRole>().notNull(),
    createdBy: text("created_by"),
    createdAt: text("created_at").notNull(),
    revokedAt: text("revoked_at"),
  },
  (t) => [uniqueIndex("api_tokens_token").on(t.tokenHash), index("api_tokens_by_tenant").on(t.tenantId)],
);

/** Answers kept for `Idempotency-Key` on POST, for 24 hours. */
export const idempotencyKeys = sqliteTable(
  "idempotency_keys",
  {
    tenantId: text("tenant_id").notNull(),
    key: text("key").notNull(),
    requestHash: text("request_hash").notNull(),
    status: integer("status"),
    body: text("body"),
    createdAt: text("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.key] }), index("idempotency_keys_by_age").on(t.createdAt)],
);
