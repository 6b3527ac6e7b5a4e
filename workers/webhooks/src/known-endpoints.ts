// Which connection an endpoint belongs to and with what its deliveries are signed, remembered in the isolate for a minute.
import type { WebhookEndpoint } from "#shared/db/inbound-events.ts";

export type KnownEndpoint = WebhookEndpoint & { readonly signingSecrets: readonly string[] };

export type EndpointSources = {
  findEndpoint(endpointId: string): Promise<WebhookEndpoint | null>;
  signingSecrets(connectionId: string): Promise<string[]>;
};

/** A removed signature token still verifies for up to this long; a new one works at once, since a mismatch reads again. */
const KNOWN_FOR_MS = 60_000;
/** Long enough to shield D1 from guessing, short enough that nobody waits for a new endpoint. */
const UNKNOWN_FOR_MS = 5_000;
/** Forged deliveries to a known endpoint cost at most this many readings at once, and then one in a second. */
const READINGS_AT_ONCE = 20;
const READING_AGAIN_MS = 1_000;
const MOST_REMEMBERED = 2_000; // endpoints of each kind

type Memory = { readonly endpoint: KnownEndpoint; readonly readAt: number; readonly readings: number };

export class KnownEndpoints {
  readonly #known = new Map<string, Memory>();
  readonly #unknownSince = new Map<string, number>();

  /**
   * The endpoint, when `accepts` agrees to it as it is remembered, or else as it is now; null when it does not, or when there
   * is no such endpoint.
   */
  async find(
    endpointId: string,
    accepts: (endpoint: KnownEndpoint) => Promise<boolean>,
    sources: EndpointSources,
    now: number,
  ): Promise<KnownEndpoint | null> {
    const memory = this.#known.get(endpointId);
    if (memory !== undefined && now - memory.readAt < KNOWN_FOR_MS) {
      if (await accepts(memory.endpoint)) return memory.endpoint;
      if (readingsLeft(memory, now) < 1) return null;
    } else if (now - (this.#unknownSince.get(endpointId) ?? -Infinity) < UNKNOWN_FOR_MS) return null;
    const endpoint = await this.#read(endpointId, sources, now);
    return endpoint !== null && (await accepts(endpoint)) ? endpoint : null;
  }

  /** The endpoint as it is remembered, if it is: also when it has just not agreed to a delivery. */
  remembered(endpointId: string): KnownEndpoint | null {
    return this.#known.get(endpointId)?.endpoint ?? null;
  }

  forget(endpointId: string): void {
    this.#known.delete(endpointId);
  }

  // Requests that miss at the same moment read each for themselves: a promise must not be shared between requests in workerd.
  async #read(endpointId: string, sources: EndpointSources, now: number): Promise<KnownEndpoint | null> {
    const found = await sources.findEndpoint(endpointId);
    const endpoint = found && { ...found, signingSecrets: await sources.signingSecrets(found.connectionId) };
    const before = this.#known.get(endpointId);
    this.#known.delete(endpointId);
    this.#unknownSince.delete(endpointId);
    if (endpoint === null) remember(this.#unknownSince, endpointId, now);
    else {
      const readings = before === undefined ? READINGS_AT_ONCE : readingsLeft(before, now) - 1;
      remember(this.#known, endpointId, { endpoint, readAt: now, readings: Math.max(0, readings) });
    }
    return endpoint;
  }
}

function readingsLeft(memory: Memory, now: number): number {
  return Math.min(READINGS_AT_ONCE, memory.readings + (now - memory.readAt) / READING_AGAIN_MS);
}

function remember<Value>(memories: Map<string, Value>, endpointId: string, value: Value): void {
  if (memories.size >= MOST_REMEMBERED) {
    const [oldest] = memories.keys();
    if (oldest !== undefined) memories.delete(oldest);
  }
  memories.set(endpointId, value);
}
