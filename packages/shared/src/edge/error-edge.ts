// The one error edge of a Worker: what nobody foresaw becomes a log line with the reason and an answer in general words.
import type { Context, Env, ErrorHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { errorText } from "#shared/domain/error-text.ts";
import { log } from "./log.ts";
import { routeOf } from "./request-log.ts";

/** Makes the Worker's own answer, page or JSON, for a status: 400-499 is the client's, 500 ours. */
export type ErrorAnswer<E extends Env> = (
  c: Context<E>,
  status: 400 | 401 | 403 | 404 | 413 | 500,
) => Response | Promise<Response>;

const ANSWERED = [400, 401, 403, 404, 413] as const;

/**
 * @param at the Worker's name in the log
 * @example app.onError(errorEdge("oauth", (c, status) => problemPage(c, status)))
 */
export function errorEdge<E extends Env>(at: string, answer: ErrorAnswer<E>): ErrorHandler<E> {
  return (error, c) => {
    const status = error instanceof HTTPException ? ANSWERED.find((known) => known === error.status) : undefined;
    if (status !== undefined) return answer(c, status);
    log("error", {
      at,
      event: "failed",
      method: c.req.method,
      route: routeOf(c),
      error: errorText(error),
      stack: framesOf(error),
    });
    return answer(c, 500);
  };
}

/** Where it happened; without the message, which errorText tells. */
function framesOf(error: Error): string {
  return (error.stack ?? "")
    .split("\n")
    .filter((line) => line.startsWith("    at "))
    .join("\n");
}
