// Settings > Integrations over HTTP: the cards, one connection, and what an owner or admin may do with it.
import { Hono } from "hono";
import { mayAdminister } from "#shared/domain/access.ts";
import type { Result } from "#shared/domain/result.ts";
import { isUserId, USER_ID } from "#shared/domain/greenhouse/client-faults.ts";
import { TypedModules } from "#shared/domain/modules.ts";
import { isAts, Provider, type ModuleName } from "#shared/domain/words.ts";
import type { ReportsEnv } from "../../env.ts";
import { BLANK_FORM, type FormState } from "../../components/field.tsx";
import {
  changeConnection,
  createApiKeyConnection,
  createScimConnection,
  disconnectConnection,
  getConnection,
  listConnections,
  lookNow,
  probeConnection,
  rotateScimToken,
  type ConnectionDetail,
  type ScimConnection,
} from "../../operations/connections.ts";
import { changeClientConnection } from "../../operations/client-connections.ts";
import { webhookArrivals } from "../../operations/events.ts";
import { actingUsers } from "../../operations/acting-users.ts";
import { inviteToConnect, listConnectLinks, revokeInvitation } from "../../operations/members.ts";
import { oneOf } from "../../view-models/query.ts";
import { countPostings } from "../../operations/roles/market-state.ts";
import { signatureTokens } from "../../view-models/signature-tokens.ts";
import { pageForbidden, pageNotFound } from "../errors.tsx";
import { done, fieldsOf, formatsOf, go, problem, show, type PageContext } from "../respond.tsx";
import { ConnectionPage } from "./connection-page.tsx";
import { IntegrationsPage, PROVIDER_NAMES } from "./integrations-page.tsx";

const SCIM_OVERLAP_HOURS = 24; // as the page says

export const integrationRoutes = new Hono<ReportsEnv>()
  .get("/settings/integrations", (c) => showAll(c, {}))
  .post("/settings/integrations/invite", invite)
  .post("/settings/integrations/api-key", connectByKey)
  .post("/settings/integrations/links/:id/revoke", takeLinkBack)
  .post("/settings/integrations/scim", (c) => showScimToken(c, createScimConnection(c.get("scope"))))
  .get("/settings/integrations/:id", (c) => showOne(c, idOf(c), {}))
  .post("/settings/integrations/:id/api-key", replaceKey)
  .post("/settings/integrations/:id/client", changeActingUser)
  .post("/settings/integrations/:id/webhook-secret", newWebhookSecret)
  .post("/settings/integrations/:id/scim-token", (c) =>
    showScimToken(c, rotateScimToken(c.get("scope"), idOf(c), SCIM_OVERLAP_HOURS)),
  )
  .post("/settings/integrations/:id/signature-tokens", saveTokens)
  .post("/settings/integrations/:id/look", look)
  .post("/settings/integrations/:id/probe", probe)
  .post("/settings/integrations/:id/disconnect", (c) =>
    after(c, disconnectConnection(c.get("scope"), idOf(c)), "Disconnected. Positions, hires and matches stay."),
  );

type JustNow = {
  keyForm?: FormState;
  invite?: { provider: Provider; url: string };
  scimMade?: ScimConnection;
};

async function showAll(c: PageContext, now: JustNow) {
  const scope = c.get("scope");
  const [connections, links] = await Promise.all([listConnections(scope), listConnectLinks(scope)]);
  const view = {
    connections,
    links,
    mayAdminister: mayAdminister(c.get("signedIn").actor.role),
    keyForm: now.keyForm ?? BLANK_FORM,
    invite: now.invite ?? null,
    scimMade: now.scimMade ?? null,
    formats: formatsOf(c),
  };
  const status = now.keyForm === undefined ? 200 : 422;
  return show(c, { title: "Integrations", status }, <IntegrationsPage view={view} />);
}

type OneNow = {
  tokensForm?: FormState;
  clientForm?: FormState;
  webhookSecret?: string | null;
  /** As it was just probed. */
  connection?: ConnectionDetail;
};

async function showOne(c: PageContext, id: string, now: OneNow) {
  const scope = c.get("scope");
  const found = await getConnection(scope, id);
  if (!found.ok) return pageNotFound(c);
  if (!isAts(found.value)) return c.redirect("/settings/integrations#scim", 303); // has no page of its own
  const [arrivals, users] = await Promise.all([webhookArrivals(scope, id), actingUsers(scope, found.value)]);
  const view = {
    connection: now.connection ?? found.value,
    mayAdminister: mayAdminister(c.get("signedIn").actor.role),
    tokensForm: now.tokensForm ?? BLANK_FORM,
    clientForm: now.clientForm ?? BLANK_FORM,
    webhookSecret: now.webhookSecret ?? null,
    arrivals,
    users,
    activePostings: found.value.modules.includes("marketplace") ? await countPostings(scope, id) : null,
    formats: formatsOf(c),
  };
  const status = now.tokensForm === undefined && now.clientForm === undefined ? 200 : 422;
  const title = PROVIDER_NAMES[found.value.provider];
  return show(c, { title, isNarrow: true, status }, <ConnectionPage view={view} />);
}

/** The link is in the answer itself, not behind a redirect: it is shown once and stored nowhere. */
async function invite(c: PageContext) {
  const typed = await fieldsOf(c, ["label", "recipient", "provider", "connection"]);
  const label = (typed.label || typed.recipient).slice(0, 200);
  const provider = oneOf(typed.provider, Provider.options) ?? "lever";
  const modules = await chosenModules(c);
  const made = await inviteToConnect(c.get("scope"), { label, provider, modules });
  if (made.ok) {
    const url = new URL(made.value.url);
    if (typed.connection !== "") url.searchParams.set("connection", typed.connection);
    return showAll(c, { invite: { provider, url: url.href } });
  }
  if (made.reason === "forbidden") return pageForbidden(c, made.message);
  return go(c, "/settings/integrations", problem(made));
}

/** The token is in the answer itself, not behind a redirect: it is shown once and stored nowhere. */
async function showScimToken(c: PageContext, asked: ReturnType<typeof createScimConnection>) {
  const made = await asked;
  if (made.ok) return showAll(c, { scimMade: made.value });
  return after(c, Promise.resolve(made), "");
}

async function connectByKey(c: PageContext) {
  const { apiKey } = await fieldsOf(c, ["apiKey"]);
  const modules = await chosenModules(c);
  if (apiKey === "") return showAll(c, { keyForm: keyFault("Paste the API key.", modules) });
  const made = await createApiKeyConnection(c.get("scope"), { apiKey, modules });
  if (made.ok) return go(c, `/settings/integrations/${made.value.id}`, done("Lever is connected."));
  if (made.reason === "forbidden") return pageForbidden(c, made.message);
  return showAll(c, { keyForm: keyFault(made.message, modules) });
}

/** A key is a secret: what was typed is not sent back, unlike in every other form. */
function keyFault(message: string, modules: readonly ModuleName[]): FormState {
  return { values: { module: modules.join(",") }, errors: { apiKey: message } };
}

async function takeLinkBack(c: PageContext) {
  const revoked = await revokeInvitation(c.get("scope"), idOf(c));
  if (!revoked.ok && revoked.reason === "forbidden") return pageForbidden(c, revoked.message);
  if (!revoked.ok && revoked.reason === "not_found") return pageNotFound(c);
  return go(c, "/settings/integrations", revoked.ok ? done("The link no longer works.") : problem(revoked));
}

/** No secret is needed for it: the vault has it. Another credential is entered on the oauth Worker's own page. */
async function changeActingUser(c: PageContext) {
  const { userId } = await fieldsOf(c, ["userId"]);
  const refuse = (message: string) =>
    showOne(c, idOf(c), { clientForm: { values: { userId }, errors: { userId: message } } });
  if (!isUserId(userId)) return refuse(USER_ID);
  const made = await changeClientConnection(c.get("scope"), idOf(c), { client: { userId } });
  if (made.ok || made.reason === "forbidden" || made.reason === "not_found" || made.reason === "unavailable")
    return after(c, Promise.resolve(made), "Rolecall acts as this user from now on.");
  return refuse(made.message);
}

async function newWebhookSecret(c: PageContext) {
  const made = await changeClientConnection(c.get("scope"), idOf(c), { newWebhookSecret: true });
  return made.ok ? showOne(c, idOf(c), made.value) : after(c, Promise.resolve(made), "");
}

async function replaceKey(c: PageContext) {
  const { apiKey } = await fieldsOf(c, ["apiKey"]);
  const to = `/settings/integrations/${idOf(c)}`;
  if (apiKey === "") return go(c, to, problem({ message: "Paste the new API key; nothing was changed." }));
  return after(c, changeConnection(c.get("scope"), idOf(c), { apiKey }), "The new key is in use.");
}

async function saveTokens(c: PageContext) {
  const { signatureTokens: typed } = await fieldsOf(c, ["signatureTokens"]);
  const tokens = signatureTokens(typed);
  if (!tokens.ok)
    return showOne(c, idOf(c), {
      tokensForm: { values: { signatureTokens: typed }, errors: { signatureTokens: tokens.message } },
    });
  const count = tokens.value.length;
  const words = count === 1 ? "One signature token is held." : `${count} signature tokens are held.`;
  return after(c, changeConnection(c.get("scope"), idOf(c), { signatureTokens: tokens.value }), words);
}

async function look(c: PageContext) {
  const asked = await lookNow(c.get("scope"), idOf(c));
  if (asked.ok) return go(c, `/settings/sync-jobs/${asked.value.jobId}`, done("Rolecall looks for hires now."));
  return after(c, Promise.resolve(asked), "");
}

async function probe(c: PageContext) {
  const found = await probeConnection(c.get("scope"), idOf(c));
  const to = `/settings/integrations/${idOf(c)}`;
  if (!found.ok || found.value.isHealthy)
    return after(c, Promise.resolve(found), "All is well: the ATS answers and allows everything.");
  return go(c, to, problem({ message: found.value.problems.map((one) => one.message).join(" ") }));
}

/** What the form's checkboxes say; headcount when none is ticked. */
async function chosenModules(c: PageContext): Promise<readonly ModuleName[]> {
  const modules = TypedModules.safeParse((await c.req.parseBody({ all: true }))["module"]);
  return modules.success && modules.data.length > 0 ? modules.data : ["headcount"];
}

/** Back to the connection with what came of it. */
async function after(c: PageContext, asked: Promise<Result<unknown>>, words: string) {
  const answer = await asked;
  const to = `/settings/integrations/${idOf(c)}`;
  if (answer.ok) return go(c, to, done(words));
  if (answer.reason === "not_found") return pageNotFound(c);
  if (answer.reason === "forbidden") return pageForbidden(c, answer.message);
  return go(c, to, problem(answer));
}

function idOf(c: PageContext): string {
  return c.req.param("id") ?? "";
}
