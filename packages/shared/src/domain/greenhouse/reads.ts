// What a job and its opening held at Greenhouse when they were last read: the "before" of every preview of an edit.
import { z } from "zod";

const FieldReads = z.record(z.string(), z.unknown());

/** Values of custom fields by key, in Greenhouse's shapes. The target start of the opening is a column of its own. */
export const GreenhouseReads = z.object({
  job: z.object({
    name: z.string(),
    /** Our code when the job is ours to write; null or another's when we only opened on it. */
    requisitionId: z.string().nullable(),
    departmentId: z.string().nullable(),
    officeIds: z.array(z.string()),
    fields: FieldReads,
  }),
  opening: z.object({ fields: FieldReads }),
});
export type GreenhouseReads = z.infer<typeof GreenhouseReads>;
