// What a person chose in the Greenhouse form when sending a position; kept with the position until the scheduler has done it.
import { z } from "zod";
import { FieldTarget } from "./catalogue.ts";

export const GreenhouseId = z.string().regex(/^\d{1,20}$/, "Greenhouse's ids are numbers.");

const Amount = z.number().nonnegative();

/** A custom field's value in our words; null clears it. Codecs for each type are in custom-fields.ts. */
export const FieldValue = z.union([
  z.string().max(10_000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(1_000)).max(500),
  z.object({ amount: Amount, currency: z.string().length(3) }),
  z.object({ min: Amount, max: Amount, currency: z.string().length(3) }),
  z.object({ min: z.number(), max: z.number() }),
  z.null(),
]);
export type FieldValue = z.infer<typeof FieldValue>;

/** By name_key. What is given here goes before what the mapping says; a key that is absent is left to the mapping. */
export const FieldValues = z.record(z.string().max(200), FieldValue);

const Team = {
  hiringManagerIds: z.array(GreenhouseId).max(50).optional(),
  recruiterIds: z.array(GreenhouseId).max(50).optional(),
};

/**
 * `create`: a new job from a template, with one opening. `open_on_job`: one opening on a job that exists. `update`: writes what
 * differs in a requisition that is there. `close`: closes its opening. `reopen`: opens it again. Absent departments, offices and
 * team follow the mappings.
 */
export const GreenhouseSyncRequest = z.discriminatedUnion("action", [
  z.object({
    action: z.literal("create"),
    templateJobId: GreenhouseId,
    departmentId: GreenhouseId.nullish(),
    officeIds: z.array(GreenhouseId).max(50).optional(),
    ...Team,
    jobFields: FieldValues.optional(),
    openingFields: FieldValues.optional(),
  }),
  z.object({ action: z.literal("open_on_job"), jobId: GreenhouseId, openingFields: FieldValues.optional() }),
  z.object({
    action: z.literal("update"),
    departmentId: GreenhouseId.nullish(),
    officeIds: z.array(GreenhouseId).max(50).optional(),
    jobFields: FieldValues.optional(),
    openingFields: FieldValues.optional(),
    /** Just these, by the names of preview lines: what the preview showed and nothing else. Absent: everything that differs. */
    only: z.array(z.string().max(210)).max(1_000).optional(),
  }),
  z.object({ action: z.literal("close"), closeReasonId: GreenhouseId.nullable() }),
  z.object({ action: z.literal("reopen") }),
]);
export type GreenhouseSyncRequest = z.infer<typeof GreenhouseSyncRequest>;

/** A field that was written but reads back otherwise: its edit waits for an approval at Greenhouse, or was not taken. */
export const AwaitedField = z.object({
  on: FieldTarget,
  key: z.string(),
  name: z.string(),
  valueType: z.string(),
  /** The value as it was written, in Greenhouse's shape. */
  wanted: z.unknown(),
  needsApproval: z.boolean(),
});
export type AwaitedField = z.infer<typeof AwaitedField>;
