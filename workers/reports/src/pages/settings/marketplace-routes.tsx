// What a connection's page offers for the marketplace over HTTP: Refresh roles, and whether confidential postings come in.
import { Hono } from "hono";
import type { ReportsEnv } from "../../env.ts";
import { changeSettings } from "../../operations/connection-modules.ts";
import { refreshRoles } from "../../operations/roles/refresh-roles.ts";
import { pageForbidden, pageNotFound } from "../errors.tsx";
import { done, fieldsOf, go, problem, type PageContext } from "../respond.tsx";

export const marketplaceRoutes = new Hono<ReportsEnv>()
  .post("/settings/integrations/:id/refresh-roles", refresh)
  .post("/settings/integrations/:id/marketplace", saveSettings);

/** Leads to the job, whose page shows how far it is. */
async function refresh(c: PageContext) {
  const id = c.req.param("id") ?? "";
  const started = await refreshRoles(c.get("scope"), id);
  if (started.ok) return go(c, `/settings/sync-jobs/${started.value.jobId}`);
  if (started.reason === "not_found") return pageNotFound(c);
  return go(c, `/settings/integrations/${id}`, problem(started));
}

async function saveSettings(c: PageContext) {
  const id = c.req.param("id") ?? "";
  const { includesConfidential } = await fieldsOf(c, ["includesConfidential"]);
  const isWanted = includesConfidential === "yes";
  const changed = await changeSettings(c.get("scope"), id, { marketplace: { includesConfidential: isWanted } });
  if (changed.ok) {
    const words = isWanted
      ? "Confidential postings come in with the next reading, if Lever allows it."
      : "Confidential postings are no longer brought in; those that were are emptied.";
    return go(c, `/settings/integrations/${id}#marketplace`, done(words));
  }
  if (changed.reason === "not_found") return pageNotFound(c);
  if (changed.reason === "forbidden") return pageForbidden(c, changed.message);
  return go(c, `/settings/integrations/${id}`, problem(changed));
}
