// What a recruiter sees who is paused, or works for this company no longer.
import { door } from "../../components/document.tsx";
import type { RecruiterContext } from "./frame.tsx";

export function recruiterLockedOut(
  c: RecruiterContext,
  isPaused: boolean,
  companyName: string,
): Response | Promise<Response> {
  const content = (
    <>
      <h1>{isPaused ? "Your access is paused" : "You no longer have access"}</h1>
      <p>
        {isPaused
          ? `${companyName} has paused the work with you. Your candidates are kept; ask your contact there when it goes on.`
          : `${companyName} has ended the work with you. Your candidates stay with the company.`}
      </p>
      <form class="actions" method="post" action="/sign-out">
        <a class="button" href="/sign-in/company">
          Choose another company
        </a>
        <button class="button quiet">Sign out</button>
      </form>
    </>
  );
  return c.html(door({ title: "No access", nonce: c.get("secureHeadersNonce") ?? "" }, content), 403);
}
