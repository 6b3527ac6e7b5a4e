// The addresses behind an invitation link: looking changes nothing, pressing begins a sign-in that is bound to the invitation.
import { Hono } from "hono";
import { z } from "zod";
import type { App, AppContext } from "./app.ts";
import { identityProviders, IdentityProviderName } from "./env.ts";
import { joinPage } from "./pages/join.tsx";
import { problemPage, SIGN_IN_AGAIN } from "./pages/problem.tsx";
import { readInvitation } from "./people/invitations.ts";
import { depart } from "./sign-in/routes.tsx";

const Form = z.object({ provider: IdentityProviderName });

export const join = new Hono<App>()
  .get("/join/:token", async (c) => {
    const token = c.req.param("token");
    const invitation = await openInvitation(c, token);
    if (!invitation.ok) return problemPage(c, invitation.reason, SIGN_IN_AGAIN);
    return joinPage(c, { invitation: invitation.value, token, providers: identityProviders(c.env) });
  })
  .post("/join/:token", async (c) => {
    const form = Form.safeParse(await c.req.parseBody());
    if (!form.success) return problemPage(c, "bad_request", null);
    const invitation = await openInvitation(c, c.req.param("token"));
    if (!invitation.ok) return problemPage(c, invitation.reason, SIGN_IN_AGAIN);
    const purpose = { returnTo: "/", invitationId: invitation.value.id, ticket: null };
    return depart(c, form.data.provider, purpose, false);
  });

function openInvitation(c: AppContext, token: string) {
  return readInvitation(c.env, token, ["setup", "member"], Date.now());
}
