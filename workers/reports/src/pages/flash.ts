// The message after a redirect: set as a short-lived cookie by the action, shown and cleared by the next whole page.
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Flash } from "../components/notice.tsx";

const COOKIE = "__Host-flash";
const LIFE_S = 60; // a redirect takes a moment; a message that was never shown must not turn up tomorrow
const OPTIONS = { path: "/", secure: true, httpOnly: true, sameSite: "Lax" } as const;

export function setFlash(c: Context, flash: Flash): void {
  setCookie(c, COOKIE, `${flash.tone}:${flash.text.slice(0, 500)}`, { ...OPTIONS, maxAge: LIFE_S });
}

/** The waiting message, which is thereby shown; null when there is none. */
export function takeFlash(c: Context): Flash | null {
  const value = getCookie(c, COOKIE);
  if (value === undefined) return null;
  deleteCookie(c, COOKIE, OPTIONS);
  const [, tone, text] = /^(good|bad):(.+)$/s.exec(value) ?? [];
  if (text === undefined) return null;
  return { tone: tone === "bad" ? "bad" : "good", text };
}
