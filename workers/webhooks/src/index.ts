// The door in: applicant tracking systems post their webhooks here; authentic ones are stored once and answered in milliseconds.
import { Hono } from "hono";
import type { Env } from "./env.ts";
import { answerFailure } from "./failures.ts";
import { takeLeverDelivery } from "./lever-door.ts";

const app = new Hono<Env>()
  .post("/hooks/lever/:endpointId", takeLeverDelivery)
  .all("/hooks/lever/:endpointId", (c) => c.text("Only POST is understood here.", 405, { Allow: "POST" }))
  .notFound((c) => c.text("There is no such door.", 404))
  .onError(answerFailure);

export default app;
