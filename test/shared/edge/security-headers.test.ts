// The headers that browsers get with every page.
import { Hono } from "hono";
import type { SecureHeadersVariables } from "hono/secure-headers";
import { describe, expect, test } from "vitest";
import { noStore, securityHeaders } from "#shared/edge/security-headers.ts";

type App = { Variables: SecureHeadersVariables };

function policyOf(answer: Response): Record<string, string> {
  const directives = (answer.headers.get("content-security-policy") ?? "").split("; ");
  return Object.fromEntries(
    directives.map((directive) => [directive.split(" ")[0] ?? "", directive.split(" ").slice(1).join(" ").trim()]),
  );
}

describe("security headers", () => {
  const app = new Hono<App>()
    .use(securityHeaders<App>({ formTargets: (c) => (c.req.path === "/leave" ? "https:" : "") }), noStore)
    .get("/kept", (c) => c.body("x", 200, { "cache-control": "max-age=60" }))
    .get("/*", (c) => c.text(c.get("secureHeadersNonce") ?? ""));

  test("allow our own styles and forms, scripts with this page's nonce, and nothing else", async () => {
    const answer = await app.request("/");
    const nonce = await answer.text();
    expect(nonce.length).toBeGreaterThan(20);
    expect(policyOf(answer)).toEqual({
      "default-src": "'none'",
      "script-src": `'nonce-${nonce}' 'strict-dynamic'`,
      "style-src": "'self'",
      "img-src": "'self' data:",
      "connect-src": "'self'",
      "form-action": "'self'",
      "frame-ancestors": "'none'",
      "base-uri": "'none'",
      "object-src": "'none'",
    });
    expect(await (await app.request("/")).text()).not.toBe(nonce);
  });

  test("let a form lead on to another server only where a page says so", async () => {
    expect(policyOf(await app.request("/leave"))["form-action"]).toBe("'self' https:");
    expect(policyOf(await app.request("/stay"))["form-action"]).toBe("'self'");
  });

  test("keep the referrer at home, frames out, types as declared, and the line secure", async () => {
    const { headers } = await app.request("/");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("strict-transport-security")).toContain("max-age=31536000");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
  });

  test("keep pages out of caches, unless a handler decided otherwise", async () => {
    expect((await app.request("/")).headers.get("cache-control")).toBe("no-store");
    expect((await app.request("/kept")).headers.get("cache-control")).toBe("max-age=60");
  });
});
