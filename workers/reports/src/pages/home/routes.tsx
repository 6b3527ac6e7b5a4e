// Home over HTTP.
import { Hono } from "hono";
import type { ReportsEnv } from "../../env.ts";
import { readOverview } from "../../operations/overview.ts";
import { formatsOf, show } from "../respond.tsx";
import { HomePage } from "./home-page.tsx";

export const homeRoutes = new Hono<ReportsEnv>().get("/", async (c) => {
  const overview = await readOverview(c.get("scope"), c.get("signedIn").tenant.timeZone);
  const firstName = c.get("signedIn").actor.name.split(" ")[0] ?? "";
  return show(c, { title: "Home" }, <HomePage view={{ overview, firstName, formats: formatsOf(c) }} />);
});
