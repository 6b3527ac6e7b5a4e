// Greenhouse's words (Harvest v3) as they stand on the wire, only what we read of them; lists are bare arrays of flat objects.
import { z } from "zod";
import { listOf } from "../readable.ts";

export const List = z.array(z.unknown());

/** Ids are integers of about ten digits; we carry them as text. */
const Id = z.union([z.number(), z.string()]).transform(String);

/** An ISO time; what is none makes its row unreadable, not the whole look fail. */
const Time = z.string().refine((text) => !Number.isNaN(Date.parse(text)));
/** Null, missing and empty are one. */
const MaybeTime = z
  .string()
  .nullish()
  .transform((text) => text || null)
  .pipe(Time.nullable());

/** Errors: `errors` holds strings, or objects of one or more keys. */
export const ErrorBody = z.object({
  message: z.string().optional(),
  errors: z.array(z.union([z.string(), z.record(z.string(), z.unknown())])).optional(),
});

/** `{name_key: {name, type, value}}`; webhook bodies have an empty array when there are none. */
export const CustomFieldValues = z
  .union([
    z.record(z.string(), z.object({ name: z.string().nullish(), type: z.string().nullish(), value: z.unknown() })),
    z.array(z.unknown()).transform((): Record<string, { value: unknown }> => ({})),
  ])
  .catch({});
export type CustomFieldValues = z.infer<typeof CustomFieldValues>;

export const Job = z.object({
  id: Id,
  name: z.string().nullish(),
  requisition_id: z.string().nullish(),
  status: z.string().nullish(),
  confidential: z.boolean().nullish(),
  created_at: MaybeTime.catch(null),
  is_template: z.boolean().nullish(),
  department_id: Id.nullish(),
  office_ids: listOf(Id),
  custom_fields: CustomFieldValues.nullish(),
});
export type Job = z.infer<typeof Job>;

/** `opening_id` is a free label, not unique; `id` is the opening. `application_id` is set once it was closed by a hire. */
export const Opening = z.object({
  id: Id,
  job_id: Id,
  opening_id: z.string().nullish(),
  open: z.boolean(),
  opened_at: MaybeTime,
  closed_at: MaybeTime,
  application_id: Id.nullish(),
  close_reason_id: Id.nullish(),
  target_start_on: z.string().nullish(),
  created_at: Time,
  updated_at: Time,
  custom_fields: CustomFieldValues.nullish(),
});
export type Opening = z.infer<typeof Opening>;

/** What a POST or PATCH answers: only the id is used, the rest is read back. */
export const Written = z.object({ id: Id });

/** Rows of the hiring team: job_hiring_managers (no type) and job_owners. */
export const TeamRow = z.object({ id: Id, job_id: Id, user_id: Id, type: z.string().nullish() });

/** `status`: in_process, rejected, hired, converted. It names no opening and no offer. */
export const Application = z.object({
  id: Id,
  candidate_id: Id,
  job_id: Id.nullish(),
  status: z.string(),
  updated_at: MaybeTime.catch(null),
  last_activity_at: MaybeTime.catch(null),
});
export type Application = z.infer<typeof Application>;

/** The stub that the acting user gets of a candidate who is private: words in place of a name. It may have an id. */
const Stub = z
  .object({ message: z.string(), first_name: z.null().optional() })
  .transform(({ message }) => ({ message }));

/** A candidate, or the stub of one. */
export const Candidate = z.union([
  Stub,
  z
    .object({
      id: Id,
      first_name: z.string().nullish(),
      last_name: z.string().nullish(),
      email_addresses: listOf(z.object({ value: z.string() })),
    })
    .transform((candidate) => ({ ...candidate, first_name: candidate.first_name ?? null })),
]);
export type Candidate = z.infer<typeof Candidate>;

/** `opening_id` here IS the numeric opening. Rows are versioned: ask for the current one. */
export const Offer = z.object({
  id: Id,
  application_id: Id,
  opening_id: Id.nullish(),
  status: z.string(),
  starts_on: z.string().nullish(),
  resolved_at: MaybeTime.catch(null),
});
export type Offer = z.infer<typeof Offer>;
