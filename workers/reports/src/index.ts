// The reports Worker: the dashboard's pages and the JSON API. It reads D1, writes plans with their outbox, and never calls an ATS.
import { Hono } from "hono";
import { errorEdge } from "#shared/edge/error-edge.ts";
import { requestLog } from "#shared/edge/request-log.ts";
import { noStore, securityHeaders } from "#shared/edge/security-headers.ts";
import { api } from "./api/api.ts";
import { bySession } from "./authenticate.ts";
import type { ReportsEnv } from "./env.ts";
import { ownForms, ownPagesOnly } from "./own-pages-only.ts";
import { pageExpiredForm, pageFailed, pageNotFound } from "./pages/errors.tsx";
import { assets, pages } from "./pages/index.tsx";
import { recruiterPages } from "./recruiter/pages/index.tsx";
import { welcome } from "./pages/welcome/routes.tsx";
import { scim } from "./scim/scim.ts";

export const app = new Hono<ReportsEnv>()
  .use(requestLog("reports"))
  .use(securityHeaders())
  .all("/internal/*", (c) => c.notFound())
  .route("/api", api)
  .route("/scim/v2", scim)
  .route("/", assets)
  .use(noStore, ownForms, ownPagesOnly)
  .route("/welcome", welcome)
  .route("/recruiter", recruiterPages)
  .use(bySession)
  .route("/", pages)
  .notFound((c) => pageNotFound(c))
  .onError(
    errorEdge("reports", (c, status) => {
      if (status === 403) return pageExpiredForm(c);
      return status === 404 ? pageNotFound(c) : pageFailed(c);
    }),
  );

export default { fetch: app.fetch } satisfies ExportedHandler<ReportsEnv["Bindings"]>;
