// Who may call what: routes before credentials, one scope for each endpoint, and Site Admins alone.
import { describe, expect, test } from "vitest";
import { bench, callerWith, connected, idsOf, origin, personCalled, templateOf } from "./support.ts";

const lists = [
  "applications",
  "candidates",
  "close_reasons",
  "custom_fields",
  "custom_field_options",
  "departments",
  "job_hiring_managers",
  "job_owners",
  "job_posts",
  "jobs",
  "offers",
  "offices",
  "openings",
  "users",
];

test("a route that does not exist is 404 before anybody asks for a token", async () => {
  const nobody = callerWith(bench(), undefined);
  expect(await nobody("GET", "/nothing")).toMatchObject({ status: 404, message: "Resource not found" });
  expect(await nobody("GET", "/jobs")).toMatchObject({
    status: 401,
    message: "Unauthorized",
    errors: [expect.any(String)],
  });
});

test("there is no show endpoint and no nested path: a record is asked for by ids", async () => {
  const gh = bench();
  const call = await connected(gh);
  const id = templateOf(gh);
  expect((await call("GET", `/jobs/${id}`)).status).toBe(404);
  expect((await call("GET", `/jobs/${id}/openings`)).status).toBe(404);
  expect(idsOf((await call("GET", `/jobs?ids=${id}`)).rows)).toEqual([id]);
});

describe("scopes", () => {
  test("open their own endpoint and nothing else, and the 403 says no more than that", async () => {
    const gh = bench();
    const call = await connected(gh, { scopes: ["harvest:jobs:list", "harvest:openings:update"] });
    expect((await call("GET", "/jobs")).status).toBe(200);
    for (const name of lists.filter((one) => one !== "jobs")) {
      expect(await call("GET", `/${name}`)).toMatchObject({ status: 403, data: { message: "Forbidden" }, errors: [] });
    }
    expect((await call("POST", "/jobs", { template_job_id: templateOf(gh), number_of_openings: 1 })).status).toBe(403);
    expect((await call("POST", "/openings", { job_id: 1 })).status).toBe(403);
  });

  test("added to a credential count for tokens that are minted afterwards", async () => {
    const gh = bench();
    const call = await connected(gh, { scopes: ["harvest:jobs:list"] });
    const credentialId = gh.control.summary({}).accounts[0]?.credentials[0]?.id ?? 0;
    gh.control.setScopes({ credentialId, scopes: ["harvest:jobs:list", "harvest:users:list"] });
    expect((await call("GET", "/users")).status).toBe(403);
  });

  test("that do not exist cannot be given", () => {
    expect(() => bench().control.createCredential({ scopes: ["harvest:jobs:read"] })).toThrow();
  });
});

describe("a subject who is no Site Admin", () => {
  test("gets 403 on every list and every write, whatever the scopes", async () => {
    const gh = bench();
    const call = await connected(gh, { as: "Theo Lindgren" });
    for (const name of lists) expect((await call("GET", `/${name}`)).status).toBe(403);
    expect((await call("POST", "/jobs", { template_job_id: templateOf(gh), number_of_openings: 1 })).status).toBe(403);
  });

  test("may by option see empty lists instead, and still writes nothing", async () => {
    const gh = bench({ nonAdminLists: "empty" });
    const call = await connected(gh, { as: "Theo Lindgren" });
    for (const name of lists) expect(await call("GET", `/${name}`)).toMatchObject({ status: 200, text: "[]" });
    expect((await call("POST", "/openings", { job_id: 1 })).status).toBe(403);
    const narrow = await connected(gh, { as: "Theo Lindgren", scopes: ["harvest:jobs:list"] });
    expect((await narrow("GET", "/users")).status).toBe(403);
  });

  test("may become one while the token lives", async () => {
    const gh = bench();
    const call = await connected(gh, { as: "Theo Lindgren" });
    gh.control.editUser({ userId: personCalled(gh, "Theo Lindgren"), isSiteAdmin: true });
    expect((await call("GET", "/jobs")).status).toBe(200);
  });
});

test("a confidential job and all that hangs on it exist for its hiring team alone", async () => {
  const gh = bench();
  const call = await connected(gh);
  const { id, openings } = gh.control.createJob({ name: "CMO", isConfidential: true, openings: ["X-1"] });
  const { applicationId } = gh.control.addCandidate({ name: "Ada Example", jobId: id });
  gh.control.createOffer({ applicationId });
  const paths = ["/jobs?confidential=true", "/openings", "/applications", "/offers"];
  for (const path of paths) expect((await call("GET", path)).rows).toEqual([]);
  expect((await call("PATCH", `/jobs/${id}`, { name: "Other" })).status).toBe(404);
  expect((await call("PATCH", `/openings/${openings[0]?.id}`, { status: "closed" })).status).toBe(404);
  expect((await call("POST", "/openings", { job_id: id })).status).toBe(422);
  gh.control.addToTeam({ jobId: id, userId: personCalled(gh, "Rolecall Integration"), role: "sourcer" });
  for (const path of paths) expect((await call("GET", path)).rows).toHaveLength(1);
});

test("each organization sees only its own records", async () => {
  const gh = bench();
  const other = gh.control.createAccount({ name: "Other" });
  gh.control.createJob({ accountId: other.id, name: "Theirs" });
  const call = await connected(gh);
  const names = (await call("GET", "/jobs")).rows.map(({ name }) => name);
  expect(names).toEqual(["Standard Role"]);
});

test("v1, v2 and the call that exchanged old keys are gone, for every key alike", async () => {
  for (const [retiredStatus, expected] of [
    [undefined, 410],
    [401, 401],
    [404, 404],
  ] as const) {
    const gh = bench(retiredStatus === undefined ? {} : { retiredStatus });
    for (const path of ["/v1/jobs", "/v1/users?page=1", "/v2/jobs/1/openings", "/auth/token"]) {
      const method = path === "/auth/token" ? "POST" : "GET";
      const headers = { authorization: `Basic ${Buffer.from("old-key:").toString("base64")}` };
      const response = await gh.fetch(new Request(origin + path, { method, headers }));
      expect(response.status).toBe(expected);
      expect(await response.json()).toMatchObject({ message: expect.any(String) });
    }
  }
});
