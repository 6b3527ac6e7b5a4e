// Reading roles: one, or pages of them, with the facts of their postings while they are linked.
import { and, eq, or, sql, type SQL } from "drizzle-orm";
import { closedReasonOf } from "../domain/marketplace/closing.ts";
import type { PostingState } from "../domain/marketplace/posting.ts";
import { stateOfRole } from "../domain/marketplace/role.ts";
import type { RoleClosedReason, RoleSource, RoleStatus } from "../domain/marketplace/words.ts";
import { containsText, isOneOf } from "./conditions.ts";
import type { TenantDb } from "./for-tenant.ts";
import { pageOf, pageWindow, type Page, type PageRequest } from "./paging.ts";
import { isPostingActive } from "./postings.ts";
import { fact, postingOfRole, roleFacts } from "./role-facts.ts";
import { postings, roleRecruiters, roles } from "./schema/index.ts";

type OwnColumns = Omit<
  typeof roles.$inferSelect,
  "tenantId" | "status" | "connectionId" | "postingId" | "linkedAt" | "descriptionHtml"
>;

/** A role as its company sees it. Its facts are its posting's while it is linked. */
export type RoleRow = OwnColumns & {
  /** What the company decided. */
  readonly status: RoleStatus;
  /** Whether it takes candidates: `closed` also while its posting takes none. */
  readonly state: RoleStatus;
  readonly closedReason: RoleClosedReason | null;
  readonly recruiterCount: number;
  readonly link: RoleLink | null;
};

/** The posting that a role is linked to. `state` null: it is not known yet. */
export type RoleLink = {
  readonly connectionId: string;
  readonly postingId: string;
  readonly linkedAt: string;
  readonly state: PostingState | null;
  readonly url: string | null;
  readonly requisitionCodes: readonly string[];
  readonly readAt: string | null;
};

export type RoleFilter = {
  readonly q?: string;
  /** As `RoleRow.state`. */
  readonly status?: readonly RoleStatus[];
  readonly source?: RoleSource;
  readonly department?: string;
  readonly location?: string;
  readonly recruiterId?: string;
};

function selectRoles(tenant: TenantDb, condition: SQL | undefined) {
  return tenant.db
    .select({
      role: roles,
      facts: roleFacts,
      posting: {
        state: postings.state,
        url: postings.url,
        requisitionCodes: postings.requisitionCodes,
        readAt: postings.readAt,
      },
      recruiterCount: sql<number>`(select count(*) from ${roleRecruiters} where ${tenant.owns(roleRecruiters, eq(roleRecruiters.roleId, roles.id))})`,
    })
    .from(roles)
    .leftJoin(postings, postingOfRole(tenant))
    .where(tenant.owns(roles, condition))
    .$dynamic();
}

/** A page of the tenant's roles, newest first. */
export async function listRoles(tenant: TenantDb, filter: RoleFilter, page: PageRequest): Promise<Page<RoleRow>> {
  const { after, order, limit } = pageWindow(roles.id, page);
  const rows = await selectRoles(tenant, and(after, matching(tenant, filter)))
    .orderBy(order)
    .limit(limit);
  return pageOf(rows.map(shape), page);
}

/** One role with its description, or null when this tenant has none under the id. */
export async function findRole(
  tenant: TenantDb,
  id: string,
): Promise<(RoleRow & { readonly descriptionHtml: string }) | null> {
  const [[row], [text]] = await Promise.all([
    selectRoles(tenant, eq(roles.id, id)),
    tenant.db
      .select({ html: fact<string>(roles.descriptionHtml, postings.descriptionHtml) })
      .from(roles)
      .leftJoin(postings, postingOfRole(tenant))
      .where(tenant.owns(roles, eq(roles.id, id))),
  ]);
  return row === undefined || text === undefined ? null : { ...shape(row), descriptionHtml: text.html };
}

export type RoleCounts = Readonly<Record<RoleStatus, number>>;

/** How many of the tenant's roles are draft, open and closed. */
export async function countRoles(tenant: TenantDb): Promise<RoleCounts> {
  const rows = await tenant.db
    .select({ state: stateColumn, count: sql<number>`count(*)` })
    .from(roles)
    .leftJoin(postings, postingOfRole(tenant))
    .where(tenant.owns(roles))
    .groupBy(stateColumn);
  return { draft: 0, open: 0, closed: 0, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
}

const stateColumn = sql<RoleStatus>`case when ${roles.status} = 'open' and ${postings.providerId} is not null and not (${isPostingActive})
  then 'closed' else ${roles.status} end`;

function matching(tenant: TenantDb, filter: RoleFilter): SQL | undefined {
  const { title, department, team, location, hiringManager } = roleFacts;
  const given = sql`exists (select 1 from ${roleRecruiters} where ${tenant.owns(
    roleRecruiters,
    and(eq(roleRecruiters.roleId, roles.id), eq(roleRecruiters.recruiterId, filter.recruiterId ?? "")),
  )})`;
  return and(
    filter.q?.trim()
      ? or(
          containsText([title, department, team, location, hiringManager], filter.q),
          containsText([postings.requisitionCodes], filter.q),
        )
      : undefined,
    filter.status?.length
      ? sql`${stateColumn} in (select value from json_each(${JSON.stringify(filter.status)}))`
      : undefined,
    filter.source ? isOneOf(roles.source, [filter.source]) : undefined,
    filter.department ? sql`${department} = ${filter.department}` : undefined,
    filter.location ? sql`${location} = ${filter.location}` : undefined,
    filter.recruiterId ? given : undefined,
  );
}

type Selected = Awaited<ReturnType<typeof selectRoles>>[number];

function shape({ role, facts, posting, recruiterCount }: Selected): RoleRow {
  const { tenantId: _, connectionId, postingId, linkedAt, descriptionHtml: __, ...own } = role;
  const state = stateOfRole(role.status, posting?.state ?? null);
  return {
    ...own,
    ...facts,
    state,
    closedReason: posting === null ? null : closedReasonOf(posting.state),
    recruiterCount,
    link:
      connectionId === null || postingId === null
        ? null
        : {
            connectionId,
            postingId,
            linkedAt: linkedAt ?? role.createdAt,
            state: posting?.state ?? null,
            url: posting?.url ?? null,
            requisitionCodes: posting?.requisitionCodes ?? [],
            readAt: posting?.readAt ?? null,
          },
  };
}

/** The departments and locations in use, for filters. */
export async function roleFacets(tenant: TenantDb): Promise<{ departments: string[]; locations: string[] }> {
  const distinct = (value: SQL<string | null>) =>
    tenant.db
      .selectDistinct({ value })
      .from(roles)
      .leftJoin(postings, postingOfRole(tenant))
      .where(tenant.owns(roles, sql`${value} is not null`))
      .orderBy(value)
      .limit(200);
  const [departments, locations] = await tenant.db.batch([
    distinct(roleFacts.department),
    distinct(roleFacts.location),
  ]);
  const values = (rows: { value: string | null }[]) => rows.flatMap((row) => row.value ?? []);
  return { departments: values(departments), locations: values(locations) };
}
