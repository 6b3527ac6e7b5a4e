// The security headers of every page that a browser gets: one strict policy, widened in one named place only.
import type { MiddlewareHandler } from "hono";
import { NONCE, secureHeaders } from "hono/secure-headers";

export type SecurityHeaderOptions = {
  /**
   * Where forms may end up besides our own origin. Browsers apply `form-action` to the redirects after a POST as well, so
   * pages whose form leads on to another server's consent page name it here.
   */
  readonly formAction?: readonly string[];
};

/**
 * Sets the headers of ASVS 5.0 3.4 on every answer. A page's own script carries `c.get("secureHeadersNonce")`; styles come
 * from a stylesheet of ours. The referrer stays within our origin, since some addresses carry one-time tokens.
 * @example app.use(securityHeaders())
 */
export function securityHeaders(options: SecurityHeaderOptions = {}): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: [NONCE, "'strict-dynamic'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      formAction: ["'self'", ...(options.formAction ?? [])],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      objectSrc: ["'none'"],
    },
    referrerPolicy: "same-origin",
    strictTransportSecurity: "max-age=31536000; includeSubDomains",
    xFrameOptions: "DENY",
  });
}

/** Pages that show a person's data or a one-time link are never kept by a cache. */
export const noStore: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
};
