// Cloudflare's own mail service, by its send_email binding (beta). It has no idempotency: a lost answer may send the mail again.
import { ok } from "#shared/domain/result.ts";
import { errorText } from "#shared/domain/error-text.ts";
import type { MailFailureReason } from "#shared/domain/mail/mail.ts";
import { notSent, type MailDriver } from "../driver.ts";

/** What we use of the binding; its object form builds the MIME message itself. */
export type EmailBinding = {
  send(message: {
    from: { email: string; name: string };
    to: string;
    subject: string;
    html: string;
    text: string;
    headers: Record<string, string>;
  }): Promise<{ messageId?: string }>;
};

/** Codes that stand on the thrown error and may pass; a suppressed recipient has bounced or complained before. */
const REASONS: Readonly<Record<string, MailFailureReason>> = {
  E_RATE_LIMIT_EXCEEDED: "rate_limited",
  E_DAILY_LIMIT_EXCEEDED: "rate_limited",
  E_INTERNAL_SERVER_ERROR: "unavailable",
  E_DELIVERY_FAILED: "unavailable",
  E_RECIPIENT_SUPPRESSED: "bounced",
};

export function cloudflareDriver(binding: EmailBinding): MailDriver {
  return async ({ from, to, subject, html, text, headers }) => {
    try {
      const { messageId } = await binding.send({ from, to, subject, html, text, headers: { ...headers } });
      return ok({ providerId: messageId ?? null });
    } catch (error) {
      const code = codeOf(error);
      // An error without a code is the network's or the runtime's: whether the mail went out is unknown, so it is tried again.
      const reason = code === null ? "unavailable" : (REASONS[code] ?? "refused");
      return notSent(reason, `Cloudflare's mail service: ${code ?? ""} ${errorText(error)}`.replace("  ", " "));
    }
  };
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
