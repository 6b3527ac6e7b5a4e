// The dashboard: every page in the order of the menu. Mounted behind sign-in; `assets` needs none.
import { Hono } from "hono";
import type { ReportsEnv } from "../env.ts";
import { atsRoutes } from "./ats/routes.tsx";
import { homeRoutes } from "./home/routes.tsx";
import { matchRoutes } from "./matches/routes.tsx";
import { employeeRoutes } from "./people/employee-routes.tsx";
import { hireRoutes } from "./people/hire-routes.tsx";
import { importRoutes } from "./people/import-routes.tsx";
import { positionRoutes } from "./positions/routes.tsx";
import { recruiterRoutes } from "./recruiters/routes.tsx";
import { submissionRoutes } from "./submissions/routes.tsx";
import { roleRoutes } from "./roles/routes.tsx";
import { generalRoutes } from "./settings/general-routes.tsx";
import { integrationRoutes } from "./settings/integration-routes.tsx";
import { marketplaceRoutes } from "./settings/marketplace-routes.tsx";
import { moduleRoutes } from "./settings/module-routes.tsx";
import { peopleRoutes } from "./settings/people-routes.tsx";
import { recordRoutes } from "./settings/record-routes.tsx";

export { assets } from "../assets/routes.ts";
export { pageExpiredForm, pageFailed, pageForbidden, pageNotFound } from "./errors.tsx";

export const pages = new Hono<ReportsEnv>()
  .route("/", homeRoutes)
  .route("/", positionRoutes)
  .route("/", roleRoutes)
  .route("/", atsRoutes)
  .route("/", matchRoutes)
  .route("/", hireRoutes)
  .route("/", importRoutes)
  .route("/", employeeRoutes)
  .route("/", submissionRoutes)
  .route("/", recruiterRoutes)
  .route("/", integrationRoutes)
  .route("/", moduleRoutes)
  .route("/", marketplaceRoutes)
  .route("/", recordRoutes)
  .route("/", peopleRoutes)
  .route("/", generalRoutes);
