// The scheduler: cron, the sync engine, and the two objects that belong to it. Messages and the clock wake it; reports asks it for documents.
import { Hono } from "hono";
import { consume } from "./consume.ts";
import { everyMinute } from "./cron.ts";
import { answerFailure, streamDocument } from "./documents/stream-document.ts";
import type { SchedulerEnv } from "./env.ts";

export { SyncProgress } from "./sync-progress.ts";
export { TenantSync } from "./tenant-sync.ts";

export const app = new Hono<{ Bindings: SchedulerEnv }>()
  .post("/internal/documents/content", streamDocument) // by service binding only: no route of wrangler.toml serves /internal
  .notFound((c) => c.body(null, 404))
  .onError(answerFailure);

export default {
  fetch: app.fetch,
  scheduled: (controller, env) => everyMinute(env, controller.scheduledTime),
  queue: (batch, env, ctx) => consume(batch, env, (promise) => ctx.waitUntil(promise)),
} satisfies ExportedHandler<SchedulerEnv>;
