// Onboarding: new hires and their documents as last read from the ATS, packages, invitations, and the sessions of the invited.
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { DocumentType, NewHireProblem } from "../../domain/onboarding/new-hire.ts";

/** What the scheduler last looked for through a connection, and when it looks again. Written by the scheduler only. */
export const onboardingLooks = sqliteTable("onboarding_looks", {
  connectionId: text("connection_id").primaryKey(),
  tenantId: text("tenant_id").notNull(),
  /** Stage and start date that it was for: with another choice the first look begins anew. */
  lookedFor: text("looked_for").notNull(),
  nextLookAt: text("next_look_at").notNull(),
  lastLookedAt: text("last_looked_at"),
  /** Upper edge of what was seen, by our clock at the beginning of the look; the next starts an overlap before it. */
  seenUntil: text("seen_until"),
  /** When the look began that is not over; whoever was read since then is not read again by it. */
  startedAt: text("started_at"),
  failureCount: integer("failure_count").notNull().default(0),
  failureReason: text("failure_reason"),
  failureMessage: text("failure_message"),
});

/** A candidate who reached the stage, once for each opportunity. Written by the scheduler only. */
export const newHires = sqliteTable(
  "new_hires",
  {
    id: text("id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    connectionId: text("connection_id").notNull(),
    opportunityId: text("opportunity_id").notNull(),
    contactId: text("contact_id"),
    name: text("name").notNull(),
    email: text("email"),
    postingId: text("posting_id"),
    postingTitle: text("posting_title"),
    designation: text("designation"),
    offerId: text("offer_id"),
    offerStatus: text("offer_status"),
    offerCandidateName: text("offer_candidate_name"),
    location: text("location"),
    startDate: text("start_date"),
    managerId: text("manager_id"),
    managerName: text("manager_name"),
    hiringManagerName: text("hiring_manager_name"),
    hiringManagerEmail: text("hiring_manager_email"),
    packageCode: text("package_code"),
    problems: text("problems", { mode: "json" }).$type<NewHireProblem[]>().notNull(),
    reachedAt: text("reached_at").notNull(),
    /** When they came in here first: the "uploaded period" of the list. */
    uploadedAt: text("uploaded_at").notNull(),
    readAt: text("read_at").notNull(),
    /** Since when they no longer count: went back before the stage, were archived without a hire, or deleted. */
    withdrawnAt: text("withdrawn_at"),
  },
  (t) => [
    uniqueIndex("new_hires_opportunity").on(t.tenantId, t.opportunityId),
    index("new_hires_by_tenant").on(t.tenantId, t.id),
    index("new_hires_by_upload").on(t.tenantId, t.uploadedAt),
    index("new_hires_by_connection").on(t.tenantId, t.connectionId),
  ],
);

/** A file or résumé of a new hire; the bytes stay at the ATS. Written by the scheduler only. WITHOUT ROWID. */
export const newHireDocuments = sqliteTable(
  "new_hire_documents",
  {
    tenantId: text("tenant_id").notNull(),
    newHireId: text("new_hire_id").notNull(),
    providerId: text("provider_id").notNull(),
    type: text("type").$type<DocumentType>().notNull(),
    displayName: text("display_name").notNull(),
    extension: text("extension").notNull(),
    downloadUrl: text("download_url"),
    size: integer("size"),
    uploadedAt: text("uploaded_at"),
    isUnprocessable: integer("is_unprocessable", { mode: "boolean" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.newHireId, t.providerId] })],
);

/** What a kind of new hire gets to read and to do. Written by reports. */
export const onboardingPackages = sqliteTable(
  "onboarding_packages",
  {
    id: text("id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    code: text("code").notNull(),
    /** The code as it is compared. */
    codeKey: text("code_key").notNull(),
    name: text("name").notNull(),
    mailText: text("mail_text").notNull(),
    tasks: text("tasks", { mode: "json" }).$type<string[]>().notNull(),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
  },
  (t) => [uniqueIndex("onboarding_packages_code").on(t.tenantId, t.codeKey)],
);

/**
 * The invitation of a new hire, with what was filled in when it last went out. Each time it goes out is a try with its own mail and
 * link. What the hire confirmed is reports' alone; the rest goes through one shared function (db/new-hire-invitations.ts).
 */
export const newHireInvitations = sqliteTable(
  "new_hire_invitations",
  {
    id: text("id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    newHireId: text("new_hire_id").notNull(),
    linkTry: integer("link_try").notNull(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    designation: text("designation"),
    location: text("location"),
    startDate: text("start_date"),
    managerName: text("manager_name"),
    managerEmail: text("manager_email"),
    packageCode: text("package_code"),
    invitedBy: text("invited_by").notNull(),
    createdAt: text("created_at").notNull(),
    invitedAt: text("invited_at").notNull(),
    expiresAt: text("expires_at").notNull(),
    revokedAt: text("revoked_at"),
    spentAt: text("spent_at"),
    confirmedName: text("confirmed_name"),
    confirmedEmail: text("confirmed_email"),
    confirmedPhone: text("confirmed_phone"),
    confirmedAt: text("confirmed_at"),
  },
  (t) => [uniqueIndex("new_hire_invitations_hire").on(t.tenantId, t.newHireId)],
);

/** A new hire's own session, keyed by the SHA-256 of its cookie; it opens the welcome page and nothing else. Written by reports. WITHOUT ROWID. */
export const welcomeSessions = sqliteTable(
  "welcome_sessions",
  {
    idHash: text("id_hash").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    invitationId: text("invitation_id").notNull(),
    createdAt: text("created_at").notNull(),
    expiresAt: text("expires_at").notNull(),
  },
  (t) => [index("welcome_sessions_by_expiry").on(t.expiresAt)],
);
