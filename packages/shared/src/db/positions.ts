// Reading positions: a page of them with their requisition, candidate and employee, one by id, and the counts beside them.
import { and, asc, count, desc, eq, isNotNull, sql, type Column, type SQL } from "drizzle-orm";
import type { CatalogueKind } from "../domain/greenhouse/catalogue.ts";
import { CompensationInterval, type Compensation } from "../domain/position.ts";
import type { PositionStatus, SyncStatus } from "../domain/words.ts";
import { containsText, isOneOf } from "./conditions.ts";
import type { TenantDb } from "./for-tenant.ts";
import { pageOf, pageWindow, type Page, type PageRequest } from "./paging.ts";
import { catalogue, employees, hires, positions, requisitions } from "./schema/index.ts";

/** A position with what belongs to it, as pages and API show it. */
export type PositionRow = Omit<
  typeof positions.$inferSelect,
  | "tenantId"
  | "compensationMin"
  | "compensationMax"
  | "compensationCurrency"
  | "compensationInterval"
  | "requisitionId"
  | "hireId"
  | "employeeId"
> & {
  readonly compensation: Compensation | null;
  readonly requisition: Requisition | null;
  /** What the catalogue says of it (Greenhouse), as of its last reading; null without a requisition. */
  readonly opening: { readonly closeReason: string | null; readonly jobStatus: string | null } | null;
  readonly hire: SeatHire | null;
  readonly employee: SeatEmployee | null;
};

/** The requisition as last read from the ATS. `providerId` is the ATS's own id. */
export type Requisition = Omit<typeof requisitions.$inferSelect, "tenantId" | "connectionId" | "positionId">;
export type SeatHire = Pick<
  typeof hires.$inferSelect,
  "id" | "candidateName" | "hiredAt" | "status" | "startsOn" | "candidateWithheld"
>;
export type SeatEmployee = Pick<
  typeof employees.$inferSelect,
  "id" | "firstName" | "lastName" | "preferredName" | "workEmail"
>;

/** Which positions; everything that is absent or empty does not narrow. `q` looks at title, department, location, manager, recruiter, code, candidate and employee. */
export type PositionFilter = {
  readonly q?: string;
  readonly status?: readonly PositionStatus[];
  readonly syncStatus?: readonly SyncStatus[];
  readonly department?: string;
  readonly location?: string;
};

/** One row by the catalogue's primary key: the name of a close reason, or what is told of a job. */
function inCatalogue(kind: CatalogueKind, id: Column, what: SQL): SQL<string | null> {
  return sql`(select ${what} from ${catalogue} where ${catalogue.tenantId} = ${requisitions.tenantId}
    and ${catalogue.connectionId} = ${requisitions.connectionId} and ${catalogue.kind} = ${sql.raw(`'${kind}'`)} and ${catalogue.providerId} = ${id})`;
}

const columns = {
  closeReason: inCatalogue("close_reason", requisitions.closeReasonId, sql`${catalogue.name}`),
  jobStatus: inCatalogue("job", requisitions.parentId, sql`${catalogue.data}->>'status'`),
  id: positions.id,
  title: positions.title,
  department: positions.department,
  location: positions.location,
  employmentType: positions.employmentType,
  compensationMin: positions.compensationMin,
  compensationMax: positions.compensationMax,
  compensationCurrency: positions.compensationCurrency,
  compensationInterval: positions.compensationInterval,
  hiringManager: positions.hiringManager,
  recruiter: positions.recruiter,
  targetStartOn: positions.targetStartOn,
  status: positions.status,
  sentBackNote: positions.sentBackNote,
  approvedBy: positions.approvedBy,
  approvedAt: positions.approvedAt,
  syncStatus: positions.syncStatus,
  connectionId: positions.connectionId,
  requisitionCode: positions.requisitionCode,
  syncJobId: positions.syncJobId,
  syncRequestedAt: positions.syncRequestedAt,
  syncReason: positions.syncReason,
  syncMessage: positions.syncMessage,
  syncAttempts: positions.syncAttempts,
  syncNextTryAt: positions.syncNextTryAt,
  syncedAt: positions.syncedAt,
  createdAt: positions.createdAt,
  updatedAt: positions.updatedAt,
  syncRequest: positions.syncRequest,
  requisition: {
    id: requisitions.id,
    providerId: requisitions.providerId,
    code: requisitions.code,
    name: requisitions.name,
    status: requisitions.status,
    headcountTotal: requisitions.headcountTotal,
    headcountHired: requisitions.headcountHired,
    openedAt: requisitions.openedAt,
    closedAt: requisitions.closedAt,
    deletedAt: requisitions.deletedAt,
    readAt: requisitions.readAt,
    parentId: requisitions.parentId,
    applicationId: requisitions.applicationId,
    closeReasonId: requisitions.closeReasonId,
    targetStartOn: requisitions.targetStartOn,
    awaiting: requisitions.awaiting,
    reads: requisitions.reads,
  },
  hire: {
    id: hires.id,
    candidateName: hires.candidateName,
    hiredAt: hires.hiredAt,
    status: hires.status,
    startsOn: hires.startsOn,
    candidateWithheld: hires.candidateWithheld,
  },
  employee: {
    id: employees.id,
    firstName: employees.firstName,
    lastName: employees.lastName,
    preferredName: employees.preferredName,
    workEmail: employees.workEmail,
  },
};

/** A page of the tenant's positions, newest first. */
export async function listPositions(
  tenant: TenantDb,
  filter: PositionFilter,
  page: PageRequest,
): Promise<Page<PositionRow>> {
  const { after, order, limit } = pageWindow(positions.id, page);
  const rows = await selectPositions(tenant, and(matching(filter), after))
    .orderBy(order)
    .limit(limit);
  return pageOf(rows.map(shape), page);
}

/** One position, or null when this tenant has none under the id. */
export async function findPosition(tenant: TenantDb, id: string): Promise<PositionRow | null> {
  const [row] = await selectPositions(tenant, eq(positions.id, id)).limit(1);
  return row === undefined ? null : shape(row);
}

/** The tenant's positions among these ids, in the order of the ids; unknown ones are left out. */
export async function findPositions(tenant: TenantDb, ids: readonly string[]): Promise<PositionRow[]> {
  const rows = await selectPositions(tenant, isOneOf(positions.id, ids));
  const byId = new Map(rows.map((row) => [row.id, shape(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The newest ids that the filter selects, at most `limit`: what "all rows of this filter" means for a bulk action. */
export async function listPositionIds(tenant: TenantDb, filter: PositionFilter, limit: number): Promise<string[]> {
  const rows = await tenant.db
    .select({ id: positions.id })
    .from(positions)
    .leftJoin(hires, tenant.owns(hires, eq(hires.id, positions.hireId)))
    .leftJoin(employees, tenant.owns(employees, eq(employees.id, positions.employeeId)))
    .where(tenant.owns(positions, matching(filter)))
    .orderBy(desc(positions.id))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** How many positions the filter selects, by sync status; statuses without any are 0. */
export async function countBySyncStatus(tenant: TenantDb, filter: PositionFilter): Promise<Record<SyncStatus, number>> {
  const rows = await tenant.db
    .select({ syncStatus: positions.syncStatus, count: count() })
    .from(positions)
    .leftJoin(hires, tenant.owns(hires, eq(hires.id, positions.hireId)))
    .leftJoin(employees, tenant.owns(employees, eq(employees.id, positions.employeeId)))
    .where(tenant.owns(positions, matching(filter)))
    .groupBy(positions.syncStatus);
  const counts = { not_started: 0, pending: 0, synced: 0, failed: 0 };
  for (const row of rows) counts[row.syncStatus] = row.count;
  return counts;
}

/** How many positions the tenant has, by status; statuses without any are 0. */
export async function countByStatus(tenant: TenantDb): Promise<Record<PositionStatus, number>> {
  const rows = await tenant.db
    .select({ status: positions.status, count: count() })
    .from(positions)
    .where(tenant.owns(positions))
    .groupBy(positions.status);
  const counts = { draft: 0, requested: 0, approved: 0, open: 0, filled: 0, closed: 0 };
  for (const row of rows) counts[row.status] = row.count;
  return counts;
}

/** The departments and locations in use, sorted, for filters and for suggestions while typing; at most 200 of each. */
export async function listFacets(tenant: TenantDb): Promise<{ departments: string[]; locations: string[] }> {
  const distinct = (column: typeof positions.department | typeof positions.location) =>
    tenant.db
      .selectDistinct({ value: column })
      .from(positions)
      .where(tenant.owns(positions, isNotNull(column)))
      .orderBy(asc(column))
      .limit(200);
  const [departments, locations] = await tenant.db.batch([
    distinct(positions.department),
    distinct(positions.location),
  ]);
  const values = (rows: { value: string | null }[]) => rows.flatMap((row) => row.value ?? []);
  return { departments: values(departments), locations: values(locations) };
}

function selectPositions(tenant: TenantDb, condition: SQL | undefined) {
  return tenant.db
    .select(columns)
    .from(positions)
    .leftJoin(requisitions, tenant.owns(requisitions, eq(requisitions.id, positions.requisitionId)))
    .leftJoin(hires, tenant.owns(hires, eq(hires.id, positions.hireId)))
    .leftJoin(employees, tenant.owns(employees, eq(employees.id, positions.employeeId)))
    .where(tenant.owns(positions, condition))
    .$dynamic();
}

function matching(filter: PositionFilter): SQL | undefined {
  const searched = [
    positions.title,
    positions.department,
    positions.location,
    positions.hiringManager,
    positions.recruiter,
    positions.requisitionCode,
    hires.candidateName,
    sql`${employees.firstName} || ' ' || ${employees.lastName}`,
  ];
  return and(
    filter.q?.trim() ? containsText(searched, filter.q) : undefined,
    filter.status?.length ? isOneOf(positions.status, filter.status) : undefined,
    filter.syncStatus?.length ? isOneOf(positions.syncStatus, filter.syncStatus) : undefined,
    filter.department ? eq(positions.department, filter.department) : undefined,
    filter.location ? eq(positions.location, filter.location) : undefined,
  );
}

type Selected = Awaited<ReturnType<typeof selectPositions>>[number];

function shape(row: Selected): PositionRow {
  const { compensationMin, compensationMax, compensationCurrency, compensationInterval, ...others } = row;
  const { closeReason, jobStatus, ...rest } = others;
  const interval = CompensationInterval.safeParse(compensationInterval);
  const isComplete =
    compensationMin !== null && compensationMax !== null && compensationCurrency !== null && interval.success;
  const compensation = isComplete
    ? { min: compensationMin, max: compensationMax, currency: compensationCurrency, interval: interval.data }
    : null;
  const opening = rest.requisition === null ? null : { closeReason, jobStatus };
  return { ...rest, compensation, opening };
}
