// Recruiters, the candidates whom they submit, the rulings on whose candidate it is, and what became of them.
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { DEFAULT_DAILY_LIMIT, DEFAULT_RETENTION_DAYS } from "../../domain/marketplace/retention.ts";
import type { Evidence, RulingReason } from "../../domain/marketplace/ownership.ts";
import type {
  ArchiveGroup,
  MailChoice,
  SubmissionEventKind,
  SubmissionStatus,
} from "../../domain/marketplace/submission-words.ts";

/**
 * An outside recruiter of one tenant. Written by reports, but for `userId` and `joinedAt` (oauth, when the invitation is used) and
 * `nextDigestAt` (scheduler).
 */
export const recruiters = sqliteTable(
  "recruiters",
  {
    id: text("id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    name: text("name").notNull(),
    agency: text("agency").notNull(),
    /** In lower case. */
    email: text("email").notNull(),
    mailChoice: text("mail_choice").$type<MailChoice>().notNull(),
    /** The newest invitation; those before it are revoked. */
    invitationId: text("invitation_id"),
    userId: text("user_id"),
    joinedAt: text("joined_at"),
    pausedAt: text("paused_at"),
    removedAt: text("removed_at"),
    nextDigestAt: text("next_digest_at"),
    createdBy: text("created_by").notNull(),
    createdAt: text("created_at").notNull(),
  },
  (t) => [
    index("recruiters_by_tenant").on(t.tenantId, t.id),
    index("recruiters_by_invitation").on(t.tenantId, t.invitationId),
    index("recruiters_digest")
      .on(t.nextDigestAt)
      .where(sql`next_digest_at is not null`),
    uniqueIndex("recruiters_user")
      .on(t.tenantId, t.userId)
      .where(sql`user_id is not null and removed_at is null`),
    uniqueIndex("recruiters_email")
      .on(t.tenantId, t.email)
      .where(sql`removed_at is null`),
  ],
);

/** What a company lets its recruiters do and see; a tenant without a row has the defaults. Written by reports. WITHOUT ROWID. */
export const marketplaceSettings = sqliteTable("marketplace_settings", {
  tenantId: text("tenant_id").primaryKey(),
  /** For how many days the first submission of a person keeps others from submitting them. */
  ownershipDays: integer("ownership_days").notNull(),
  showsInterviewers: integer("shows_interviewers", { mode: "boolean" }).notNull(),
  /** What a recruiter confirms that the candidate has agreed to. */
  consentText: text("consent_text").notNull(),
  updatedBy: text("updated_by").notNull(),
  updatedAt: text("updated_at").notNull(),
  /** For how many days after the end a candidate who was not hired keeps a name here. */
  retentionDays: integer("retention_days").notNull().default(DEFAULT_RETENTION_DAYS),
  /** How many candidates a recruiter may submit within 24 hours. */
  dailyLimit: integer("daily_limit").notNull().default(DEFAULT_DAILY_LIMIT),
});

/**
 * One candidate whom a recruiter submitted for one role. Written by reports as `waiting`, by the scheduler from then on; but
 * `startsOnByHand` and `erasureWantedAt` are reports', which also puts an overruled one back to `waiting`.
 */
export const submissions = sqliteTable(
  "submissions",
  {
    id: text("id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    roleId: text("role_id").notNull(),
    recruiterId: text("recruiter_id").notNull(),
    status: text("status").$type<SubmissionStatus>().notNull(),
    /** The column of the board: a status, `stage:` and the stage's id, or how it ended (domain/marketplace/place.ts). */
    place: text("place").notNull(),
    candidateName: text("candidate_name").notNull(),
    candidateEmail: text("candidate_email").notNull(),
    /** The address folded, under which the same person is found. */
    emailKey: text("email_key").notNull(),
    candidatePhone: text("candidate_phone"),
    candidateLinks: text("candidate_links", { mode: "json" }).$type<readonly string[]>().notNull(),
    candidateLocation: text("candidate_location"),
    notes: text("notes").notNull(),
    /** The words that were agreed to, and when. */
    consentText: text("consent_text").notNull(),
    consentAt: text("consent_at").notNull(),
    /** The résumé is an R2 object until the ATS has it. Null: none was given. */
    resumeName: text("resume_name"),
    resumeType: text("resume_type"),
    /** Bytes. */
    resumeSize: integer("resume_size"),
    resumeDeletedAt: text("resume_deleted_at"),
    submittedBy: text("submitted_by").notNull(),
    createdAt: text("created_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    nextTryAt: text("next_try_at"),
    /** Stable code of what it waits for, or of why it ended without being sent. */
    reason: text("reason"),
    message: text("message"),
    /** Where it was sent: the role's link at that moment. */
    connectionId: text("connection_id"),
    postingId: text("posting_id"),
    /** The ATS's id of the application (Lever: opportunity). */
    applicationId: text("application_id"),
    /** The ATS had known the person before. */
    isDeduped: integer("is_deduped", { mode: "boolean" }),
    sentAt: text("sent_at"),
    stageName: text("stage_name"),
    /** The stage's place in the ATS's pipeline. */
    stageIndex: integer("stage_index"),
    archivedAt: text("archived_at"),
    archiveGroup: text("archive_group").$type<ArchiveGroup>(),
    /** The ATS's own words, for the company only. */
    archiveReason: text("archive_reason"),
    offeredAt: text("offered_at"),
    hiredAt: text("hired_at"),
    unhiredAt: text("unhired_at"),
    /** YYYY-MM-DD, by the accepted offer, when the connection may read offers. */
    startsOn: text("starts_on"),
    /** YYYY-MM-DD, entered by the company; wins over the offer's. */
    startsOnByHand: text("starts_on_by_hand"),
    /** Deleted in the ATS, or withheld from us. */
    goneAt: text("gone_at"),
    anonymisedAt: text("anonymised_at"),
    nextLookAt: text("next_look_at"),
    readAt: text("read_at"),
    /** When the company asked to erase the person (written by reports); done at once, under the tenant's lease. */
    erasureWantedAt: text("erasure_wanted_at"),
    /** Since when nothing of the person is here any more; `emailKey` is then a keyed hash, and at last the submission's own id. */
    erasedAt: text("erased_at"),
  },
  (t) => [
    index("submissions_board").on(t.tenantId, t.roleId, t.place, t.id),
    index("submissions_of_tenant").on(t.tenantId, t.place, t.id),
    index("submissions_of_recruiter").on(t.tenantId, t.recruiterId, t.place, t.id),
    index("submissions_by_email").on(t.tenantId, t.emailKey),
    uniqueIndex("submissions_application")
      .on(t.tenantId, t.connectionId, t.applicationId)
      .where(sql`application_id is not null`),
    index("submissions_waiting")
      .on(t.tenantId, t.createdAt)
      .where(sql`status = 'waiting'`),
    index("submissions_due")
      .on(t.tenantId, t.nextLookAt)
      .where(sql`next_look_at is not null`),
    index("submissions_resumes")
      .on(t.tenantId)
      .where(sql`resume_name is not null and resume_deleted_at is null`),
    index("submissions_to_erase")
      .on(t.tenantId)
      .where(sql`erasure_wanted_at is not null and erased_at is null`),
    index("submissions_named")
      .on(t.createdAt)
      .where(sql`erased_at is null`),
  ],
);

/**
 * Journal of tries to create an application at the ATS, written before the request goes out: at `startedAt`, by the ATS's clock,
 * there was none of this person on this posting. Written by the scheduler.
 */
export const submissionAttempts = sqliteTable(
  "submission_attempts",
  {
    id: text("id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    submissionId: text("submission_id").notNull(),
    connectionId: text("connection_id").notNull(),
    postingId: text("posting_id").notNull(),
    startedAt: text("started_at").notNull(),
    outcome: text("outcome"),
    finishedAt: text("finished_at"),
  },
  (t) => [index("submission_attempts_by_submission").on(t.tenantId, t.submissionId)],
);

/** When a connection is next asked which submitted candidates moved. Written by the scheduler. WITHOUT ROWID. */
export const submissionLooks = sqliteTable(
  "submission_looks",
  {
    connectionId: text("connection_id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    nextLookAt: text("next_look_at").notNull(),
    /** What moved before this was seen, by our clock less an overlap. */
    seenUntil: text("seen_until").notNull(),
  },
  (t) => [index("submission_looks_due").on(t.nextLookAt)],
);

/** Whose candidate a person is now: one row per person, so that two can never hold the same one. Written by the scheduler. WITHOUT ROWID. */
export const ownerships = sqliteTable(
  "ownerships",
  {
    tenantId: text("tenant_id").notNull(),
    /** As the submission's: the address folded, or the keyed hash of one that was erased. */
    emailKey: text("email_key").notNull(),
    recruiterId: text("recruiter_id").notNull(),
    /** The submission that was first. */
    submissionId: text("submission_id").notNull(),
    since: text("since").notNull(),
    until: text("until").notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.emailKey] })],
);

/**
 * What was ruled on a submission, newest last: by the rule (written by the scheduler) or by a person who overruled it (written by
 * reports). Rows are never changed. WITHOUT ROWID.
 */
export const ownershipRulings = sqliteTable(
  "ownership_rulings",
  {
    tenantId: text("tenant_id").notNull(),
    submissionId: text("submission_id").notNull(),
    /** Ids rise with time. */
    id: text("id").notNull(),
    isAccepted: integer("is_accepted", { mode: "boolean" }).notNull(),
    reason: text("reason").$type<RulingReason>().notNull(),
    evidence: text("evidence", { mode: "json" }).$type<readonly Evidence[]>().notNull(),
    /** `rule`, or who overruled it. */
    decidedBy: text("decided_by").notNull(),
    /** What the person wrote; null for the rule. */
    note: text("note"),
    at: text("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.submissionId, t.id] })],
);

/** What happened to a submission, for its timeline. Written by the scheduler, but for `submitted` and `overruled` (reports). WITHOUT ROWID. */
export const submissionEvents = sqliteTable(
  "submission_events",
  {
    tenantId: text("tenant_id").notNull(),
    submissionId: text("submission_id").notNull(),
    /** Begins with its time and is made of what happened, so that a second look adds nothing. */
    id: text("id").notNull(),
    kind: text("kind").$type<SubmissionEventKind>().notNull(),
    /** A stage's name, an archive group: nothing about the person. */
    detail: text("detail"),
    at: text("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.submissionId, t.id] })],
);

/** Interviews of a submitted candidate as last read. Feedback, notes and subjects are never read. Written by the scheduler. WITHOUT ROWID. */
export const submissionInterviews = sqliteTable(
  "submission_interviews",
  {
    tenantId: text("tenant_id").notNull(),
    submissionId: text("submission_id").notNull(),
    interviewId: text("interview_id").notNull(),
    startsAt: text("starts_at").notNull(),
    durationMinutes: integer("duration_minutes"),
    timeZone: text("time_zone"),
    interviewers: text("interviewers", { mode: "json" }).$type<readonly string[]>().notNull(),
    canceledAt: text("canceled_at"),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.submissionId, t.interviewId] })],
);

/** What a recruiter is to hear about a candidate of theirs by mail, once. Written by the scheduler. WITHOUT ROWID. */
export const recruiterNotes = sqliteTable(
  "recruiter_notes",
  {
    tenantId: text("tenant_id").notNull(),
    recruiterId: text("recruiter_id").notNull(),
    /** Ids rise with time. */
    id: text("id").notNull(),
    submissionId: text("submission_id").notNull(),
    kind: text("kind").$type<SubmissionEventKind>().notNull(),
    detail: text("detail"),
    at: text("at").notNull(),
    /** The mail that tells it; null while it waits for the digest. */
    mailId: text("mail_id"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.recruiterId, t.id] }),
    index("recruiter_notes_of_mail").on(t.tenantId, t.mailId),
  ],
);
