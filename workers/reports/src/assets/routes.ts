// Serves the dashboard's own files: fingerprinted ones for ever, and the stylesheet under a stable name for the oauth Worker's pages.
import { Hono, type Context } from "hono";
import { ASSET_PATHS, mark, script, stylesheet } from "./assets.ts";

const FOR_EVER = "public, max-age=31536000, immutable";
const FOR_A_WHILE = "public, max-age=300";

/** No session is needed: these are the same for everyone. */
export const assets = new Hono()
  .get(ASSET_PATHS.stylesheet, (c) => file(c, stylesheet, "text/css", FOR_EVER))
  .get(ASSET_PATHS.script, (c) => file(c, script, "text/javascript", FOR_EVER))
  .get(ASSET_PATHS.mark, (c) => file(c, mark, "image/svg+xml", FOR_EVER))
  .get("/assets/app.css", (c) => file(c, stylesheet, "text/css", FOR_A_WHILE))
  .get("/favicon.ico", (c) => c.redirect(ASSET_PATHS.mark, 302));

function file(c: Context, body: string, type: string, caching: string): Response {
  return c.body(body, 200, { "content-type": `${type}; charset=utf-8`, "cache-control": caching });
}
