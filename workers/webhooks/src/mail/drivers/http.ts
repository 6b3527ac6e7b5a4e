// What the mail services with an HTTP API have in common: one POST with a time-out, and what its status means.
import type { SendFailure } from "../driver.ts";
import { notSent } from "../driver.ts";

/** Neither service publishes how long it may take; both answer in well under a second as a rule. */
const TIMEOUT_MS = 15_000;
const LONGEST_WAIT_MS = 60 * 60_000;

export type Answer = { readonly status: number; readonly body: unknown; readonly retryAfterMs: number | null };

/** One POST of JSON. A lost answer is `unavailable`: the service may have taken the mail all the same. */
export async function post(
  service: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
): Promise<Answer | SendFailure> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { ...headers, accept: "application/json", "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: parsed(text),
      retryAfterMs: secondsToMs(response.headers.get("retry-after")),
    };
  } catch (error) {
    return notSent("unavailable", `${service} did not answer (${error instanceof Error ? error.name : "network"}).`);
  }
}

export function isFailure(answer: Answer | SendFailure): answer is SendFailure {
  return "reason" in answer;
}

/** What an answer that is no success means: 429 and 5xx may pass, everything else is for good. */
export function failureOf(service: string, answer: Answer, words: string | undefined): SendFailure {
  const said = words ?? `HTTP ${answer.status}`;
  if (answer.status === 429)
    return notSent("rate_limited", `${service} asks to slow down: ${said}`, answer.retryAfterMs);
  if (answer.status === 408 || answer.status >= 500)
    return notSent("unavailable", `${service} failed: ${said}`, answer.retryAfterMs);
  return notSent("refused", `${service} refuses the mail: ${said}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function secondsToMs(header: string | null): number | null {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.min(Math.max(0, seconds * 1000), LONGEST_WAIT_MS) : null;
}
