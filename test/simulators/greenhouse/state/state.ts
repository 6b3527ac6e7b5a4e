// The whole of what a simulator remembers: organizations, tokens, and deliveries of webhooks.
import type { StoredDelivery } from "../../shared/deliveries.ts";
import type {
  Application,
  Candidate,
  CloseReason,
  Credential,
  CustomField,
  Department,
  FieldOption,
  HiringManager,
  Job,
  JobOwner,
  JobPost,
  Offer,
  Office,
  Opening,
  User,
  Webhook,
} from "./records.ts";

/** What an organization has set up, and which of two unpublished behaviours it shows. */
export interface AccountSettings {
  /** New jobs are drafts until approved, and a closed job has to be reopened before an unhire. */
  hasJobApprovals: boolean;
  /** Whether Unhire opens the opening again; not stated anywhere, so both are played. */
  reopensOnUnhire: boolean;
  /** Whether a closed job takes a new opening (and opens again), or answers 422. */
  closedJobsTakeOpenings: boolean;
}

/** What each table of an organization holds. */
export interface RowTypes {
  users: User;
  departments: Department;
  offices: Office;
  closeReasons: CloseReason;
  customFields: CustomField;
  fieldOptions: FieldOption;
  jobs: Job;
  openings: Opening;
  hiringManagers: HiringManager;
  jobOwners: JobOwner;
  jobPosts: JobPost;
  candidates: Candidate;
  applications: Application;
  offers: Offer;
  webhooks: Webhook;
  credentials: Credential;
}
export type TableName = keyof RowTypes;

/** Rows by id. */
export type Tables = { [Name in TableName]: Record<string, RowTypes[Name]> };

export interface Account extends Tables {
  id: string;
  name: string;
  createdAt: number;
  settings: AccountSettings;
}

/** One organization's consent to one partner, as one subject. */
export interface Grant {
  id: string;
  clientId: string;
  accountId: string;
  userId: number;
  scopes: string[];
  createdAt: number;
  revokedAt: number | null;
}

export interface AuthorizationCode {
  grantId: string;
  clientId: string;
  redirectUri: string;
  expiresAt: number;
}

export interface RefreshToken {
  grantId: string;
  expiresAt: number;
  isUsed: boolean;
}

export interface AccessToken {
  kind: "custom" | "partner";
  clientId: string;
  accountId: string;
  /** The subject that calls act as. */
  userId: number;
  scopes: string[];
  expiresAt: number;
}

export interface Delivery extends StoredDelivery {
  accountId: string;
  webhookId: number;
  /** `ping`, or the event. */
  event: string;
  /** Greenhouse-Event-ID: the same on every try of one delivery. */
  eventId: string;
  headers: Record<string, string>;
  maxAttempts: number;
  triggeredAt: number;
}

export interface SimulatorState {
  version: 1;
  randomState: number;
  /** Last number given out, by kind of record. */
  sequences: Record<string, number>;
  /** A cursor of an earlier generation is dead. */
  cursorGeneration: number;
  accounts: Record<string, Account>;
  grants: Record<string, Grant>;
  codes: Record<string, AuthorizationCode>;
  refreshTokens: Record<string, RefreshToken>;
  accessTokens: Record<string, AccessToken>;
  deliveries: Delivery[];
}

export function emptyState(): SimulatorState {
  return {
    version: 1,
    randomState: 0,
    sequences: {},
    cursorGeneration: 1,
    accounts: {},
    grants: {},
    codes: {},
    refreshTokens: {},
    accessTokens: {},
    deliveries: [],
  };
}

/** Says whether a parsed file is a state of this simulator; the file is our own, so its inside is trusted. */
export function isSimulatorState(value: unknown): value is SimulatorState {
  return typeof value === "object" && value !== null && "cursorGeneration" in value && "version" in value;
}
