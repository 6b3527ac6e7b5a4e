// Connecting Greenhouse over the API, with the real oauth Worker and Greenhouse's simulator behind it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GREENHOUSE_SCOPES, scopeName } from "#shared/domain/greenhouse/scopes.ts";
import { startGreenhouseSimulator, type RunningGreenhouse } from "../../../simulators/greenhouse/index.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { bodyOf, codeOf, newClient, type ApiClient } from "../api-client.ts";

const SCOPES = GREENHOUSE_SCOPES.map(scopeName);

let greenhouse: RunningGreenhouse;
let house: TestHouse;
let api: ApiClient;

beforeAll(async () => {
  greenhouse = await startGreenhouseSimulator({ port: 0, rate: 0 });
  house = await startTestHouse({
    only: ["reports", "oauth"],
    vars: { GREENHOUSE_API_URL: greenhouse.url, GREENHOUSE_AUTH_URL: greenhouse.url },
  });
  api = await newClient(house);
});
afterAll(() => greenhouse.close());

function wishOf(scopes = SCOPES) {
  const user = greenhouse.control.createUser({ name: "Integration User", isSiteAdmin: true });
  const { clientId, clientSecret } = greenhouse.control.createCredential({ scopes });
  const auth = { kind: "client_credentials", clientId, clientSecret, userId: String(user.id) };
  return { provider: "greenhouse", auth, modules: ["headcount"] };
}

test("a credential makes a connection, whose webhook secret is told once", async () => {
  const made = bodyOf(await api.post("/connections", wishOf()), 201);
  expect(made).toMatchObject({
    provider: "greenhouse",
    authKind: "client_credentials",
    status: "active",
    health: { isHealthy: true, problems: [] },
    webhook: { url: expect.stringContaining(`${house.url}/hooks/greenhouse/`), signatureTokenCount: 1 },
  });
  const secret = String(made["webhook"]?.["secret"]);
  expect(secret).toMatch(/^[\w-]{43}$/);
  const id = made["id"];
  expect(JSON.stringify(bodyOf(await api.get(`/connections/${id}`), 200))).not.toContain(secret);

  const next = bodyOf(await api.patch(`/connections/${id}`, { webhook: { newSecret: true } }), 200)["webhook"];
  expect(next).toMatchObject({ signatureTokenCount: 2, secret: expect.not.stringContaining(secret) });
});

test("a missing scope is named in words, and the connection needs attention until it is allowed and checked", async () => {
  const made = bodyOf(await api.post("/connections", wishOf(SCOPES.filter((name) => !name.includes("openings")))), 201);
  expect(made).toMatchObject({ status: "needs_attention", attentionReason: "scope_missing" });
  expect(made["health"]?.["isHealthy"]).toBe(false);
  const problems = made["health"]?.["problems"] ?? [];
  expect([...problems].map((problem) => String(problem["message"]).split(" ")[0])).toEqual([
    "harvest:openings:list",
    "harvest:openings:create",
    "harvest:openings:update",
  ]);
  const probe = bodyOf(await api.post(`/connections/${made["id"]}/probe`), 200);
  expect(probe["problems"]).toHaveLength(3);
});

describe("is refused, field by field or in Greenhouse's words,", () => {
  test("an old Harvest key", async () => {
    const old = { kind: "api_key", apiKey: "a7183e1b7e9ab09b8a5cfa87d1934c3c" };
    const refused = await api.post("/connections", { provider: "greenhouse", auth: old });
    expect(codeOf(refused, 422)).toBe("invalid_body");
    expect(refused.body["error"]?.["message"]).toContain("Harvest v1 or v2, which Greenhouse ended on 2026-08-31");
    const { auth, ...wish } = wishOf();
    const pasted = await api.post("/connections", { ...wish, auth: { ...auth, clientId: old.apiKey } });
    expect(codeOf(pasted, 422)).toBe("refused");
    expect(pasted.body["error"]?.["message"]).toContain("old Greenhouse User ID lives on");
  });

  test.each([
    ["a wrong secret", { clientSecret: "wrong" }, "refused"],
    ["an unknown user", { userId: "1" }, "refused"],
    ["a user's name in place of the id", { userId: "Imani Brooks" }, "invalid_body"],
    ["no secret", { clientSecret: " " }, "invalid_body"],
  ])("%s", async (_, change, code) => {
    const { auth, ...wish } = wishOf();
    expect(codeOf(await api.post("/connections", { ...wish, auth: { ...auth, ...change } }), 422)).toBe(code);
  });

  test("a change of nothing, or of a credential together with something else", async () => {
    const id = bodyOf(await api.post("/connections", wishOf()), 201)["id"];
    for (const change of [{ client: {} }, { webhook: {} }, { client: { userId: "7" }, webhook: { newSecret: true } }])
      expect(codeOf(await api.patch(`/connections/${id}`, change), 422)).toBe("invalid_body");
  });
});

test("the acting user is replaced without the secret", async () => {
  const id = bodyOf(await api.post("/connections", wishOf()), 201)["id"];
  const other = greenhouse.control.createUser({ name: "Second Integration", isSiteAdmin: true });
  const changed = bodyOf(await api.patch(`/connections/${id}`, { client: { userId: String(other.id) } }), 200);
  expect(changed).toMatchObject({ status: "active", webhook: { signatureTokenCount: 1 } });
  expect(changed["webhook"]).not.toHaveProperty("secret");
});
