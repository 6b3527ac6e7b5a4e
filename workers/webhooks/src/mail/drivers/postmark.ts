// Postmark: POST /email with a server token. It has no idempotency: an attempt whose answer is lost may send the mail again.
import { z } from "zod";
import { ok } from "#shared/domain/result.ts";
import { MAIL_ID_TAG, notSent, type MailDriver } from "../driver.ts";
import { failureOf, isFailure, post } from "./http.ts";

const Sent = z.object({ MessageID: z.string() });
const Problem = z.object({ ErrorCode: z.number(), Message: z.string().nullish() });

/** "You tried to send to a recipient that has been marked as inactive": hard bounce, complaint, or suppressed by hand. */
const INACTIVE_RECIPIENT = 406;

export function postmarkDriver(apiUrl: string, serverToken: string): MailDriver {
  return async (mail) => {
    const answer = await post(
      "Postmark",
      `${apiUrl}/email`,
      { "x-postmark-server-token": serverToken },
      {
        From: `"${mail.from.name.replace(/["\\\r\n]/g, "")}" <${mail.from.email}>`,
        To: mail.to,
        Subject: mail.subject,
        HtmlBody: mail.html,
        TextBody: mail.text,
        MessageStream: "outbound",
        Metadata: { [MAIL_ID_TAG]: mail.id },
        Headers: Object.entries(mail.headers).map(([Name, Value]) => ({ Name, Value })),
      },
    );
    if (isFailure(answer)) return answer;
    if (answer.status === 200) {
      const sent = Sent.safeParse(answer.body);
      return ok({ providerId: sent.success ? sent.data.MessageID : null });
    }
    const problem = Problem.safeParse(answer.body);
    const words = problem.success ? (problem.data.Message ?? undefined) : undefined;
    if (problem.success && problem.data.ErrorCode === INACTIVE_RECIPIENT)
      return notSent("bounced", `Postmark no longer delivers to this address: ${words ?? "it bounced before"}`);
    return failureOf("Postmark", answer, words);
  };
}
