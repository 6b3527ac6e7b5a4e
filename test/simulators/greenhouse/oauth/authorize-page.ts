// GET /authorize and its form: a person lets a partner in, as themselves or, being a Site Admin, as a service account.
import { html } from "hono/html";
import { Hono } from "hono";
import { createUser } from "../acts/accounts.ts";
import type { ApiEnv } from "../api/edge.ts";
import type { Simulator } from "../context.ts";
import { nameOf } from "../fields/reads.ts";
import { layout } from "../pages/layout.ts";
import type { Html } from "../pages/layout.ts";
import type { User } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { consentTo } from "./partner.ts";
import type { AuthorizationRequest } from "./request.ts";
import { deniedRedirect, readAuthorizationRequest, redirectWith } from "./request.ts";

/** Who decided, and whom calls will act as. */
export interface Decision {
  account: Account;
  person: User;
  asServiceAccount: boolean;
}

/** The address that the browser is sent back to; only a Site Admin's consent may be a service account's. */
export function decide(sim: Simulator, request: AuthorizationRequest, decision: Decision): string {
  const { account, person } = decision;
  const isService = decision.asServiceAccount && person.isSiteAdmin;
  const subject = isService
    ? createUser(sim, account, {
        name: `${request.client.name} Service Account`,
        isSiteAdmin: true,
        isServiceAccount: true,
      })
    : person;
  return redirectWith(request, {
    code: consentTo(sim, { ...request, accountId: account.id, userId: subject.id }),
  });
}

function errorPage(reason: string): Html {
  return layout({
    title: "Error",
    body: html`<h1>This request cannot be authorized</h1>
      <p>${reason}</p>
      <p class="quiet">You were not sent back to the application.</p>`,
  });
}

function personChoice(account: Account): Html {
  const people = Object.values(account.users).filter((user) => !user.isDeactivated && !user.isServiceAccount);
  return html`<optgroup label="${account.name}">
    ${people.map(
      (person) =>
        html`<option value="${account.id}:${person.id}">
          ${nameOf(person)} (${person.isSiteAdmin ? "Site Admin" : "Basic"})
        </option>`,
    )}
  </optgroup>`;
}

function consentPage(sim: Simulator, request: AuthorizationRequest, query: string): Html {
  return layout({
    title: "Authorize",
    body: html`<h1>${request.client.name} wants to access your Greenhouse account</h1>
      <form method="post" action="/authorize">
        <input type="hidden" name="query" value="${query}" />
        <label
          >Signed in as
          <select name="person">
            ${Object.values(sim.state.accounts).map(personChoice)}
          </select></label
        >
        <p>
          <label class="check"
            ><input type="checkbox" name="asServiceAccount" value="true" /> Authorize using a service account (Site
            Admins only)</label
          >
        </p>
        <p>This application will be able to use:</p>
        <ul class="scopes">
          ${request.scopes.map((scope) => html`<li><code>${scope}</code></li>`)}
        </ul>
        <p class="actions">
          <button name="decision" value="allow">Authorize</button>
          <button name="decision" value="deny" class="plain">Deny</button>
        </p>
      </form>`,
  });
}

export function authorizeRoutes(sim: Simulator): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.get("/", (c) => {
    const query = new URL(c.req.url).searchParams;
    const request = readAuthorizationRequest(sim, query);
    if ("refusal" in request) return c.html(errorPage(request.refusal), 400);
    return c.html(consentPage(sim, request, query.toString()));
  });
  routes.post("/", async (c) => {
    const form = await c.req.formData();
    const request = readAuthorizationRequest(sim, new URLSearchParams(String(form.get("query") ?? "")));
    if ("refusal" in request) return c.html(errorPage(request.refusal), 400);
    if (form.get("decision") !== "allow") return c.redirect(deniedRedirect(request), 302);
    const [accountId = "", userId = ""] = String(form.get("person") ?? "").split(":");
    const account = sim.state.accounts[accountId];
    const person = account?.users[userId];
    if (!account || !person) return c.html(errorPage("Nobody is signed in."), 400);
    const asServiceAccount = form.get("asServiceAccount") === "true";
    return c.redirect(decide(sim, request, { account, person, asServiceAccount }), 302);
  });
  return routes;
}
