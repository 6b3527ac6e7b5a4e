// The pages where a person acts as the recruiter; each is a function from the account to HTML.
import { Hono } from "hono";
import { notes } from "../../shared/pages/notes.ts";
import { accountHolding, findAccount } from "../acts/find.ts";
import type { ApiEnv } from "../api/edge.ts";
import type { Simulator } from "../context.ts";
import type { Control } from "../control/control.ts";
import { appsPage, keysPage } from "./access.ts";
import { leverActions } from "./actions.ts";
import { candidatePage } from "./candidate.ts";
import { candidatesPage } from "./candidates.ts";
import { framed } from "./frame.ts";
import type { PageBody, PageInput } from "./frame.ts";
import { postingsPage } from "./postings.ts";
import { requisitionPage, requisitionsPage } from "./requisitions.ts";
import { reasonsPage, requisitionSettingsPage, usersPage } from "./settings.ts";
import { accountsPage, faultsPage, requestsPage } from "./simulator-pages.ts";
import { webhooksPage } from "./webhooks.ts";

const pages: Record<string, (input: PageInput, id: string) => PageBody> = {
  candidates: candidatesPage,
  "candidates/:id": candidatePage,
  requisitions: requisitionsPage,
  "requisitions/:id": requisitionPage,
  postings: postingsPage,
  "settings/requisitions": requisitionSettingsPage,
  "settings/reasons": reasonsPage,
  "settings/users": usersPage,
  "settings/webhooks": webhooksPage,
  "settings/apps": appsPage,
  "settings/keys": keysPage,
  faults: faultsPage,
  requests: requestsPage,
};

export function recruiterPages(sim: Simulator, control: Control): Hono<ApiEnv> {
  const kept = notes();
  const routes = new Hono<ApiEnv>();
  routes.route("/act", leverActions(control, kept));
  routes.get("/", (c) => {
    const [only, ...others] = Object.values(sim.state.accounts);
    return c.redirect(only && others.length === 0 ? `/a/${only.id}/candidates` : "/accounts", 302);
  });
  routes.get("/accounts", (c) => c.html(accountsPage(sim, kept.take(c.req.query("note") ?? null))));
  for (const [path, page] of Object.entries(pages)) {
    routes.get(`/a/:account/${path}`, (c) => {
      const account = findAccount(sim, c.req.param("account") ?? "");
      const input = { sim, account, base: `/a/${account.id}`, query: new URL(c.req.url).searchParams };
      const note = kept.take(input.query.get("note"));
      return c.html(framed(input, path, page(input, c.req.param("id") ?? ""), note));
    });
  }
  // The addresses that records carry in `urls`.
  routes.get("/candidates", (c) => c.redirect("/", 302));
  routes.get("/candidates/:id", (c) => {
    const id = c.req.param("id");
    return c.redirect(`/a/${accountHolding(sim, "opportunities", id).id}/candidates/${id}`, 302);
  });
  routes.get("/postings/:id", (c) =>
    c.redirect(`/a/${accountHolding(sim, "postings", c.req.param("id")).id}/postings`, 302),
  );
  return routes;
}
