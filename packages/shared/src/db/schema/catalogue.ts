// What an ATS offers to choose from (users, departments, jobs, custom fields…), and how a company's words are mapped to it.
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type {
  CatalogueData,
  CatalogueKind,
  FieldTarget,
  MappedField,
  ValueKind,
} from "../../domain/greenhouse/catalogue.ts";
import type { FieldValue } from "../../domain/greenhouse/sync-request.ts";

/**
 * One thing that the ATS offers, as last read. Written by the scheduler, which writes only rows that changed: `readAt` is when this
 * row did; when the whole was last read is in connection_looks. WITHOUT ROWID.
 */
export const catalogue = sqliteTable(
  "catalogue",
  {
    tenantId: text("tenant_id").notNull(),
    connectionId: text("connection_id").notNull(),
    kind: text("kind").$type<CatalogueKind>().notNull(),
    providerId: text("provider_id").notNull(),
    name: text("name").notNull(),
    /** By kind: the shapes of domain/greenhouse/catalogue.ts. */
    data: text("data", { mode: "json" }).$type<CatalogueData>().notNull(),
    /** False: deactivated, archived, or gone from the ATS's list. */
    isActive: integer("is_active", { mode: "boolean" }).notNull(),
    readAt: text("read_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.connectionId, t.kind, t.providerId] })],
);

/** Which of our fields fills which custom field. One source per custom field. Written by reports. WITHOUT ROWID. */
export const fieldMappings = sqliteTable(
  "field_mappings",
  {
    tenantId: text("tenant_id").notNull(),
    connectionId: text("connection_id").notNull(),
    targetOn: text("target_on").$type<FieldTarget>().notNull(),
    /** The custom field's immutable name_key. */
    targetKey: text("target_key").notNull(),
    field: text("field").$type<MappedField>().notNull(),
    updatedBy: text("updated_by").notNull(),
    updatedAt: text("updated_at").notNull(),
    /** The value itself, where `field` is `constant`. */
    constant: text("constant", { mode: "json" }).$type<FieldValue>(),
    /** The custom field's type when it was mapped: another one now means that the mapping wants a look. */
    targetType: text("target_type"),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.connectionId, t.targetOn, t.targetKey] })],
);

/** Which department, office or user of the ATS one of our words means. Written by reports. WITHOUT ROWID. */
export const valueMappings = sqliteTable(
  "value_mappings",
  {
    tenantId: text("tenant_id").notNull(),
    connectionId: text("connection_id").notNull(),
    kind: text("kind").$type<ValueKind>().notNull(),
    /** Our word, as it stands in positions, e.g. a department's name. */
    value: text("value").notNull(),
    /** `provider_id` of the catalogue row that it means. */
    providerId: text("provider_id").notNull(),
    updatedBy: text("updated_by").notNull(),
    updatedAt: text("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.connectionId, t.kind, t.value] })],
);
