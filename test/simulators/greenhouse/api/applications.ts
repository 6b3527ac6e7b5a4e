// The one verb of applications that is played: hire.
import type { Hono } from "hono";
import { z } from "zod";
import { hire } from "../acts/hire.ts";
import type { Simulator } from "../context.ts";
import { day, idIn, readJson } from "./body.ts";
import { seesJob } from "./caller.ts";
import type { ApiEnv } from "./edge.ts";
import { enter } from "./edge.ts";
import { notFound } from "./errors.ts";

/** Here `opening_id` is the numeric id. */
const hireBody = z.strictObject({
  opening_id: z.int().optional(),
  start_date: day.optional(),
  close_reason_id: z.int().optional(),
});

export function applicationWrites(sim: Simulator, api: Hono<ApiEnv>): void {
  api.post("/applications/:id{[0-9]+}/hire", async (c) => {
    const caller = enter(sim, c, "harvest:applications:hire");
    const application = caller.account.applications[idIn(c)];
    const job = caller.account.jobs[application?.jobId ?? ""];
    if (!application || (application.jobId !== null && !seesJob(caller, job))) throw notFound("application", idIn(c));
    const body = await readJson(c, hireBody);
    hire(sim, caller.account, application, {
      openingId: body.opening_id,
      startsOn: body.start_date,
      closeReasonId: body.close_reason_id,
    });
    return c.body(null, 204);
  });
}
