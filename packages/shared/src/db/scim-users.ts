// SCIM users in D1: found by id, name or filter within their connection, and the statements that write them beside their employee.
import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import type { EmployeeInput } from "../domain/employee.ts";
import { userNameKey } from "../domain/scim/employee-facts.ts";
import type { Condition } from "../domain/scim/filter.ts";
import type { ScimObject } from "../domain/scim/values.ts";
import { asciiLower } from "./conditions.ts";
import { factsOf, type KnownEmployee } from "./employees.ts";
import type { TenantDb } from "./for-tenant.ts";
import { employees, scimGroupMembers, scimUsers, type scimGroups } from "./schema/index.ts";
import { filterSql, type FilterColumn, type FilterSource } from "./scim-filter.ts";

export type ScimUserRow = Omit<typeof scimUsers.$inferSelect, "tenantId">;

/** What the columns of a user say, made from the resource. */
export type ScimUserState = Pick<ScimUserRow, "isActive" | "data">;

/** One stretch of a list; `offset` counts from 0. */
export type Stretch = { readonly offset: number; readonly limit: number };

const asText = (value: string | boolean) => String(value);

const SOURCE: FilterSource = {
  columns: new Map<string, FilterColumn>([
    ["id", { column: sql`${scimUsers.employeeId}`, ready: asText }],
    ["userName", { column: sql`${scimUsers.userNameKey}`, ready: (value) => userNameKey(String(value)) }],
    ["externalId", { column: sql`${scimUsers.externalId}`, ready: asText, isSelective: true }],
    ["active", { column: sql`${scimUsers.isActive}`, ready: Number }],
    ["meta.created", { column: sql`${scimUsers.createdAt}`, ready: asText }],
    ["meta.lastModified", { column: sql`${scimUsers.updatedAt}`, ready: asText }],
  ]),
  data: sql`${scimUsers.data}`,
  lists: new Map(),
};

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
 * externalId or id reads the rows that it finds; others read all of the connection.
 * @returns null when the filter asks for what cannot be told
 */
export async function listScimUsers(
  tenant: TenantDb,
  connectionId: string,
  condition: Condition | null,
  stretch: Stretch,
): Promise<{ total: number; rows: ScimUserRow[] } | null> {
  const filter = condition === null ? undefined : filterSql(condition, SOURCE);
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
  // a stretch that is not full ends the list, so nothing needs to be counted
  const isEnd = rows.length > 0 ? rows.length < stretch.limit : stretch.limit > 0 && stretch.offset === 0;
  if (isEnd) return { total: stretch.offset + rows.length, rows };
  const [counted] = await tenant.db
    .select({ total: sql<number>`count(*)` })
    .from(scimUsers)
    .where(where);
  return { total: counted?.total ?? 0, rows };
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

/** Statement for a batch: a new user. Violates `scim_users_name` when the userName is taken. */
export function insertScimUser(tenant: TenantDb, connectionId: string, id: string, state: ScimUserState, now: string) {
  return tenant.db.insert(scimUsers).values({
    tenantId: tenant.tenantId,
    connectionId,
    employeeId: id,
    ...columnsOf(state),
    version: 1,
    createdAt: now,
    updatedAt: now,
  });
}

/**
 * Statement for a batch: the user as it is now. When somebody changed the user since version `read`, the version would become
 * null, which the table forbids: the whole batch fails, and nothing of it was done.
 */
export function updateScimUser(
  tenant: TenantDb,
  connectionId: string,
  id: string,
  state: ScimUserState,
  read: number,
  now: string,
) {
  return tenant.db
    .update(scimUsers)
    .set({ ...columnsOf(state), version: nextVersion(scimUsers.version, read), updatedAt: now })
    .where(ofConnection(tenant, connectionId, eq(scimUsers.employeeId, id)));
}

/** `version + 1`, or null, which no version may be. */
export function nextVersion(version: typeof scimUsers.version | typeof scimGroups.version, read: number): SQL {
  return sql`case when ${version} = ${read} then ${version} + 1 end`;
}

/** Statements for a batch: the user and its memberships are gone; the employee stays. */
export function deleteScimUser(tenant: TenantDb, connectionId: string, id: string) {
  return [
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
