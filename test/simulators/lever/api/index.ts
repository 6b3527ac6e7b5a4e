// The Data API under /v1: the gate, then one group of routes per resource; everything else does not exist.
import { Hono } from "hono";
import type { Simulator } from "../context.ts";
import { catalogueRoutes } from "./catalogue.ts";
import type { ApiEnv } from "./edge.ts";
import { credentialsAndRate } from "./edge.ts";
import { LeverError } from "./errors.ts";
import { opportunityRoutes } from "./opportunities.ts";
import { opportunityCreation } from "./opportunity-create.ts";
import { opportunityParts } from "./opportunity-parts.ts";
import { postingRoutes } from "./postings.ts";
import { requisitionFieldRoutes, requisitionRoutes } from "./requisitions.ts";
import { webhookRoutes } from "./webhooks.ts";

export function dataApi(sim: Simulator): Hono<ApiEnv> {
  const api = new Hono<ApiEnv>();
  api.use("*", credentialsAndRate(sim));
  api.route("/requisitions", requisitionRoutes(sim));
  api.route("/requisition_fields", requisitionFieldRoutes(sim));
  // The deprecated mirror is still served.
  for (const name of ["/opportunities", "/candidates"]) {
    api.route(name, opportunityRoutes(sim));
    api.route(name, opportunityCreation(sim));
    api.route(name, opportunityParts(sim));
  }
  api.route("/postings", postingRoutes(sim));
  api.route("/webhooks", webhookRoutes(sim));
  api.route("/", catalogueRoutes(sim));
  api.all("*", (c) => {
    throw new LeverError(404, "ResourceNotFound", `${c.req.path} does not exist`);
  });
  return api;
}
