// The bytes of a file or résumé, as a stream: asked of Lever's API with access, and of wherever it leads without.
import type { DocumentType } from "../../domain/onboarding/new-hire.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import { addressAt, isLeverHost } from "../address.ts";
import type { AtsClientOptions } from "../client.ts";
import { isGatewayPage } from "../gateway-page.ts";

/** `gone`: deleted at Lever. `unprocessable`: Lever has it, but could not read it. */
export type DownloadReason = "gone" | "unprocessable" | "access_revoked" | "key_refused" | "forbidden" | "unavailable";

export type Download = { readonly body: ReadableStream<Uint8Array>; readonly length: number | null };

export type DownloadOf = {
  readonly opportunityId: string;
  readonly type: DocumentType;
  readonly providerId: string;
};

const PLACES: Record<DocumentType, string> = { otherDocument: "files", ResumeDocument: "resumes" };

/** How long Lever and its storage may take to begin; the body then takes as long as it takes. */
const HEADERS_WITHIN_MS = 20_000;
const MOST_REDIRECTS = 3;

/**
 * Lever does not say whether it answers with the bytes or leads to a storage. Whatever a redirect leads to never sees the access:
 * its address carries its own, and storages refuse two.
 */
export async function downloadDocument(
  options: Pick<AtsClientOptions, "apiUrl" | "authorization" | "budget" | "fetch">,
  document: DownloadOf,
): Promise<Result<Download, DownloadReason>> {
  const { opportunityId, type, providerId } = document;
  const path = `/v1/opportunities/${encodeURIComponent(opportunityId)}/${PLACES[type]}/${encodeURIComponent(providerId)}/download`;
  let after401: string | undefined;
  for (;;) {
    const access = await options.authorization(after401);
    if (!access.ok) return fail(access.reason === "empty" ? "access_revoked" : access.reason, access.message);
    await options.budget();
    const answer = await follow(options, addressAt(options.apiUrl, path), access.value.header);
    if (answer === null) return fail("unavailable", "Lever did not answer.");
    const { response, hadAccess } = answer;
    if (response.ok && response.body !== null) return ok({ body: response.body, length: lengthOf(response) });
    await response.body?.cancel();
    if (isGatewayPage(response)) return failureOf(502);
    if (response.status !== 401 || !hadAccess) return failureOf(hadAccess ? response.status : 502);
    if (after401 !== undefined) return fail("access_revoked", "Lever refuses the access that it has just renewed.");
    after401 = access.value.header;
  }
}

/** @returns null when nobody answered, or a redirect led nowhere safe; `hadAccess`: it was Lever's API that answered */
async function follow(
  options: Pick<AtsClientOptions, "fetch">,
  first: URL,
  authorization: string,
): Promise<{ readonly response: Response; readonly hadAccess: boolean } | null> {
  let url = first;
  let hadAccess = true;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const response = await begin(options, url, hadAccess ? { authorization } : {});
    if (response === null) return null;
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || location === null) return { response, hadAccess };
    await response.body?.cancel();
    const to = URL.parse(location, url.href);
    if (to === null || (to.protocol !== "https:" && to.protocol !== first.protocol)) return null;
    hadAccess &&= isOtherRegion(to, first);
    url = to;
  }
  return null;
}

/** Accounts of another region are led to the same path at another host of Lever's API (documented 301): still Lever, still our access. */
function isOtherRegion(to: URL, first: URL): boolean {
  return isLeverHost(to) && to.pathname === first.pathname;
}

/** The time-out covers the headers only: a long download must not be cut. */
async function begin(
  { fetch }: Pick<AtsClientOptions, "fetch">,
  url: URL,
  headers: Record<string, string>,
): Promise<Response | null> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), HEADERS_WITHIN_MS);
  try {
    return await fetch(url, { headers, redirect: "manual", signal: late.signal });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

function failureOf(status: number): Result<never, DownloadReason> {
  if (status === 404 || status === 410) return fail("gone", "Lever no longer has this file.");
  if (status === 422 || status === 415)
    return fail("unprocessable", "Lever could not process this file, so it cannot be downloaded.");
  if (status === 403) return fail("forbidden", "Lever does not let Rolecall read this file.");
  return fail("unavailable", `Lever does not give the file at the moment (HTTP ${status}).`);
}

function lengthOf(response: Response): number | null {
  const length = Number(response.headers.get("content-length") ?? Number.NaN);
  // What was compressed on the way is longer than it says.
  return Number.isInteger(length) && response.headers.get("content-encoding") === null ? length : null;
}
