// What a token of the role `member` may do: every changing route of the API is either on the list below or answers 403.
import { beforeAll, describe, expect, test } from "vitest";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { codeOf, newClient, type ApiClient } from "../api-client.ts";
import { seedConnection } from "../seeds.ts";

/** Planning, syncing, people, matches and events: the daily work. */
const MEMBERS_MAY = [
  "POST /positions",
  "PATCH /positions/{id}",
  "POST /positions/approve",
  "POST /positions/sync",
  "POST /positions/sync-preview",
  "POST /positions/{id}/approve",
  "POST /positions/{id}/close",
  "POST /positions/{id}/reopen",
  "POST /positions/{id}/request-approval",
  "POST /positions/{id}/send-back",
  "POST /positions/{id}/sync",
  "POST /employees",
  "PATCH /employees/{id}",
  "POST /employees/import",
  "POST /matches/{id}/{decision}",
  "POST /match-rehearsals",
  "POST /events/{id}/replay",
  "POST /connections/{id}/look",
  "POST /connections/{id}/catalogue/read",
  "POST /connections/{id}/refresh-roles",
  "POST /roles",
  "PATCH /roles/{id}",
  "PUT /roles/{id}/link",
  "DELETE /roles/{id}/link",
  "POST /roles/{id}/submissions",
  "POST /connections/{id}/imports",
  "POST /imports/{id}/retry",
  "POST /connections/{id}/look-for-new-hires",
  "POST /new-hires/{id}/invitations",
];

/** A body that passes each admin route's door, so that it is the role that is judged. */
const BODIES: Record<string, object> = {
  "PATCH /settings": { codePrefix: "X" },
  "POST /connections": { provider: "lever", auth: { kind: "api_key", apiKey: "a key" } },
  "PATCH /connections/{id}": { webhook: { signatureTokens: ["0123456789abcdef"] } },
  "PUT /connections/{id}/field-mappings": { fields: [] },
  "POST /connections/{id}/rotate-token": { overlapHours: 0 },
  "POST /submissions/{id}/overrule": { note: "Because I say so." },
  "POST /invitations": { purpose: "member", role: "owner", label: "Myself" },
  "POST /packages": { code: "FT", name: "Full time" },
  "PUT /packages/{id}": { code: "FT", name: "Full time" },
  "POST /api-tokens": { name: "More", role: "owner" },
};

let house: TestHouse;
let member: ApiClient;
let changing: string[];
beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"] });
  member = await newClient(house, { role: "member" });
  const document = await (await fetch(`${house.url}/api/openapi.json`)).json<{ paths: Record<string, object> }>();
  changing = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => method !== "get")
      .map((method) => `${method.toUpperCase()} ${path.replace("/api/v1", "")}`),
  );
});

describe("a member's token", () => {
  test("is refused wherever the company itself would change, on connections, people, tokens and settings", async () => {
    const connectionId = await seedConnection(house.db, member.tenant.id);
    const forAdmins = changing.filter((route) => !MEMBERS_MAY.includes(route));
    expect(forAdmins.length).toBeGreaterThanOrEqual(8);
    for (const route of forAdmins) {
      const [method = "", path = ""] = route.split(" ");
      const answer = await member.call(method, path.replace("{id}", connectionId), BODIES[route]);
      expect(codeOf(answer, 403), route).toBe("forbidden");
    }
    const row = await house.db
      .prepare("select count(*) as n from audit where tenant_id = ?")
      .bind(member.tenant.id)
      .first<{ n: number }>();
    expect(row?.n, "nothing happened that would have to be told").toBe(0);
  });

  test("has no door that this list does not know", () => {
    expect(MEMBERS_MAY.filter((route) => !changing.includes(route))).toEqual([]);
  });
});
