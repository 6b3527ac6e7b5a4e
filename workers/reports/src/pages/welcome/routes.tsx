// /welcome: the one place for people who are not members. A link opens it once; a session of its own shows it, and nothing else.
import { Hono, type Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Child } from "hono/jsx";
import { endWelcomeSession, WELCOME_SESSION_MS } from "#shared/db/welcome.ts";
import { Confirmation } from "#shared/domain/onboarding/invitation.ts";
import { door } from "../../components/document.tsx";
import { BLANK_FORM, type FormState } from "../../components/field.tsx";
import type { ReportsEnv } from "../../env.ts";
import { confirm, openLink, readLink, readWelcome, sendNewLink, type WelcomeView } from "../../operations/welcome.ts";
import { formatsFor } from "../../view-models/formats.ts";
import { fieldsOf } from "../respond.tsx";
import { DeadLink, LinkDoor, NewLinkSent, SignedOut, UnknownLink, WelcomePage } from "./pages.tsx";

/** Its own cookie: a member who opens a link stays a member, and a new hire never becomes one. */
const COOKIE = "__Host-welcome";
const OPTIONS = { path: "/", secure: true, httpOnly: true, sameSite: "Lax" } as const;

type WelcomeContext = Context<ReportsEnv>;

export const welcome = new Hono<ReportsEnv>()
  .get("/", (c) => showWelcome(c, null))
  .post("/", confirmWelcome)
  .post("/leave", leave)
  .get("/:token", showLink)
  .post("/:token", spend)
  .post("/:token/new-link", newLink)
  .all("*", (c) => page(c, 404, "No link", <UnknownLink />));

async function showLink(c: WelcomeContext) {
  const token = c.req.param("token") ?? "";
  const link = await readLink(c.env, token, Date.now());
  if (link === null) return page(c, 404, "No link", <UnknownLink />);
  const company = link.company.name;
  if (link.state === "open") return page(c, 200, `Welcome to ${company}`, <LinkDoor company={company} token={token} />);
  return page(c, 410, "Closed link", <DeadLink state={link.state} company={company} token={token} />);
}

async function spend(c: WelcomeContext) {
  const token = c.req.param("token") ?? "";
  const now = Date.now();
  const link = await readLink(c.env, token, now);
  if (link === null) return page(c, 404, "No link", <UnknownLink />);
  const secret = link.state === "open" ? await openLink(link, now) : null;
  if (secret === null) return c.redirect(`/welcome/${token}`, 303); // says there why it does not open
  setCookie(c, COOKIE, secret, { ...OPTIONS, maxAge: WELCOME_SESSION_MS / 1000 });
  return c.redirect("/welcome", 303);
}

async function newLink(c: WelcomeContext) {
  const now = Date.now();
  const link = await readLink(c.env, c.req.param("token") ?? "", now);
  if (link === null) return page(c, 404, "No link", <UnknownLink />);
  const company = link.company.name;
  const outcome = await sendNewLink(c.env, link, now, (work) => c.executionCtx.waitUntil(work));
  if (outcome === "closed") return page(c, 410, "Closed link", <DeadLink state="revoked" company={company} token="" />);
  return page(c, 200, "New link", <NewLinkSent outcome={outcome} company={company} />);
}

async function showWelcome(c: WelcomeContext, typed: FormState | null) {
  const now = Date.now();
  const view = await readWelcome(c.env, getCookie(c, COOKIE), now);
  if (view === null) return page(c, 403, "Signed out", <SignedOut />);
  const isFaulty = typed !== null && Object.keys(typed.errors).length > 0;
  const content = (
    <WelcomePage
      view={view}
      form={typed ?? formOf(view)}
      isSaved={c.req.query("saved") === "1"}
      formats={formatsFor(view.company, now)}
    />
  );
  return page(c, isFaulty ? 422 : 200, `Welcome to ${view.company.name}`, content);
}

function formOf({ invitation }: WelcomeView): FormState {
  const { name, email, confirmedName, confirmedEmail, confirmedPhone } = invitation;
  const values = { name: confirmedName ?? name, email: confirmedEmail ?? email, phone: confirmedPhone ?? "" };
  return { ...BLANK_FORM, values };
}

async function confirmWelcome(c: WelcomeContext) {
  const values = await fieldsOf(c, ["name", "email", "phone"]);
  const input = Confirmation.safeParse(values);
  if (!input.success) {
    const errors = Object.fromEntries(input.error.issues.map(({ path, message }) => [String(path[0]), message]));
    return showWelcome(c, { values, errors });
  }
  const now = Date.now();
  const view = await readWelcome(c.env, getCookie(c, COOKIE), now);
  if (view === null) return page(c, 403, "Signed out", <SignedOut />);
  await confirm(view, input.data, now);
  return c.redirect("/welcome?saved=1", 303);
}

async function leave(c: WelcomeContext) {
  const view = await readWelcome(c.env, getCookie(c, COOKIE), Date.now());
  if (view !== null) await endWelcomeSession(view.tenant, view.invitation.id);
  deleteCookie(c, COOKIE, OPTIONS);
  return page(c, 200, "Signed out", <SignedOut />);
}

function page(c: WelcomeContext, status: 200 | 403 | 404 | 410 | 422, title: string, content: Child) {
  const nonce = c.get("secureHeadersNonce") ?? "";
  return c.html(door({ title, nonce }, content), status);
}
