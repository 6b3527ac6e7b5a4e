// The addresses of connecting Greenhouse: the guide with its form, the choice of the acting user, and the partner's consent.
import { Hono } from "hono";
import { z } from "zod";
import { keyRing } from "#shared/crypto/seal.ts";
import { liveConnection, readConnection } from "#shared/db/connections.ts";
import { forTenant } from "#shared/db/for-tenant.ts";
import { clientFaults, isUserId, USER_ID } from "#shared/domain/greenhouse/client-faults.ts";
import { looksLikeOldKey } from "#shared/domain/greenhouse/old-key.ts";
import { deferrer, type App, type AppContext } from "../app.ts";
import { finishAttempt, peekAttempt, startAttempt } from "../attempts.ts";
import { browserSecret, keepBrowserSecret } from "../cookies.ts";
import { greenhousePartner } from "../env.ts";
import { connectedPage, type Found } from "../pages/greenhouse-connected.tsx";
import { greenhouseGuide, type TypedForm } from "../pages/greenhouse-guide.tsx";
import { usersPage } from "../pages/greenhouse-users.tsx";
import { problemPage } from "../pages/problem.tsx";
import { guideAddress } from "./addresses.ts";
import { connectByClient, offerUsers, offerUsersAgain, type ClientWish } from "./client-credential.ts";
import { ConsentAnswer } from "./consent.ts";
import { actorOf, Asking, askingOf, installerOf, saidFaults } from "./greenhouse-asking.ts";
import {
  beginPartnerConsent,
  concludePartnerConsent,
  mayStillAsk,
  recognisePartnerConsent,
} from "./partner-consent.ts";
import { turnAway, visitorOf, Wish, type Visitor } from "./visitor.ts";

const text = z.string().trim().max(500).catch("");
const Typed = Wish.extend({ clientId: text, clientSecret: text, userId: text, name: text, email: text });
const Chosen = z.object({ ticket: text, userId: text, otherId: text });

/** A credential that waits for its acting user. */
const Waiting = z.object({ asking: Asking, waitingId: z.string() });

export const connectGreenhouse = new Hono<App>()
  .get("/connect/greenhouse", async (c) => {
    const wish = Wish.parse(c.req.query());
    const visitor = await visitorOf(c, "greenhouse", wish);
    if (!visitor.ok) return turnAway(c, "greenhouse", wish, visitor.reason);
    return showGuide(c, visitor.value, { values: {}, errors: {} });
  })
  .post("/connect/greenhouse", async (c) => {
    const typed = Typed.parse(await c.req.parseBody());
    const visitor = await visitorOf(c, "greenhouse", typed);
    if (!visitor.ok) return turnAway(c, "greenhouse", typed, visitor.reason);
    return takeCredential(c, visitor.value, typed);
  })
  .post("/connect/greenhouse/user", async (c) => {
    const chosen = Chosen.parse(await c.req.parseBody());
    const returned = { kind: "consent", provider: "greenhouse_user", state: chosen.ticket, luggage: Waiting } as const;
    const desk = { env: c.env, ring: keyRing(c.env) };
    const waiting = await peekAttempt(desk, { ...returned, browser: browserSecret(c) }, Date.now());
    if (!waiting.ok) return problemPage(c, waiting.reason, null);
    const { asking, waitingId } = waiting.value;
    const allowed = await mayStillAsk(c.env, asking, Date.now());
    if (!allowed.ok) return problemPage(c, allowed.reason, null);
    const userId = chosen.otherId === "" ? chosen.userId : chosen.otherId;
    const made = isUserId(userId)
      ? await connect(c, asking, { client: { userId }, waitingId })
      : ({ ok: false, message: USER_ID } as const);
    if (made.ok) {
      await finishAttempt(desk, { ...returned, browser: browserSecret(c) }, Date.now());
      return arrive(c, asking, made.value.id, made.value.problems);
    }
    const users = await offerUsersAgain(c.env, forTenant(c.env, asking.tenantId), waitingId);
    return usersPage(c, { users, ticket: chosen.ticket, chosenId: userId, error: made.message, asking });
  })
  .post("/connect/greenhouse/consent", async (c) => {
    const typed = Typed.parse(await c.req.parseBody());
    const visitor = await visitorOf(c, "greenhouse", typed);
    if (!visitor.ok) return turnAway(c, "greenhouse", typed, visitor.reason);
    const asking = askingOf(visitor.value, typed);
    const errors = saidFaults(asking);
    if (Object.keys(errors).length > 0) return showGuide(c, visitor.value, formOf(typed, errors));
    const url = await beginPartnerConsent(c.env, asking, keepBrowserSecret(c), Date.now());
    return url.ok ? c.redirect(url.value.href, 303) : problemPage(c, url.reason, null);
  })
  .get("/oauth/greenhouse/callback", async (c) => {
    const answer = ConsentAnswer.parse(c.req.query());
    const asking = await recognisePartnerConsent(c.env, answer, browserSecret(c), Date.now());
    if (!asking.ok) return problemPage(c, asking.reason, { href: "/connect/greenhouse", label: "Begin again" });
    const made = await concludePartnerConsent(c.env, asking.value, answer, deferrer(c), Date.now());
    const again = { href: guideAddress("greenhouse", asking.value), label: "Begin again" };
    if (!made.ok) return problemPage(c, made.reason, again);
    return arrive(c, asking.value, made.value.connectionId, made.value.problems);
  });

async function takeCredential(c: AppContext, visitor: Visitor, typed: z.infer<typeof Typed>) {
  const asking = askingOf(visitor, typed);
  const { connection } = visitor;
  const isChange = connection?.authKind === "client_credentials" && connection.status !== "disconnected";
  const keepsParts = isChange && asking.invitation === null; // the holder of a link gets no use of the secret that is held
  const errors = { ...saidFaults(asking), ...clientFaults(typed, keepsParts) };
  if (Object.keys(errors).length > 0) return showGuide(c, visitor, formOf(typed, errors));
  const { clientId, clientSecret } = typed;
  const userId = typed.userId || connection?.actingUserId || "";
  if (userId === "") return chooseUser(c, visitor, asking, typed);
  const client = {
    userId,
    ...(clientId === "" ? {} : { clientId }),
    ...(clientSecret === "" ? {} : { clientSecret }),
  };
  const made = await connect(c, asking, { client, waitingId: null });
  if (made.ok) return arrive(c, asking, made.value.id, made.value.problems);
  return showGuide(c, visitor, formOf(typed, { "": made.message }));
}

/** Client id and secret are right as far as they go; whom calls act as is asked for on a page of its own. */
async function chooseUser(c: AppContext, visitor: Visitor, asking: Asking, typed: z.infer<typeof Typed>) {
  const tenant = forTenant(c.env, asking.tenantId);
  const offer = await offerUsers(c.env, tenant, typed, visitor.connection, Date.now());
  if (!offer.ok) return showGuide(c, visitor, formOf(typed, { "": offer.message }));
  const luggage: z.infer<typeof Waiting> = { asking, waitingId: offer.value.waitingId };
  const attempt = { kind: "consent", provider: "greenhouse_user", browser: keepBrowserSecret(c), luggage } as const;
  const ticket = await startAttempt({ env: c.env, ring: keyRing(c.env) }, attempt, Date.now());
  return usersPage(c, { users: offer.value.users, ticket, chosenId: "", error: null, asking });
}

async function connect(c: AppContext, asking: Asking, wish: Pick<ClientWish, "client" | "waitingId">) {
  const tenant = forTenant(c.env, asking.tenantId);
  const connection = asking.reconnectId === null ? null : await readConnection(tenant, asking.reconnectId);
  const by = {
    actor: actorOf(asking),
    installer: await installerOf(c.env, asking),
    invitationId: asking.invitation?.id ?? null,
  };
  const modules = connection?.modules ?? ["headcount"];
  const whole = { ...wish, modules, connection, makesWebhookSecret: false, by };
  return connectByClient(c.env, tenant, whole, deferrer(c), Date.now());
}

/** A member goes on to the connection's page; the holder of a link sees here what was found, and has no way further in. */
function arrive(c: AppContext, asking: Asking, connectionId: string, problems: readonly Found[]) {
  if (asking.invitation === null) return c.redirect(`/settings/integrations/${connectionId}`, 303);
  return connectedPage(c, asking.tenantId, connectionId, problems);
}

function formOf(typed: z.infer<typeof Typed>, errors: Record<string, string>): TypedForm {
  const { userId, name, email } = typed;
  const clientId = looksLikeOldKey(typed.clientId) ? "" : typed.clientId; // a key is a secret, even one that has ended
  return { values: { clientId, userId, name, email }, errors };
}

async function showGuide(c: AppContext, { asker, connection, tenantName, member }: Visitor, form: TypedForm) {
  const tenant = forTenant(c.env, asker.tenantId);
  const other = connection === null && asker.invitation === null ? await liveConnection(tenant, "greenhouse") : null;
  return greenhouseGuide(c, {
    tenantName,
    connection,
    otherId: other?.id ?? null,
    invite: asker.invitation?.token ?? null,
    isSignedIn: member !== null,
    hasConsent: greenhousePartner(c.env) !== null,
    form,
  });
}
