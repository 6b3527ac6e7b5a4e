// The door of /scim/v2: tokens and their rotation, the wall between connections and companies, discovery, and what a bad request hears.
import { beforeAll, describe, expect, test } from "vitest";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { bodyOf, clientOf, codeOf } from "../api-client.ts";
import { leavesOf, newScim, scimBody, scimCaller, type ScimClient } from "./client.ts";

const CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

let house: TestHouse;
let mine: ScimClient;
beforeAll(async () => {
  house = await startTestHouse({ only: ["reports", "oauth"] });
  mine = await newScim(house);
});

function without(resource: object, ...names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(resource).filter(([name]) => !names.includes(name)));
}

const works = async (token: string) => (await scimCaller(house, token)("GET", "/Users?count=0")).status;

describe("a token", () => {
  test("is told once, kept as a hash, and named as SCIM's own connection from then on", async () => {
    const connection = bodyOf(await mine.api.get(`/connections/${mine.connectionId}`), 200);
    expect(connection).toMatchObject({ provider: "scim", status: "active", webhook: null, modules: [] });
    expect(connection["scim"]).toEqual({ url: `${house.url}/scim/v2` });
    const { results } = await house.db.prepare("select * from scim_tokens").all();
    expect(JSON.stringify(results)).not.toContain(mine.token);
  });

  test("is refused in SCIM's words when it is wrong, missing, or an API token", async () => {
    const answer = await scimCaller(house, "wrong")("GET", "/Users");
    expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="Rolecall SCIM"']);
    for (const path of ["/Users", "/ServiceProviderConfig", "/nothing"])
      expect((await fetch(`${house.url}/scim/v2${path}`)).status).toBe(401);
    const asApi = await fetch(`${house.url}/api/v1/employees`, { headers: { authorization: `Bearer ${mine.token}` } });
    expect(asApi.status).toBe(401);
  });

  test("is replaced with an overlap, at once when it leaked, and ended with its connection", async () => {
    const scim = await newScim(house);
    const rotate = async (body: object) => {
      const made = bodyOf(await scim.api.post(`/connections/${scim.connectionId}/rotate-token`, body), 201);
      return { token: made["scim"]?.["token"] ?? "", endsAt: made["scim"]?.["formerTokenEndsAt"] ?? "" };
    };
    const second = await rotate({});
    expect(Date.parse(second.endsAt) - Date.now()).toBeGreaterThan(23 * 3_600_000);
    expect([await works(scim.token), await works(second.token)]).toEqual([200, 200]);
    await house.db
      .prepare("update scim_tokens set expires_at = '2026-01-01T00:00:00.000Z' where expires_at is not null")
      .run();
    expect([await works(scim.token), await works(second.token)]).toEqual([401, 200]);
    const third = await rotate({ overlapHours: 0 });
    expect([await works(second.token), await works(third.token)]).toEqual([401, 200]);
    bodyOf(await scim.api.post(`/connections/${scim.connectionId}/disconnect`), 200);
    expect(await works(third.token)).toBe(401);
    expect((await scim.api.post(`/connections/${scim.connectionId}/rotate-token`, {})).status).toBe(422);
  });

  test("is made and replaced by admins only, and not repeated for an idempotency key", async () => {
    const member = await clientOf(house, mine.tenant, "member");
    expect(codeOf(await member.post("/connections", { provider: "scim" }), 403)).toBe("forbidden");
    expect(codeOf(await member.post(`/connections/${mine.connectionId}/rotate-token`, {}), 403)).toBe("forbidden");
    const key = { "idempotency-key": "make-scim-once" };
    bodyOf(await mine.api.post("/connections", { provider: "scim" }, key), 201);
    expect(codeOf(await mine.api.post("/connections", { provider: "scim" }, key), 409)).toBe("shown_once");
  });

  test("leaves what is for an ATS to an ATS", async () => {
    const path = `/connections/${mine.connectionId}`;
    expect(codeOf(await mine.api.post(`${path}/look`), 409)).toBe("nothing_to_look_at");
    expect(bodyOf(await mine.api.post(`${path}/probe`), 200)).toEqual({ isHealthy: true, problems: [] });
    expect((await mine.api.patch(path, { webhook: { signatureTokens: ["0123456789"] } })).status).toBe(422);
    expect((await mine.api.patch(path, { apiKey: "x" })).status).toBe(422);
  });
});

describe("the wall", () => {
  test("another company's and another connection's users and groups are not there", async () => {
    const { id } = scimBody(await mine.post("/Users", { userName: "wall@x.example", title: "Secret" }), 201);
    const group = scimBody(await mine.post("/Groups", { displayName: "Secret", members: [{ value: id }] }), 201);
    for (const other of [await newScim(house), await newScim(house, mine.api)]) {
      for (const path of [`/Users/${id}`, `/Groups/${group.id}`]) {
        scimBody(await other.get(path), 404);
        scimBody(await other.patch(path, [{ op: "replace", value: { displayName: "Taken" } }]), 404);
        scimBody(await other.call("PUT", path, { userName: "taken", displayName: "Taken" }), 404);
        scimBody(await other.call("DELETE", path), 404);
      }
      for (const list of ["/Users", "/Groups", `/Groups?filter=${encodeURIComponent(`members eq "${id}"`)}`])
        expect(scimBody(await other.get(list), 200)["totalResults"]).toBe(0);
      const theirs = scimBody(await other.post("/Groups", { displayName: "Mine", members: [{ value: id }] }), 201);
      expect(theirs["members"]).toEqual([]);
    }
    expect(scimBody(await mine.get(`/Users/${id}`), 200)["title"]).toBe("Secret");
  });
});

describe("a request", () => {
  test("for what the server can do is answered from the attribute tables", async () => {
    expect(scimBody(await mine.get("/ServiceProviderConfig"), 200)).toMatchObject({
      patch: { supported: true },
      bulk: { supported: false },
      filter: { supported: true, maxResults: 200 },
    });
    const types = scimBody(await mine.get("/ResourceTypes"), 200)["Resources"];
    expect(types?.map((type) => type["endpoint"])).toEqual(["/Users", "/Groups"]);
    const schemas = scimBody(await mine.get("/Schemas"), 200);
    expect(schemas["totalResults"]).toBe(4);
    const [user] = schemas["Resources"] ?? [];
    const userName = user?.["attributes"]?.find((one) => String(one["name"]) === "userName");
    expect(userName).toMatchObject({ required: true, caseExact: false, uniqueness: "server" });
    scimBody(await mine.get(`/Schemas/${user?.id}`), 200);
    scimBody(await mine.get("/Schemas/urn:nothing"), 404);
    // RFC 7644, 4: so that nobody takes all for what they filtered by
    for (const path of ["/Schemas", "/ResourceTypes", "/ServiceProviderConfig"])
      scimBody(await mine.get(`${path}?filter=${encodeURIComponent('id eq "User"')}`), 403);
  });

  test("that is wrong hears what is wrong", async () => {
    const { id } = scimBody(await mine.post("/Users", { userName: "bad@x.example" }), 201);
    const path = `/Users/${id}`;
    const heard = async (answer: Promise<{ status: number; body: { [key: string]: unknown } }>) => {
      const { status, body } = await answer;
      return [status, body["scimType"]];
    };
    expect(await heard(mine.post("/Users", "{"))).toEqual([400, "invalidSyntax"]);
    expect(await heard(mine.post("/Users", { displayName: "x" }))).toEqual([400, "invalidValue"]);
    expect(await heard(mine.get("/Users?filter=shoeSize%20eq%2043"))).toEqual([400, "invalidFilter"]);
    expect(await heard(mine.get("/Groups?filter=members%20pr"))).toEqual([400, "invalidFilter"]);
    for (const attack of ["__proto__.isAdmin", "constructor.prototype.isAdmin"]) {
      expect(await heard(mine.patch(path, [{ op: "add", path: attack, value: true }]))).toEqual([400, "invalidPath"]);
      expect(await heard(mine.patch(path, [{ op: "add", value: { [attack]: true } }]))).toEqual([400, "invalidPath"]);
    }
    expect(await heard(mine.post("/Users", `{"userName":"p@x.example","__proto__":{"isAdmin":true}}`))).toEqual([
      201,
      undefined,
    ]);
    expect(await heard(mine.patch(path, [{ op: "replace", path: "userName", value: "P@x.example" }]))).toEqual([
      409,
      "uniqueness",
    ]);
    expect(await heard(mine.post("/Users", `{"userName":"${"x".repeat(1_000_001)}"}`))).toEqual([413, undefined]);
    expect(await heard(mine.post("/Bulk", {}))).toEqual([501, undefined]);
    expect(await heard(mine.get("/Shoes"))).toEqual([404, undefined]);
    expect(scimBody(await mine.get(path), 200)).not.toHaveProperty("isAdmin");
  });

  test("asks for some attributes, for a page, for a sorting that is not done, or about a version", async () => {
    const scim = await newScim(house);
    for (const n of [1, 2, 3])
      scimBody(await scim.post("/Users", { userName: `u${n}@x.example`, title: "T", name: { givenName: "G" } }), 201);
    const page = scimBody(
      await scim.get("/Users?startIndex=2&count=1&sortBy=userName&attributes=userName,name.givenName"),
      200,
    );
    expect(page).toMatchObject({ totalResults: 3, startIndex: 2, itemsPerPage: 1 });
    const [user] = page["Resources"] ?? [];
    expect(Object.keys(user ?? {}).toSorted()).toEqual(["id", "name", "schemas", "userName"]);
    for (const startIndex of ["4", "99999999999", "9".repeat(40)])
      expect(scimBody(await scim.get(`/Users?count=2&startIndex=${startIndex}`), 200)).toMatchObject({
        totalResults: 3,
        itemsPerPage: 0,
        Resources: [],
      });
    expect(scimBody(await scim.get("/Users?startIndex=-5&count=-1"), 200)).toMatchObject({
      totalResults: 3,
      startIndex: 1,
      Resources: [],
    });
    const put = (version: string) =>
      scim.call("PUT", `/Users/${user?.id}`, { userName: "u2@x.example", title: "New" }, { "if-match": version });
    scimBody(await put('W/"7"'), 412);
    const changed = await put('W/"1"');
    expect([changed.status, changed.headers.get("etag")]).toEqual([200, 'W/"2"']);
    const again = (version: string) => scim.call("GET", `/Users/${user?.id}`, undefined, { "if-none-match": version });
    expect([(await again('"x", W/"2"')).status, (await again('W/"1"')).status]).toEqual([304, 200]);
  });

  test("asks for parts of attributes, to see them or not to", async () => {
    const scim = await newScim(house);
    const { id } = scimBody(
      await scim.post("/Users", {
        userName: "parts@x.example",
        name: { givenName: "Ada", familyName: "Lovelace" },
        emails: [{ value: "parts@x.example", type: "work", primary: true }],
        title: "Countess",
        [ENTERPRISE]: { department: "Looms", costCenter: "7" },
      }),
      201,
    );
    const asked = async (query: string) => {
      return without(scimBody(await scim.get(`/Users/${id}?${query}`), 200), "id", "schemas");
    };
    expect(await asked("attributes=NAME.givenname, emails.value,meta.location")).toEqual({
      name: { givenName: "Ada" },
      emails: [{ value: "parts@x.example" }],
      meta: { location: `${house.url}/scim/v2/Users/${id}` },
    });
    expect(await asked(`attributes=${ENTERPRISE}:department,shoeSize`)).toEqual({
      [ENTERPRISE]: { department: "Looms" },
    });
    expect(await asked("attributes=shoeSize")).toEqual({});
    const excluded = await asked(
      `excludedAttributes=id,${CORE}:title,name.familyName,${ENTERPRISE}:department,emails.type,meta`,
    );
    expect(excluded).toEqual({
      userName: "parts@x.example",
      active: true,
      name: { givenName: "Ada" },
      emails: [{ value: "parts@x.example", primary: true }],
      [ENTERPRISE]: { costCenter: "7" },
    });
  });

  test("about a version that is no more changes nothing, also when several come at once", async () => {
    const scim = await newScim(house);
    const user = scimBody(await scim.post("/Users", { userName: "v@x.example" }), 201);
    const group = scimBody(await scim.post("/Groups", { displayName: "V" }), 201);
    for (const [path, done] of [
      [`/Users/${user.id}`, 200],
      [`/Groups/${group.id}`, 204],
    ] as const) {
      const change = (n: number) => ({ Operations: [{ op: "replace", value: { displayName: `V${n}` } }] });
      const answers = await Promise.all(
        [1, 2, 3, 4].map((n) => scim.call("PATCH", path, change(n), { "if-match": 'W/"1"' })),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([done, 412, 412, 412]);
      expect(scimBody(await scim.get(path), 200)["meta"]?.["version"]).toBe('W/"2"');
      expect((await scim.call("DELETE", path, undefined, { "if-match": 'W/"1"' })).status).toBe(412);
    }
  });

  test("for what every attribute of /Schemas says is kept, shown, filtered and patched as described", async () => {
    const scim = await newScim(house);
    const { id } = scimBody(await scim.post("/Users", { userName: "start@x.example" }), 201);
    const schemas = scimBody(await scim.get("/Schemas"), 200)["Resources"] ?? [];
    const described = schemas.filter((schema) => schema.id !== GROUP).flatMap((schema) => leavesOf(schema));
    expect(described.length).toBeGreaterThan(40);
    const operations = described.map(({ path, value }) => ({ op: "replace", path, value }));
    const patched = scimBody(await scim.patch(`/Users/${id}`, operations), 200);
    for (const { shown, value, path } of described) expect(shown(patched), path).toEqual(value);
    // all of it sent back, with what is ours to set, changes nothing
    expect(scimBody(await scim.call("PUT", `/Users/${id}`, patched), 200)).toEqual(patched);
    expect(patched["meta"]?.["version"]).toBe('W/"2"');
    for (const { path, value } of described.filter((one) => !one.path.includes("$"))) {
      const filter = `${path} eq ${JSON.stringify(value)}`;
      expect(scimBody(await scim.get(`/Users?filter=${encodeURIComponent(filter)}`), 200)["totalResults"], filter).toBe(
        1,
      );
    }
  });
});

test("nothing of what was told or asked stands in a log", () => {
  const logs = JSON.stringify(house.logs);
  expect(logs).toContain("/scim/v2/Users/:id");
  for (const personal of ["x.example", "Lovelace", mine.token, "emp_"]) expect(logs).not.toContain(personal);
});
