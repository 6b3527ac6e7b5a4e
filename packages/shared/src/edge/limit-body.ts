// The limit on what a route takes: hono's own, but for a sender who is told so instead of being cut off.
import type { Context, Env, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { drain } from "./drain.ts";

/**
 * @param maxSize in bytes
 * @param refuse the answer; without one the error edge answers 413
 * @example app.use(limitBody(64 * 1024))
 */
export function limitBody<E extends Env>(
  maxSize: number,
  refuse?: (c: Context<E>) => Response | Promise<Response>,
): MiddlewareHandler<E> {
  return bodyLimit({
    maxSize,
    onError: async (c: Context<E>) => {
      await drain(c.req.raw);
      if (refuse === undefined) throw new HTTPException(413);
      return refuse(c);
    },
  });
}
