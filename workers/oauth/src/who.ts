// Who stands before a page of the oauth Worker: a member with a session, or nobody known.
import { readSession, readVisitor, type SignedIn, type Visitor } from "#shared/db/sessions.ts";
import type { AppContext } from "./app.ts";
import { sessionCookie } from "./cookies.ts";

export function signedInMember(c: AppContext): Promise<SignedIn | null> {
  return readSession(c.env, sessionCookie(c), Date.now());
}

/** Also a recruiter: for what everybody with a session may do, such as going from one company to another. */
export function signedInVisitor(c: AppContext): Promise<Visitor | null> {
  return readVisitor(c.env, sessionCookie(c), Date.now());
}
