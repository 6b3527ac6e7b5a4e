// The addresses of connecting Lever: guide, departure, Lever's answer, and where it all ends.
import { Hono } from "hono";
import { z } from "zod";
import { readConnection, type Connection } from "#shared/db/connections.ts";
import { forTenant } from "#shared/db/for-tenant.ts";
import type { SignedIn } from "#shared/db/sessions.ts";
import { mayAdminister } from "#shared/domain/access.ts";
import { AttentionReason } from "#shared/domain/oauth-commands.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { inOrder, TypedModules } from "#shared/domain/modules.ts";
import { isAts, type ModuleName } from "#shared/domain/words.ts";
import { deferrer, type App, type AppContext } from "../app.ts";
import { browserSecret, keepBrowserSecret } from "../cookies.ts";
import { leverApplication } from "../env.ts";
import { guidePage } from "../pages/connect.tsx";
import { successPage } from "../pages/connected.tsx";
import { CONNECT_AGAIN, problemPage } from "../pages/problem.tsx";
import { readInvitation, type InvitationProblem } from "../people/invitations.ts";
import { signedInMember } from "../who.ts";
import { guideAddress, signInAddress, successAddress } from "./addresses.ts";
import { checkConnection } from "./check.ts";
import { beginConsent, concludeConsent, ConsentAnswer, recogniseConsent, type ConsentAsker } from "./consent.ts";

const Wish = z.object({
  connection: z.string().optional(),
  invite: z.string().optional(),
  module: TypedModules,
  /** Set when an account turned out to be connected already, for more than the consent covered. */
  again: z.string().optional(),
});
const Success = z.object({ connection: z.string().optional(), problem: AttentionReason.optional().catch(undefined) });

export const connect = new Hono<App>()
  .get("/connect/lever", async (c) => {
    const wish = Wish.parse(c.req.query());
    const visitor = await visitorOf(c, wish);
    if (!visitor.ok)
      return visitor.reason === "signed_out" ? askToSignIn(c, wish) : problemPage(c, visitor.reason, null);
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
    const visitor = await visitorOf(c, wish);
    if (!visitor.ok)
      return visitor.reason === "signed_out" ? askToSignIn(c, wish) : problemPage(c, visitor.reason, null);
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
    const again = { href: guideAddress(consent.value), label: "Begin again" };
    if (!outcome.ok) return problemPage(c, outcome.reason, again);
    if (outcome.value.is === "ask_again") {
      const { reconnectId, modules } = outcome.value;
      const guide = guideAddress({ invitation: consent.value.invitation, reconnectId, modules: [...modules] });
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

type Visitor = {
  readonly asker: ConsentAsker;
  readonly connection: Connection | null;
  /** All that the connection is to be used for. */
  readonly modules: readonly ModuleName[];
  readonly tenantName: string;
  readonly member: SignedIn | null;
};

/** Who may connect Lever: an administrator of the session's tenant, or the holder of an invitation to connect. */
async function visitorOf(
  c: AppContext,
  wish: z.infer<typeof Wish>,
): Promise<Result<Visitor, InvitationProblem | "signed_out" | "forbidden" | "connection_unknown">> {
  const member = await signedInMember(c);
  const invitation = wish.invite ? await readInvitation(c.env, wish.invite, ["connect"], Date.now()) : null;
  if (invitation !== null && !invitation.ok) return invitation;
  const invited = invitation?.value ?? null;
  if (invited === null && member === null) return fail("signed_out", "Sign in first.");
  if (invited === null && member !== null && !mayAdminister(member.actor.role))
    return fail("forbidden", "Connections are changed by owners and admins.");
  const tenant = invited === null ? member?.tenant : { id: invited.tenantId, name: invited.tenantName };
  if (tenant === undefined) return fail("signed_out", "Sign in first.");
  const connection = wish.connection ? await readConnection(forTenant(c.env, tenant.id), wish.connection) : null;
  if (wish.connection && connection?.provider !== "lever")
    return fail("connection_unknown", "There is no such connection.");
  const asker = {
    tenantId: tenant.id,
    userId: member?.userId ?? null,
    invitation: invited === null || !wish.invite ? null : { id: invited.id, token: wish.invite },
  };
  const modules = modulesFor(connection, wish.module.length > 0 ? wish.module : (invited?.modules ?? []));
  return ok({ asker, connection, modules, tenantName: tenant.name, member });
}

/** A connection that lives keeps what it is used for; one that ended is what is chosen now, or what it was. */
function modulesFor(connection: Connection | null, chosen: readonly ModuleName[]): readonly ModuleName[] {
  if (connection !== null && connection.status !== "disconnected") return inOrder([...connection.modules, ...chosen]);
  return chosen.length > 0 ? chosen : (connection?.modules ?? ["headcount"]);
}

function askToSignIn(c: AppContext, wish: z.infer<typeof Wish>): Response {
  const modules = wish.module.length > 0 ? wish.module : (["headcount"] as const);
  const back = guideAddress({ invitation: null, reconnectId: wish.connection ?? null, modules: [...modules] });
  return c.redirect(signInAddress({ returnTo: back }), 303);
}
