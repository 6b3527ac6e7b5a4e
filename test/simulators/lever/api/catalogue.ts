// The account's small lists: archive reasons, stages, users, postings, contacts, tags and sources.
import { Hono } from "hono";
import { z } from "zod";
import { findReason, findStage, findUser } from "../acts/find.ts";
import { fire } from "../webhooks/events.ts";
import type { ArchiveReason, Opportunity, Stage, User } from "../state/records.ts";
import { callerWith, queryOf, readJson } from "./body.ts";
import type { Routes } from "./body.ts";
import type { ApiEnv } from "./edge.ts";
import { badRequest, notFound } from "./errors.ts";
import type { SortedList } from "./pages.ts";
import { pageOf, sortRows } from "./pages.ts";
import { flag, oneOf } from "./query.ts";
import { contactShape } from "./shapes.ts";

const userOrder: SortedList<User> = {
  key: ({ createdAt, id }) => [createdAt, id],
  directions: ["desc", "asc"],
};

function inGivenOrder<T extends { id: string }>(rows: T[]): SortedList<T> {
  const places = new Map(rows.map(({ id }, place) => [id, place]));
  return { key: ({ id }) => [places.get(id) ?? 0, id], directions: ["asc", "asc"] };
}

function counted(opportunities: Opportunity[], kind: "tags" | "sources") {
  const counts = new Map<string, number>();
  for (const text of opportunities.flatMap((row) => row[kind])) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([text, count]) => ({ id: text, text, count }));
}

export const catalogueRoutes: Routes = (sim) => {
  const routes = new Hono<ApiEnv>();

  routes.get("/archive_reasons", (c) => {
    const { account } = callerWith(c, "archive_reasons:read");
    const query = queryOf(c);
    const isType = oneOf(query, "type");
    const rows = account.archiveReasons.filter(({ type }) => isType(type));
    const order = inGivenOrder<ArchiveReason>(account.archiveReasons);
    return c.json(pageOf(sim, `${account.id}/archive_reasons`, query, rows, order));
  });
  routes.get("/archive_reasons/:id", (c) => {
    const { account } = callerWith(c, "archive_reasons:read");
    return c.json({ data: findReason(account, c.req.param("id")) });
  });

  // Not in Lever's documentation; here the type of an ordinary reason is null, not "non-hired".
  routes.get("/disposition_stages", (c) => {
    const { account } = callerWith(c, "stages:read");
    const archiveReasons = account.archiveReasons.map((reason) => ({
      ...reason,
      type: reason.type === "hired" ? "hired" : null,
    }));
    return c.json({ data: { stages: account.stages, archiveReasons } });
  });
  routes.get("/stages", (c) => {
    const { account } = callerWith(c, "stages:read");
    const page = pageOf(sim, `${account.id}/stages`, queryOf(c), account.stages, inGivenOrder<Stage>(account.stages));
    return c.json({ ...page, data: page.data.map(({ id, text }) => ({ id, text })) });
  });
  routes.get("/stages/:id", (c) => {
    const { id, text } = findStage(callerWith(c, "stages:read").account, c.req.param("id"));
    return c.json({ data: { id, text } });
  });

  routes.get("/users", (c) => {
    const { account } = callerWith(c, "users:read");
    const query = queryOf(c);
    const isEmail = oneOf(query, "email");
    const isRole = oneOf(query, "accessRole");
    const isDirectoryId = oneOf(query, "external_directory_id");
    const showsDeactivated = flag(query, "includeDeactivated") ?? false;
    const rows = Object.values(account.users).filter(
      (user) =>
        (showsDeactivated || user.deactivatedAt === null) &&
        isEmail(user.email) &&
        isRole(user.accessRole) &&
        isDirectoryId(user.externalDirectoryId),
    );
    return c.json(pageOf(sim, `${account.id}/users`, query, sortRows(rows, userOrder), userOrder));
  });
  routes.get("/users/:id", (c) => {
    const { account } = callerWith(c, "users:read");
    return c.json({ data: findUser(account, c.req.param("id")) });
  });

  routes.get("/contacts/:id", (c) => {
    const { account } = callerWith(c, "contact:read");
    const contact = account.contacts[c.req.param("id")];
    if (!contact) throw notFound("contacts", c.req.param("id"));
    return c.json({ data: contactShape(contact) });
  });
  routes.put("/contacts/:id", async (c) => {
    const { account } = callerWith(c, "contact:write");
    const contact = account.contacts[c.req.param("id")];
    if (!contact) throw notFound("contacts", c.req.param("id"));
    if (contact.isAnonymized) throw badRequest("Anonymized contacts cannot be updated");
    const body = await readJson(
      c,
      z.object({
        name: z.string().optional(),
        headline: z.string().optional(),
        location: z.string().optional(),
        emails: z.array(z.string()).optional(),
      }),
    );
    Object.assign(contact, body);
    fire(sim, account, "contactUpdated", { contactId: contact.id }, null);
    sim.touch();
    const { id, name, headline, isAnonymized, emails } = contact;
    return c.json({ data: { id, name, headline, isAnonymized, emails } });
  });

  routes.get("/tags", (c) => {
    const { account } = callerWith(c, "tags:read");
    const rows = counted(Object.values(account.opportunities), "tags");
    const page = pageOf(sim, `${account.id}/tags`, queryOf(c), rows, inGivenOrder(rows));
    return c.json({ ...page, data: page.data.map(({ text, count }) => ({ text, count })) });
  });
  routes.get("/sources", (c) => {
    const { account } = callerWith(c, "sources:read");
    const rows = counted(Object.values(account.opportunities), "sources");
    const page = pageOf(sim, `${account.id}/sources`, queryOf(c), rows, inGivenOrder(rows));
    return c.json({ ...page, data: page.data.map(({ text, count }) => ({ text, count })) });
  });

  routes.get("/applications/deleted", (c) => {
    const { account } = callerWith(c, "applications:read");
    const rows = account.deletedApplications;
    return c.json(pageOf(sim, `${account.id}/applications/deleted`, queryOf(c), rows, inGivenOrder(rows)));
  });
  return routes;
};
