// SCIM: the tokens by which identity providers come in, and the users and groups as each of them tells them.
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { ScimObject } from "../../domain/scim/values.ts";

/** A bearer token of a SCIM connection; only the hash is kept. Two are valid while one replaces the other. Written by oauth. WITHOUT ROWID. */
export const scimTokens = sqliteTable(
  "scim_tokens",
  {
    tokenHash: text("token_hash").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    connectionId: text("connection_id").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: text("created_at").notNull(),
    /** Set when another token replaces it; null = until then. */
    expiresAt: text("expires_at"),
  },
  (t) => [index("scim_tokens_by_connection").on(t.tenantId, t.connectionId)],
);

/** A user as one connection tells it; `employee_id` is its SCIM id. WITHOUT ROWID. */
export const scimUsers = sqliteTable(
  "scim_users",
  {
    tenantId: text("tenant_id").notNull(),
    connectionId: text("connection_id").notNull(),
    employeeId: text("employee_id").notNull(),
    /** `userNameKey` of the userName: unique in the connection whatever its case. */
    userNameKey: text("user_name_key").notNull(),
    externalId: text("external_id"),
    isActive: integer("is_active", { mode: "boolean" }).notNull(),
    /** The resource, by the attribute tables of domain/scim. */
    data: text("data", { mode: "json" }).$type<ScimObject>().notNull(),
    /** Rises with each change; a change that read an older one is done again. */
    version: integer("version").notNull(),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.connectionId, t.employeeId] }),
    uniqueIndex("scim_users_name").on(t.tenantId, t.connectionId, t.userNameKey),
    index("scim_users_external").on(t.tenantId, t.connectionId, t.externalId),
  ],
);

/** By what else a filter finds users: their e-mail addresses and employee number. An index over JSON is not used here. WITHOUT ROWID. */
export const scimUserKeys = sqliteTable(
  "scim_user_keys",
  {
    tenantId: text("tenant_id").notNull(),
    connectionId: text("connection_id").notNull(),
    attribute: text("attribute", { enum: ["emails", "employeeNumber"] }).notNull(),
    /** A to Z in lower case, as filters compare. */
    valueKey: text("value_key").notNull(),
    employeeId: text("employee_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.connectionId, t.attribute, t.valueKey, t.employeeId] }),
    index("scim_user_keys_by_employee").on(t.tenantId, t.connectionId, t.employeeId),
  ],
);

/** A group as one connection tells it. WITHOUT ROWID. */
export const scimGroups = sqliteTable(
  "scim_groups",
  {
    tenantId: text("tenant_id").notNull(),
    connectionId: text("connection_id").notNull(),
    id: text("id").notNull(),
    displayName: text("display_name").notNull(),
    externalId: text("external_id"),
    version: integer("version").notNull(),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.connectionId, t.id] }),
    index("scim_groups_name").on(t.tenantId, t.connectionId, sql`display_name collate nocase`),
    index("scim_groups_external").on(t.tenantId, t.connectionId, t.externalId),
  ],
);

/** Which users of the same connection belong to a group. WITHOUT ROWID. */
export const scimGroupMembers = sqliteTable(
  "scim_group_members",
  {
    tenantId: text("tenant_id").notNull(),
    groupId: text("group_id").notNull(),
    employeeId: text("employee_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.groupId, t.employeeId] }),
    index("scim_group_members_by_employee").on(t.tenantId, t.employeeId),
  ],
);
