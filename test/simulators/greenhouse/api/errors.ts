// Harvest's error bodies: `{message, errors?}`, where errors holds strings, single-key objects or {message, field}.

export type ErrorItem = string | Record<string, string>;

/** The details in words for people; the answer's own message where there are none. */
function spelled(title: string, errors: readonly ErrorItem[] = []): string {
  const words = errors.map((item) => {
    if (typeof item === "string") return item;
    const { message, field, ...keyed } = item;
    const own = message === undefined ? [] : [field === undefined || field === "" ? message : `${field}: ${message}`];
    return [...own, ...Object.entries(keyed).map(([key, why]) => `${key}: ${why}`)].join("; ");
  });
  return words.length === 0 ? title : words.join("; ");
}

/** An answer that is not a success; thrown anywhere below the HTTP edge. */
export class GreenhouseError extends Error {
  /** The message on the wire. */
  readonly title: string;
  readonly status: 400 | 401 | 403 | 404 | 410 | 422 | 429;
  readonly errors: readonly ErrorItem[] | undefined;
  /** Of a 429. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: GreenhouseError["status"],
    title: string,
    errors?: readonly ErrorItem[],
    retryAfterSeconds?: number,
  ) {
    super(spelled(title, errors));
    this.title = title;
    this.status = status;
    this.errors = errors;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** As it stands on the wire. */
  body(): Record<string, unknown> {
    return { message: this.title, ...(this.errors === undefined ? {} : { errors: this.errors }) };
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
