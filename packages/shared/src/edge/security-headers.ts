// The security headers of every page that a browser gets: one strict policy, widened in one named place only.
import type { Context, Env, MiddlewareHandler } from "hono";
import { NONCE, secureHeaders } from "hono/secure-headers";

export type SecurityHeaderOptions<E extends Env> = {
  /**
   * Where the forms of a page may end up besides our own origin, as CSP sources separated by spaces. Browsers apply
   * `form-action` to the redirects after a POST as well, so a page whose form leads on to another server says so here.
   */
  readonly formTargets?: (c: Context<E>) => string;
};

/**
 * Sets the headers of ASVS 5.0 3.4 on every answer. A page's own script carries `c.get("secureHeadersNonce")`; styles come
 * from a stylesheet of ours. The referrer stays within our origin, since some addresses carry one-time tokens.
 * @example app.use(securityHeaders())
 */
export function securityHeaders<E extends Env>(options: SecurityHeaderOptions<E> = {}): MiddlewareHandler<E> {
  const { formTargets } = options;
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: [NONCE, "'strict-dynamic'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      formAction: ["'self'", ...(formTargets ? [formTargets] : [])],
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
