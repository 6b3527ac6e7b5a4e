// Inviting a new hire: the one function through which invitations are written, with their mail, whoever sends them.
import { eq, sql, type SQL } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { newId } from "../domain/ids.ts";
import { LINK_MS, type InvitationInput } from "../domain/onboarding/invitation.ts";
import type { OutboxMessage } from "../queues/messages.ts";
import { auditEntryIf } from "./audit.ts";
import { isOneOf } from "./conditions.ts";
import type { TenantDb } from "./for-tenant.ts";
import { queueMails } from "./mails.ts";
import { mails, newHireInvitations, welcomeSessions } from "./schema/index.ts";

export type InvitationRow = typeof newHireInvitations.$inferSelect;

/** The invitation of a new hire, or null. */
export async function findInvitationOf(tenant: TenantDb, newHireId: string): Promise<InvitationRow | null> {
  const [row] = await tenant.db
    .select()
    .from(newHireInvitations)
    .where(tenant.owns(newHireInvitations, eq(newHireInvitations.newHireId, newHireId)));
  return row ?? null;
}

/** Invitations by the ids of their new hires. */
export async function invitationsOf(
  tenant: TenantDb,
  newHireIds: readonly string[],
): Promise<Map<string, InvitationRow>> {
  if (newHireIds.length === 0) return new Map();
  const rows = await tenant.db
    .select()
    .from(newHireInvitations)
    .where(tenant.owns(newHireInvitations, isOneOf(newHireInvitations.newHireId, newHireIds)));
  return new Map(rows.map((row) => [row.newHireId, row]));
}

export type Inviting = {
  readonly newHireId: string;
  readonly input: InvitationInput;
  /** As it is now, to send it again; null = the first time. */
  readonly held: InvitationRow | null;
  /** The actor, as the audit log writes it. */
  readonly by: string;
  readonly now: number;
};

/**
 * Statements and messages that send an invitation, for one `commit()`. A first invitation that somebody else made meanwhile, and a
 * repetition that somebody else sent meanwhile, change nothing and send nothing: the first of the statements then returns no row.
 */
export function invite(
  tenant: TenantDb,
  { newHireId, input, held, by, now }: Inviting,
): { readonly statements: readonly BatchItem<"sqlite">[]; readonly messages: readonly OutboxMessage[] } {
  const id = held?.id ?? newId("welcome", now);
  const linkTry = (held?.linkTry ?? 0) + 1;
  const at = new Date(now).toISOString();
  const sent = { ...input, linkTry, invitedBy: by, invitedAt: at, expiresAt: new Date(now + LINK_MS).toISOString() };
  // Another address is another person, as far as we know: whoever came in by the one before is out, and what they typed is not passed on.
  const isElsewhere = held !== null && held.email.toLowerCase() !== input.email.toLowerCase();
  const change =
    held === null
      ? tenant.db
          .insert(newHireInvitations)
          .values({ id, tenantId: tenant.tenantId, newHireId, ...sent, createdAt: at })
          .onConflictDoNothing()
          .returning({ id: newHireInvitations.id })
      : tenant.db
          .update(newHireInvitations)
          .set({ ...sent, revokedAt: null, spentAt: null, ...(isElsewhere ? NOTHING_CONFIRMED : {}) })
          .where(
            tenant.owns(
              newHireInvitations,
              eq(newHireInvitations.id, id),
              eq(newHireInvitations.linkTry, held.linkTry),
            ),
          )
          .returning({ id: newHireInvitations.id });
  const isOurs = sql`exists (select 1 from ${newHireInvitations} where ${tenant.owns(
    newHireInvitations,
    eq(newHireInvitations.id, id),
    eq(newHireInvitations.linkTry, linkTry),
    eq(newHireInvitations.invitedAt, at),
    eq(newHireInvitations.invitedBy, by),
  )})`;
  const letter = { kind: "welcome_invitation" as const, subjectId: id, subjectTry: linkTry, toAddress: input.email };
  // Two clicks of one person in one millisecond are told apart by nothing but the mail: who comes second finds it written.
  const isFirst = sql`${isOurs} and not exists (select 1 from ${mails} where ${tenant.owns(
    mails,
    eq(mails.subjectId, id),
    eq(mails.subjectTry, linkTry),
    eq(mails.kind, letter.kind),
  )})`;
  const mail = queueMails(tenant, [letter], now, isFirst);
  const isSent = sql`exists (select 1 from ${mails} where ${tenant.owns(mails, eq(mails.id, mail.ids[0] ?? ""))})`;
  const entry = {
    actor: by,
    action: linkTry === 1 ? "new_hire.invited" : "new_hire.invited_again",
    subjectKind: "new_hire" as const,
    subjectId: newHireId,
    details: { invitationId: id, time: linkTry },
  };
  const audited = auditEntryIf(tenant, entry, isSent, now);
  return {
    statements: [change, ...mail.statements, ...(isElsewhere ? [endSessions(tenant, id, isSent)] : []), audited],
    messages: mail.messages,
  };
}

const NOTHING_CONFIRMED = {
  confirmedName: null,
  confirmedEmail: null,
  confirmedPhone: null,
  confirmedAt: null,
} as const;

function endSessions(tenant: TenantDb, invitationId: string, onlyIf?: SQL): BatchItem<"sqlite"> {
  return tenant.db
    .delete(welcomeSessions)
    .where(tenant.owns(welcomeSessions, eq(welcomeSessions.invitationId, invitationId), onlyIf));
}

/** Statements that take the invitation back: its links are dead, and whoever came in by one is out. The first returns no row when it was. */
export function revokeInvitation(tenant: TenantDb, row: InvitationRow, by: string, now: number): BatchItem<"sqlite">[] {
  const at = new Date(now).toISOString();
  const entry = { actor: by, action: "new_hire.invitation_revoked", subjectKind: "new_hire" as const };
  return [
    tenant.db
      .update(newHireInvitations)
      .set({ revokedAt: at })
      .where(tenant.owns(newHireInvitations, eq(newHireInvitations.id, row.id), sql`revoked_at is null`))
      .returning({ id: newHireInvitations.id }),
    endSessions(tenant, row.id),
    auditEntryIf(
      tenant,
      { ...entry, subjectId: row.newHireId, details: { invitationId: row.id } },
      sql`exists (select 1 from ${newHireInvitations} where ${tenant.owns(newHireInvitations, eq(newHireInvitations.id, row.id), eq(newHireInvitations.revokedAt, at))})`,
      now,
    ),
  ];
}
