// What each kind of mail says: one file per kind, which reads what it needs when the mail is sent.
import type { MailRow } from "#shared/db/mails.ts";
import type { TenantDb } from "#shared/db/for-tenant.ts";
import type { MailFailureReason, MailKind } from "#shared/domain/mail/mail.ts";
import type { Result } from "#shared/domain/result.ts";
import { connectionStopped } from "./kinds/connection-stopped.ts";
import { welcomeInvitation } from "./kinds/welcome-invitation.ts";
import { recruiterInvitation } from "./kinds/recruiter-invitation.ts";
import { recruiterUpdate } from "./kinds/recruiter-update.ts";
import { roleNotice } from "./kinds/role-notice.ts";
import { invitationBounced } from "./kinds/invitation-bounced.ts";
import type { Letter } from "./letter.ts";

export type Writing = {
  readonly tenant: TenantDb;
  readonly mail: MailRow;
  readonly tenantName: string;
  /** Rolecall's origin. */
  readonly publicUrl: string;
  /** What derives one-time links (crypto/one-time-link.ts); null when the operator has not set it. */
  readonly linkKey: string | null;
  readonly now: number;
};

/** The letter, or why there is none: `no_longer_wanted` when what it is about is over. */
export type Written = Result<Letter, Extract<MailFailureReason, "no_longer_wanted" | "not_set_up">>;

export type Writer = (writing: Writing) => Promise<Written>;

export const WRITERS: Record<MailKind, Writer> = {
  connection_stopped: connectionStopped,
  welcome_invitation: welcomeInvitation,
  recruiter_invitation: recruiterInvitation,
  recruiter_update: recruiterUpdate,
  role_notice: roleNotice,
  invitation_bounced: invitationBounced,
};
