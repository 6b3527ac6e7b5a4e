// What the marketplace reads of Lever's opportunities, stages, reasons and interviews, as on the wire.
import { z } from "zod";
import { listOf } from "../readable.ts";
import { Ms } from "./schema.ts";

/** With `expand=applications`; without a posting there is none. */
const Application = z.object({ posting: z.string().nullish() });

export const Candidacy = z.object({
  id: z.string(),
  origin: z.string().nullish(),
  stage: z.string().nullish(),
  tags: listOf(z.string()),
  sources: listOf(z.string()),
  archived: z.object({ reason: z.string().nullish(), archivedAt: Ms }).nullish(),
  stageChanges: listOf(z.object({ toStageId: z.string(), updatedAt: Ms })),
  applications: listOf(z.union([z.string().transform(() => ({ posting: null })), Application])),
  createdAt: Ms,
  lastAdvancedAt: Ms.nullish(),
  isAnonymized: z.boolean().nullish(),
});
export type Candidacy = z.infer<typeof Candidacy>;

export const Submitted = z.object({ deduped: z.boolean().nullish(), data: z.object({ id: z.string() }) });

export const Stage = z.object({ id: z.string(), text: z.string() });

export const Reason = z.object({ id: z.string(), text: z.string(), type: z.string().nullish() });

/** Of people only their names; subject, note and feedback are left where they are. */
export const Interview = z.object({
  id: z.string(),
  date: Ms,
  createdAt: Ms.nullish(),
  duration: z.number().nullish(),
  timezone: z.string().nullish(),
  canceledAt: Ms.nullish(),
  interviewers: listOf(z.object({ name: z.string().nullish() })),
});

/** Values of offer fields differ from account to account; of a start date they are milliseconds or text. */
export const Offer = z.object({
  createdAt: Ms,
  status: z.string().nullish(),
  fields: listOf(z.object({ identifier: z.string().nullish(), value: z.unknown() })),
});
export type Offer = z.infer<typeof Offer>;
