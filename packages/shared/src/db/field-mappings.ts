// A connection's mappings in D1: what fills its custom fields, and which of its choices our words mean.
import { and, eq, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { FieldMapping, ValueMapping } from "../domain/greenhouse/catalogue.ts";
import type { TenantDb } from "./for-tenant.ts";
import { fieldMappings, valueMappings } from "./schema/index.ts";

/** In the order of their keys. */
export async function readFieldMappings(tenant: TenantDb, connectionId: string): Promise<FieldMapping[]> {
  const { targetOn: on, targetKey: key, field, constant, targetType } = fieldMappings;
  return tenant.db
    .select({ on, key, field, constant, targetType })
    .from(fieldMappings)
    .where(tenant.owns(fieldMappings, eq(fieldMappings.connectionId, connectionId)));
}

export async function readValueMappings(tenant: TenantDb, connectionId: string): Promise<ValueMapping[]> {
  const { kind, value, providerId } = valueMappings;
  return tenant.db
    .select({ kind, value, providerId })
    .from(valueMappings)
    .where(tenant.owns(valueMappings, eq(valueMappings.connectionId, connectionId)));
}

export type MappingChange<Put, Key> = { readonly put: readonly Put[]; readonly remove: readonly Key[] };

export type FieldMappingChange = MappingChange<FieldMapping, Pick<FieldMapping, "on" | "key">>;
export type ValueMappingChange = MappingChange<ValueMapping, Pick<ValueMapping, "kind" | "value">>;

type Change = { readonly connectionId: string; readonly by: string; readonly now: number };

/** Statements for one batch; each list travels as one JSON parameter. */
export function changeFieldMappings(
  tenant: TenantDb,
  { connectionId, by, now }: Change,
  { put, remove }: FieldMappingChange,
): BatchItem<"sqlite">[] {
  const at = new Date(now).toISOString();
  const rows = put.map(({ on, key, field, constant = null, targetType = null }) => ({
    on,
    key,
    field,
    constant: field === "constant" ? JSON.stringify(constant) : null,
    targetType,
  }));
  return [
    tenant.db.delete(fieldMappings).where(
      and(
        tenant.owns(fieldMappings, eq(fieldMappings.connectionId, connectionId)),
        sql`exists (select 1 from json_each(${JSON.stringify(remove)}) gone
          where gone.value ->> 'on' = ${fieldMappings.targetOn} and gone.value ->> 'key' = ${fieldMappings.targetKey})`,
      ),
    ),
    tenant.db
      .insert(fieldMappings)
      .select(
        sql`select ${tenant.tenantId}, ${connectionId}, value ->> 'on', value ->> 'key', value ->> 'field', ${by}, ${at},
          value ->> 'constant', value ->> 'targetType' from json_each(${JSON.stringify(rows)}) where true`,
      )
      .onConflictDoUpdate({
        target: [fieldMappings.tenantId, fieldMappings.connectionId, fieldMappings.targetOn, fieldMappings.targetKey],
        set: {
          field: sql`excluded.field`,
          constant: sql`excluded.constant`,
          targetType: sql`excluded.target_type`,
          updatedBy: by,
          updatedAt: at,
        },
      }),
  ];
}

/** Statements for one batch. */
export function changeValueMappings(
  tenant: TenantDb,
  { connectionId, by, now }: Change,
  { put, remove }: ValueMappingChange,
): BatchItem<"sqlite">[] {
  const at = new Date(now).toISOString();
  return [
    tenant.db.delete(valueMappings).where(
      and(
        tenant.owns(valueMappings, eq(valueMappings.connectionId, connectionId)),
        sql`exists (select 1 from json_each(${JSON.stringify(remove)}) gone
          where gone.value ->> 'kind' = ${valueMappings.kind} and gone.value ->> 'value' = ${valueMappings.value})`,
      ),
    ),
    tenant.db
      .insert(valueMappings)
      .select(
        sql`select ${tenant.tenantId}, ${connectionId}, value ->> 'kind', value ->> 'value', value ->> 'providerId', ${by}, ${at}
          from json_each(${JSON.stringify(put)}) where true`,
      )
      .onConflictDoUpdate({
        target: [valueMappings.tenantId, valueMappings.connectionId, valueMappings.kind, valueMappings.value],
        set: { providerId: sql`excluded.provider_id`, updatedBy: by, updatedAt: at },
      }),
  ];
}
