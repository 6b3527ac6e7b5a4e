// Everything that the webhooks Worker can touch.
import type { CredentialVaultRpc } from "#shared/domain/vault.ts";
import type { SchedulerMessage } from "#shared/queues/messages.ts";
import type { EmailBinding } from "./mail/drivers/cloudflare.ts";

export type Bindings = {
  readonly DB: D1Database;
  /** The oauth Worker's object; only signing secrets are asked of it. */
  readonly VAULT: DurableObjectNamespace<CredentialVaultRpc>;
  /** Pokes for the scheduler. */
  readonly ATS_EVENTS: Queue<SchedulerMessage>;
  /** Where people reach Rolecall: an origin without a path. */
  readonly PUBLIC_URL: string;
  /** `off`, `resend`, `postmark` or `cloudflare`. */
  readonly MAIL_DRIVER: string;
  /** The address that all mails come from; its domain must be verified at the mail service. */
  readonly MAIL_FROM: string;
  readonly RESEND_API_URL: string;
  readonly POSTMARK_API_URL: string;
  readonly RESEND_API_KEY?: string;
  readonly POSTMARK_SERVER_TOKEN?: string;
  /** What Resend signs its reports with (`whsec_…`); without it none is believed. */
  readonly RESEND_WEBHOOK_SECRET?: string;
  /** The password that Postmark shows with its reports; without it none is believed. */
  readonly POSTMARK_WEBHOOK_PASSWORD?: string;
  readonly EMAIL?: EmailBinding;
  /** Derives one-time links; the reports Worker, which takes them back, has the same. */
  readonly LINK_KEY?: string;
};

export type Env = { Bindings: Bindings };
