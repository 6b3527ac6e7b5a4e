// What the API says to a path or method that it does not have: 405 with the methods that it has there, else 404; always JSON.
import type { Handler } from "hono";
import type { ReportsEnv } from "../env.ts";
import { refuse } from "./errors.ts";

type Route = { readonly path: string; readonly method: string };

/** @param routes as Hono lists them, below /api/v1 */
export function unknownRoute(routes: readonly Route[]): Handler<ReportsEnv> {
  const known = routes
    .filter((route) => route.method !== "ALL")
    .map(({ path, method }) => ({ pattern: new RegExp(`^/api/v1${path.replaceAll(/:[^/]+/g, "[^/]+")}$`), method }));
  return (c) => {
    const methods = new Set(known.filter((route) => route.pattern.test(c.req.path)).map((route) => route.method));
    if (methods.size === 0) return refuse(c, { reason: "not_found", message: "There is nothing under this path." });
    const allowed = [...methods].sort().join(", ");
    c.header("allow", allowed);
    return refuse(c, { reason: "method_not_allowed", message: `Here the API knows ${allowed}.` });
  };
}
