// What Harvest v1 and v2 answer since they were removed: the same to every key, right or wrong.
import { Hono } from "hono";
import type { ApiEnv } from "./api/edge.ts";
import { GreenhouseError } from "./api/errors.ts";
import type { Simulator } from "./context.ts";

const messages = {
  401: "Invalid Basic Auth credentials",
  404: "Resource not found",
  410: "Harvest v1 and v2 were removed on 2026-08-31. Use Harvest v3.",
};

/** Of /v1/*, /v2/* and the call that once turned an old key into a v3 token. */
export function retired({ options: { retiredStatus } }: Simulator): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.all("*", () => {
    throw new GreenhouseError(retiredStatus, messages[retiredStatus]);
  });
  return routes;
}
