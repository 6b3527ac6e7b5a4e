// Forms are taken from our own pages only: what a browser says about where a request comes from is checked before anything changes.
import { createMiddleware } from "hono/factory";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import type { ReportsEnv } from "./env.ts";

/** Hono's check covers forms of browsers without Fetch Metadata, by their Origin. */
export const ownForms = csrf({ origin: (origin, c) => origin === new URL(c.req.url).origin });

/**
 * Every changing request, whatever its content type: a browser that says where it comes from must say `same-origin` (all
 * current ones do); one that does not must at least send our Origin.
 */
export const ownPagesOnly = createMiddleware<ReportsEnv>(async (c, next) => {
  if (c.req.method === "GET" || c.req.method === "HEAD") return next();
  const site = c.req.header("sec-fetch-site");
  const isOwn = site === undefined ? c.req.header("origin") === new URL(c.req.url).origin : site === "same-origin";
  if (!isOwn) throw new HTTPException(403);
  return next();
});
