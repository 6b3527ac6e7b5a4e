// Lever's words for what onboarding reads, as they stand on the wire: tolerant of what is missing, null, or of another type.
import { z } from "zod";
import { listOf } from "../readable.ts";
import { Ms } from "./schema.ts";

const Text = z.string().nullish().catch(null);
/** Files tell numbers as text, résumés as numbers. */
const LooseNumber = z.union([z.string(), z.number()]).nullish().catch(null);

const IdOrObject = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]);

const ApplicationOrId = z.union([
  z.string().transform(() => null),
  z.object({
    posting: IdOrObject.nullish().catch(null),
    postingHiringManager: IdOrObject.nullish().catch(null),
    requisitionForHire: z.object({ id: z.string() }).nullish().catch(null),
  }),
]);

export const OnboardingOpportunity = z.object({
  id: z.string(),
  name: Text,
  contact: IdOrObject.nullish().catch(null),
  emails: listOf(z.string()),
  stage: IdOrObject,
  stageChanges: listOf(z.object({ toStageId: z.string(), updatedAt: Ms })),
  archived: z.object({ reason: z.string().nullish(), archivedAt: Ms }).nullish(),
  applications: listOf(ApplicationOrId),
  createdAt: Ms,
  opportunityLocation: Text,
});
export type OnboardingOpportunity = z.infer<typeof OnboardingOpportunity>;

const FieldValue = z
  .union([z.string(), z.number(), z.boolean().transform(String)])
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);

export const LeverOffer = z.object({
  id: z.string(),
  status: z.string(),
  createdAt: Ms,
  fields: listOf(z.object({ identifier: z.string(), value: FieldValue })),
  signatures: z
    .record(z.string(), z.object({ signedAt: Ms.nullish().catch(null) }))
    .nullish()
    .catch(null),
});
export type LeverOffer = z.infer<typeof LeverOffer>;

export const LeverPosting = z.object({
  id: z.string(),
  text: Text,
  hiringManager: IdOrObject.nullish().catch(null),
  categories: z.object({ location: Text }).nullish().catch(null),
});
export type LeverPosting = z.infer<typeof LeverPosting>;

export const LeverUser = z.object({ id: z.string(), name: Text, email: Text, deactivatedAt: Ms.nullish() });
export type LeverUser = z.infer<typeof LeverUser>;

export const LeverStage = z.object({ id: z.string(), text: Text });

/** `archiveReasons` of /disposition_stages: an ordinary reason's type is null there. */
export const DispositionStages = z.object({
  archiveReasons: z.array(z.object({ id: z.string(), type: Text })).nullish(),
});

export const LeverFile = z.object({
  id: z.string(),
  name: Text,
  ext: Text,
  downloadUrl: Text,
  uploadedAt: LooseNumber,
  status: Text,
  size: LooseNumber,
});
export type LeverFile = z.infer<typeof LeverFile>;

/** A résumé that was parsed from a profile has no file. */
export const LeverResume = z.object({
  id: z.string(),
  createdAt: LooseNumber,
  file: LeverFile.omit({ id: true }).nullish().catch(null),
});
export type LeverResume = z.infer<typeof LeverResume>;

/** Lists of files stand bare in Lever's samples, and in an envelope in recordings. */
export const BareOrPage = z.union([
  z.array(z.unknown()),
  z.object({ data: z.array(z.unknown()) }).transform((page) => page.data),
]);
