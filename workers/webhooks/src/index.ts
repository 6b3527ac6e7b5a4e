// The door in and the door out: applicant tracking systems post their webhooks here, each stored once and answered in milliseconds; mail leaves here, and what became of it comes back.
import { Hono } from "hono";
import { consume } from "./consume.ts";
import type { Bindings, Env } from "./env.ts";
import { answerFailure, onlyPost } from "./failures.ts";
import { takeGreenhouseDelivery } from "./greenhouse-door.ts";
import { takeLeverDelivery } from "./lever-door.ts";
import { takePostmarkReport, takeResendReport } from "./mail-door.ts";

export const app = new Hono<Env>()
  .post("/hooks/lever/:endpointId", takeLeverDelivery)
  .post("/hooks/greenhouse/:endpointId", takeGreenhouseDelivery)
  .post("/hooks/mail/resend", takeResendReport)
  .post("/hooks/mail/postmark", takePostmarkReport)
  .all("/hooks/lever/:endpointId", onlyPost)
  .all("/hooks/greenhouse/:endpointId", onlyPost)
  .all("/hooks/mail/resend", onlyPost)
  .all("/hooks/mail/postmark", onlyPost)
  .notFound((c) => c.text("There is no such door.", 404))
  .onError(answerFailure);

export default { fetch: app.fetch, queue: consume } satisfies ExportedHandler<Bindings>;
