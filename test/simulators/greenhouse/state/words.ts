// Greenhouse's closed lists as they stand on the wire: events, statuses, field types, scopes.

export const webhookEvents = [
  "application_updated",
  "candidate_anonymized",
  "candidate_stage_change",
  "delete_application",
  "delete_candidate",
  "department_deleted",
  "hire_candidate",
  "interview_deleted",
  "job_approved",
  "job_created",
  "job_deleted",
  "job_updated",
  "job_interview_stage_deleted",
  "job_post_created",
  "job_post_updated",
  "job_post_deleted",
  "merge_candidate",
  "new_candidate_application",
  "new_prospect_application",
  "offer_approved",
  "offer_created",
  "offer_updated",
  "offer_deleted",
  "office_deleted",
  "reject_candidate",
  "scorecard_deleted",
  "unhire_candidate",
  "unreject_candidate",
  "update_candidate",
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

export const jobStatuses = ["draft", "open", "closed"] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** As read; the filter says `active` where the answer says `in_process`. */
export type ApplicationStatus = "in_process" | "rejected" | "hired" | "converted";

export const offerStatuses = ["Created", "Accepted", "Rejected", "Deprecated"] as const;
export type OfferStatus = (typeof offerStatuses)[number];

export const ownerTypes = ["recruiter", "coordinator", "sourcer"] as const;
export type OwnerType = (typeof ownerTypes)[number];

/** What a custom field hangs on. Greenhouse knows more kinds; only these have records here. */
export const fieldTypes = ["job", "opening", "offer", "candidate", "application", "user_attribute"] as const;
export type FieldType = (typeof fieldTypes)[number];

/** The words that the filter field_type takes. */
export const knownFieldTypes = [
  ...fieldTypes,
  "standard",
  "compensation_frequency",
  "referral_question",
  "rejection_question",
  "form",
  "agency_question",
] as const;

export const valueTypes = [
  "short_text",
  "long_text",
  "yes_no",
  "single_select",
  "multi_select",
  "currency",
  "currency_range",
  "number",
  "number_range",
  "date",
  "url",
  "user",
] as const;
export type ValueType = (typeof valueTypes)[number];

/** Every collection of Harvest v3 that is played, with the verbs that have a scope. */
const scoped: Record<string, readonly string[]> = {
  applications: ["list", "hire"],
  candidates: ["list"],
  close_reasons: ["list"],
  custom_field_options: ["list"],
  custom_fields: ["list"],
  departments: ["list"],
  job_hiring_managers: ["list", "create", "destroy"],
  job_owners: ["list", "create", "destroy"],
  job_posts: ["list"],
  jobs: ["list", "create", "update"],
  offers: ["list"],
  offices: ["list"],
  openings: ["list", "create", "update", "destroy"],
  users: ["list"],
  webhooks: ["list", "create", "update", "destroy"],
};

/** Such as `harvest:jobs:list`: one scope for each endpoint. */
export const knownScopes: readonly string[] = Object.entries(scoped).flatMap(([collection, verbs]) =>
  verbs.map((verb) => `harvest:${collection}:${verb}`),
);
