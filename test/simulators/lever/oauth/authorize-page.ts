// GET /authorize and its form: the consent page, where only a Super Admin can say yes.
import { html } from "hono/html";
import { Hono } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { ApiEnv } from "../api/edge.ts";
import type { Simulator } from "../context.ts";
import { layout } from "../pages/layout.ts";
import type { Html } from "../pages/layout.ts";
import type { User } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { allow, deny, isCovered } from "./consent.ts";
import type { AuthorizationRequest } from "./request.ts";
import { readAuthorizationRequest } from "./request.ts";
import { scopeLabel } from "./scopes.ts";

/** Stands for being signed in to Lever: `<account>:<user>`. */
const sessionCookie = "lever_simulator_session";

function errorPage(reason: string): Html {
  return layout({
    title: "Error",
    body: html`<h1>Oops, something went wrong</h1>
      <p>${reason}</p>
      <p class="quiet">You were not sent back to the application.</p>`,
  });
}

function onlySuperAdminPage(request: AuthorizationRequest, person: User, back: string): Html {
  return layout({
    title: "Not allowed",
    body: html`<h1>Only a Super Admin can authorize this</h1>
      <p>
        ${person.name} is signed in as ${person.accessRole}. ${request.client.name} asks for access to the whole
        organization, so a Super Admin has to allow it.
      </p>
      <p class="actions">
        <a class="button" href="${back}">Choose another person</a> <a href="${deny(request)}">Deny</a>
      </p>`,
  });
}

function personChoice(account: Account): Html {
  const people = Object.values(account.users).filter(({ deactivatedAt }) => deactivatedAt === null);
  return html`<optgroup label="${account.name}">
    ${people.map(
      (person) => html`<option value="${account.id}:${person.id}">${person.name} (${person.accessRole})</option>`,
    )}
  </optgroup>`;
}

function consentPage(sim: Simulator, request: AuthorizationRequest, query: string): Html {
  return layout({
    title: "Authorize",
    body: html`<h1>${request.client.name} wants to access your Lever account</h1>
      <form method="post" action="/authorize">
        <input type="hidden" name="query" value="${query}" />
        <label
          >Signed in as
          <select name="person">
            ${Object.values(sim.state.accounts).map(personChoice)}
          </select></label
        >
        <p>This application will be able to:</p>
        <ul class="scopes">
          ${request.scopes.map((scope) => html`<li>${scopeLabel(scope)} <code>${scope}</code></li>`)}
        </ul>
        <p class="actions">
          <button name="decision" value="allow">Allow</button>
          <button name="decision" value="deny" class="plain">Deny</button>
        </p>
      </form>`,
  });
}

function signedInPerson(sim: Simulator, session: string): { account: Account; person: User } | undefined {
  const [accountId = "", userId = ""] = session.split(":");
  const account = sim.state.accounts[accountId];
  const person = account?.users[userId];
  return account && person ? { account, person } : undefined;
}

export function authorizeRoutes(sim: Simulator): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();

  routes.get("/", (c) => {
    const url = new URL(c.req.url);
    const request = readAuthorizationRequest(sim, url.searchParams, c.req.url);
    if ("refusal" in request) return c.html(errorPage(request.refusal), 400);
    const known = signedInPerson(sim, getCookie(c, sessionCookie) ?? "");
    const isAskedAgain = request.isConsentForced || known === undefined || !isCovered(sim, request, known.account.id);
    if (isAskedAgain) return c.html(consentPage(sim, request, url.searchParams.toString()));
    return c.redirect(allow(sim, request, known.account.id, known.person.id), 302);
  });

  routes.post("/", async (c) => {
    const form = await c.req.formData();
    const query = String(form.get("query") ?? "");
    const request = readAuthorizationRequest(sim, new URLSearchParams(query), c.req.url);
    if ("refusal" in request) return c.html(errorPage(request.refusal), 400);
    if (form.get("decision") !== "allow") return c.redirect(deny(request), 302);
    const session = String(form.get("person") ?? "");
    const known = signedInPerson(sim, session);
    if (!known) return c.html(errorPage("Nobody is signed in"), 400);
    if (known.person.accessRole !== "super admin") {
      return c.html(onlySuperAdminPage(request, known.person, `/authorize?${query}`), 403);
    }
    setCookie(c, sessionCookie, session, { path: "/authorize", httpOnly: true, sameSite: "Lax" });
    return c.redirect(allow(sim, request, known.account.id, known.person.id), 302);
  });

  return routes;
}
