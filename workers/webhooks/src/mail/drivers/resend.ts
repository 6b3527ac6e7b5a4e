// Resend: POST /emails with a bearer key. Its Idempotency-Key (kept for a day) makes a repeated attempt of the same mail no second mail.
import { z } from "zod";
import { ok } from "#shared/domain/result.ts";
import { MAIL_ID_TAG, type MailDriver } from "../driver.ts";
import { failureOf, isFailure, post } from "./http.ts";

const Sent = z.object({ id: z.string() });
const Problem = z.object({ name: z.string().nullish(), message: z.string().nullish() });

export function resendDriver(apiUrl: string, apiKey: string): MailDriver {
  return async (mail) => {
    const headers = { authorization: `Bearer ${apiKey}`, "idempotency-key": mail.id };
    const answer = await post("Resend", `${apiUrl}/emails`, headers, {
      from: `${quoted(mail.from.name)} <${mail.from.email}>`,
      to: [mail.to],
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      headers: mail.headers,
      tags: [{ name: MAIL_ID_TAG, value: mail.id }],
    });
    if (isFailure(answer)) return answer;
    if (answer.status >= 200 && answer.status < 300) {
      const sent = Sent.safeParse(answer.body);
      return ok({ providerId: sent.success ? sent.data.id : null });
    }
    const problem = Problem.safeParse(answer.body);
    const name = problem.success ? problem.data.name : null;
    // 409: an earlier attempt of this very mail was taken (with words that have changed since), or is being taken now.
    if (answer.status === 409 && name === "invalid_idempotent_request") return ok({ providerId: null });
    if (answer.status === 409) return failureOf("Resend", { ...answer, status: 503 }, "another attempt is under way");
    return failureOf("Resend", answer, problem.success ? (problem.data.message ?? undefined) : undefined);
  };
}

/** A display name as RFC 5322 wants it: quoted, without what would end the quote or the line. */
function quoted(name: string): string {
  return `"${name.replace(/["\\\r\n]/g, "")}"`;
}
