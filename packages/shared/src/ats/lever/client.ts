// Lever's Data API in HTTP: what its statuses and error bodies mean, and where its redirects may lead.
import { isLeverHost } from "../address.ts";
import { atsClient, type AtsClient, type AtsClientOptions, type Dialect } from "../client.ts";
import { ErrorBody } from "./schema.ts";

const lever: Dialect = {
  name: "Lever",
  /** Lever's error codes are not uniform, so the HTTP status decides; a dead page token is known only by its words. */
  reasonOf(status, message) {
    if (status === 401) return "access_revoked";
    if (status === 403) return "forbidden";
    // "stages <id> was not found" tells of a record, "/v1/… does not exist" of an address that is wrong for all records.
    if (status === 404 && /^\/v\d+\/\S* does not exist/.test(message)) return "unexpected_answer";
    if (status === 404 || status === 410) return "not_found";
    if (status === 429) return "rate_limited";
    if (status === 408 || status >= 500) return "unavailable";
    if (/\boffset\b/i.test(message)) return "stale_cursor";
    return status >= 400 ? "rejected" : "unexpected_answer";
  },
  messageOf(body) {
    const problem = ErrorBody.safeParse(body);
    return problem.success ? problem.data.message : undefined;
  },
  mayFollow: isLeverHost,
};

/** Requests to Lever, with paths from the root (`/v1/requisitions`). */
export function leverClient(options: AtsClientOptions): AtsClient {
  return atsClient(lever, options);
}
