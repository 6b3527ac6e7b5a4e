// The pages where a person acts as the recruiter; each is a function from the organization to HTML.
import { Hono } from "hono";
import { notes } from "../../shared/pages/notes.ts";
import { accountHolding, findAccount } from "../acts/find.ts";
import type { ApiEnv } from "../api/edge.ts";
import type { Simulator } from "../context.ts";
import type { Control } from "../control/control.ts";
import { credentialsPage, partnersPage } from "./access.ts";
import { greenhouseActions } from "./actions.ts";
import { candidatePage } from "./candidate.ts";
import { candidatesPage } from "./candidates.ts";
import { fieldsPage, reasonsPage, settingsPage, structurePage, usersPage } from "./configure.ts";
import { framed } from "./frame.ts";
import type { PageBody, PageInput } from "./frame.ts";
import { jobPage } from "./job.ts";
import { jobsPage } from "./jobs.ts";
import { accountsPage, faultsPage, requestsPage } from "./simulator-pages.ts";
import { webhooksPage } from "./webhooks.ts";

const pages: Record<string, (input: PageInput, id: string) => PageBody> = {
  jobs: jobsPage,
  "jobs/:id": jobPage,
  candidates: candidatesPage,
  "candidates/:id": candidatePage,
  "configure/fields": fieldsPage,
  "configure/reasons": reasonsPage,
  "configure/structure": structurePage,
  "configure/users": usersPage,
  "configure/settings": settingsPage,
  "dev/credentials": credentialsPage,
  "dev/webhooks": webhooksPage,
  "dev/partners": partnersPage,
  faults: faultsPage,
  requests: requestsPage,
};

export function recruiterPages(sim: Simulator, control: Control): Hono<ApiEnv> {
  const kept = notes();
  const routes = new Hono<ApiEnv>();
  routes.route("/act", greenhouseActions(control, kept));
  routes.get("/", (c) => {
    const [only, ...others] = Object.values(sim.state.accounts);
    return c.redirect(only && others.length === 0 ? `/a/${only.id}/jobs` : "/accounts", 302);
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
  // The addresses that webhooks carry in `url`.
  routes.get("/sdash/:id{[0-9]+}", (c) => {
    const id = Number(c.req.param("id"));
    return c.redirect(`/a/${accountHolding(sim, "jobs", id).id}/jobs/${id}`, 302);
  });
  routes.get("/people/:id{[0-9]+}", (c) => {
    const account = accountHolding(sim, "candidates", Number(c.req.param("id")));
    const asked = c.req.query("application_id");
    const own = Object.values(account.applications).find(
      ({ candidateId }) => String(candidateId) === c.req.param("id"),
    );
    return c.redirect(`/a/${account.id}/candidates/${asked ?? own?.id ?? ""}`, 302);
  });
  return routes;
}
