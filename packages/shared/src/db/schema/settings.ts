// What people choose about a connection, module by module.
import { primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { ModuleName } from "../../domain/words.ts";

/** Settings of one module of one connection; domain/module-settings.ts has their shapes and defaults. Written by reports. WITHOUT ROWID. */
export const connectionSettings = sqliteTable(
  "connection_settings",
  {
    tenantId: text("tenant_id").notNull(),
    connectionId: text("connection_id").notNull(),
    module: text("module").$type<ModuleName>().notNull(),
    /** What was chosen; what is not in it has its default. */
    settings: text("settings", { mode: "json" }).$type<Readonly<Record<string, unknown>>>().notNull(),
    updatedBy: text("updated_by").notNull(),
    updatedAt: text("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.connectionId, t.module] })],
);
