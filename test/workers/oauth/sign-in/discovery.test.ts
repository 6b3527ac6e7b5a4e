// Whose discovery document is believed, and when plain http is.
import { allowInsecureRequests } from "oauth4webapi";
import { describe, expect, test } from "vitest";
import { httpOptions, issuerOfTenant, readDiscovery } from "../../../../workers/oauth/src/sign-in/discovery.ts";

const document = (issuer: string) =>
  new Response(JSON.stringify({ issuer, token_endpoint: "https://login.example/token" }), {
    headers: { "content-type": "application/json" },
  });

const TEMPLATE = "https://login.microsoftonline.com/{tenantid}/v2.0";
const TID = "5f1c1f6e-3c58-4e0e-9d0a-6b6f8f1f2a10";

describe("a discovery document", () => {
  test("must name the issuer that was asked", async () => {
    const google = new URL("https://accounts.google.com");
    expect((await readDiscovery(google, document("https://accounts.google.com"))).issuerTemplate).toBeNull();
    await expect(readDiscovery(google, document("https://evil.example"))).rejects.toThrow(/issuer/);
  });

  test.each(["organizations", "common"])("of Entra's %s has a place for the tenant in its issuer", async (word) => {
    const found = await readDiscovery(new URL(`https://login.microsoftonline.com/${word}/v2.0`), document(TEMPLATE));
    expect(found.issuerTemplate).toBe(TEMPLATE);
  });

  test("with such a place is not believed for another host or path", async () => {
    for (const issuer of ["https://accounts.google.com", "https://login.microsoftonline.com/organizations/v1.0"])
      await expect(readDiscovery(new URL(issuer), document(TEMPLATE))).rejects.toThrow(/issuer/);
  });

  test("that is no JSON is refused", async () => {
    await expect(readDiscovery(new URL("https://a.example"), new Response("<html>"))).rejects.toThrow();
  });
});

test("a tenant's issuer is made from a tenant id and nothing else", () => {
  expect(issuerOfTenant(TEMPLATE, TID)).toBe(`https://login.microsoftonline.com/${TID}/v2.0`);
  for (const tid of [undefined, null, 7, "", "organizations", `${TID}/../x`, `${TID}\n`])
    expect(issuerOfTenant(TEMPLATE, tid)).toBeNull();
});

test("plain http is spoken with a stand-in on this machine only", () => {
  const isAllowed = (issuer: string) => httpOptions(issuer)[allowInsecureRequests];
  for (const issuer of ["http://localhost:1/google", "http://127.0.0.1:9000", "http://[::1]:80"])
    expect(isAllowed(issuer)).toBe(true);
  for (const issuer of [
    "http://accounts.google.com",
    "https://localhost",
    "http://localhost.evil.example",
    "http://127.evil.example",
  ])
    expect(isAllowed(issuer)).toBe(false);
});
