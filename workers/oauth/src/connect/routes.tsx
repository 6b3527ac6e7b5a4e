// The addresses of connecting Lever: guide, departure, Lever's answer, and where it all ends.
import { Hono } from "hono";
import { z } from "zod";
import { readConnection } from "#shared/db/connections.ts";
import { forTenant } from "#shared/db/for-tenant.ts";
import { mayAdminister } from "#shared/domain/access.ts";
import { AttentionReason } from "#shared/domain/oauth-commands.ts";
import { isAts } from "#shared/domain/words.ts";
import { deferrer, type App } from "../app.ts";
import { browserSecret, keepBrowserSecret } from "../cookies.ts";
import { leverApplication } from "../env.ts";
import { guidePage } from "../pages/connect.tsx";
import { successPage } from "../pages/connected.tsx";
import { CONNECT_AGAIN, problemPage } from "../pages/problem.tsx";
import { signedInMember } from "../who.ts";
import { guideAddress, signInAddress, successAddress } from "./addresses.ts";
import { checkConnection } from "./check.ts";
import { beginConsent, concludeConsent, ConsentAnswer, recogniseConsent } from "./consent.ts";
import { turnAway, visitorOf, Wish } from "./visitor.ts";

const Success = z.object({ connection: z.string().optional(), problem: AttentionReason.optional().catch(undefined) });

export const connect = new Hono<App>()
  .get("/connect/lever", async (c) => {
    const wish = Wish.parse(c.req.query());
    const visitor = await visitorOf(c, "lever", wish);
    if (!visitor.ok) return turnAway(c, "lever", wish, visitor.reason);
    const { asker, connection, modules, tenantName, member } = visitor.value;
    return guidePage(c, {
      tenantName,
      modules,
      former: connection === null || connection.status === "disconnected" ? [] : connection.modules,
      isAskedAgain: wish.again !== undefined,
      reconnectId: connection?.id ?? null,
      attentionReason: connection?.attentionReason ?? null,
      invite: asker.invitation?.token ?? null,
      isSignedIn: member !== null,
      isConfigured: leverApplication(c.env) !== null,
    });
  })
  .post("/connect/lever", async (c) => {
    const wish = Wish.parse(await c.req.parseBody({ all: true }));
    const visitor = await visitorOf(c, "lever", wish);
    if (!visitor.ok) return turnAway(c, "lever", wish, visitor.reason);
    const { asker, connection, modules } = visitor.value;
    const browser = keepBrowserSecret(c);
    const asked = { reconnectId: connection?.id ?? null, modules };
    const url = await beginConsent(c.env, asker, asked, browser, Date.now());
    return url.ok ? c.redirect(url.value.href, 303) : problemPage(c, url.reason, null);
  })
  .get("/oauth/lever/callback", async (c) => {
    const answer = ConsentAnswer.parse(c.req.query());
    const browser = browserSecret(c) ?? "";
    const consent = await recogniseConsent(c.env, answer, browser, Date.now());
    if (!consent.ok) return problemPage(c, consent.reason, CONNECT_AGAIN);
    const outcome = await concludeConsent(c.env, consent.value, answer, browser, deferrer(c), Date.now());
    const again = { href: guideAddress("lever", consent.value), label: "Begin again" };
    if (!outcome.ok) return problemPage(c, outcome.reason, again);
    if (outcome.value.is === "ask_again") {
      const { reconnectId, modules } = outcome.value;
      const guide = guideAddress("lever", { invitation: consent.value.invitation, reconnectId, modules: [...modules] });
      return c.redirect(`${guide}&again=1`, 303);
    }
    if (outcome.value.is === "sign_in") {
      keepBrowserSecret(c); // ten more minutes, as long as the grant waits
      return c.redirect(signInAddress({ ticket: outcome.value.ticket }), 303);
    }
    return c.redirect(successAddress(outcome.value.connectionId, outcome.value.attentionReason), 303);
  })
  .get("/connect/lever/success", async (c) => {
    const { connection: id, problem } = Success.parse(c.req.query());
    const member = await signedInMember(c);
    const connection = member && id ? await readConnection(forTenant(c.env, member.tenant.id), id) : null;
    if (connection === null)
      return successPage(c, { connectionId: null, modules: null, attentionReason: problem ?? null });
    const { modules, attentionReason } = connection;
    return successPage(c, { connectionId: connection.id, modules, attentionReason });
  })
  .post("/connect/lever/check", async (c) => {
    const { connection: id } = Wish.parse(await c.req.parseBody());
    const member = await signedInMember(c);
    if (member === null) return c.redirect("/sign-in", 303);
    if (!mayAdminister(member.actor.role)) return problemPage(c, "forbidden", null);
    const tenant = forTenant(c.env, member.tenant.id);
    const connection = id === undefined ? null : await readConnection(tenant, id);
    if (connection === null || !isAts(connection)) return problemPage(c, "connection_unknown", null);
    await checkConnection(c.env, tenant, connection, member.actor.id, deferrer(c), Date.now());
    return c.redirect(successAddress(connection.id, null), 303);
  });
