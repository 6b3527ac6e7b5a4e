// Greenhouse's Harvest v3 in HTTP: what its statuses and error bodies mean, and what its headers say about the window.
import { atsClient, type AtsClient, type AtsClientOptions, type Dialect } from "../client.ts";
import { ErrorBody } from "./schema.ts";

const greenhouse: Dialect = {
  name: "Greenhouse",
  reasonOf(status, message) {
    if (status === 401) return "access_revoked";
    if (status === 403) return "forbidden";
    if (status === 404 || status === 410) return "not_found";
    if (status === 429) return "rate_limited";
    if (status === 408 || status >= 500) return "unavailable";
    if (status === 422 && /cursor/i.test(message)) return "stale_cursor";
    return status >= 400 ? "rejected" : "unexpected_answer";
  },
  /** `message`, and after it what `errors` says: strings, or objects such as {per_page: "is greater than: 500"}. */
  messageOf(body) {
    const problem = ErrorBody.safeParse(body);
    if (!problem.success) return undefined;
    const details = (problem.data.errors ?? []).map((error) =>
      typeof error === "string"
        ? error
        : Object.entries(error)
            .map(([name, value]) => `${name}: ${String(value)}`)
            .join(", "),
    );
    const words = [problem.data.message, ...details].filter((text) => text !== undefined && text !== "");
    return words.length === 0 ? undefined : words.join(": ");
  },
  mayFollow: () => false,
};

/** Requests to Greenhouse, with paths from the root (`/v3/jobs`). */
export function greenhouseClient(options: AtsClientOptions): AtsClient {
  return atsClient(greenhouse, options);
}

/** The window as Greenhouse tells it on every answer, errors too; null when the headers are absent. */
export function windowOf(headers: Headers): { limit: number; remaining: number } | null {
  const limit = Number(headers.get("x-ratelimit-limit") ?? Number.NaN);
  const remaining = Number(headers.get("x-ratelimit-remaining") ?? Number.NaN);
  return limit > 0 && remaining >= 0 ? { limit, remaining } : null;
}
