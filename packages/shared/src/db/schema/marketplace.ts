// The marketplace's roles: postings as last read from the ATS, the roles made of them, which posting a role was linked to, and when.
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { RoleFee } from "../../domain/marketplace/fee.ts";
import type { PostingState, SalaryRange, WorkplaceType } from "../../domain/marketplace/posting.ts";
import type { RoleClosedReason, RoleNoticeKind, RoleSource, RoleStatus } from "../../domain/marketplace/words.ts";

/** What a posting and a role by hand both tell; a linked role shows its posting's. */
const facts = {
  title: text("title").notNull(),
  department: text("department"),
  team: text("team"),
  location: text("location"),
  allLocations: text("all_locations", { mode: "json" }).$type<readonly string[]>().notNull(),
  commitment: text("commitment"),
  workplaceType: text("workplace_type").$type<WorkplaceType>(),
  salary: text("salary", { mode: "json" }).$type<SalaryRange>(),
  hiringManager: text("hiring_manager"),
  /** Sanitised when it was read or written. */
  descriptionHtml: text("description_html").notNull(),
  isConfidential: integer("is_confidential", { mode: "boolean" }).notNull(),
};

/**
 * A posting as last read. Written by the scheduler, which writes only rows that changed: `readAt` is when this row did.
 * WITHOUT ROWID.
 */
export const postings = sqliteTable(
  "postings",
  {
    tenantId: text("tenant_id").notNull(),
    connectionId: text("connection_id").notNull(),
    providerId: text("provider_id").notNull(),
    state: text("state").$type<PostingState>().notNull(),
    ...facts,
    ownerId: text("owner_id"),
    hiringManagerId: text("hiring_manager_id"),
    requisitionCodes: text("requisition_codes", { mode: "json" }).$type<readonly string[]>().notNull(),
    url: text("url"),
    /** By the ATS's clock. */
    updatedAt: text("updated_at").notNull(),
    /** Of everything above: a reading that finds the same hash writes nothing. */
    rowHash: text("row_hash").notNull(),
    readAt: text("read_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.connectionId, t.providerId] })],
);

/** When a connection's postings were read and are read again. Written by the scheduler. */
export const postingLooks = sqliteTable(
  "posting_looks",
  {
    connectionId: text("connection_id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    nextLookAt: text("next_look_at").notNull(),
    /** When all of them are listed again, which alone tells of those that are gone. */
    nextFullAt: text("next_full_at").notNull(),
    lastLookedAt: text("last_looked_at"),
    /** Latest change that was seen, by the ATS's clock; the next look starts an overlap before it. */
    seenUntil: text("seen_until"),
    failureCount: integer("failure_count").notNull().default(0),
    failureReason: text("failure_reason"),
    failureMessage: text("failure_message"),
    failedAt: text("failed_at"),
  },
  (t) => [index("posting_looks_due").on(t.nextLookAt)],
);

/**
 * A role that is offered to recruiters. Written by reports, but for `atsClosedAt` and `atsClosedReason` (scheduler). While it is
 * linked, its facts are its posting's; its own are what they were when it was made or unlinked.
 */
export const roles = sqliteTable(
  "roles",
  {
    id: text("id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    status: text("status").$type<RoleStatus>().notNull(),
    source: text("source").$type<RoleSource>().notNull(),
    ...facts,
    /** The posting that it is linked to now; both null: none. */
    connectionId: text("connection_id"),
    postingId: text("posting_id"),
    linkedAt: text("linked_at"),
    fee: text("fee", { mode: "json" }).$type<RoleFee>(),
    hiresWanted: integer("hires_wanted").notNull(),
    notesToRecruiters: text("notes_to_recruiters").notNull(),
    /** Whether recruiters see the salary range. */
    showsSalary: integer("shows_salary", { mode: "boolean" }).notNull(),
    /** Whether recruiters see the role even though it is confidential. */
    showsConfidential: integer("shows_confidential", { mode: "boolean" }).notNull(),
    closedAt: text("closed_at"),
    /** Since when, and why, the posting takes no candidates; null while it does. */
    atsClosedAt: text("ats_closed_at"),
    atsClosedReason: text("ats_closed_reason").$type<RoleClosedReason>(),
    createdBy: text("created_by").notNull(),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
  },
  (t) => [
    index("roles_by_tenant").on(t.tenantId, t.id),
    uniqueIndex("roles_posting")
      .on(t.tenantId, t.connectionId, t.postingId)
      .where(sql`posting_id is not null`),
  ],
);

/** Which posting a role was linked to, from when to when; the newest row of a role is its link. Written by reports. WITHOUT ROWID. */
export const roleLinks = sqliteTable(
  "role_links",
  {
    tenantId: text("tenant_id").notNull(),
    roleId: text("role_id").notNull(),
    /** Ids rise with time. */
    id: text("id").notNull(),
    connectionId: text("connection_id").notNull(),
    postingId: text("posting_id").notNull(),
    /** The posting's title when it was linked. */
    postingTitle: text("posting_title").notNull(),
    linkedAt: text("linked_at").notNull(),
    linkedBy: text("linked_by").notNull(),
    unlinkedAt: text("unlinked_at"),
    unlinkedBy: text("unlinked_by"),
    /** How many candidates had been submitted under it when it ended: they stay there. */
    submissionCount: integer("submission_count"),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.roleId, t.id] })],
);

/** Which recruiters work on a role; the row goes when the role is taken back. Written by reports. WITHOUT ROWID. */
export const roleRecruiters = sqliteTable(
  "role_recruiters",
  {
    tenantId: text("tenant_id").notNull(),
    roleId: text("role_id").notNull(),
    recruiterId: text("recruiter_id").notNull(),
    givenBy: text("given_by").notNull(),
    givenAt: text("given_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.roleId, t.recruiterId] }),
    index("role_recruiters_by_recruiter").on(t.tenantId, t.recruiterId),
  ],
);

/**
 * What a recruiter was told about a role, once per row; mails point to it. Written, and never changed, by the Worker whose change it
 * tells of (scheduler: closed and reopened with the posting; reports: the rest). WITHOUT ROWID.
 */
export const roleNotices = sqliteTable(
  "role_notices",
  {
    tenantId: text("tenant_id").notNull(),
    recruiterId: text("recruiter_id").notNull(),
    /** Ids rise with time. */
    id: text("id").notNull(),
    roleId: text("role_id").notNull(),
    kind: text("kind").$type<RoleNoticeKind>().notNull(),
    at: text("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.recruiterId, t.id] }),
    index("role_notices_by_role").on(t.tenantId, t.roleId),
  ],
);
