// One log line for each request, with the route's pattern in place of its path: paths and queries here can hold one-time tokens.
import type { Context, Env, MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import { log } from "./log.ts";

/**
 * @param at the Worker's name in the log
 * @example app.use(requestLog("oauth"))
 */
export function requestLog(at: string): MiddlewareHandler {
  return async (c, next) => {
    const startedAt = Date.now();
    await next();
    log("info", {
      at,
      event: "request",
      method: c.req.method,
      route: routeOf(c),
      status: c.res.status,
      ms: Date.now() - startedAt,
    });
  };
}

/** The most specific pattern that matched, such as `/join/:token`; `*` when only middleware did. */
export function routeOf<E extends Env>(c: Context<E>): string {
  const patterns = matchedRoutes(c).map((route) => route.path);
  return patterns.findLast((pattern) => !pattern.endsWith("*")) ?? "*";
}
