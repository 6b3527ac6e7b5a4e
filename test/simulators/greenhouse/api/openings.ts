// Writes of openings: one a call; written as `status`, read as `open`.
import type { Hono } from "hono";
import { z } from "zod";
import { addOpening, changeOpening, deleteOpening } from "../acts/openings.ts";
import type { Simulator } from "../context.ts";
import { demandRequired, fieldWrites, initialFields, readFieldWrites } from "../fields/writes.ts";
import type { Opening } from "../state/records.ts";
import { day, idIn, readJson } from "./body.ts";
import type { Caller } from "./caller.ts";
import type { ApiEnv } from "./edge.ts";
import { enter } from "./edge.ts";
import { notFound, unprocessable } from "./errors.ts";
import { seenJob } from "./jobs.ts";
import { openingShape } from "./lists/jobs.ts";

const createBody = z.strictObject({
  job_id: z.int(),
  opening_id: z.string().nullable().optional(),
  custom_fields: fieldWrites.optional(),
});

const changeBody = z.strictObject({
  status: z.enum(["open", "closed"]).optional(),
  close_reason_id: z.int().nullable().optional(),
  target_start_on: day.nullable().optional(),
  opening_id: z.string().nullable().optional(),
  custom_fields: fieldWrites.optional(),
});

function seenOpening(caller: Caller, id: number): Opening {
  const opening = caller.account.openings[id];
  if (!opening || !seenJob(caller, opening.jobId)) throw notFound("opening", id);
  return opening;
}

export function openingWrites(sim: Simulator, api: Hono<ApiEnv>): void {
  api.post("/openings", async (c) => {
    const caller = enter(sim, c, "harvest:openings:create");
    const { account, user } = caller;
    const body = await readJson(c, createBody);
    const job = seenJob(caller, body.job_id);
    if (!job) throw unprocessable({ job_id: `there is no job ${body.job_id}` });
    const fields = readFieldWrites(account, "opening", body.custom_fields ?? [], user);
    if (sim.options.enforcesRequiredFields) {
      demandRequired(account, "opening", initialFields(account, "opening", fields));
    }
    const opening = addOpening(sim, account, job, { label: body.opening_id, fields });
    return c.json(openingShape(opening, { sim, caller }), 201);
  });

  api.patch("/openings/:id{[0-9]+}", async (c) => {
    const caller = enter(sim, c, "harvest:openings:update");
    const opening = seenOpening(caller, idIn(c));
    const body = await readJson(c, changeBody);
    changeOpening(sim, caller.account, opening, {
      status: body.status,
      closeReasonId: body.close_reason_id,
      label: body.opening_id,
      targetStartOn: body.target_start_on,
      fields: body.custom_fields && readFieldWrites(caller.account, "opening", body.custom_fields, caller.user),
    });
    return c.json(openingShape(opening, { sim, caller }));
  });

  api.delete("/openings/:id{[0-9]+}", (c) => {
    const caller = enter(sim, c, "harvest:openings:destroy");
    deleteOpening(sim, caller.account, seenOpening(caller, idIn(c)));
    return c.json({ message: "Opening deleted" });
  });
}
