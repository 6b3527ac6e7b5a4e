// Harvest v3: one list for each collection, the writes beside them, and 404 for every other route, before any credential.
import { Hono } from "hono";
import type { Simulator } from "../context.ts";
import { applicationWrites } from "./applications.ts";
import type { ApiEnv } from "./edge.ts";
import { noRoute } from "./errors.ts";
import { jobWrites } from "./jobs.ts";
import { list } from "./list.ts";
import {
  closeReasonsList,
  customFieldsList,
  departmentsList,
  fieldOptionsList,
  officesList,
} from "./lists/catalogue.ts";
import { hiringManagersList, jobsList, openingsList, ownersList, postsList } from "./lists/jobs.ts";
import { applicationsList, candidatesList, offersList, usersList } from "./lists/people.ts";
import { openingWrites } from "./openings.ts";
import { teamWrites } from "./team.ts";
import { webhookRoutes } from "./webhooks.ts";

export function harvest(sim: Simulator): Hono<ApiEnv> {
  const api = new Hono<ApiEnv>();
  api.get("/applications", list(sim, applicationsList));
  api.get("/candidates", list(sim, candidatesList));
  api.get("/close_reasons", list(sim, closeReasonsList));
  api.get("/custom_fields", list(sim, customFieldsList));
  api.get("/custom_field_options", list(sim, fieldOptionsList));
  api.get("/departments", list(sim, departmentsList));
  api.get("/job_hiring_managers", list(sim, hiringManagersList));
  api.get("/job_owners", list(sim, ownersList));
  api.get("/job_posts", list(sim, postsList));
  api.get("/jobs", list(sim, jobsList));
  api.get("/offers", list(sim, offersList));
  api.get("/offices", list(sim, officesList));
  api.get("/openings", list(sim, openingsList));
  api.get("/users", list(sim, usersList));
  jobWrites(sim, api);
  openingWrites(sim, api);
  teamWrites(sim, api);
  applicationWrites(sim, api);
  webhookRoutes(sim, api);
  api.all("*", () => {
    throw noRoute();
  });
  return api;
}
