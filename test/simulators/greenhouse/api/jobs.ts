// Writes of jobs: a copy of a template with everything at once, and changes; required custom fields are not enforced.
import type { Hono } from "hono";
import { z } from "zod";
import { find } from "../acts/find.ts";
import { changeJob } from "../acts/jobs.ts";
import { copyJob } from "../acts/team.ts";
import type { Simulator } from "../context.ts";
import { demandRequired, fieldWrites, initialFields, readFieldWrites } from "../fields/writes.ts";
import type { Job } from "../state/records.ts";
import { idIn, readJson } from "./body.ts";
import type { Caller } from "./caller.ts";
import { seesJob } from "./caller.ts";
import type { ApiEnv } from "./edge.ts";
import { enter } from "./edge.ts";
import { notFound, unprocessable } from "./errors.ts";
import { jobShape } from "./lists/jobs.ts";

const openingLimit = 100;

const createBody = z.strictObject({
  template_job_id: z.int(),
  number_of_openings: z.int().min(1).max(openingLimit),
  job_name: z.string().min(1).optional(),
  job_post_name: z.string().min(1).optional(),
  department_id: z.int().nullable().optional(),
  office_ids: z.array(z.int()).optional(),
  requisition_id: z.string().nullable().optional(),
  notes: z.string().nullable().optional(),
  opening_ids: z.array(z.string().nullable()).optional(),
  custom_fields: fieldWrites.optional(),
});

const changeBody = z.strictObject({
  name: z.string().min(1).optional(),
  notes: z.string().nullable().optional(),
  requisition_id: z.string().nullable().optional(),
  office_ids: z.array(z.int()).optional(),
  department_id: z.int().nullable().optional(),
  anywhere: z.boolean().optional(),
  custom_fields: fieldWrites.optional(),
});

function demandPlaces({ account }: Caller, departmentId: number | null | undefined, officeIds: number[] = []): void {
  if (departmentId !== undefined && departmentId !== null && !account.departments[departmentId]) {
    throw unprocessable({ department_id: `there is no department ${departmentId}` });
  }
  const strange = officeIds.find((id) => !account.offices[id]);
  if (strange !== undefined) throw unprocessable({ office_ids: `there is no office ${strange}` });
}

/** The job, when there is one that the subject may see. */
export function seenJob(caller: Caller, id: number): Job | undefined {
  const job = caller.account.jobs[id];
  return seesJob(caller, job) ? job : undefined;
}

/** The labels of the new openings, as many as there are openings. */
function labelsOf(sim: Simulator, count: number, labels: (string | null)[] | undefined): (string | null)[] {
  const isShort = labels !== undefined && labels.length !== count;
  if (isShort && (sim.options.demandsLabelPerOpening || labels.length > count)) {
    throw unprocessable("The number of opening_ids must match number_of_openings");
  }
  return Array.from({ length: count }, (_, index) => labels?.[index] ?? null);
}

export function jobWrites(sim: Simulator, api: Hono<ApiEnv>): void {
  api.post("/jobs", async (c) => {
    const caller = enter(sim, c, "harvest:jobs:create");
    const { account, user } = caller;
    const body = await readJson(c, createBody);
    const template = seenJob(caller, body.template_job_id);
    if (!template) throw unprocessable({ template_job_id: `there is no job ${body.template_job_id}` });
    demandPlaces(caller, body.department_id, body.office_ids);
    const openings = labelsOf(sim, body.number_of_openings, body.opening_ids);
    const fields = readFieldWrites(account, "job", body.custom_fields ?? [], user);
    if (sim.options.enforcesRequiredFields) {
      demandRequired(account, "job", initialFields(account, "job", fields, template.fields));
    }
    const job = copyJob(sim, account, template, {
      name: body.job_name,
      postName: body.job_post_name,
      requisitionId: body.requisition_id,
      notes: body.notes,
      departmentId: body.department_id,
      officeIds: body.office_ids,
      openings,
      fields,
      createdById: user.id,
    });
    return c.json(jobShape(job, { sim, caller }), 201);
  });

  api.patch("/jobs/:id{[0-9]+}", async (c) => {
    const caller = enter(sim, c, "harvest:jobs:update");
    const job = seenJob(caller, idIn(c));
    if (!job) throw notFound("job", idIn(c));
    const body = await readJson(c, changeBody);
    demandPlaces(caller, body.department_id, body.office_ids);
    changeJob(sim, caller.account, job, {
      name: body.name,
      notes: body.notes,
      requisitionId: body.requisition_id,
      departmentId: body.department_id,
      officeIds: body.office_ids,
      fields: body.custom_fields && readFieldWrites(caller.account, "job", body.custom_fields, caller.user),
    });
    return c.json(jobShape(find(caller.account, "jobs", job.id), { sim, caller }));
  });
}
