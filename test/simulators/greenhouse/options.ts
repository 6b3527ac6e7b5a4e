// What can be set when a simulator is made, and what each setting is when nobody says.
import type { Clock } from "../shared/clock.ts";
import { systemClock } from "../shared/clock.ts";

/** A listed partner, who comes by authorization code. A redirect URI may hold `*` in place of a port, for local use. */
export interface PartnerClient {
  clientId: string;
  clientSecret: string;
  name: string;
  redirectUris: string[];
}

/** How a token answer tells its end: three spellings are about. */
export const expirySpellings = ["expires_at", "expires_in", "expires"] as const;
export type ExpirySpelling = (typeof expirySpellings)[number];

/** The shapes in which v3 reads of custom fields come; only labels of selects are recorded, the rest is inferred. */
export interface ReadForms {
  /** `v3`: amount and currency_code, min_amount and max_amount. `v1`: amount and unit, min_value and max_value. */
  money: "v3" | "v1";
  /** A number was once seen as the string "85.0". */
  numbers: "number" | "string";
  users: "id" | "object";
}

export interface GreenhouseOptions {
  /** Seed of ids, tokens and names; default 1. */
  seed?: number;
  clock?: Clock;
  /** `blank`: one organization with people, structure, fields and a template. `demo`: Harbor Health with jobs and candidates. */
  data?: "none" | "blank" | "demo";
  /** Requests in 30 seconds for each credential; default 150, as recorded. 0 or Infinity: no limit. */
  rate?: number;
  /** Token requests a minute for each client; default 60, or none when `rate` is none. */
  tokenRate?: number;
  expirySpelling?: ExpirySpelling;
  /** How long an access token lives; default an hour. */
  tokenLifeMs?: number;
  /** Whether a new token ends the one before it of the same credential (held by one source, unproved); default false. */
  mintingRevokesFormer?: boolean;
  /** Listed partners; default one, rolecall-local-2. */
  partners?: PartnerClient[];
  /** Redirect URIs of the default partner. */
  redirectUris?: string[];
  /** The last page has an empty Link header, as recorded, or none. */
  lastPageLink?: "empty" | "missing";
  /** What removed v1 and v2 answer; nothing is published, default 410. */
  retiredStatus?: 401 | 404 | 410;
  /** What the lists answer to a subject who is no Site Admin: 403, or nothing at all with a 200; both are told of. */
  nonAdminLists?: "forbidden" | "empty";
  readForms?: Partial<ReadForms>;
  /** Whether a write without a required custom field is refused; v3 does not, v1 did. */
  enforcesRequiredFields?: boolean;
  /** Whether the labels must be as many as the openings in POST /v3/jobs, as in v1; default true. */
  demandsLabelPerOpening?: boolean;
  /** Whether an organization's own credential may call /v3/webhooks, which is "partners only"; default false. */
  customMayManageWebhooks?: boolean;
  /** hire_candidate as in the official sample: without status and prospect; default false. */
  sendsSparseHires?: boolean;
  /** Sends a webhook; default the global fetch. */
  deliver?: (request: Request) => Promise<Response>;
  /** Waits before the six retries; default 1, 15, 60, 120, 240 and 480 minutes. */
  retryDelaysMs?: readonly number[];
  /** Greenhouse adds a random time of up to this much to each wait; default 0. */
  retryJitterMs?: number;
  /** How long a receiver may take; default 5 s (unpublished). */
  deliveryTimeoutMs?: number;
  /** Origin of the web application, as it stands in webhooks; default Greenhouse's own. */
  webUrl?: string;
}

export type ResolvedOptions = Required<Omit<GreenhouseOptions, "redirectUris" | "readForms">> & {
  readForms: ReadForms;
};

const anyLocalCallback = [
  "http://localhost:*/oauth/greenhouse/callback",
  "http://127.0.0.1:*/oauth/greenhouse/callback",
];
const minuteMs = 60_000;

export function resolveOptions(options: GreenhouseOptions): ResolvedOptions {
  const { redirectUris = anyLocalCallback, readForms, ...given } = options;
  const rate = given.rate ?? 150;
  return {
    seed: 1,
    clock: systemClock,
    data: "blank",
    tokenRate: rate > 0 && Number.isFinite(rate) ? 60 : 0,
    expirySpelling: "expires_at",
    tokenLifeMs: 60 * minuteMs,
    mintingRevokesFormer: false,
    partners: [
      { clientId: "rolecall-local-2", clientSecret: "rolecall-local-secret", name: "Rolecall (local)", redirectUris },
    ],
    lastPageLink: "empty",
    retiredStatus: 410,
    nonAdminLists: "forbidden",
    enforcesRequiredFields: false,
    demandsLabelPerOpening: true,
    customMayManageWebhooks: false,
    sendsSparseHires: false,
    deliver: (request) => fetch(request),
    retryDelaysMs: [1, 15, 60, 120, 240, 480].map((minutes) => minutes * minuteMs),
    retryJitterMs: 0,
    deliveryTimeoutMs: 5000,
    webUrl: "https://app.greenhouse.io",
    ...given,
    rate,
    readForms: { money: "v3", numbers: "number", users: "id", ...readForms },
  };
}
