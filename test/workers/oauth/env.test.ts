// Which settings of the operator count as set up.
import { describe, expect, test } from "vitest";
import { leverAudience } from "#shared/ats/lever/auth.ts";
import {
  greenhousePartner,
  identityProviders,
  leverApplication,
  publicUrl,
  type Env,
} from "../../../workers/oauth/src/env.ts";

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
    LEVER_AUDIENCE: "",
    LEVER_CLIENT_ID: "lever",
    LEVER_CLIENT_SECRET: "s",
    GREENHOUSE_API_URL: "https://harvest.greenhouse.io",
    GREENHOUSE_AUTH_URL: "https://auth.greenhouse.io",
    GREENHOUSE_CLIENT_ID: "",
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

  test("is asked for the audience of its API, or for the one that the operator names", () => {
    const audience = (over: Partial<Env>) => {
      const application = leverApplication(env(over));
      return application && leverAudience(application);
    };
    for (const LEVER_API_URL of ["https://api.lever.co", "https://api.lever.co/", "https://api.lever.co/v1"])
      expect(audience({ LEVER_API_URL })).toBe("https://api.lever.co/v1/");
    expect(audience({ LEVER_API_URL: "http://localhost:9000/lever" })).toBe("http://localhost:9000/lever/v1/");
    const named = { LEVER_API_URL: "http://localhost:9000", LEVER_AUDIENCE: "https://api.lever.co/v1/" };
    expect(audience(named)).toBe("https://api.lever.co/v1/");
  });

  test("has addresses, and no credentials or query in them", () => {
    for (const LEVER_API_URL of [
      "api.lever.co",
      "",
      "ftp://api.lever.co",
      "https://me:pw@api.lever.co",
      "https://x.y/?a",
    ])
      expect(() => leverApplication(env({ LEVER_API_URL }))).toThrow();
  });
});

test("Greenhouse's consent is offered to a listed partner only, with both a client id and a secret", () => {
  expect(greenhousePartner(env())).toBeNull();
  expect(greenhousePartner(env({ GREENHOUSE_CLIENT_ID: "rolecall-2" }))).toBeNull();
  const partner = greenhousePartner(env({ GREENHOUSE_CLIENT_ID: "rolecall-2", GREENHOUSE_CLIENT_SECRET: "s" }));
  expect(partner).toEqual({ authUrl: "https://auth.greenhouse.io", clientId: "rolecall-2", clientSecret: "s" });
});

test("Rolecall's own address is an origin", () => {
  expect(publicUrl(env())).toBe("https://hub.example");
  expect(() => publicUrl(env({ PUBLIC_URL: "https://hub.example/app" }))).toThrow();
});
