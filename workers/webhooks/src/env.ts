// Everything that the webhooks Worker can touch.
import type { CredentialVaultRpc } from "#shared/domain/vault.ts";
import type { SchedulerMessage } from "#shared/queues/messages.ts";

export type Bindings = {
  readonly DB: D1Database;
  /** The oauth Worker's object; only signing secrets are asked of it. */
  readonly VAULT: DurableObjectNamespace<CredentialVaultRpc>;
  /** Pokes for the scheduler. */
  readonly ATS_EVENTS: Queue<SchedulerMessage>;
};

export type Env = { Bindings: Bindings };
