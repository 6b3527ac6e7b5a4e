// The two APIs that the mailbox speaks: Resend's POST /emails and Postmark's POST /email, with their own errors.
import { Hono, type Context } from "hono";
import { z } from "zod";
import { DroppedSocket } from "../shared/dropped-socket.ts";
import type { MailFaults } from "./control.ts";
import type { MailboxState, ReceivedMail } from "./state.ts";

/** Letters, digits, underscores and dashes: what Resend allows in tags. */
const TAG = /^[\w-]{1,256}$/;

const Resend = z.object({
  from: z.string().min(3),
  to: z.array(z.email()).min(1).max(50),
  subject: z.string().min(1),
  html: z.string().optional(),
  text: z.string().optional(),
  headers: z.record(z.string(), z.string()).default({}),
  tags: z.array(z.object({ name: z.string().regex(TAG), value: z.string().regex(TAG) })).default([]),
});

const Postmark = z.object({
  From: z.string().min(3),
  To: z.string(),
  Subject: z.string(),
  HtmlBody: z.string().optional(),
  TextBody: z.string().optional(),
  MessageStream: z.string().default("outbound"),
  Metadata: z.record(z.string().max(20), z.string().max(80)).default({}), // Postmark's limits
  Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
});

/** @param touch called after every change of the state */
export function mailApis(state: MailboxState, faults: MailFaults, touch: () => void): Hono {
  const keep = (mail: Omit<ReceivedMail, "id" | "receivedAt">): string => {
    state.sequence += 1;
    const id = `00000000-0000-4000-8000-${String(state.sequence).padStart(12, "0")}`;
    state.mails.push({ ...mail, id, receivedAt: new Date().toISOString() });
    touch();
    return id;
  };

  const app = new Hono();
  app.post("/emails", async (c) => {
    const fault = faults.take("POST", "/emails", () => true);
    if (fault && !fault.takes) return play(c, fault);
    if (!/^Bearer .+/.test(c.req.header("authorization") ?? ""))
      return c.json({ statusCode: 401, name: "missing_api_key", message: "Missing API Key" }, 401);
    const raw = await c.req.text();
    const parsed = Resend.safeParse(jsonOf(raw));
    if (!parsed.success)
      return c.json({ statusCode: 422, name: "validation_error", message: parsed.error.issues[0]?.message }, 422);
    const key = c.req.header("idempotency-key") ?? null;
    const before = key === null ? undefined : state.mails.find((mail) => mail.idempotencyKey === key);
    if (before !== undefined && before.payload !== raw)
      return c.json({ statusCode: 409, name: "invalid_idempotent_request", message: "Same key, other payload" }, 409);
    const { from, to, subject, html, text, headers, tags } = parsed.data;
    const metadata = Object.fromEntries(tags.map(({ name, value }) => [name, value]));
    const mail = { service: "resend" as const, from, subject, html: html ?? "", text: text ?? "", headers, metadata };
    const id = before?.id ?? keep({ ...mail, to: to.join(", "), idempotencyKey: key, payload: raw });
    return fault ? play(c, fault) : c.json({ id });
  });
  app.post("/email", async (c) => {
    const fault = faults.take("POST", "/email", () => true);
    if (fault && !fault.takes) return play(c, fault);
    if (!c.req.header("x-postmark-server-token"))
      return c.json({ ErrorCode: 10, Message: "No Account or Server API tokens were supplied." }, 401);
    const parsed = Postmark.safeParse(jsonOf(await c.req.text()));
    if (!parsed.success) return c.json({ ErrorCode: 402, Message: "Invalid JSON" }, 422);
    const { From, To, Subject, HtmlBody, TextBody, Headers, Metadata } = parsed.data;
    if (!z.email().safeParse(To).success)
      return c.json({ ErrorCode: 300, Message: `Invalid 'To' address: '${To}'.` }, 422);
    const headers = Object.fromEntries(Headers.map(({ Name, Value }) => [Name, Value]));
    const mail = {
      service: "postmark" as const,
      from: From,
      subject: Subject,
      headers,
      metadata: Metadata,
      idempotencyKey: null,
      payload: "",
    };
    const id = keep({ ...mail, to: To, html: HtmlBody ?? "", text: TextBody ?? "" });
    if (fault) return play(c, fault);
    return c.json({ To, SubmittedAt: new Date().toISOString(), MessageID: id, ErrorCode: 0, Message: "OK" });
  });
  return app;
}

type Fault = NonNullable<ReturnType<MailFaults["take"]>>;

function play(c: Context, fault: Fault): Response {
  if (fault.kind === "drop") throw new DroppedSocket();
  if (fault.retryAfterSeconds !== undefined) c.header("retry-after", String(fault.retryAfterSeconds));
  const status = fault.status ?? 500;
  const headers = { "content-type": "application/json", ...Object.fromEntries(c.res.headers) };
  return new Response(JSON.stringify(fault.body ?? { message: "The service fails." }), { status, headers });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
