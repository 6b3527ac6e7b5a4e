// The records of one simulated Greenhouse organization, kept as plain data so that the whole state can be written to a file.
import type {
  ApplicationStatus,
  FieldType,
  JobStatus,
  OfferStatus,
  OwnerType,
  ValueType,
  WebhookEvent,
} from "./words.ts";

/** Every record has these; times are ms since the epoch. */
export interface Row {
  id: number;
  createdAt: number;
  updatedAt: number;
}

export interface User extends Row {
  firstName: string;
  lastName: string;
  /** The first is the primary one. */
  emails: string[];
  jobTitle: string | null;
  employeeId: string | null;
  isDeactivated: boolean;
  isSiteAdmin: boolean;
  /** The user-specific permission "create and view private candidates". */
  canSeePrivateCandidates: boolean;
  /** The user-specific permission "see private notes, salary info, manage offers, approve jobs/offers". */
  canSeePrivateFields: boolean;
  /** Made by Greenhouse with a credential; hidden from the list of users unless asked for. */
  isServiceAccount: boolean;
  officeIds: number[];
  departmentIds: number[];
  interviewerTags: { id: number; name: string }[];
  fields: FieldValues;
}

export interface Department extends Row {
  name: string;
  parentId: number | null;
  externalId: string | null;
}

export interface Office extends Department {
  location: string | null;
  contactUserId: number | null;
}

export interface CloseReason extends Row {
  name: string;
}

export interface CustomField extends Row {
  name: string;
  /** Fixed when the field is made; renaming keeps it. */
  nameKey: string;
  fieldType: FieldType;
  valueType: ValueType;
  sortOrder: number;
  isPrivate: boolean;
  isRequired: boolean;
  /** An edit of its value waits for the approval flow before it shows. */
  needsApproval: boolean;
  triggersNewVersion: boolean;
  isActive: boolean;
  isApiOnly: boolean;
  description: string | null;
  defaultValue: FieldValue | null;
}

export interface FieldOption extends Row {
  fieldId: number;
  name: string;
  externalId: string | null;
  sortOrder: number;
  isActive: boolean;
}

export interface Money {
  amount: number;
  currency: string;
}

/** A range of money has a currency, one of numbers has none. */
export interface Range {
  min: number;
  max: number;
  currency: string | null;
}

/** As kept: options and users by id, so that a new name of either shows on the next read. */
export type FieldValue = string | number | boolean | number[] | Money | Range;
/** By the field's id. */
export type FieldValues = Record<string, FieldValue>;
/** Edits that wait for approval; null clears. */
export type PendingValues = Record<string, FieldValue | null>;

export interface JobStage {
  id: number;
  name: string;
}

export interface Job extends Row {
  name: string;
  requisitionId: string | null;
  notes: string | null;
  isConfidential: boolean;
  status: JobStatus;
  openedAt: number | null;
  closedAt: number | null;
  /** null on jobs from before templates existed. */
  isTemplate: boolean | null;
  copiedFromId: number | null;
  departmentId: number | null;
  officeIds: number[];
  createdById: number | null;
  stages: JobStage[];
  fields: FieldValues;
  pending: PendingValues;
}

/** One seat; it is open while `closedAt` is null. */
export interface Opening extends Row {
  jobId: number;
  /** The free text that the API calls opening_id; not unique. */
  label: string | null;
  openedAt: number | null;
  closedAt: number | null;
  sortOrder: number;
  applicationId: number | null;
  closeReasonId: number | null;
  /** YYYY-MM-DD */
  targetStartOn: string | null;
  fields: FieldValues;
  pending: PendingValues;
}

export interface HiringManager extends Row {
  jobId: number;
  userId: number;
}

export interface JobOwner extends HiringManager {
  type: OwnerType;
  isResponsible: boolean;
}

export interface JobPost extends Row {
  jobId: number;
  jobBoardId: number;
  title: string;
  content: string;
  isInternal: boolean;
  isActive: boolean;
  isLive: boolean;
  firstPublishedAt: number | null;
}

export interface TypedValue {
  value: string;
  type: string;
}

export interface Candidate extends Row {
  firstName: string;
  lastName: string;
  preferredName: string | null;
  company: string | null;
  title: string | null;
  isPrivate: boolean;
  isAnonymized: boolean;
  emails: TypedValue[];
  phones: TypedValue[];
  tags: string[];
  lastActivityAt: number;
  fields: FieldValues;
}

export interface Application extends Row {
  candidateId: number;
  /** null for a prospect without a job. */
  jobId: number | null;
  jobPostId: number | null;
  status: ApplicationStatus;
  /** `visitId` is what the API calls stage_id: this application's own visit, not the job's stage. */
  stage: { visitId: number; jobStageId: number; name: string } | null;
  isProspect: boolean;
  prospectiveJobIds: number[];
  rejectedAt: number | null;
  lastActivityAt: number;
  fields: FieldValues;
}

/** One version of an offer; an older version is Deprecated. */
export interface Offer extends Row {
  version: number;
  applicationId: number;
  openingId: number | null;
  status: OfferStatus;
  startsOn: string | null;
  sentOn: string | null;
  resolvedAt: number | null;
  userId: number | null;
  notes: string | null;
  fields: FieldValues;
}

export interface Webhook extends Row {
  name: string;
  event: WebhookEvent;
  url: string;
  /** Given by whoever makes the webhook, never by Greenhouse. */
  secret: string;
  isActive: boolean;
  maxAttempts: number;
  headers: Record<string, string>;
  basicAuth: { username: string; password: string } | null;
  errorEmail: string | null;
  /** `ui` for one made by hand, else the client that made it. */
  madeBy: string;
  lastDeliveredAt: number | null;
}

/** A Harvest v3 credential of the organization's own ("custom"). */
export interface Credential extends Row {
  name: string;
  clientId: string;
  clientSecret: string;
  scopes: string[];
  serviceUserId: number;
}
