// What every handler needs: the page inside its frame, a fragment, a redirect with a message, and the fields of a form.
import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { Failure } from "#shared/domain/result.ts";
import { framed } from "../components/document.tsx";
import type { Flash } from "../components/notice.tsx";
import type { ReportsEnv } from "../env.ts";
import { readBadges } from "../operations/overview.ts";
import { formatsFor, type Formats } from "../view-models/formats.ts";
import { pickQuery, type Query } from "../view-models/query.ts";
import { setFlash, takeFlash } from "./flash.ts";

export type PageContext = Context<ReportsEnv>;

export type PageStatus = 200 | 403 | 404 | 409 | 422 | 503;

export function formatsOf(c: PageContext): Formats {
  return formatsFor(c.get("signedIn").tenant, c.get("scope").now);
}

/** A whole page. A page that a drawer or a live region asked for leaves the waiting message to the next one. */
export async function show(
  c: PageContext,
  page: { title: string; isNarrow?: boolean; status?: PageStatus },
  content: Child,
): Promise<Response> {
  const { actor, email, tenant } = c.get("signedIn");
  const isWhole = c.req.header("x-drawer") === undefined && c.req.header("x-live") === undefined;
  const frame = {
    title: page.title,
    path: c.req.path,
    nonce: c.get("secureHeadersNonce") ?? "",
    locale: formatsOf(c).locale,
    person: { name: actor.name, email, tenantName: tenant.name },
    badges: await readBadges(c.get("scope")),
    flash: isWhole ? takeFlash(c) : null,
    isNarrow: page.isNarrow ?? false,
  };
  // A drawer takes a form with faults as it takes any other page; a 422 would only stand in the browser's console as an error.
  const isFaultyInDrawer = page.status === 422 && c.req.header("x-drawer") !== undefined;
  return c.html(framed(frame, content), isFaultyInDrawer ? 200 : (page.status ?? 200));
}

/** Leaves for another page, with a message there. A drawer cannot see where a redirect leads, so it is told in a header. */
export function go(c: PageContext, to: string, flash?: Flash): Response {
  if (flash !== undefined) setFlash(c, flash);
  if (c.req.header("x-drawer") === undefined) return c.redirect(to, 303);
  c.header("x-go-to", to);
  return c.body(null, 200);
}

/** The page that a drawer lies over, to return to it; the fallback when the form has a page of its own. */
export function underDrawer(c: PageContext, fallback: string): string {
  const referer = c.req.header("referer") ?? "";
  if (c.req.header("x-drawer") === undefined || !URL.canParse(referer)) return fallback;
  const from = new URL(referer);
  return from.host === new URL(c.req.url).host ? `${from.pathname}${from.search}` : fallback;
}

export function done(text: string): Flash {
  return { tone: "good", text };
}

export function problem(failure: Pick<Failure, "message">): Flash {
  return { tone: "bad", text: failure.message };
}

/** The named fields of a posted form as text; absent ones are empty. */
export async function fieldsOf<Name extends string>(
  c: PageContext,
  names: readonly Name[],
): Promise<Record<Name, string>> {
  const body = await c.req.parseBody();
  const entries = names.map((name) => {
    const value = body[name];
    return [name, typeof value === "string" ? value.trim() : ""] as const;
  });
  return Object.fromEntries(entries) as Record<Name, string>; // fromEntries forgets which keys it was given
}

/** The named parameters of the URL. */
export function queryOf(c: PageContext, names: readonly string[]): Query {
  return pickQuery(c.req.query(), names);
}

/** Where a button's form wants to return to, when that is a path of ours; else the fallback. */
export function backTo(typed: string | undefined, fallback: string): string {
  return typed !== undefined && /^\/(?![/\\])[\w\-/.?=&%+~]*$/.test(typed) ? typed : fallback;
}
