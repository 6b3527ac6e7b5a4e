// What can be set when a simulator is made, and what each setting is when nobody says.
import type { Clock } from "../shared/clock.ts";
import { systemClock } from "../shared/clock.ts";

/** An application registered with Lever. A redirect URI may hold `*` in place of a port, for local use only. */
export interface OAuthClient {
  clientId: string;
  clientSecret: string;
  name: string;
  redirectUris: string[];
}

export interface LeverOptions {
  /** Seed of ids, tokens and names; default 1. */
  seed?: number;
  clock?: Clock;
  /** `blank`: one account with people, stages and reasons. `demo`: Meridian Robotics with postings and candidates. */
  data?: "none" | "blank" | "demo";
  /** Requests a second per key or grant, burst twice that; default Lever's 10. Infinity or 0: no limit. */
  rate?: number;
  /** Whether a 429 of the bucket carries Retry-After (Lever documents none); default false. */
  sendsRetryAfter?: boolean;
  /** Registered applications; default one, rolecall-local. */
  clients?: OAuthClient[];
  /** Redirect URIs of the default application. */
  redirectUris?: string[];
  /** Audiences taken as right besides this server's own address + "/v1/". */
  audiences?: string[];
  /** How long the refresh token before the current one is still taken; default 0: at once a replay. */
  refreshLeewayMs?: number;
  /** What access tokens do after Revoke access: end at once (default) or live to their expiry. */
  revokedAccessTokens?: "die" | "linger";
  /** Sends a webhook; default the global fetch. */
  deliver?: (request: Request) => Promise<Response>;
  /** Waits before the five retries of a webhook; Lever publishes only that they grow. */
  retryDelaysMs?: readonly number[];
  /** How long a receiver may take; default 5 s (unpublished). */
  deliveryTimeoutMs?: number;
  /** Whether webhook bodies carry `id` (a documented field that no sample shows); default false. */
  sendsEventId?: boolean;
  /** Origin of the web application, shown in `urls` of records; default Lever's own. */
  webUrl?: string;
}

export type ResolvedOptions = Required<Omit<LeverOptions, "redirectUris">>;

const anyLocalCallback = ["http://localhost:*/oauth/lever/callback", "http://127.0.0.1:*/oauth/lever/callback"];

/** Retry waits: 10 s, 30 s, 90 s, 5 min, 15 min. */
const defaultRetryDelaysMs = [10_000, 30_000, 90_000, 300_000, 900_000];

export function resolveOptions(options: LeverOptions): ResolvedOptions {
  const { redirectUris = anyLocalCallback, ...given } = options;
  return {
    seed: 1,
    clock: systemClock,
    data: "blank",
    rate: 10,
    sendsRetryAfter: false,
    clients: [
      { clientId: "rolecall-local", clientSecret: "rolecall-local-secret", name: "Rolecall (local)", redirectUris },
    ],
    audiences: [],
    refreshLeewayMs: 0,
    revokedAccessTokens: "die",
    deliver: (request) => fetch(request),
    retryDelaysMs: defaultRetryDelaysMs,
    deliveryTimeoutMs: 5000,
    sendsEventId: false,
    webUrl: "https://hire.lever.co",
    ...given,
  };
}
