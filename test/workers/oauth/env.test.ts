// Which settings of the operator count as set up.
import { describe, expect, test } from "vitest";
import { identityProviders, leverApplication, publicUrl, type Env } from "../../../workers/oauth/src/env.ts";

/** The environment as the Worker gets it, without the bindings that settings do not touch. */
function env(over: Partial<Env> = {}): Env {
  const unused = new Proxy({}, { get: () => undefined });
  return {
    DB: unused as Env["DB"],
    VAULT: unused as Env["VAULT"],
    SYNC: unused as Env["SYNC"],
    DELIVERIES: unused as Env["DELIVERIES"],
    PUBLIC_URL: "https://hub.example",
    ACTIVE_KID: "k1",
    LEVER_API_URL: "https://api.lever.co",
    LEVER_AUTH_URL: "https://auth.lever.co",
    LEVER_CLIENT_ID: "lever",
    LEVER_CLIENT_SECRET: "s",
    GREENHOUSE_API_URL: "https://harvest.greenhouse.io",
    GREENHOUSE_AUTH_URL: "https://auth.greenhouse.io",
    GOOGLE_ISSUER: "https://accounts.google.com",
    GOOGLE_CLIENT_ID: "google",
    GOOGLE_CLIENT_SECRET: "s",
    MICROSOFT_ISSUER: "https://login.microsoftonline.com/organizations/v2.0",
    MICROSOFT_CLIENT_ID: "",
    ...over,
  };
}

describe("identity providers", () => {
  test("are those with both a client id and a secret", () => {
    expect(identityProviders(env()).map(({ name }) => name)).toEqual(["google"]);
    const both = env({ MICROSOFT_CLIENT_ID: "ms", MICROSOFT_CLIENT_SECRET: "s" });
    expect(identityProviders(both).map(({ name }) => name)).toEqual(["google", "microsoft"]);
    expect(identityProviders(env({ GOOGLE_CLIENT_SECRET: "" }))).toEqual([]);
  });
});

describe("Lever", () => {
  test("is set up with both a client id and a secret", () => {
    expect(leverApplication(env())).toMatchObject({ clientId: "lever", apiUrl: "https://api.lever.co" });
    expect(leverApplication(env({ LEVER_CLIENT_ID: "" }))).toBeNull();
    expect(leverApplication(env({ LEVER_CLIENT_SECRET: "" }))).toBeNull();
  });

  test("has addresses without a path: the code adds it", () => {
    for (const LEVER_API_URL of ["https://api.lever.co/v1", "https://api.lever.co/", "api.lever.co", ""])
      expect(() => leverApplication(env({ LEVER_API_URL }))).toThrow();
  });
});

test("Rolecall's own address is an origin", () => {
  expect(publicUrl(env())).toBe("https://hub.example");
  expect(() => publicUrl(env({ PUBLIC_URL: "https://hub.example/app" }))).toThrow();
});
