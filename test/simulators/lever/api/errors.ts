// Lever's error bodies: `{code, message}` with a code that is not uniform, so clients branch on the status.

/** An answer that is not a success; thrown anywhere below the HTTP edge. */
export class LeverError extends Error {
  readonly status: 400 | 401 | 403 | 404 | 422 | 429 | 500 | 503;
  readonly code: string;

  constructor(status: LeverError["status"], code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const badRequest = (message: string) => new LeverError(400, "BadRequestError", message);
export const unauthorized = (message = "The request requires authentication.") =>
  new LeverError(401, "UnauthorizedError", message);
export const forbidden = (message: string) => new LeverError(403, "ForbiddenError", message);
/** @param kind the resource as in the path, such as `stages`. */
export const notFound = (kind: string, id: string) =>
  new LeverError(404, "ResourceNotFound", `${kind} ${id} was not found`);
export const tooManyRequests = () => new LeverError(429, "TooManyRequests", "Rate limit exceeded");
