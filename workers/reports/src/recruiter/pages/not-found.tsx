// What a recruiter sees where there is nothing for them: the same words, whether the page exists for others or not.
import { door } from "../../components/document.tsx";
import type { RecruiterContext } from "./frame.tsx";

export function recruiterNotFound(c: RecruiterContext): Response | Promise<Response> {
  const content = (
    <>
      <h1>Page not found</h1>
      <p>There is nothing for you under this address. The role or the candidate may not be yours, or no longer.</p>
      <div class="actions">
        <a class="button" href="/recruiter">
          Go to your roles
        </a>
      </div>
    </>
  );
  return c.html(door({ title: "Page not found", nonce: c.get("secureHeadersNonce") ?? "" }, content), 404);
}
