// Who stands before a page of the oauth Worker: a member with a session, or nobody known.
import { readSession, type SignedIn } from "#shared/db/sessions.ts";
import type { AppContext } from "./app.ts";
import { sessionCookie } from "./cookies.ts";

export function signedInMember(c: AppContext): Promise<SignedIn | null> {
  return readSession(c.env, sessionCookie(c), Date.now());
}
