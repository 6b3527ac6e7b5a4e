// Imports of hired people as the API tells them.
import { z } from "@hono/zod-openapi";
import type { ImportStanding } from "#shared/db/import-reads.ts";
import { ImportOutcome, ImportScope } from "#shared/domain/hris/import-job.ts";
import type { ImportDetail } from "../../operations/imports.ts";
import { MaybeTime, Time } from "../answers.ts";
import { SyncJob, syncJobOf } from "./sync-job.ts";

export const ImportRequest = z
  .strictObject({
    scope: z.enum(["changes", "everybody"]).default("changes").openapi({
      description:
        "`changes`: whoever was hired or changed since the last import (the first time: everybody). `everybody`: all hired people and their offers again.",
    }),
  })
  .openapi("ImportRequest", { example: { scope: "changes" } });

export const ImportRetry = z
  .strictObject({
    applicationIds: z.array(z.string().max(100)).min(1).max(500).optional().openapi({
      description: "Some of those that failed. Left out: all of them.",
    }),
  })
  .openapi("ImportRetry", { example: {} });

export const Imports = z
  .object({
    nextImportAt: MaybeTime.openapi({ description: "The next automatic import; null when that is off." }),
    everybodyReadAt: MaybeTime.openapi({ description: "When an import last read everybody and all offers." }),
    lastJobId: z.string().nullable(),
    webhooks: z
      .array(
        z.object({
          event: z.string(),
          createdAt: Time,
          firstDeliveryAt: MaybeTime.openapi({
            description: "Null until Lever's switch for the event is on and something happened.",
          }),
          strandedAt: MaybeTime.openapi({ description: "Set: Lever did not let Rolecall remove it." }),
        }),
      )
      .openapi({ description: "Those that Rolecall made in Lever." }),
  })
  .openapi("Imports");

const ImportedPerson = z.object({
  applicationId: z.string().openapi({ description: "Lever's opportunity id." }),
  outcome: ImportOutcome,
  name: z.string(),
  reason: z.string().nullable().openapi({ description: "A stable code of why it failed, or of what to know." }),
  message: z.string().nullable(),
  nameDoubt: z.string().nullable().openapi({ description: "Why somebody should look at the split of the name." }),
  employeeId: z.string().nullable(),
  split: z
    .object({ first: z.string(), middle: z.string().nullable(), last: z.string() })
    .nullable()
    .openapi({ description: "The employee's name as it is now, in its parts." }),
});

export const ImportResult = z
  .object({
    job: SyncJob,
    scope: ImportScope.nullable(),
    counts: z.object({
      created: z.number(),
      updated: z.number(),
      unchanged: z.number(),
      failed: z.number(),
      unhired: z.number(),
      waiting: z.number().openapi({ description: "Still to be read." }),
      doubtful: z.number().openapi({ description: "Whose name somebody should look at." }),
    }),
    data: z.array(ImportedPerson),
    nextCursor: z.string().nullable(),
  })
  .openapi("ImportResult");

export function importsOf(standing: ImportStanding): z.infer<typeof Imports> {
  const { nextImportAt, everybodyReadAt, lastJobId, hooks } = standing;
  const webhooks = hooks.map(({ event, createdAt, firstDeliveryAt, strandedAt }) => ({
    event,
    createdAt,
    firstDeliveryAt,
    strandedAt,
  }));
  return { nextImportAt, everybodyReadAt, lastJobId, webhooks };
}

export function importResultOf({ job, counts, items, nextCursor }: ImportDetail): z.infer<typeof ImportResult> {
  return { job: syncJobOf(job), scope: job.importScope, counts, data: [...items], nextCursor };
}
