// SCIM's answers: resources, lists and errors in its media type, with the words that its clients decide by.
import type { Context } from "hono";
import type { ScimType } from "#shared/domain/scim/refusal.ts";
import { fail, ok, type Failure, type Result } from "#shared/domain/result.ts";

const MEDIA_TYPE = "application/scim+json; charset=utf-8";
const ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
const LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

export type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 412 | 413 | 500 | 501 | 503;

/** What an operation can refuse. `stale`: If-Match names another version. `unavailable`: try again later. */
export type ScimReason = ScimType | "not_found" | "stale" | "unavailable";

export function answer(c: Context, body: object, status: 200 | 201 = 200): Response {
  return c.body(JSON.stringify(body), status, { "content-type": MEDIA_TYPE });
}

/** RFC 7644, 3.12: the status is a text. */
export function answerError(c: Context, status: ErrorStatus, detail: string, scimType?: ScimType): Response {
  const type = scimType === undefined ? {} : { scimType };
  const body = { schemas: [ERROR], status: String(status), ...type, detail };
  return c.body(JSON.stringify(body), status, { "content-type": MEDIA_TYPE });
}

/** An expected failure with its status. */
export function refuse(c: Context, failure: Failure<ScimReason>): Response {
  const { reason, message } = failure;
  switch (reason) {
    case "not_found":
      return answerError(c, 404, message);
    case "stale":
      return answerError(c, 412, message);
    case "unavailable":
      c.header("retry-after", "30");
      return answerError(c, 503, message);
    case "uniqueness":
      return answerError(c, 409, message, reason);
    default:
      return answerError(c, 400, message, reason);
  }
}

export function answerList(
  c: Context,
  list: { readonly total: number; readonly startIndex: number; readonly resources: readonly object[] },
): Response {
  return answer(c, {
    schemas: [LIST],
    totalResults: list.total,
    startIndex: list.startIndex,
    itemsPerPage: list.resources.length,
    Resources: list.resources,
  });
}

/** The body, whatever media type it claims: clients send application/scim+json, application/json, or neither. */
export async function readBody(c: Context): Promise<Result<unknown, ScimType>> {
  const text = await c.req.text();
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return fail("invalidSyntax", "The body is not valid JSON.");
  }
}

/** The ETag of a version, and whether a request's If-Match allows to change it. */
export function etag(version: number): string {
  return `W/"${version}"`;
}

/** Whether the client has this version already (RFC 7644, 3.14). */
export function isKnown(c: Context, version: number): boolean {
  return namesVersion(c.req.header("if-none-match") ?? "", version);
}

/** Whether a change holds for one version only. */
export function isConditional(c: Context): boolean {
  return (c.req.header("if-match") ?? "*").trim() !== "*";
}

export function isStale(c: Context, version: number): boolean {
  return isConditional(c) && !namesVersion(c.req.header("if-match") ?? "", version);
}

function namesVersion(header: string, version: number): boolean {
  return header.split(",").some((one) => one.trim() === etag(version));
}

export function stale(): Failure<"stale"> {
  return fail("stale", "The resource was changed since it was read. Read it again.");
}

export function notFound(what: string, id: string): Failure<"not_found"> {
  return fail("not_found", `${what} ${id.slice(0, 100)} not found.`);
}
