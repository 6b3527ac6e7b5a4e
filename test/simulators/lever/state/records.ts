// The records of one simulated Lever account, kept as plain data so that the whole state can be written to a file.
import type {
  AccessRole,
  Confidentiality,
  OfferStatus,
  Origin,
  PostingState,
  RequisitionStatus,
  WebhookEvent,
} from "./words.ts";

export interface User {
  id: string;
  name: string;
  username: string;
  email: string;
  accessRole: AccessRole;
  photo: string | null;
  createdAt: number;
  deactivatedAt: number | null;
  externalDirectoryId: string | null;
  linkedContactIds: string[] | null;
  jobTitle: string | null;
  managerId: string | null;
}

export interface Stage {
  id: string;
  text: string;
  pipeline: string;
  rank: number;
  hasInterview: boolean;
}

export interface ArchiveReason {
  id: string;
  text: string;
  status: "active" | "inactive";
  type: "hired" | "non-hired";
}

export interface CompensationBand {
  min: number;
  max: number;
  currency: string;
  interval: string;
}

export interface Requisition {
  id: string;
  requisitionCode: string;
  name: string;
  status: RequisitionStatus;
  headcountTotal: number | "unlimited";
  headcountHired: number;
  backfill: boolean;
  createdAt: number;
  updatedAt: number;
  closedAt: number | null;
  timeToFillStartAt: number | null;
  timeToFillEndAt: number | null;
  creator: string | null;
  owner: string | null;
  hiringManager: string | null;
  internalNotes: string;
  compensationBand: CompensationBand | null;
  employmentStatus: string | null;
  location: string | null;
  team: string | null;
  department: string | null;
  postingIds: string[];
  offerIds: string[];
  customFields: Record<string, unknown>;
  stateHistory: { beginAt: number; status: RequisitionStatus; service: string }[];
}

export interface RequisitionField {
  id: string;
  text: string;
  type: "number" | "text" | "date" | "object" | "dropdown";
  isRequired: boolean;
  subfields?: { id: string; text: string; type: string }[];
  options?: { id: string; text: string }[];
}

export interface Posting {
  id: string;
  text: string;
  state: PostingState;
  distributionChannels: ("public" | "internal")[] | null;
  user: string | null;
  owner: string | null;
  hiringManager: string | null;
  categories: {
    commitment: string | null;
    department: string | null;
    level: string | null;
    location: string | null;
    team: string | null;
    allLocations: string[];
  };
  tags: string[];
  description: string;
  /** As written in Lever's editor, where it is more than the description: lists of HTML items, and what follows them. */
  lists?: { text: string; content: string }[] | undefined;
  closing?: string | undefined;
  salaryRange?: CompensationBand | undefined;
  country: string | null;
  followers: string[];
  confidentiality: Confidentiality;
  workplaceType: "unspecified" | "onsite" | "remote" | "hybrid";
  createdAt: number;
  updatedAt: number;
}

export interface Phone {
  type: string | null;
  value: string;
}

/** The person; one contact may have several opportunities. */
export interface Contact {
  id: string;
  name: string;
  headline: string;
  location: string;
  emails: string[];
  phones: Phone[];
  links: string[];
  isAnonymized: boolean;
  createdAt: number;
}

export interface Archived {
  reason: string;
  archivedAt: number;
}

export interface RequisitionForHire {
  id: string;
  requisitionCode: string;
  hiringManagerOnHire: string | null;
}

export interface Application {
  id: string;
  type: "user" | "posting" | "referral";
  posting: string;
  user: string | null;
  /** What the applicant typed; null for applications that a user made. */
  name: string | null;
  email: string | null;
  phone: Phone | null;
  comments: string | null;
  createdAt: number;
  archived: Archived | null;
  requisitionForHire: RequisitionForHire | null;
}

export interface StageChange {
  toStageId: string;
  toStageIndex: number;
  updatedAt: number;
  userId?: string;
}

/** A candidacy; its application is held inside, since there is at most one. */
export interface Opportunity {
  id: string;
  contactId: string;
  stage: string;
  confidentiality: Confidentiality;
  archived: Archived | null;
  tags: string[];
  sources: string[];
  stageChanges: StageChange[];
  origin: Origin;
  sourcedBy: string | null;
  owner: string | null;
  followers: string[];
  application: Application | null;
  createdAt: number;
  updatedAt: number | null;
  lastInteractionAt: number;
  lastAdvancedAt: number;
  snoozedUntil: number | null;
  opportunityLocation: string | null;
}

export interface DeletedOpportunity {
  opportunity: Opportunity;
  contact: Contact;
  deletedAt: number;
  deletedBy: string | null;
}

export interface OfferField {
  text: string;
  identifier: string;
  value: string | number | null;
}

export interface Offer {
  id: string;
  opportunityId: string;
  posting: string;
  createdAt: number;
  status: OfferStatus;
  creator: string | null;
  fields: OfferField[];
  approved: boolean | null;
  approvedAt: number | null;
  sentAt: number | null;
  signedAt: number | null;
}

/** A file or a résumé; the bytes are kept as base64. */
export interface StoredFile {
  id: string;
  opportunityId: string;
  kind: "file" | "resume";
  name: string;
  type: string;
  status: "processing" | "processed" | "unsupported" | "error" | null;
  uploadedAt: number;
  contentBase64: string;
}

export interface Interview {
  id: string;
  opportunityId: string;
  panel: string;
  subject: string;
  note: string;
  interviewers: string[];
  timezone: string;
  createdAt: number;
  date: number;
  duration: number;
  location: string | null;
  user: string | null;
  stage: string;
  canceledAt: number | null;
}

export interface Note {
  id: string;
  opportunityId: string;
  value: string;
  user: string | null;
  secret: boolean;
  createdAt: number;
}

export interface Webhook {
  id: string;
  event: WebhookEvent;
  url: string;
  /** Which origins pass; empty for events that know no origins. */
  origins: Origin[];
  /** Absent only when someone made a hook by hand without a token. */
  signatureToken: string | null;
  /** `ui` for a hook made by hand, else the API key or grant that made it; only that caller sees it by API. */
  madeBy: string;
  createdAt: number;
  updatedAt: number;
}

export interface ApiKey {
  id: string;
  name: string;
  key: string;
  /** Scope names without `:admin`, such as `requisitions:write`. */
  permissions: string[];
  isConfidential: boolean;
  createdAt: number;
}
