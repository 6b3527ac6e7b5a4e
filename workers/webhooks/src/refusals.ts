// Counts refused deliveries in the isolate, so that however many forged ones come, few of them write.

const WRITE_EVERY_MS = 10_000; // per connection and isolate; what is counted in between is written with the next one
const MOST_COUNTED = 2_000; // connections

type Tally = { writtenAt: number; waiting: number };

export class Refusals {
  readonly #tallies = new Map<string, Tally>();

  /** Counts one. @returns how many to write down now, or null when others were written a moment ago */
  count(connectionId: string, now: number): number | null {
    const tally = this.#tallies.get(connectionId) ?? { writtenAt: -Infinity, waiting: 0 };
    tally.waiting += 1;
    this.#remember(connectionId, tally);
    if (now - tally.writtenAt < WRITE_EVERY_MS) return null;
    const due = tally.waiting;
    tally.waiting = 0;
    tally.writtenAt = now;
    return due;
  }

  #remember(connectionId: string, tally: Tally): void {
    if (!this.#tallies.has(connectionId) && this.#tallies.size >= MOST_COUNTED) {
      const [oldest] = this.#tallies.keys();
      if (oldest !== undefined) this.#tallies.delete(oldest);
    }
    this.#tallies.set(connectionId, tally);
  }
}
