// Hires x employees -> positions: consumes the queue `match`, and carries out what people decide about matches.
import { Hono } from "hono";
import { consume } from "./consume.ts";
import { takeDecision } from "./decisions.ts";
import type { Bindings, Env } from "./env.ts";
import { answerFailure } from "./failures.ts";

export const app = new Hono<Env>()
  .post("/internal/matches/:id/:decision{confirm|reject|undo}", takeDecision)
  .notFound((c) => c.json({ reason: "not_found", message: "There is no such command." }, 404))
  .onError(answerFailure);

export default { fetch: app.fetch, queue: consume } satisfies ExportedHandler<Bindings>;
