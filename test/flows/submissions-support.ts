// A recruiter's form with a candidate and a résumé, for the flows of submitted candidates.
import { pdfFile } from "../support/resumes.ts";
import type { Visitor } from "../support/visitor.ts";

export const pdf = () => new Blob([new Uint8Array(pdfFile())], { type: "application/pdf" });

function cookieOf(visitor: Visitor): string {
  return [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
}

/** Sends the form of a candidate as a recruiter's browser does. */
export async function submitForm(
  house: { readonly url: string },
  visitor: Visitor,
  roleId: string,
  resume: Blob,
  change: Record<string, string> = {},
): Promise<Response> {
  const form = new FormData();
  const typed = {
    name: "Ada Lovelace",
    email: "ada@lovelace.example",
    links: "linkedin.com/in/ada",
    consent: "yes",
    ...change,
  };
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  form.set("resume", resume, "../Ada Lovelace.pdf");
  return fetch(`${house.url}/recruiter/roles/${roleId}/submit`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookieOf(visitor), origin: house.url, "sec-fetch-site": "same-origin" },
    body: form,
  });
}
