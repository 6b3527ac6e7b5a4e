// Lever's Data API in HTTP: what its statuses and error bodies mean, and where its redirects may lead.
import { fail } from "../../domain/result.ts";
import type { AtsFailure, AtsResult } from "../adapter.ts";
import { isLeverHost } from "../address.ts";
import {
  atsClient,
  type AtsAnswer,
  type AtsClient,
  type AtsClientOptions,
  type AtsRequest,
  type Dialect,
} from "../client.ts";
import { ErrorBody, Page } from "./schema.ts";

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
  const client = atsClient(lever, options);
  return async (request) => {
    const answer = await client(request);
    return !answer.ok && answer.isBareNotFound === true ? askedAgain(client, request, answer) : answer;
  };
}

const RECORD = /^(\/v1\/\w+)\/[^/]+$/;

/**
 * A bare 404 of a record: somebody on the way may have said it. But when the list of its kind answers, and the record is still not
 * there afterwards, it is gone; else whoever waits for it would wait for ever.
 */
async function askedAgain(client: AtsClient, request: AtsRequest, bare: AtsFailure): Promise<AtsResult<AtsAnswer>> {
  const [, list] = RECORD.exec(request.path) ?? [];
  if (list === undefined || (request.method !== "GET" && request.method !== "DELETE")) return bare;
  const listed = await client({ method: "GET", path: list, query: [["limit", "1"]] });
  if (!listed.ok || !Page.safeParse(listed.value.body).success) return bare;
  const again = await client(request);
  return !again.ok && again.isBareNotFound === true ? fail("not_found", "Lever has no such record (any more).") : again;
}
