// What the mailbox keeps: every mail that came, newest last, and the answers that wait to be given instead of taking one.

export interface ReceivedMail {
  id: string;
  /** The service whose words it came in. */
  service: "resend" | "postmark";
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  /** What the sender wants to have back in reports: Resend's tags, Postmark's metadata. */
  metadata?: Record<string, string>;
  idempotencyKey: string | null;
  /** The request's body as it came: the same key with another body is refused. */
  payload: string;
  /** ISO. */
  receivedAt: string;
}

export interface MailboxState {
  mails: ReceivedMail[];
  sequence: number;
}

export function emptyState(): MailboxState {
  return { mails: [], sequence: 0 };
}

export function isMailboxState(value: unknown): value is MailboxState {
  return typeof value === "object" && value !== null && "mails" in value && Array.isArray(value.mails);
}
