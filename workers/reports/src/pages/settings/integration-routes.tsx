// Settings > Integrations over HTTP: the cards, one connection, and what an owner or admin may do with it.
import { Hono } from "hono";
import { mayAdminister } from "#shared/domain/access.ts";
import type { Result } from "#shared/domain/result.ts";
import { isAts } from "#shared/domain/words.ts";
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
  type ScimConnection,
} from "../../operations/connections.ts";
import { inviteToConnect } from "../../operations/members.ts";
import { signatureTokens } from "../../view-models/signature-tokens.ts";
import { pageForbidden, pageNotFound } from "../errors.tsx";
import { done, fieldsOf, formatsOf, go, problem, show, type PageContext } from "../respond.tsx";
import { ConnectionPage } from "./connection-page.tsx";
import { IntegrationsPage } from "./integrations-page.tsx";

const SCIM_OVERLAP_HOURS = 24; // as the page says

export const integrationRoutes = new Hono<ReportsEnv>()
  .get("/settings/integrations", (c) => showAll(c, {}))
  .post("/settings/integrations/invite", invite)
  .post("/settings/integrations/api-key", connectByKey)
  .post("/settings/integrations/scim", (c) => showScimToken(c, createScimConnection(c.get("scope"))))
  .get("/settings/integrations/:id", (c) => showOne(c, BLANK_FORM))
  .post("/settings/integrations/:id/api-key", replaceKey)
  .post("/settings/integrations/:id/scim-token", (c) =>
    showScimToken(c, rotateScimToken(c.get("scope"), idOf(c), SCIM_OVERLAP_HOURS)),
  )
  .post("/settings/integrations/:id/signature-tokens", saveTokens)
  .post("/settings/integrations/:id/look", look)
  .post("/settings/integrations/:id/probe", probe)
  .post("/settings/integrations/:id/disconnect", (c) =>
    after(c, disconnectConnection(c.get("scope"), idOf(c)), "Disconnected. Positions, hires and matches stay."),
  );

type JustNow = { keyForm?: FormState; inviteUrl?: string; scimMade?: ScimConnection };

async function showAll(c: PageContext, now: JustNow) {
  const view = {
    connections: await listConnections(c.get("scope")),
    mayAdminister: mayAdminister(c.get("signedIn").actor.role),
    keyForm: now.keyForm ?? BLANK_FORM,
    inviteUrl: now.inviteUrl ?? null,
    scimMade: now.scimMade ?? null,
    formats: formatsOf(c),
  };
  return show(
    c,
    { title: "Integrations", status: now.keyForm === undefined ? 200 : 422 },
    <IntegrationsPage view={view} />,
  );
}

async function showOne(c: PageContext, tokensForm: FormState) {
  const found = await getConnection(c.get("scope"), idOf(c));
  if (!found.ok) return pageNotFound(c);
  if (!isAts(found.value)) return c.redirect("/settings/integrations#scim", 303); // has no page of its own
  const view = {
    connection: found.value,
    mayAdminister: mayAdminister(c.get("signedIn").actor.role),
    tokensForm,
    formats: formatsOf(c),
  };
  const status = tokensForm === BLANK_FORM ? 200 : 422;
  return show(c, { title: "Lever", isNarrow: true, status }, <ConnectionPage view={view} />);
}

/** The link is in the answer itself, not behind a redirect: it is shown once and stored nowhere. */
async function invite(c: PageContext) {
  const { label } = await fieldsOf(c, ["label"]);
  const made = await inviteToConnect(c.get("scope"), { label: label.slice(0, 200) });
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
  if (apiKey === "") return showAll(c, { keyForm: keyFault("Paste the API key.") });
  const made = await createApiKeyConnection(c.get("scope"), { apiKey, modules: ["headcount"] });
  if (made.ok) return go(c, `/settings/integrations/${made.value.id}`, done("Lever is connected."));
  if (made.reason === "forbidden") return pageForbidden(c, made.message);
  return showAll(c, { keyForm: keyFault(made.message) });
}

/** A key is a secret: what was typed is not sent back, unlike in every other form. */
function keyFault(message: string): FormState {
  return { values: {}, errors: { apiKey: message } };
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
    return showOne(c, { values: { signatureTokens: typed }, errors: { signatureTokens: tokens.message } });
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
    return after(c, Promise.resolve(found), "All is well: Lever answers and allows everything.");
  return go(c, to, problem({ message: found.value.problems.map((one) => one.message).join(" ") }));
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
