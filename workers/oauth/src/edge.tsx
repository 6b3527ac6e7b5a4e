// The edge of the oauth Worker: headers, log, form protection and limits before every handler, and the one error edge behind.
import { Hono } from "hono";
import { csrf } from "hono/csrf";
import { errorEdge } from "#shared/edge/error-edge.ts";
import { limitBody } from "#shared/edge/limit-body.ts";
import { requestLog } from "#shared/edge/request-log.ts";
import { noStore, securityHeaders } from "#shared/edge/security-headers.ts";
import type { App, AppContext } from "./app.ts";
import { problemPage } from "./pages/problem.tsx";
import type { Problem } from "./pages/words.ts";

const FORM_LIMIT = 64 * 1024; // bytes; the largest body that belongs here is a list of 50 signature tokens

/** Pages whose form leads on to another server: an ATS's consent page, or an identity provider's sign-in. */
const DEPARTURES = ["/connect/", "/join/"];

/** A departure may end at any https address (identity providers send people on to others) and at the configured stand-ins. */
function formTargets(c: AppContext): string {
  if (!DEPARTURES.some((path) => c.req.path.startsWith(path))) return "";
  const { LEVER_AUTH_URL, GREENHOUSE_AUTH_URL, GOOGLE_ISSUER, MICROSOFT_ISSUER } = c.env;
  const origins = [LEVER_AUTH_URL, GREENHOUSE_AUTH_URL, GOOGLE_ISSUER, MICROSOFT_ISSUER].map(
    (url) => new URL(url).origin,
  );
  return ["https:", ...new Set(origins)].join(" ");
}

/** An app with everything that each request of this Worker passes through. */
export function guardedApp(): Hono<App> {
  const app = new Hono<App>();
  app.use(requestLog("oauth"), securityHeaders<App>({ formTargets }), noStore);
  app.use("/internal/*", async (c, next) => {
    // Other Workers call us by a name of their own (http://oauth): whatever comes over our public address is nobody we know.
    if (new URL(c.req.url).host === new URL(c.env.PUBLIC_URL).host) return answer(c, 404);
    return next();
  });
  app.use(limitBody(FORM_LIMIT));
  app.use(csrf({ origin: (origin, c: AppContext) => origin === c.env.PUBLIC_URL }));
  app.onError(errorEdge<App>("oauth", answer));
  app.notFound((c) => answer(c, 404));
  return app;
}

const PROBLEMS: Record<400 | 401 | 403 | 404 | 413 | 500, Problem> = {
  400: "bad_request",
  401: "forbidden",
  403: "foreign_form", // only csrf throws a 403
  404: "not_found",
  413: "too_large",
  500: "failed",
};

function answer(c: AppContext, status: keyof typeof PROBLEMS): Response | Promise<Response> {
  const problem = PROBLEMS[status];
  if (!c.req.path.startsWith("/internal/")) return problemPage(c, problem, null);
  return c.json({ reason: problem, message: "The oauth Worker could not do this." }, status);
}
