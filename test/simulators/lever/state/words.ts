// Lever's closed lists: events, origins, statuses and roles, as they stand on the wire.

export const webhookEvents = [
  "applicationCreated",
  "candidateHired",
  "candidateStageChange",
  "candidateArchiveChange",
  "candidateDeleted",
  "interviewCreated",
  "interviewUpdated",
  "interviewDeleted",
  "contactCreated",
  "contactUpdated",
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** Only these events may be narrowed by the origin of the opportunity. */
export const eventsWithOrigins: readonly WebhookEvent[] = [
  "applicationCreated",
  "candidateArchiveChange",
  "candidateHired",
  "candidateStageChange",
];

export const origins = ["applied", "sourced", "referred", "university", "agency", "internal"] as const;
export type Origin = (typeof origins)[number];

/** `rejected` and `pending` are seen in reads; only the first four can be written. */
export const requisitionStatuses = ["open", "onHold", "closed", "draft", "rejected", "pending"] as const;
export type RequisitionStatus = (typeof requisitionStatuses)[number];
export const writableRequisitionStatuses = ["open", "onHold", "closed", "draft"] as const;

export const postingStates = ["published", "internal", "closed", "draft", "pending", "rejected"] as const;
export type PostingState = (typeof postingStates)[number];

export const offerStatuses = [
  "draft",
  "approval-sent",
  "approved",
  "sent",
  "sent-manually",
  "opened",
  "denied",
  "signed",
] as const;
export type OfferStatus = (typeof offerStatuses)[number];

export const accessRoles = ["super admin", "admin", "team member", "limited team member", "interviewer"] as const;
export type AccessRole = (typeof accessRoles)[number];

export type Confidentiality = "non-confidential" | "confidential";

/** Who may write requisitions: `off` = only people in Lever, `hybrid` = both, `lever-api` = only the API. */
export const requisitionModes = ["off", "hybrid", "lever-api"] as const;
export type RequisitionMode = (typeof requisitionModes)[number];
