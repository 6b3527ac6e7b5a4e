// SCIM users in D1: found by id, name or filter within their connection, and the statements that write them beside their employee.
import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { EmployeeInput } from "../domain/employee.ts";
import { ENTERPRISE_URN } from "../domain/scim/attributes.ts";
import { userNameKey } from "../domain/scim/employee-facts.ts";
import type { Condition } from "../domain/scim/filter.ts";
import { canonical, isObject, type ScimObject } from "../domain/scim/values.ts";
import { asciiLower } from "./conditions.ts";
import { factsOf, type KnownEmployee } from "./employees.ts";
import type { TenantDb } from "./for-tenant.ts";
import { employees, scimGroupMembers, scimUserKeys, scimUsers, type scimGroups } from "./schema/index.ts";
import { filterSql, type FilterColumn, type FilterSource } from "./scim-filter.ts";

export type ScimUserRow = Omit<typeof scimUsers.$inferSelect, "tenantId">;

type ScimUserKey = Pick<typeof scimUserKeys.$inferSelect, "attribute" | "valueKey">;

/** What the columns of a user say, made from the resource. */
export type ScimUserState = Pick<ScimUserRow, "isActive" | "data">;

/** One stretch of a list; `offset` counts from 0. */
export type Stretch = { readonly offset: number; readonly limit: number };

const asText = (value: string | boolean) => String(value);

const COLUMNS = new Map<string, FilterColumn>([
  ["id", { column: sql`${scimUsers.employeeId}`, ready: asText }],
  ["userName", { column: sql`${scimUsers.userNameKey}`, ready: (value) => userNameKey(String(value)) }],
  ["externalId", { column: sql`${scimUsers.externalId}`, ready: asText, isSelective: true }],
  ["active", { column: sql`${scimUsers.isActive}`, ready: Number }],
  ["meta.created", { column: sql`${scimUsers.createdAt}`, ready: asText }],
  ["meta.lastModified", { column: sql`${scimUsers.updatedAt}`, ready: asText }],
]);

function source(tenant: TenantDb, connectionId: string): FilterSource {
  const withKey = (attribute: ScimUserKey["attribute"]) => (value: string) =>
    sql`${scimUsers.employeeId} in (select employee_id from scim_user_keys where tenant_id = ${tenant.tenantId}
      and connection_id = ${connectionId} and attribute = ${attribute} and value_key = ${asciiLower(value)})`;
  return {
    columns: COLUMNS,
    data: sql`${scimUsers.data}`,
    lists: new Map(),
    hints: new Map([
      ["emails", withKey("emails")],
      [`${ENTERPRISE_URN}.employeeNumber`, withKey("employeeNumber")],
    ]),
  };
}

/** One user of the connection, or null. */
export async function findScimUser(tenant: TenantDb, connectionId: string, id: string): Promise<ScimUserRow | null> {
  const [row] = await tenant.db
    .select()
    .from(scimUsers)
    .where(ofConnection(tenant, connectionId, eq(scimUsers.employeeId, id)));
  return row ?? null;
}

/**
 * A stretch of the connection's users in the order of their ids, and how many there are in all. A filter by userName,
 * externalId, id, employeeNumber or an e-mail reads the rows that it finds; others read all of the connection.
 * @returns null when the filter asks for what cannot be told
 */
export async function listScimUsers(
  tenant: TenantDb,
  connectionId: string,
  condition: Condition | null,
  stretch: Stretch,
): Promise<{ total: number; rows: ScimUserRow[] } | null> {
  const filter = condition === null ? undefined : filterSql(condition, source(tenant, connectionId));
  if (filter === null) return null;
  const where = ofConnection(tenant, connectionId, filter);
  const rows =
    stretch.limit === 0
      ? []
      : await tenant.db
          .select()
          .from(scimUsers)
          .where(where)
          .orderBy(asc(scimUsers.employeeId))
          .limit(stretch.limit)
          .offset(stretch.offset);
  return { total: totalAt(stretch, rows.length) ?? (await tenant.db.$count(scimUsers, where)), rows };
}

/** How many there are in all, where a stretch tells: one that is not full ends the list. Null: they are to be counted. */
export function totalAt(stretch: Stretch, found: number): number | null {
  const isEnd = found > 0 ? found < stretch.limit : stretch.limit > 0 && stretch.offset === 0;
  return isEnd ? stretch.offset + found : null;
}

/** An employee who may be the one that a new user tells of; `isLinked`: the connection has a user for them already. */
export type Candidate = KnownEmployee & { readonly isDeactivated: boolean; readonly isLinked: boolean };

/** The tenant's employees with this number or this work e-mail: a handful, each found through its index. */
export async function candidatesFor(
  tenant: TenantDb,
  connectionId: string,
  facts: Pick<EmployeeInput, "employeeNumber" | "workEmail">,
): Promise<Candidate[]> {
  const read = (condition: SQL) =>
    tenant.db
      .select({ employee: employees, linked: scimUsers.employeeId })
      .from(employees)
      .leftJoin(scimUsers, ofConnection(tenant, connectionId, eq(scimUsers.employeeId, employees.id)))
      .where(tenant.owns(employees, condition))
      .limit(10);
  const [byNumber, byEmail] = await Promise.all([
    facts.employeeNumber === null ? [] : read(eq(employees.employeeNumber, facts.employeeNumber)),
    facts.workEmail === null ? [] : read(sql`lower(work_email) = ${asciiLower(facts.workEmail)}`),
  ]);
  const found = new Map([...byNumber, ...byEmail].map((row) => [row.employee.id, row]));
  return [...found.values()].map(({ employee, linked }) => ({
    id: employee.id,
    facts: factsOf(employee),
    isDeactivated: employee.deactivatedAt !== null,
    isLinked: linked !== null,
  }));
}

/** Condition that no other connection, unless it has ended, has an active user for the employee. Reads a row for each connection. */
export function worksNowhereElse(tenant: TenantDb, connectionId: string, employeeId: string): SQL {
  return sql`not exists (select 1 from connections c
    join scim_users u on u.tenant_id = c.tenant_id and u.connection_id = c.id and u.employee_id = ${employeeId}
    where c.tenant_id = ${tenant.tenantId} and c.provider = 'scim' and c.status = 'active' and c.id <> ${connectionId} and u.is_active)`;
}

/** Statements for a batch: a new user. They violate `scim_users_name` when the userName is taken. */
export function insertScimUser(
  tenant: TenantDb,
  connectionId: string,
  id: string,
  state: ScimUserState,
  now: string,
): BatchItem<"sqlite">[] {
  const { tenantId } = tenant;
  const times = { createdAt: now, updatedAt: now };
  const user = { tenantId, connectionId, employeeId: id, ...columnsOf(state), version: 1, ...times };
  return [tenant.db.insert(scimUsers).values(user), ...writeKeys(tenant, connectionId, id, keysOf(state.data), [])];
}

/**
 * Statements for a batch: the user as it is now. When somebody changed the user since it was `read`, the version would become
 * null, which the table forbids: the whole batch fails, and nothing of it was done.
 */
export function updateScimUser(
  tenant: TenantDb,
  connectionId: string,
  id: string,
  state: ScimUserState,
  read: Pick<ScimUserRow, "version" | "data">,
  now: string,
): BatchItem<"sqlite">[] {
  return [
    tenant.db
      .update(scimUsers)
      .set({ ...columnsOf(state), version: nextVersion(scimUsers.version, read.version), updatedAt: now })
      .where(ofConnection(tenant, connectionId, eq(scimUsers.employeeId, id))),
    ...writeKeys(tenant, connectionId, id, keysOf(state.data), keysOf(read.data)),
  ];
}

/**
 * Statements for a batch: none when the keys are those of before. A key may be there already: a change that overtook a removal has left
 * it. That is no harm, since whoever is found by a key is still asked for the value itself.
 */
function writeKeys(
  tenant: TenantDb,
  connectionId: string,
  id: string,
  keys: readonly ScimUserKey[],
  before: readonly ScimUserKey[],
): BatchItem<"sqlite">[] {
  if (canonical(keys) === canonical(before)) return [];
  const rows = sql`select ${tenant.tenantId}, ${connectionId}, value ->> '$.attribute', value ->> '$.valueKey', ${id}
    from json_each(${JSON.stringify(keys)}) where true`; // without a condition, SQLite takes `on conflict` for a join's
  return [
    ...(before.length === 0 ? [] : [forgetKeys(tenant, connectionId, id)]),
    ...(keys.length === 0 ? [] : [tenant.db.insert(scimUserKeys).select(rows).onConflictDoNothing()]),
  ];
}

function forgetKeys(tenant: TenantDb, connectionId: string, id: string) {
  const ofUser = and(eq(scimUserKeys.connectionId, connectionId), eq(scimUserKeys.employeeId, id));
  return tenant.db.delete(scimUserKeys).where(tenant.owns(scimUserKeys, ofUser));
}

/** Each once; a hundred e-mails at most, as the attribute tables take. */
function keysOf(data: ScimObject): ScimUserKey[] {
  const { emails, [ENTERPRISE_URN]: enterprise } = data;
  const list = Array.isArray(emails) ? (emails as readonly ScimObject[]) : []; // by the tables, a list or nothing
  const number = isObject(enterprise) ? enterprise["employeeNumber"] : undefined;
  const addresses = new Set(list.flatMap(({ value }) => (typeof value === "string" ? asciiLower(value) : [])));
  return [
    ...[...addresses].map((valueKey) => ({ attribute: "emails", valueKey }) as const),
    ...(typeof number === "string" ? [{ attribute: "employeeNumber", valueKey: asciiLower(number) } as const] : []),
  ];
}

/** `version + 1`, or null, which no version may be. */
export function nextVersion(version: typeof scimUsers.version | typeof scimGroups.version, read: number): SQL {
  return sql`case when ${version} = ${read} then ${version} + 1 end`;
}

/** Statements for a batch: the user and its memberships are gone; the employee stays. */
export function deleteScimUser(tenant: TenantDb, connectionId: string, id: string): BatchItem<"sqlite">[] {
  return [
    forgetKeys(tenant, connectionId, id),
    tenant.db.delete(scimUsers).where(ofConnection(tenant, connectionId, eq(scimUsers.employeeId, id))),
    tenant.db
      .delete(scimGroupMembers)
      .where(
        tenant.owns(
          scimGroupMembers,
          eq(scimGroupMembers.employeeId, id),
          sql`${scimGroupMembers.groupId} in (select id from scim_groups where tenant_id = ${tenant.tenantId} and connection_id = ${connectionId})`,
        ),
      ),
  ];
}

function columnsOf({ isActive, data }: ScimUserState) {
  const { userName, externalId } = data as ScimObject & { userName?: string; externalId?: string }; // texts, by the tables
  return { userNameKey: userNameKey(userName ?? ""), externalId: externalId ?? null, isActive, data };
}

function ofConnection(tenant: TenantDb, connectionId: string, ...conditions: (SQL | undefined)[]) {
  return tenant.owns(scimUsers, and(eq(scimUsers.connectionId, connectionId), ...conditions));
}
