// A sync job as the API tells it, and what a sync takes, previews and answers.
import { z } from "@hono/zod-openapi";
import { FieldValue } from "#shared/domain/greenhouse/sync-request.ts";
import type { SyncJobRow } from "#shared/db/sync-jobs.ts";
import { JobStatus } from "#shared/domain/words.ts";
import { MAX_SYNC_POSITIONS } from "../../operations/request-sync.ts";
import type { SyncJobDetail } from "../../operations/sync-jobs.ts";
import type { PositionPreview } from "../../operations/sync-preview.ts";
import { MaybeTime, Time } from "../answers.ts";
import { documented } from "./documented.ts";

const job = {
  id: z.string(),
  connectionId: z.string(),
  kind: z.enum(["positions", "look", "catalogue", "import", "onboarding"]).openapi({
    description:
      "`positions` writes requisitions, `look` reads hires, `import` brings hired people in as employees, `onboarding` reads new hires.",
  }),
  status: JobStatus,
  total: z.number(),
  doneCount: z.number(),
  failedCount: z.number(),
  reason: z.string().nullable(),
  requestedBy: z.string(),
  createdAt: Time,
  startedAt: MaybeTime,
  finishedAt: MaybeTime,
};

export const SyncJob = z.object(job).openapi("SyncJob");
export const SyncJobWithItems = z
  .object({
    ...job,
    requestedByName: z.string(),
    items: z.array(
      z.object({
        positionId: z.string(),
        title: z.string(),
        status: JobStatus,
        requisitionCode: z.string(),
        message: z.string().nullable(),
      }),
    ),
    progress: z
      .object({ label: z.string(), total: z.number().nullable(), done: z.number(), failed: z.number() })
      .nullable()
      .openapi({ description: "Live while it runs; null when the scheduler has nothing newer than the counts." }),
  })
  .openapi("SyncJobWithItems");

const FieldValues = z.record(z.string().max(200), FieldValue).openapi({
  description: "Greenhouse custom fields by their immutable key; what is left out follows the mapping.",
});
const GreenhouseId = z.string().regex(/^\d{1,20}$/, "Greenhouse's ids are numbers.");
const choices = {
  action: z.enum(["create", "open_on_job"]).default("create").openapi({
    description: "`create`: a new requisition (Greenhouse: job). `open_on_job`: an opening on a Greenhouse job.",
  }),
  templateJobId: GreenhouseId.optional().openapi({ description: "Greenhouse, `create`: the job to copy." }),
  jobId: GreenhouseId.optional().openapi({ description: "Greenhouse, `open_on_job`: the job to open on." }),
  jobFields: FieldValues.optional(),
  openingFields: FieldValues.optional(),
};
const nextNumber = z
  .boolean()
  .default(false)
  .openapi({ description: "Gives failed positions a fresh code, after `code_in_use`. Otherwise they keep theirs." });
const positionIds = z
  .array(z.string().max(100))
  .min(1)
  .max(MAX_SYNC_POSITIONS, `At most ${MAX_SYNC_POSITIONS} at once.`);

export const SyncOne = z
  .strictObject({ connectionId: z.string(), ...choices, nextNumber })
  .openapi("SyncOne", { example: { connectionId: "con_01jd3x9k2f7q0m4zt8ab", action: "create" } });
export const SyncMany = z
  .strictObject({ connectionId: z.string(), ...choices, nextNumber, positionIds })
  .openapi("SyncMany", {
    example: { connectionId: "con_01jd3x9k2f7q0m4zt8ab", positionIds: ["pos_01jd3x9k2f7q0m4zt8ab"], action: "create" },
  });
type Choices = Omit<z.output<typeof SyncOne>, "connectionId" | "nextNumber">;

/** What was chosen for Greenhouse, or null when nothing was: Lever needs nothing. */
export function choicesOf({ action, templateJobId, jobId, jobFields, openingFields }: Choices) {
  const fields = { ...(jobFields && { jobFields }), ...(openingFields && { openingFields }) };
  if (action === "create" && templateJobId !== undefined) return { action, templateJobId, ...fields };
  if (action === "open_on_job" && jobId !== undefined)
    return { action, jobId, ...(openingFields === undefined ? {} : { openingFields }) };
  return null;
}

export const PreviewMany = z.strictObject({ positionIds, nextNumber }).openapi("PreviewMany");
export const PositionIds = z.strictObject({ positionIds }).openapi("PositionIds");

const Refused = z.object({ id: z.string(), reason: z.string(), message: z.string() });

export const SyncAccepted = z
  .object({
    jobId: z.string().nullable().openapi({ description: "Null when no position was accepted." }),
    accepted: z.array(z.object({ id: z.string(), requisitionCode: z.string() })),
    refused: z.array(Refused).openapi({ description: "Positions that are not sent, each with the reason." }),
  })
  .openapi("SyncAccepted");

export const Approved = z.object({ approved: z.array(z.string()), refused: z.array(Refused) }).openapi("Approved");

export const Preview = z
  .object({
    positionId: z.string(),
    title: z.string(),
    requisitionCode: z.string().nullable().openapi({ description: "Null: it gets the next number." }),
    lines: z
      .array(z.object({ field: z.string(), label: z.string(), value: z.string() }))
      .openapi({ description: "Exactly what will be written, in the ATS's field names." }),
    refusal: z
      .object({ reason: z.string(), message: z.string() })
      .nullable()
      .openapi({ description: "Why it would not be sent now." }),
  })
  .openapi("Preview");

export const Previews = z
  .object({ data: z.array(Preview), unknown: z.array(Refused), syncableCount: z.number() })
  .openapi("Previews");

export const JobStarted = z.object({ jobId: z.string() }).openapi("JobStarted");

export function syncJobOf(row: SyncJobRow): z.infer<typeof SyncJob> {
  return documented(SyncJob, row);
}

export function syncJobWithItemsOf(detail: SyncJobDetail): z.infer<typeof SyncJobWithItems> {
  return { ...documented(SyncJobWithItems, detail), items: [...detail.items] };
}

export function previewOf(preview: PositionPreview): z.infer<typeof Preview> {
  const { position, requisitionCode, lines, refusal } = preview;
  return { positionId: position.id, title: position.title, requisitionCode, lines: [...lines], refusal };
}
