// Who comes in by SCIM: the connection whose token is shown; everything that it reads or writes is its tenant's and its own.
import type { MiddlewareHandler } from "hono";
import { readScimToken } from "#shared/db/scim-tokens.ts";
import type { ReportsEnv } from "../env.ts";
import { scopeOf, type Scope } from "../operations/scope.ts";
import { answerError } from "./answers.ts";

/** The scope of a request by SCIM, which is one connection's. */
export type ScimScope = Scope & { readonly connectionId: string };

export type ScimEnv = {
  Bindings: ReportsEnv["Bindings"];
  Variables: ReportsEnv["Variables"] & { scim: ScimScope };
};

/** Sets `scim`, or answers 401 in SCIM's shape (Okta shows it to the administrator). */
export const byScimToken: MiddlewareHandler<ScimEnv> = async (c, next) => {
  const now = Date.now();
  const client = await readScimToken(c.env, c.req.header("authorization"), now);
  if (client === null) {
    c.header("www-authenticate", 'Bearer realm="Rolecall SCIM"');
    return answerError(
      c,
      401,
      "Send the connection's token as a bearer token. Admins make it under Settings > Integrations.",
    );
  }
  c.set("scim", { ...scopeOf(c.env, client.actor, c.executionCtx, now), connectionId: client.connectionId });
  return next();
};
