// /v1/postings, read only: filters that are case-sensitive, and a list of published ones that hides the internal.
import { Hono } from "hono";
import { findPosting } from "../acts/find.ts";
import type { Posting } from "../state/records.ts";
import { callerWith, queryOf } from "./body.ts";
import type { Routes } from "./body.ts";
import type { ApiEnv } from "./edge.ts";
import { badRequest, forbidden } from "./errors.ts";
import type { SortedList } from "./pages.ts";
import { pageOf, sortRows } from "./pages.ts";
import { anyOf, confidentialityTest, expansions, oneOf, withinBounds } from "./query.ts";
import { postingShape } from "./shapes.ts";

const order: SortedList<Posting> = { key: ({ createdAt, id }) => [createdAt, id], directions: ["desc", "asc"] };
const mixable = new Set(["updated_at_start", "updated_at_end", "confidentiality", "limit", "offset", "include"]);
const people = ["user", "owner", "hiringManager", "followers"];

export const postingRoutes: Routes = (sim) => {
  const routes = new Hono<ApiEnv>();

  routes.get("/", (c) => {
    const caller = callerWith(c, "postings:read");
    const { account } = caller;
    const query = queryOf(c);
    const expanded = expansions(query, people);
    const names = [...query.keys()];
    if (names.some((name) => name.startsWith("updated_at_")) && names.some((name) => !mixable.has(name))) {
      throw badRequest("updated_at filters can only be combined with confidentiality");
    }
    const isState = oneOf(query, "state");
    const isChannel = anyOf(query, "distributionChannel");
    const isPublicOnly = query.getAll("state").includes("published") && !query.has("distributionChannel");
    const isUpdated = withinBounds(query, "updated_at");
    const isShown = confidentialityTest(query, caller.hasConfidentialAccess);
    const hasTag = anyOf(query, "tag");
    const isIn = {
      team: oneOf(query, "team"),
      department: oneOf(query, "department"),
      location: oneOf(query, "location"),
      commitment: oneOf(query, "commitment"),
      level: oneOf(query, "level"),
    };
    const rows = Object.values(account.postings).filter(
      (posting) =>
        isState(posting.state) &&
        isChannel(posting.distributionChannels ?? []) &&
        (!isPublicOnly || posting.state !== "published" || (posting.distributionChannels ?? []).includes("public")) &&
        isUpdated(posting.updatedAt) &&
        isShown(posting.confidentiality) &&
        hasTag(posting.tags) &&
        isIn.team(posting.categories.team) &&
        isIn.department(posting.categories.department) &&
        isIn.location(posting.categories.location) &&
        isIn.commitment(posting.categories.commitment) &&
        isIn.level(posting.categories.level),
    );
    const page = pageOf(sim, `${account.id}/postings`, query, sortRows(rows, order), order);
    return c.json({ ...page, data: page.data.map((row) => postingShape(account, row, sim.options.webUrl, expanded)) });
  });

  routes.get("/deleted", (c) => {
    const { account } = callerWith(c, "postings:read");
    const isDeleted = withinBounds(queryOf(c), "deleted_at");
    const rows = account.deletedPostings.filter(({ deletedAt }) => isDeleted(deletedAt));
    const byTime: SortedList<(typeof rows)[number]> = {
      key: ({ deletedAt, id }) => [deletedAt, id],
      directions: ["desc", "asc"],
    };
    return c.json(pageOf(sim, `${account.id}/postings/deleted`, queryOf(c), sortRows(rows, byTime), byTime));
  });

  routes.get("/:id", (c) => {
    const caller = callerWith(c, "postings:read");
    const posting = findPosting(caller.account, c.req.param("id"));
    const expanded = expansions(queryOf(c), people);
    if (posting.confidentiality === "confidential" && !caller.hasConfidentialAccess) {
      throw forbidden("This posting is confidential");
    }
    return c.json({ data: postingShape(caller.account, posting, sim.options.webUrl, expanded) });
  });

  return routes;
};
