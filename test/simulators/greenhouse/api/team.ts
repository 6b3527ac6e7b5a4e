// Writes of hiring teams: managers in one collection, recruiters, coordinators and sourcers in another; removal by row id.
import type { Hono } from "hono";
import { z } from "zod";
import { addHiringManager, addOwner } from "../acts/team.ts";
import type { Simulator } from "../context.ts";
import type { Job } from "../state/records.ts";
import { ownerTypes } from "../state/words.ts";
import { idIn, readJson } from "./body.ts";
import type { Caller } from "./caller.ts";
import type { ApiEnv } from "./edge.ts";
import { enter } from "./edge.ts";
import { notFound, unprocessable } from "./errors.ts";
import { seenJob } from "./jobs.ts";
import { hiringManagerShape, ownerShape } from "./lists/jobs.ts";

const managerBody = z.strictObject({ job_id: z.int(), user_id: z.int() });
const ownerBody = managerBody.extend({
  type: z.enum(ownerTypes),
  candidate_responsibility: z.enum(["active", "inactive", "future", "all"]).optional(),
});

function demandJob(caller: Caller, id: number): Job {
  const job = seenJob(caller, id);
  if (!job) throw unprocessable({ job_id: `there is no job ${id}` });
  return job;
}

export function teamWrites(sim: Simulator, api: Hono<ApiEnv>): void {
  api.post("/job_hiring_managers", async (c) => {
    const caller = enter(sim, c, "harvest:job_hiring_managers:create");
    const body = await readJson(c, managerBody);
    const row = addHiringManager(sim, caller.account, demandJob(caller, body.job_id), body.user_id);
    return c.json(hiringManagerShape(row), 201);
  });

  api.post("/job_owners", async (c) => {
    const caller = enter(sim, c, "harvest:job_owners:create");
    const body = await readJson(c, ownerBody);
    const row = addOwner(sim, caller.account, demandJob(caller, body.job_id), {
      userId: body.user_id,
      type: body.type,
      isResponsible: body.candidate_responsibility !== undefined,
    });
    return c.json(ownerShape(row), 201);
  });

  for (const [collection, table, kind] of [
    ["job_hiring_managers", "hiringManagers", "job_hiring_manager"],
    ["job_owners", "jobOwners", "job_owner"],
  ] as const) {
    api.delete(`/${collection}/:id{[0-9]+}`, (c) => {
      const caller = enter(sim, c, `harvest:${collection}:destroy`);
      const row = caller.account[table][idIn(c)];
      if (!row || !seenJob(caller, row.jobId)) throw notFound(kind, idIn(c));
      delete caller.account[table][row.id];
      sim.touch();
      return c.json({ message: "Hiring team member removed" });
    });
  }
}
