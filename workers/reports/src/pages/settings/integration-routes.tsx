// Settings > Integrations over HTTP: the cards, one connection, and what an owner or admin may do with it.
import { Hono } from "hono";
import { mayAdminister } from "#shared/domain/access.ts";
import type { Result } from "#shared/domain/result.ts";
import { TypedModules } from "#shared/domain/modules.ts";
import { isAts, type ModuleName } from "#shared/domain/words.ts";
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
import { changeClientConnection, createClientConnection } from "../../operations/client-connections.ts";
import { listEvents } from "../../operations/events.ts";
import { inviteToConnect } from "../../operations/members.ts";
import { countPostings } from "../../operations/roles/market-state.ts";
import { signatureTokens } from "../../view-models/signature-tokens.ts";
import { pageForbidden, pageNotFound } from "../errors.tsx";
import { done, fieldsOf, formatsOf, go, problem, show, type PageContext } from "../respond.tsx";
import { ConnectionPage } from "./connection-page.tsx";
import { clientFaults, emptyToUndefined } from "../../view-models/client-form.ts";
import { IntegrationsPage, PROVIDER_NAMES } from "./integrations-page.tsx";

const SCIM_OVERLAP_HOURS = 24; // as the page says

export const integrationRoutes = new Hono<ReportsEnv>()
  .get("/settings/integrations", (c) => showAll(c, {}))
  .post("/settings/integrations/invite", invite)
  .post("/settings/integrations/api-key", connectByKey)
  .post("/settings/integrations/greenhouse", connectGreenhouse)
  .post("/settings/integrations/scim", (c) => showScimToken(c, createScimConnection(c.get("scope"))))
  .get("/settings/integrations/:id", (c) => showOne(c, idOf(c), {}))
  .post("/settings/integrations/:id/api-key", replaceKey)
  .post("/settings/integrations/:id/client", changeClient)
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

type JustNow = { keyForm?: FormState; greenhouseForm?: FormState; inviteUrl?: string; scimMade?: ScimConnection };

async function showAll(c: PageContext, now: JustNow) {
  const view = {
    connections: await listConnections(c.get("scope")),
    mayAdminister: mayAdminister(c.get("signedIn").actor.role),
    keyForm: now.keyForm ?? BLANK_FORM,
    greenhouseForm: now.greenhouseForm ?? BLANK_FORM,
    inviteUrl: now.inviteUrl ?? null,
    scimMade: now.scimMade ?? null,
    formats: formatsOf(c),
  };
  return show(
    c,
    { title: "Integrations", status: now.keyForm === undefined && now.greenhouseForm === undefined ? 200 : 422 },
    <IntegrationsPage view={view} />,
  );
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
  const view = {
    connection: now.connection ?? found.value,
    mayAdminister: mayAdminister(c.get("signedIn").actor.role),
    tokensForm: now.tokensForm ?? BLANK_FORM,
    clientForm: now.clientForm ?? BLANK_FORM,
    webhookSecret: now.webhookSecret ?? null,
    lastEvent: (await listEvents(scope, { connectionId: id }, { cursor: null, limit: 1 })).data[0] ?? null,
    activePostings: found.value.modules.includes("marketplace") ? await countPostings(scope, id) : null,
    formats: formatsOf(c),
  };
  const status = now.tokensForm === undefined && now.clientForm === undefined ? 200 : 422;
  const title = PROVIDER_NAMES[found.value.provider];
  return show(c, { title, isNarrow: true, status }, <ConnectionPage view={view} />);
}

/** The link is in the answer itself, not behind a redirect: it is shown once and stored nowhere. */
async function invite(c: PageContext) {
  const { label } = await fieldsOf(c, ["label"]);
  const modules = await chosenModules(c);
  const made = await inviteToConnect(c.get("scope"), { label: label.slice(0, 200), modules });
  if (made.ok) return showAll(c, { inviteUrl: made.value.url });
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

/** The webhook secret is in the answer itself: it is shown once. The client secret that was typed is not sent back. */
async function connectGreenhouse(c: PageContext) {
  const { clientSecret, ...typed } = await fieldsOf(c, ["clientId", "clientSecret", "userId"]);
  const errors = clientFaults({ clientSecret, ...typed });
  if (errors !== null) return showAll(c, { greenhouseForm: { values: typed, errors } });
  const client = { clientSecret, ...typed };
  const made = await createClientConnection(c.get("scope"), { client, modules: ["headcount"] });
  if (made.ok) return showOne(c, made.value.connection.id, made.value);
  if (made.reason === "forbidden") return pageForbidden(c, made.message);
  return showAll(c, { greenhouseForm: { values: typed, errors: { "": made.message } } });
}

async function changeClient(c: PageContext) {
  const { clientSecret, ...typed } = await fieldsOf(c, ["clientId", "clientSecret", "userId"]);
  const client = emptyToUndefined({ clientSecret, ...typed });
  if (client === null)
    return showOne(c, idOf(c), { clientForm: { values: typed, errors: { "": "Enter what changes." } } });
  const made = await changeClientConnection(c.get("scope"), idOf(c), { client });
  if (made.ok) return showOne(c, idOf(c), made.value);
  if (made.reason === "forbidden" || made.reason === "not_found") return after(c, Promise.resolve(made), "");
  return showOne(c, idOf(c), { clientForm: { values: typed, errors: { "": made.message } } });
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
