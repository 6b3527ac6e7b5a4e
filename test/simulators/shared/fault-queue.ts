// Faults waiting to be played on coming requests: each names a path, how many to let pass, and how many to spoil.
import { pathMatcher } from "./request-log.ts";

/** What every fault has, whatever it does. */
export interface FaultBase {
  /** Path pattern, `*` for anything; default every path. */
  path?: string | undefined;
  method?: string | undefined;
  /** How many requests it spoils; default 1. */
  count?: number | undefined;
  /** How many matching requests pass unharmed first; default 0. */
  skip?: number | undefined;
}

/** A fault as it waits, with what is left of it. */
export interface WaitingFault<F extends FaultBase> {
  id: string;
  fault: F;
  remaining: number;
  toSkip: number;
}

export interface FaultQueue<F extends FaultBase> {
  add(fault: F): WaitingFault<F>;
  /** The fault to play on this request, used up by the asking; the oldest that matches wins. */
  take(method: string, path: string, isPossible: (fault: F) => boolean): F | undefined;
  list(): WaitingFault<F>[];
  remove(id: string): void;
  clear(): void;
}

export function faultQueue<F extends FaultBase>(): FaultQueue<F> {
  let waiting: WaitingFault<F>[] = [];
  let sequence = 0;
  return {
    add(fault) {
      sequence += 1;
      const entry = { id: `fault-${sequence}`, fault, remaining: fault.count ?? 1, toSkip: fault.skip ?? 0 };
      waiting.push(entry);
      return entry;
    },
    take(method, path, isPossible) {
      for (const entry of waiting) {
        const { fault } = entry;
        if (fault.method !== undefined && fault.method.toUpperCase() !== method) continue;
        if (!pathMatcher(fault.path ?? "*")(path) || !isPossible(fault)) continue;
        if (entry.toSkip > 0) {
          entry.toSkip -= 1;
          continue;
        }
        entry.remaining -= 1;
        waiting = waiting.filter((other) => other.remaining > 0);
        return fault;
      }
      return undefined;
    },
    list: () => structuredClone(waiting),
    remove(id) {
      waiting = waiting.filter((entry) => entry.id !== id);
    },
    clear() {
      waiting = [];
    },
  };
}
