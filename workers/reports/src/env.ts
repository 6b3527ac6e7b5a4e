// Everything that the reports Worker can touch, and what its middleware hands to pages and API.
import type { SecureHeadersVariables } from "hono/secure-headers";
import type { SignedIn } from "#shared/db/sessions.ts";
import type { DeliveryMessage, MatchMessage, SchedulerMessage } from "#shared/queues/messages.ts";
import type { Scope } from "./operations/scope.ts";
import type { RecruiterScope } from "./recruiter/scope.ts";

export type Bindings = {
  readonly PUBLIC_URL: string;
  readonly DB: D1Database;
  /** itty-durable objects; only shared/edge/sync-progress.ts talks to them. */
  readonly SYNC_PROGRESS: DurableObjectNamespace;
  /** Résumés until the ATS has them; keys in docs/data.md. */
  readonly FILES: R2Bucket;
  readonly OAUTH: Fetcher;
  readonly MATCHER: Fetcher;
  readonly SYNC: Queue<SchedulerMessage>;
  readonly MATCH: Queue<MatchMessage>;
  readonly DELIVERIES: Queue<DeliveryMessage>;
  /** Checks one-time links; the webhooks Worker, which derives them, has the same. */
  readonly LINK_KEY?: string;
};

export type ReportsEnv = {
  Bindings: Bindings;
  Variables: SecureHeadersVariables & {
    /** Pages only: who looks. Set by authenticate.ts. */
    signedIn: SignedIn;
    /** What operations need: the tenant's rows, the actor, the clock. Set by authenticate.ts. */
    scope: Scope;
    /** Recruiter pages only: who looks. A recruiter has no `scope`, so nothing made for members can be asked for. */
    recruiter: RecruiterScope;
    /** API only: the answer holds a secret that is stored nowhere, so it is not kept for a repeated request. */
    showsSecret?: true;
  };
};
