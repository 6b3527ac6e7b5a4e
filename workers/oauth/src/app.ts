// The oauth Worker's Hono types: what handlers find in their context.
import type { Context } from "hono";
import type { SecureHeadersVariables } from "hono/secure-headers";
import type { Env } from "./env.ts";

export type App = { Bindings: Env; Variables: SecureHeadersVariables };
export type AppContext = Context<App>;

/** Lets work finish after the answer. */
export function deferrer(c: AppContext): (work: Promise<unknown>) => void {
  return (work) => c.executionCtx.waitUntil(work);
}
