// /v1/opportunities and its old name /v1/candidates: reading, stage, archive, tags, sources and links.
import { Hono } from "hono";
import { z } from "zod";
import { isHiredReason, setArchived } from "../acts/archive.ts";
import { contactOf, findOpportunity } from "../acts/find.ts";
import { changeWords, moveStage } from "../acts/moves.ts";
import type { DeletedOpportunity, Opportunity } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { callerWith, performAs, queryOf, readJson } from "./body.ts";
import type { Routes } from "./body.ts";
import type { Caller } from "./caller.ts";
import type { ApiEnv } from "./edge.ts";
import { badRequest, forbidden } from "./errors.ts";
import { opportunityLists, opportunityOrder } from "./opportunity-list.ts";
import type { SortedList } from "./pages.ts";
import { pageOf, sortRows } from "./pages.ts";
import { demandRequisitions } from "./requisitions.ts";
import { expansions, includeOnly, withinBounds } from "./query.ts";
import { opportunityShape } from "./shapes.ts";

export const expandableOnOpportunities = ["applications", "stage", "owner", "followers", "sourcedBy", "contact"];

const deletedOrder: SortedList<DeletedOpportunity> = {
  key: ({ deletedAt, opportunity }) => [deletedAt, opportunity.id],
  directions: ["desc", "asc"],
};

/** The opportunity in the path; 404 when there is none, 403 when it is confidential and the caller may not see it. */
export function visibleOpportunity(caller: Caller, id: string): Opportunity {
  const opportunity = findOpportunity(caller.account, id);
  if (opportunity.confidentiality === "confidential" && !caller.hasConfidentialAccess) {
    throw forbidden("This opportunity is confidential");
  }
  return opportunity;
}

/** Recorded: answers to these writes hold no contact data; a GET afterwards does. */
export function blankedShape(account: Account, opportunity: Opportunity, webUrl: string): Record<string, unknown> {
  return {
    ...opportunityShape(account, opportunity, contactOf(account, opportunity), webUrl),
    name: "",
    headline: "",
    emails: [],
    phones: [],
    links: [],
  };
}

const stageBody = z.object({ stage: z.string() });
const archivedBody = z.object({
  reason: z.string().nullable(),
  cleanInterviews: z.boolean().optional(),
  requisitionId: z.string().optional(),
});

export const opportunityRoutes: Routes = (sim) => {
  const routes = new Hono<ApiEnv>();
  const listRows = opportunityLists(sim);
  const { webUrl } = sim.options;

  routes.get("/", (c) => {
    const caller = callerWith(c, "opportunities:read");
    const { account } = caller;
    const query = queryOf(c);
    const expanded = expansions(query, expandableOnOpportunities);
    const page = pageOf(sim, `${account.id}/opportunities`, query, listRows(caller, query), opportunityOrder(account));
    const shape = (row: Opportunity) =>
      includeOnly(opportunityShape(account, row, contactOf(account, row), webUrl, expanded), query);
    return c.json({ ...page, data: page.data.map(shape) });
  });

  routes.get("/deleted", (c) => {
    const { account } = callerWith(c, "opportunities:read");
    const query = queryOf(c);
    const isDeleted = withinBounds(query, "deleted_at");
    const rows = sortRows(
      account.deletedOpportunities.filter(({ deletedAt }) => isDeleted(deletedAt)),
      deletedOrder,
    );
    const page = pageOf(sim, `${account.id}/opportunities/deleted`, query, rows, deletedOrder);
    const data = page.data.map(({ opportunity, contact, deletedAt, deletedBy }) => ({
      ...opportunityShape(account, opportunity, contact, webUrl),
      deletedBy,
      deletedAt,
    }));
    return c.json({ ...page, data });
  });

  routes.get("/:id", (c) => {
    const caller = callerWith(c, "opportunities:read");
    const query = queryOf(c);
    const expanded = expansions(query, expandableOnOpportunities);
    const row = visibleOpportunity(caller, c.req.param("id"));
    const { account } = caller;
    return c.json({
      data: includeOnly(opportunityShape(account, row, contactOf(account, row), webUrl, expanded), query),
    });
  });

  routes.put("/:id/stage", async (c) => {
    const caller = callerWith(c, "opportunities:write");
    const by = performAs(c, false);
    const row = visibleOpportunity(caller, c.req.param("id"));
    const { stage } = await readJson(c, stageBody);
    if (!caller.account.stages.some(({ id }) => id === stage)) throw badRequest(`Stage ${stage} does not exist`);
    moveStage(sim, caller.account, row, stage, by);
    return c.json({ data: blankedShape(caller.account, row, webUrl) });
  });

  routes.put("/:id/archived", async (c) => {
    const caller = callerWith(c, "opportunities:write");
    const { account } = caller;
    performAs(c, false);
    const row = visibleOpportunity(caller, c.req.param("id"));
    const body = await readJson(c, archivedBody);
    if (body.requisitionId !== undefined && isHiredReason(account, body.reason ?? undefined)) {
      demandRequisitions(account);
    }
    setArchived(sim, account, row, body);
    return c.json({ data: blankedShape(account, row, webUrl) });
  });

  for (const kind of ["tags", "sources", "links"] as const) {
    const body = z.object({ [kind]: z.array(z.string()) });
    for (const verb of ["add", "remove"] as const) {
      const name = kind.charAt(0).toUpperCase() + kind.slice(1);
      routes.post(`/:id/${verb}${name}`, async (c) => {
        const caller = callerWith(c, "opportunities:write");
        const { account } = caller;
        performAs(c, false);
        const row = visibleOpportunity(caller, c.req.param("id") ?? "");
        const words = (await readJson(c, body))[kind] ?? [];
        changeWords(sim, account, row, kind, words, verb === "add");
        const data =
          kind === "links"
            ? opportunityShape(account, row, contactOf(account, row), webUrl)
            : blankedShape(account, row, webUrl);
        return c.json({ data });
      });
    }
  }

  return routes;
};
