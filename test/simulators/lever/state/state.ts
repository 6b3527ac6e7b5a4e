// The whole of what a simulator remembers: accounts, OAuth grants and tokens, and deliveries of webhooks.
import type { StoredDelivery } from "../../shared/deliveries.ts";
import type {
  ApiKey,
  ArchiveReason,
  Contact,
  DeletedOpportunity,
  Interview,
  Note,
  Offer,
  Opportunity,
  Posting,
  Requisition,
  RequisitionField,
  Stage,
  StoredFile,
  User,
  Webhook,
} from "./records.ts";
import type { RequisitionMode, WebhookEvent } from "./words.ts";

export interface AccountSettings {
  /** The package that holds requisitions (Enterprise or Advanced HR); without it every requisition call is 403. */
  isEnterprise: boolean;
  /** The switch "Enable requisitions". */
  areRequisitionsEnabled: boolean;
  requisitionMode: RequisitionMode;
  /** Lever does not say whether a filled requisition closes itself; both are played. */
  closesFilledRequisitions: boolean;
  /** Lever does not say whether a download answers with the bytes or leads to a storage; both are played. */
  downloadsByRedirect?: boolean;
}

export interface Account {
  id: string;
  name: string;
  createdAt: number;
  settings: AccountSettings;
  eventToggles: Record<WebhookEvent, boolean>;
  users: Record<string, User>;
  stages: Stage[];
  archiveReasons: ArchiveReason[];
  requisitionFields: RequisitionField[];
  requisitions: Record<string, Requisition>;
  postings: Record<string, Posting>;
  contacts: Record<string, Contact>;
  opportunities: Record<string, Opportunity>;
  deletedOpportunities: DeletedOpportunity[];
  deletedApplications: { id: string; deletedAt: number; opportunityId: string; postingId: string }[];
  deletedPostings: { id: string; deletedAt: number }[];
  offers: Record<string, Offer>;
  files: Record<string, StoredFile>;
  interviews: Record<string, Interview>;
  notes: Record<string, Note>;
  webhooks: Record<string, Webhook>;
  apiKeys: Record<string, ApiKey>;
}

/** One organisation's consent to one client. */
export interface Grant {
  id: string;
  clientId: string;
  accountId: string;
  userId: string;
  scopes: string[];
  audience: string;
  createdAt: number;
  revokedAt: number | null;
}

export interface AuthorizationCode {
  grantId: string;
  clientId: string;
  redirectUri: string;
  scopes: string[];
  expiresAt: number;
}

/** All refresh tokens that descend from one exchange of a code. */
export interface RefreshFamily {
  id: string;
  grantId: string;
  scopes: string[];
  createdAt: number;
  lastUsedAt: number;
  current: string;
  previous: string | null;
  rotatedAt: number | null;
  revokedAt: number | null;
}

export interface AccessToken {
  grantId: string;
  scopes: string[];
  expiresAt: number;
}

export interface Delivery extends StoredDelivery {
  accountId: string;
  webhookId: string;
  event: string;
  triggeredAt: number;
  opportunityId: string | null;
}

export interface SimulatorState {
  version: 1;
  randomState: number;
  accounts: Record<string, Account>;
  grants: Record<string, Grant>;
  codes: Record<string, AuthorizationCode>;
  families: Record<string, RefreshFamily>;
  /** Every refresh token ever given out, to its family: a replay must be recognised. */
  refreshTokens: Record<string, string>;
  accessTokens: Record<string, AccessToken>;
  deliveries: Delivery[];
}

export function emptyState(): SimulatorState {
  return {
    version: 1,
    randomState: 0,
    accounts: {},
    grants: {},
    codes: {},
    families: {},
    refreshTokens: {},
    accessTokens: {},
    deliveries: [],
  };
}

/** Says whether a parsed file is a state of this version; the file is our own, so its inside is trusted. */
export function isSimulatorState(value: unknown): value is SimulatorState {
  return typeof value === "object" && value !== null && "version" in value && value.version === 1;
}
