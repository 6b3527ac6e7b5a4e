// The addresses of signing in and out.
import { Hono } from "hono";
import { z } from "zod";
import { keyRing } from "#shared/crypto/seal.ts";
import { endSession, moveSession, startSession, type Visitor } from "#shared/db/sessions.ts";
import { deferrer, type App, type AppContext } from "../app.ts";
import { peekAttempt } from "../attempts.ts";
import { browserSecret, clearSessionCookie, keepBrowserSecret, sessionCookie, setSessionCookie } from "../cookies.ts";
import { successAddress } from "../connect/addresses.ts";
import { InstallerLuggage } from "../connect/consent.ts";
import { identityProviders, publicUrl, type IdentityProvider, type IdentityProviderName } from "../env.ts";
import { problemPage, SIGN_IN_AGAIN } from "../pages/problem.tsx";
import { companyPage, installerPage, signInPage, signOutPage, strangerPage } from "../pages/sign-in.tsx";
import { membershipsOf } from "../people/members.ts";
import { safeReturnTo } from "../return-to.ts";
import { signedInVisitor } from "../who.ts";
import { beginSignIn, finishSignIn, type Arrival, type SignInPurpose } from "./enter.ts";

const Query = z.object({
  returnTo: z.string().optional(),
  ticket: z.string().optional(),
  choose: z.string().optional(),
});
const CompanyForm = z.object({ tenantId: z.string(), returnTo: z.string().optional() });

/** A session that is to begin. */
type Entry = { readonly userId: string; readonly tenantId: string; readonly provider: IdentityProviderName };

export const signIn = new Hono<App>()
  .get("/sign-in", async (c) => {
    const { returnTo, ticket } = Query.parse(c.req.query());
    const providers = identityProviders(c.env);
    if (ticket !== undefined) return offerInstaller(c, ticket, providers);
    const destination = safeReturnTo(returnTo, publicUrl(c.env));
    const visitor = await signedInVisitor(c);
    if (visitor !== null) return c.redirect(destinationOf(visitor, destination), 303);
    const hasSignedOut = c.req.query("signed-out") !== undefined;
    return signInPage(c, { providers, returnTo: destination, hasSignedOut });
  })
  .get("/sign-in/company", async (c) => {
    const member = await signedInVisitor(c);
    if (member === null) return c.redirect("/sign-in", 303);
    const memberships = await membershipsOf(c.env, member.userId);
    const returnTo = safeReturnTo(c.req.query("returnTo"), publicUrl(c.env));
    return companyPage(c, { memberships, current: member.tenant.id, returnTo });
  })
  .post("/sign-in/company", async (c) => {
    const member = await signedInVisitor(c);
    if (member === null) return c.redirect("/sign-in", 303);
    const form = CompanyForm.safeParse(await c.req.parseBody());
    const memberships = await membershipsOf(c.env, member.userId);
    const chosen = memberships.find(({ tenantId }) => tenantId === form.data?.tenantId);
    if (chosen === undefined) return problemPage(c, "bad_request", null);
    const cookie = await moveSession(c.env, sessionCookie(c), chosen.tenantId, Date.now());
    if (cookie === null) return c.redirect("/sign-in", 303);
    setSessionCookie(c, cookie);
    return c.redirect(safeReturnTo(form.data?.returnTo, publicUrl(c.env)), 303);
  })
  .get("/sign-in/:provider", (c) => {
    const { returnTo, ticket, choose } = Query.parse(c.req.query());
    const destination = safeReturnTo(returnTo, publicUrl(c.env));
    const purpose = { returnTo: destination, invitationId: null, ticket: ticket ?? null };
    return depart(c, c.req.param("provider"), purpose, choose !== undefined);
  })
  .get("/sign-in/:provider/callback", async (c) => {
    const provider = identityProviders(c.env).find(({ name }) => name === c.req.param("provider"));
    if (provider === undefined) return problemPage(c, "not_found", null);
    const arrival = await finishSignIn(c.env, provider, new URL(c.req.url), browserSecret(c), deferrer(c), Date.now());
    return arrival.ok ? welcome(c, provider.name, arrival.value) : problemPage(c, arrival.reason, SIGN_IN_AGAIN);
  })
  .get("/sign-out", (c) => signOutPage(c))
  .post("/sign-out", async (c) => {
    await endSession(c.env, sessionCookie(c));
    clearSessionCookie(c);
    return c.redirect("/sign-in?signed-out", 303);
  });

/** A recruiter who asks for a page of members is not sent round in a circle, but to their own. */
function destinationOf(visitor: Visitor, wanted: string): string {
  const isTheirs = wanted === "/recruiter" || wanted.startsWith("/recruiter/");
  return visitor.role === "recruiter" && !isTheirs ? "/recruiter" : wanted;
}

/** Sends the browser to an identity provider. */
export async function depart(c: AppContext, name: string, purpose: SignInPurpose, choosesAccount: boolean) {
  const provider = identityProviders(c.env).find((candidate) => candidate.name === name);
  if (provider === undefined) return problemPage(c, "not_found", null);
  const browser = keepBrowserSecret(c);
  const url = await beginSignIn(c.env, provider, { ...purpose, choosesAccount }, browser, Date.now());
  return url.ok ? c.redirect(url.value.href, 303) : problemPage(c, url.reason, SIGN_IN_AGAIN);
}

async function offerInstaller(c: AppContext, ticket: string, providers: readonly IdentityProvider[]) {
  const desk = { env: c.env, ring: keyRing(c.env) };
  const browser = browserSecret(c);
  const returned = { kind: "sign_in", provider: "any", state: ticket, browser, luggage: InstallerLuggage } as const;
  const waiting = await peekAttempt(desk, returned, Date.now());
  if (waiting.ok) return installerPage(c, { providers, ticket });
  return problemPage(c, waiting.reason === "other_browser" ? "other_browser" : "grant_expired", null);
}

async function welcome(c: AppContext, provider: IdentityProviderName, arrival: Arrival) {
  switch (arrival.is) {
    case "stranger":
      return strangerPage(c, arrival.identity);
    case "installer":
      if (arrival.member !== null) await enter(c, { ...arrival.member, provider });
      return c.redirect(successAddress(arrival.connectionId, arrival.attentionReason), 303);
    case "member": {
      await enter(c, { ...arrival, provider });
      const { memberships, returnTo } = arrival;
      if (memberships.length === 1) return c.redirect(returnTo, 303);
      return c.redirect(`/sign-in/company?${new URLSearchParams({ returnTo }).toString()}`, 303);
    }
  }
}

/** Begins a session under a fresh cookie and ends the one before: no session outlives a sign-in. */
async function enter(c: AppContext, entry: Entry): Promise<void> {
  await endSession(c.env, sessionCookie(c));
  const userAgent = c.req.header("user-agent") ?? "";
  const { userId, tenantId, provider } = entry;
  setSessionCookie(
    c,
    await startSession(c.env, { userId, tenantId, identityProvider: provider, userAgent }, Date.now()),
  );
}
