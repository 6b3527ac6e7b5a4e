// Reading new hires: a page of them, the sortable grid, one with everything that belongs to it. The scheduler writes them.
import { and, asc, desc, eq, gte, isNull, lt, sql, type SQL } from "drizzle-orm";
import { asciiLower, containsText, isOneOf } from "./conditions.ts";
import type { TenantDb } from "./for-tenant.ts";
import type { MailStatus } from "../domain/mail/mail.ts";
import { pageOf, pageWindow, type Page, type PageRequest } from "./paging.ts";
import { newHireDocuments, newHireInvitations, newHires } from "./schema/index.ts";

/** A new hire with their invitation, how far its last mail is, and the package that their code names. */
export type NewHireRow = Omit<typeof newHires.$inferSelect, "tenantId"> & {
  readonly invitation: typeof newHireInvitations.$inferSelect | null;
  readonly mailStatus: MailStatus | null;
  /** Null: no code, or one that no package has. */
  readonly packageName: string | null;
};

/** `q` looks at name, e-mail, posting and designation. Times are ISO; `uploadedBefore` is not included itself. */
export type NewHireFilter = {
  readonly q?: string;
  readonly uploadedFrom?: string;
  readonly uploadedBefore?: string;
  readonly isInvited?: boolean;
  /** Left out: only those who still count. */
  readonly withWithdrawn?: boolean;
};

const MOST_WORDS = 5; // of a name that is typed

export type NewHireOrder = "name" | "startDate" | "postingTitle" | "uploadedAt";

const ORDERS = {
  name: sql`lower(${newHires.name})`,
  startDate: newHires.startDate,
  postingTitle: sql`lower(${newHires.postingTitle})`,
  uploadedAt: newHires.uploadedAt,
} as const;

/** A page of the tenant's new hires, the last to come in first. */
export async function listNewHires(
  tenant: TenantDb,
  filter: NewHireFilter,
  page: PageRequest,
): Promise<Page<NewHireRow>> {
  const { after, order, limit } = pageWindow(newHires.id, page);
  const rows = await selectNewHires(tenant, and(after, conditionOf(filter)))
    .orderBy(order)
    .limit(limit);
  return pageOf(rows.map(shape), page);
}

/** Those whose name or address has every typed word, names that begin as typed first: any of them, however many there are. */
export async function suggestNewHires(tenant: TenantDb, typed: string, limit: number): Promise<NewHireRow[]> {
  const words = typed.trim().split(/\s+/).slice(0, MOST_WORDS);
  const hasWords = words.map((word) => containsText([newHires.name, newHires.email], word));
  const begins = sql`instr(lower(${newHires.name}), ${asciiLower(typed.trim())}) = 1`;
  const rows = await selectNewHires(tenant, and(...hasWords, isNull(newHires.withdrawnAt)))
    .orderBy(desc(begins), asc(sql`lower(${newHires.name})`), desc(newHires.id))
    .limit(limit);
  return rows.map(shape);
}

/** Rows in any order, by number of page; those without a value of the order come last. */
export async function newHireGrid(
  tenant: TenantDb,
  filter: NewHireFilter,
  by: { readonly order: NewHireOrder; readonly isDescending: boolean; readonly offset: number; readonly limit: number },
): Promise<{ readonly rows: NewHireRow[]; readonly total: number }> {
  const condition = conditionOf(filter);
  const column = ORDERS[by.order];
  const direction = by.isDescending ? desc(column) : asc(column);
  const [rows, [counted]] = await Promise.all([
    selectNewHires(tenant, condition)
      .orderBy(sql`${column} is null`, direction, desc(newHires.id))
      .limit(by.limit)
      .offset(by.offset),
    tenant.db
      .select({ total: sql<number>`count(*)` })
      .from(newHires)
      .leftJoin(newHireInvitations, tenant.owns(newHireInvitations, eq(newHireInvitations.newHireId, newHires.id)))
      .where(tenant.owns(newHires, condition)),
  ]);
  return { rows: rows.map(shape), total: counted?.total ?? 0 };
}

/** One new hire, or null when this tenant has none under the id. */
export async function findNewHire(tenant: TenantDb, id: string): Promise<NewHireRow | null> {
  const [row] = await selectNewHires(tenant, eq(newHires.id, id)).limit(1);
  return row === undefined ? null : shape(row);
}

/** The new hire of the same application (Lever: opportunity) as a hire. */
export async function findNewHireOf(tenant: TenantDb, applicationId: string): Promise<NewHireRow | null> {
  const [row] = await selectNewHires(tenant, eq(newHires.opportunityId, applicationId)).limit(1);
  return row === undefined ? null : shape(row);
}

export async function newHiresByIds(tenant: TenantDb, ids: readonly string[]): Promise<NewHireRow[]> {
  if (ids.length === 0) return [];
  const rows = await selectNewHires(tenant, isOneOf(newHires.id, ids)).orderBy(asc(newHires.name));
  return rows.map(shape);
}

export type DocumentRow = Omit<typeof newHireDocuments.$inferSelect, "tenantId" | "newHireId">;

/** Résumés first, then the newest. */
export async function documentsOf(tenant: TenantDb, newHireId: string): Promise<DocumentRow[]> {
  const { providerId, type, displayName, extension, downloadUrl, size, uploadedAt, isUnprocessable } = newHireDocuments;
  return tenant.db
    .select({ providerId, type, displayName, extension, downloadUrl, size, uploadedAt, isUnprocessable })
    .from(newHireDocuments)
    .where(tenant.owns(newHireDocuments, eq(newHireDocuments.newHireId, newHireId)))
    .orderBy(asc(sql`${type} <> 'ResumeDocument'`), desc(uploadedAt), asc(providerId));
}

export async function findDocument(
  tenant: TenantDb,
  newHireId: string,
  providerId: string,
): Promise<DocumentRow | null> {
  const all = await documentsOf(tenant, newHireId);
  return all.find((document) => document.providerId === providerId) ?? null;
}

function conditionOf(filter: NewHireFilter): SQL | undefined {
  const { q, uploadedFrom, uploadedBefore, isInvited, withWithdrawn } = filter;
  const searched = [newHires.name, newHires.email, newHires.postingTitle, newHires.designation];
  return and(
    q?.trim() ? containsText(searched, q) : undefined,
    uploadedFrom === undefined ? undefined : gte(newHires.uploadedAt, uploadedFrom),
    uploadedBefore === undefined ? undefined : lt(newHires.uploadedAt, uploadedBefore),
    isInvited === undefined ? undefined : sql`(${newHireInvitations.id} is not null) = ${isInvited ? 1 : 0}`,
    withWithdrawn ? undefined : isNull(newHires.withdrawnAt),
  );
}

function selectNewHires(tenant: TenantDb, condition: SQL | undefined) {
  return tenant.db
    .select({
      hire: newHires,
      invitation: newHireInvitations,
      mailStatus: sql<MailStatus | null>`(select m.status from mails m where m.tenant_id = ${tenant.tenantId}
        and m.subject_id = ${newHireInvitations.id} order by m.id desc limit 1)`,
      packageName: sql<string | null>`(select p.name from onboarding_packages p where p.tenant_id = ${tenant.tenantId}
        and p.code_key = lower(trim(coalesce(${newHireInvitations.packageCode}, ${newHires.packageCode}))))`,
    })
    .from(newHires)
    .leftJoin(newHireInvitations, tenant.owns(newHireInvitations, eq(newHireInvitations.newHireId, newHires.id)))
    .where(tenant.owns(newHires, condition))
    .$dynamic();
}

type Selected = Awaited<ReturnType<typeof selectNewHires>>[number];

function shape({ hire, invitation, mailStatus, packageName }: Selected): NewHireRow {
  const { tenantId: _, ...rest } = hire;
  return { ...rest, invitation, mailStatus, packageName };
}
