// Everything that the scheduler can touch.
import type { CredentialVaultRpc } from "#shared/domain/vault.ts";
import type { SchedulerMessage, MatchMessage, DeliveryMessage } from "#shared/queues/messages.ts";
import type { TenantSync } from "./tenant-sync.ts";

export type SchedulerEnv = {
  readonly DB: D1Database;
  /** Résumés on their way to the ATS; keys in docs/data.md. */
  readonly FILES: R2Bucket;
  readonly TENANT_SYNC: DurableObjectNamespace<TenantSync>;
  /** itty-durable objects speak fetch, not RPC; only sync-progress.ts of shared/edge talks to them. */
  readonly SYNC_PROGRESS: DurableObjectNamespace;
  readonly VAULT: DurableObjectNamespace<CredentialVaultRpc>;
  readonly OAUTH: Fetcher;
  readonly SYNC: Queue<SchedulerMessage>;
  readonly MATCH: Queue<MatchMessage>;
  readonly DELIVERIES: Queue<DeliveryMessage>;
  readonly LEVER_API_URL: string;
  /** Lever's steady limit in requests a second. */
  readonly LEVER_RATE: string;
  readonly GREENHOUSE_API_URL: string;
  /** Requests in a window of 30 seconds, until Greenhouse's own headers tell. */
  readonly GREENHOUSE_RATE: string;
};
