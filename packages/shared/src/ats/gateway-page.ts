// Whether an answer is the page of a gateway, firewall or load balancer on the way, and not a word of the ATS itself.

/** An ATS refuses in JSON. What a page says, whatever its status, is nothing to decide by; a 429 means the same from anybody. */
export function isGatewayPage({ status, headers }: Pick<Response, "status" | "headers">): boolean {
  return status >= 400 && status !== 429 && (headers.get("content-type") ?? "").includes("html");
}

/**
 * The same with the body read: that something is not there, an ATS says in JSON. A bare 404 of whoever stands before it must never
 * be taken for "gone" by itself (lever/client.ts asks further).
 */
export function isNoAnswerOfTheAts(response: Pick<Response, "status" | "headers">, body: unknown): boolean {
  const isNotThere = response.status === 404 || response.status === 410;
  return isGatewayPage(response) || (isNotThere && (typeof body !== "object" || body === null));
}
