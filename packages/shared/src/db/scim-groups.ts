// SCIM groups in D1: read and listed within their connection, and members written by what changes, never all anew.
import { and, asc, eq, not, sql, type SQL } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Condition } from "../domain/scim/filter.ts";
import type { GroupChange } from "../domain/scim/group-change.ts";
import { asciiLower, isOneOf } from "./conditions.ts";
import type { TenantDb } from "./for-tenant.ts";
import { scimGroupMembers, scimGroups } from "./schema/index.ts";
import { filterSql, type FilterColumn, type FilterSource } from "./scim-filter.ts";
import { nextVersion, totalAt, type Stretch } from "./scim-users.ts";

export type ScimGroupRow = Omit<typeof scimGroups.$inferSelect, "tenantId">;

const asText = (value: string | boolean) => String(value);

/** For `eq` as the index has it, which compares A to Z without their case too. */
const NAME: FilterColumn = {
  column: sql`lower(${scimGroups.displayName})`,
  ready: (value) => asciiLower(String(value)),
  equals: (value) => sql`${scimGroups.displayName} = ${value} collate nocase`,
  isSelective: true,
};

function source(tenant: TenantDb): FilterSource {
  return {
    columns: new Map<string, FilterColumn>([
      ["id", { column: sql`${scimGroups.id}`, ready: asText }],
      ["externalId", { column: sql`${scimGroups.externalId}`, ready: asText, isSelective: true }],
      ["displayName", NAME],
      ["meta.created", { column: sql`${scimGroups.createdAt}`, ready: asText }],
      ["meta.lastModified", { column: sql`${scimGroups.updatedAt}`, ready: asText }],
    ]),
    data: null,
    lists: new Map([
      [
        "members",
        (id) =>
          sql`${scimGroups.id} in (select group_id from scim_group_members where tenant_id = ${tenant.tenantId} and employee_id = ${id})`,
      ],
    ]),
  };
}

export async function findScimGroup(tenant: TenantDb, connectionId: string, id: string): Promise<ScimGroupRow | null> {
  const [row] = await tenant.db
    .select()
    .from(scimGroups)
    .where(ofConnection(tenant, connectionId, eq(scimGroups.id, id)));
  return row ?? null;
}

/** @returns null when the filter asks for what cannot be told */
export async function listScimGroups(
  tenant: TenantDb,
  connectionId: string,
  condition: Condition | null,
  stretch: Stretch,
): Promise<{ total: number; rows: ScimGroupRow[] } | null> {
  const filter = condition === null ? undefined : filterSql(condition, source(tenant));
  if (filter === null) return null;
  const where = ofConnection(tenant, connectionId, filter);
  const read = () => tenant.db.select().from(scimGroups).where(where).orderBy(asc(scimGroups.id));
  const rows = stretch.limit === 0 ? [] : await read().limit(stretch.limit).offset(stretch.offset);
  const known = totalAt(stretch, rows.length);
  return { total: known ?? (await tenant.db.$count(scimGroups, where)), rows };
}

const MOST_MEMBERS = 50_000; // of one answer: some 10 MB, of the 128 that a Worker has

/**
 * The members of some groups, by group, in the order of `groupIds`, which is that of the ids. When they are more than `most`, the
 * list ends before the group that would be too much; the first is always there, and whole.
 */
export async function membersOf(
  tenant: TenantDb,
  groupIds: readonly string[],
  most = MOST_MEMBERS,
): Promise<Map<string, string[]>> {
  const rows = await readMembers(tenant, groupIds, most + 1);
  const tooMuch = rows.length > most ? groupIds.indexOf(rows.at(-1)?.groupId ?? "") : groupIds.length;
  const [first] = groupIds;
  if (tooMuch === 0 && first !== undefined)
    return new Map([[first, (await readMembers(tenant, [first])).map((row) => row.employeeId)]]);
  const members = new Map<string, string[]>(groupIds.slice(0, tooMuch).map((id) => [id, []]));
  for (const row of rows) members.get(row.groupId)?.push(row.employeeId);
  return members;
}

async function readMembers(tenant: TenantDb, groupIds: readonly string[], most = -1) {
  if (groupIds.length === 0) return [];
  return tenant.db
    .select({ groupId: scimGroupMembers.groupId, employeeId: scimGroupMembers.employeeId })
    .from(scimGroupMembers)
    .where(tenant.owns(scimGroupMembers, isOneOf(scimGroupMembers.groupId, groupIds)))
    .orderBy(asc(scimGroupMembers.groupId), asc(scimGroupMembers.employeeId))
    .limit(most);
}

/**
 * Statement for a batch: a new group, without members. The same group once more (the name, and the client's id unless one has none)
 * would get no version, which the table forbids: the batch fails.
 */
export function insertScimGroup(
  tenant: TenantDb,
  connectionId: string,
  id: string,
  group: { readonly displayName: string; readonly externalId: string | null },
  now: string,
) {
  const { tenantId } = tenant;
  const { displayName, externalId } = group;
  const isThere = sql`exists (select 1 from scim_groups where tenant_id = ${tenantId} and connection_id = ${connectionId}
    and display_name = ${displayName} collate nocase and coalesce(external_id = ${externalId}, true))`;
  const version = sql`case when ${isThere} then null else 1 end`;
  return tenant.db
    .insert(scimGroups)
    .values({ tenantId, connectionId, id, displayName, externalId, version, createdAt: now, updatedAt: now });
}

/**
 * Statements for a batch: what a change says, written by what differs. Members that are no user of the connection are left out.
 * @param read the version that the change holds for, or null for any: as with updateScimUser, another one fails the batch
 */
export function changeScimGroup(
  tenant: TenantDb,
  connectionId: string,
  id: string,
  change: GroupChange,
  now: string,
  read: number | null = null,
): BatchItem<"sqlite">[] {
  const { tenantId } = tenant;
  const added = JSON.stringify([...change.added]);
  const gone = change.keepsMembers
    ? isOneOf(scimGroupMembers.employeeId, [...change.removed])
    : not(isOneOf(scimGroupMembers.employeeId, [...change.added]));
  // `cross join` takes the members one by one; left to itself, SQLite goes through all users for each
  return [
    tenant.db
      .update(scimGroups)
      .set({
        ...(change.displayName === null ? {} : { displayName: change.displayName }),
        ...(change.externalId === null ? {} : { externalId: change.externalId || null }),
        version: read === null ? sql`${scimGroups.version} + 1` : nextVersion(scimGroups.version, read),
        updatedAt: now,
      })
      .where(ofConnection(tenant, connectionId, eq(scimGroups.id, id))),
    tenant.db.delete(scimGroupMembers).where(tenant.owns(scimGroupMembers, eq(scimGroupMembers.groupId, id), gone)),
    tenant.db
      .insert(scimGroupMembers)
      .select(
        sql`select u.tenant_id, ${id}, u.employee_id from json_each(${added}) j cross join scim_users u
          on u.tenant_id = ${tenantId} and u.connection_id = ${connectionId} and u.employee_id = j.value
          where exists (select 1 from scim_groups g where g.tenant_id = ${tenantId} and g.connection_id = ${connectionId} and g.id = ${id})`,
      )
      .onConflictDoNothing(),
  ];
}

/** Statements for a batch: the group and its memberships are gone. */
export function deleteScimGroup(tenant: TenantDb, connectionId: string, id: string) {
  return [
    tenant.db.delete(scimGroups).where(ofConnection(tenant, connectionId, eq(scimGroups.id, id))),
    tenant.db.delete(scimGroupMembers).where(tenant.owns(scimGroupMembers, eq(scimGroupMembers.groupId, id))),
  ];
}

function ofConnection(tenant: TenantDb, connectionId: string, ...conditions: (SQL | undefined)[]) {
  return tenant.owns(scimGroups, and(eq(scimGroups.connectionId, connectionId), ...conditions));
}
