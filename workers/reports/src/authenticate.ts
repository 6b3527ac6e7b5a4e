// The two ways in: a session cookie for pages, a bearer token for the API; both end in a scope of exactly one tenant.
import type { MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { SESSION_COOKIE, readApiToken, readSession, readVisitor } from "#shared/db/sessions.ts";
import { refuse } from "./api/errors.ts";
import type { ReportsEnv } from "./env.ts";
import { scopeOf } from "./operations/scope.ts";
import { recruiterNotFound } from "./recruiter/pages/not-found.tsx";

/** Pages: sets `signedIn` and `scope`, or leads to sign-in and from there back to the page. */
export const bySession: MiddlewareHandler<ReportsEnv> = async (c, next) => {
  const now = Date.now();
  const signedIn = await readSession(c.env, getCookie(c, SESSION_COOKIE), now);
  if (signedIn === null) {
    const recruiter = await readVisitor(c.env, getCookie(c, SESSION_COOKIE), now);
    // A recruiter has their own pages; of all others there is nothing to see, whether they exist or not.
    if (recruiter !== null) return c.req.path === "/" ? c.redirect("/recruiter", 303) : recruiterNotFound(c);
    const url = new URL(c.req.url);
    // a form that was sent after the session ended cannot be sent again by a redirect: go to where it was
    const from = c.req.method === "GET" ? `${url.pathname}${url.search}` : localPathOf(c.req.header("referer"), url);
    return c.redirect(`/sign-in?returnTo=${encodeURIComponent(from)}`, 303);
  }
  c.set("signedIn", signedIn);
  c.set("scope", scopeOf(c.env, signedIn.actor, c.executionCtx, now));
  return next();
};

/** The API: sets `scope` from `Authorization: Bearer …`, or answers 401. Cookies do not count, so no other site can use them. */
export const byToken: MiddlewareHandler<ReportsEnv> = async (c, next) => {
  const actor = await readApiToken(c.env, c.req.header("authorization"));
  if (actor === null) {
    c.header("www-authenticate", 'Bearer realm="Rolecall"');
    const message = "Send a valid API token as `Authorization: Bearer …`. Owners and admins make them under Settings.";
    return refuse(c, { reason: "unauthenticated", message });
  }
  c.set("scope", scopeOf(c.env, actor, c.executionCtx));
  return next();
};

function localPathOf(referer: string | undefined, here: URL): string {
  const from = referer === undefined ? null : URL.parse(referer);
  return from !== null && from.origin === here.origin ? `${from.pathname}${from.search}` : "/";
}
