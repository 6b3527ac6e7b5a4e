// The two cookies of the house: the session, and a short-lived secret that ties a trip to an authorization server to one browser.
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { SESSION_ABSOLUTE_MS, SESSION_COOKIE } from "#shared/db/sessions.ts";
import { newSecret } from "#shared/domain/ids.ts";
import { ATTEMPT_MS } from "./attempts.ts";
import type { AppContext } from "./app.ts";

const BROWSER_COOKIE = "__Host-hub-trip";

/** Lax: the way back from an authorization server is a cross-site navigation. `__Host-` wants Secure, Path=/ and no Domain. */
const FLAGS = { httpOnly: true, secure: true, sameSite: "Lax", path: "/" } as const;

export function sessionCookie(c: AppContext): string | undefined {
  return getCookie(c, SESSION_COOKIE);
}

export function setSessionCookie(c: AppContext, value: string): void {
  setCookie(c, SESSION_COOKIE, value, { ...FLAGS, maxAge: SESSION_ABSOLUTE_MS / 1000 });
}

export function clearSessionCookie(c: AppContext): void {
  deleteCookie(c, SESSION_COOKIE, FLAGS);
}

/** This browser's trip secret, or undefined when it has none. */
export function browserSecret(c: AppContext): string | undefined {
  return getCookie(c, BROWSER_COOKIE);
}

/** This browser's trip secret, kept for ten more minutes; several trips (tabs) share it. */
export function keepBrowserSecret(c: AppContext): string {
  const before = browserSecret(c);
  const secret = before !== undefined && /^[\w-]{43}$/.test(before) ? before : newSecret();
  setCookie(c, BROWSER_COOKIE, secret, { ...FLAGS, maxAge: ATTEMPT_MS / 1000 });
  return secret;
}
