// The scheduler: cron, the sync engine, and the two objects that belong to it. It has no route; messages and the clock wake it.
import { consume } from "./consume.ts";
import { everyMinute } from "./cron.ts";
import type { SchedulerEnv } from "./env.ts";

export { SyncProgress } from "./sync-progress.ts";
export { TenantSync } from "./tenant-sync.ts";

export default {
  fetch: () => new Response(null, { status: 404 }),
  scheduled: (controller, env) => everyMinute(env, controller.scheduledTime),
  queue: (batch, env, ctx) => consume(batch, env, (promise) => ctx.waitUntil(promise)),
} satisfies ExportedHandler<SchedulerEnv>;
