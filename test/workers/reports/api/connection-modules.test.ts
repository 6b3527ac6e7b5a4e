// What a connection is used for and how, over the API and on its page: modules go to oauth, settings are kept and told.
import { beforeAll, describe, expect, test } from "vitest";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { bodyOf, clientOf, codeOf, newClient, type ApiClient } from "../api-client.ts";
import { seedConnection } from "../seeds.ts";
import { OAUTH } from "../stand-ins.ts";

let house: TestHouse;
let api: ApiClient;
beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"], replace: { oauth: OAUTH } });
  api = await newClient(house);
});

const lastAsked = () => house.logs.findLast(({ message }) => message.includes("oauth asked"))?.message ?? "";
const DEFAULTS = {
  importsDaily: true,
  importsAt: "00:00",
  timeZone: "America/Los_Angeles",
  usesWebhook: false,
  mapping: {},
};

async function byConsent(scopes: string): Promise<string> {
  const id = await seedConnection(house.db, api.tenant.id);
  await house.db.prepare("update connections set auth_kind = 'oauth', scopes = ? where id = ?").bind(scopes, id).run();
  return id;
}

describe("modules", () => {
  test("chosen with an API key go to oauth, with settings that are kept here", async () => {
    const id = await seedConnection(house.db, api.tenant.id, { modules: ["hris"] }); // the stand-in answers the key as the id
    const auth = { kind: "api_key", apiKey: id };
    const settings = { hris: { importsAt: "06:30" } };
    const wish = { provider: "lever", auth, modules: ["hris"], settings };
    const made = bodyOf(await api.post("/connections", wish), 201);
    expect(made).toMatchObject({ id, modules: ["hris"], settings: { hris: { ...DEFAULTS, importsAt: "06:30" } } });
    expect(lastAsked()).toContain('"modules":["hris"]');
    const stray = { ...wish, modules: ["headcount"] };
    expect(codeOf(await api.post("/connections", stray), 422)).toBe("invalid_body");
  });

  test("are changed through oauth, unless Lever has to allow more first", async () => {
    const id = await byConsent("archive_reasons:read:admin opportunities:read:admin requisitions:write:admin");
    const refused = await api.patch(`/connections/${id}`, { modules: ["headcount", "hris"] });
    expect(codeOf(refused, 409)).toBe("consent_needed");
    expect(refused.body["error"]?.["message"]).toContain(`/connect/lever?connection=${id}&module=hris`);
    bodyOf(await api.patch(`/connections/${id}`, { modules: ["headcount"] }), 200);
    expect(lastAsked()).toContain(`PATCH /internal/connections/${id}`);
    expect(codeOf(await api.patch(`/connections/${id}`, { modules: [] }), 422)).toBe("invalid_body");
    const member = await clientOf(house, api.tenant, "member");
    expect(codeOf(await member.patch(`/connections/${id}`, { modules: ["hris"] }), 403)).toBe("forbidden");
  });

  test("without headcount leave nothing to look at", async () => {
    const id = await seedConnection(house.db, api.tenant.id, { modules: ["hris"] });
    expect(codeOf(await api.post(`/connections/${id}/look`), 409)).toBe("nothing_to_look_at");
  });
});

describe("settings", () => {
  test("are told in force, change in part, wake the scheduler and are recorded", async () => {
    const id = await seedConnection(house.db, api.tenant.id, { modules: ["headcount", "hris"] });
    expect(bodyOf(await api.get(`/connections/${id}`), 200)["settings"]).toEqual({ hris: DEFAULTS });
    const change = { settings: { hris: { importsDaily: false, timeZone: "Europe/Berlin" } } };
    const after = { hris: { ...DEFAULTS, importsDaily: false, timeZone: "Europe/Berlin" } };
    expect(bodyOf(await api.patch(`/connections/${id}`, change), 200)["settings"]).toEqual(after);
    bodyOf(await api.patch(`/connections/${id}`, change), 200); // the same again is no change
    const audit = await house.db
      .prepare("select details from audit where subject_id = ? and action = 'connection.settings_changed'")
      .bind(id)
      .all<{ details: string }>();
    expect(audit.results.map(({ details }) => JSON.parse(details))).toEqual([
      { module: "hris", fields: ["importsDaily", "timeZone"] },
    ]);
    bodyOf(await api.patch(`/connections/${id}`, { settings: { hris: { importsAt: "23:59" } } }), 200);
    expect(bodyOf(await api.get(`/connections/${id}`), 200)["settings"]).toEqual({
      hris: { ...after.hris, importsAt: "23:59" },
    });
  });

  test.each([
    [{ hris: { timeZone: "Mars/Olympus" } }, "invalid_body"],
    [{ hris: { importsAt: "24:00" } }, "invalid_body"],
    [{ hris: { unknown: 1 } }, "invalid_body"],
    [{ payroll: {} }, "invalid_body"],
  ])("like %j are refused", async (settings, code) => {
    const id = await seedConnection(house.db, api.tenant.id, { modules: ["hris"] });
    expect(codeOf(await api.patch(`/connections/${id}`, { settings }), 422)).toBe(code);
  });

  test("of a module that the connection is not used for are refused", async () => {
    const id = await seedConnection(house.db, api.tenant.id);
    const answer = await api.patch(`/connections/${id}`, { settings: { hris: { usesWebhook: true } } });
    expect(codeOf(answer, 422)).toBe("module_unused");
  });
});
