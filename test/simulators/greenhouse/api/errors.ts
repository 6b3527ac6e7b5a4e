// Harvest's error bodies: `{message, errors?}`, where errors holds strings, single-key objects or {message, field}.

export type ErrorItem = string | Record<string, string>;

/** An answer that is not a success; thrown anywhere below the HTTP edge. */
export class GreenhouseError extends Error {
  readonly status: 400 | 401 | 403 | 404 | 410 | 422 | 429;
  readonly errors: readonly ErrorItem[] | undefined;
  /** Of a 429. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: GreenhouseError["status"],
    message: string,
    errors?: readonly ErrorItem[],
    retryAfterSeconds?: number,
  ) {
    super(message);
    this.status = status;
    this.errors = errors;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** As it stands on the wire. */
  body(): Record<string, unknown> {
    return { message: this.message, ...(this.errors === undefined ? {} : { errors: this.errors }) };
  }
}

export const unauthorized = (why: string) => new GreenhouseError(401, "Unauthorized", [why]);
/** Never recorded; the poorest body that is likely, so that nobody leans on more. */
export const forbidden = () => new GreenhouseError(403, "Forbidden");
export const noRoute = () => new GreenhouseError(404, "Resource not found");
/** @param kind in the singular, such as `opening`. */
export const notFound = (kind: string, id: number | string) =>
  new GreenhouseError(404, "Resource not found", [{ message: `Could not find ${kind} with id ${id}`, field: "id" }]);
export const unprocessable = (...errors: ErrorItem[]) => new GreenhouseError(422, "Unprocessable Content", errors);
export const tooManyRequests = (retryAfterSeconds: number) =>
  new GreenhouseError(429, "Too Many Requests", undefined, retryAfterSeconds);
/** What a cursor gets that was never given out, or that has died. */
export const deadCursor = () => unprocessable("The cursor is invalid or has expired");
