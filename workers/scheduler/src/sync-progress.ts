// A tenant's live progress for the dashboard's bars: small, synchronous, and allowed to be lost. The one itty-durable object (docs/decisions).
import { createDurable } from "itty-durable";
import { NO_PROGRESS, type Progress } from "#shared/edge/sync-progress.ts";

/** What we rely on of itty-durable 2.4.1, whose own types are `any`. */
type IttyDurable = new (
  state: object,
  env: object,
) => {
  state: object;
  persist(): Promise<void>;
  loadFromStorage(): Promise<void>;
  getPersistable(): unknown;
};

// autoPersist would also keep what a failed method left behind, so each method persists by itself, when it has succeeded.
const Base: IttyDurable = createDurable({ autoPersist: false, autoReturn: false });

/** Stored key: `data` (itty-durable keeps all fields under one key): the progress of the tenant's newest job. */
export class SyncProgress extends Base {
  progress: Progress;

  constructor(state: DurableObjectState, _env: object) {
    super(state, {}); // no bindings: itty takes anything with RPC for an object and any public method is callable by URL
    this.progress = NO_PROGRESS;
    void state.blockConcurrencyWhile(async () => {
      Object.assign(this.state, { defaultState: JSON.stringify(this.getPersistable()) });
      await this.loadFromStorage();
    });
  }

  async report(progress: Progress): Promise<void> {
    this.progress = progress;
    await this.persist();
  }

  read(): Progress {
    return this.progress;
  }
}
