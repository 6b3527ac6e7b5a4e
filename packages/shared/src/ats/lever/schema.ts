// Lever's words as they stand on the wire, only what we read of them, tolerant of fields that are new, missing or null.
import { z } from "zod";
import { listOf } from "../readable.ts";

/** Times are integer milliseconds since 1970; one beyond what a date can hold is none. */
export const Ms = z.number().min(-8.64e15).max(8.64e15);

/** A list's envelope. `next` is absent on the last page; some endpoints have no `hasNext` at all. */
export const Page = z.object({
  data: z.array(z.unknown()),
  next: z.string().nullish(),
  hasNext: z.boolean().nullish(),
});

export const Single = z.object({ data: z.unknown() });

/** Errors: HTTP status decides; `message` is for people. */
export const ErrorBody = z.object({ code: z.string().optional(), message: z.string().optional() });

export const ArchiveReason = z.object({ id: z.string(), type: z.string().nullish() });

const RequisitionForHire = z.object({ id: z.string(), requisitionCode: z.string().nullish() });

/** Present as an object only with `expand=applications`; otherwise the id alone. */
const ApplicationOrId = z.union([
  z.string().transform(() => ({ requisitionForHire: null })),
  z.object({ requisitionForHire: RequisitionForHire.nullish().catch(null) }),
]);

/** An opportunity: one candidacy of one contact. `name` may be empty and `emails` often is. */
export const Opportunity = z.object({
  id: z.string(),
  name: z.string().nullish(),
  emails: listOf(z.string()),
  archived: z.object({ reason: z.string().nullish(), archivedAt: Ms }).nullish(),
  applications: listOf(ApplicationOrId),
});
export type Opportunity = z.infer<typeof Opportunity>;

/** A requisition in the public shape that GET answers. `headcountTotal` may be "unlimited". */
export const Requisition = z.object({
  id: z.string(),
  requisitionCode: z.string().nullish(),
  name: z.string().nullish(),
  status: z.string(),
  headcountTotal: z.union([z.number(), z.string()]).nullish(),
  headcountHired: z.union([z.number(), z.string()]).nullish(),
  createdAt: Ms,
  closedAt: Ms.nullish(),
});
export type Requisition = z.infer<typeof Requisition>;

/** POST and PUT answer with an internal shape that differs from the public one: only the id is safe to use. */
export const WrittenRequisition = z.object({ data: z.object({ id: z.string() }) });
