// Employees from Okta: its connection test, its look before it creates, whole resources by PUT, and a deactivation that never deletes.
import { beforeAll, describe, expect, test } from "vitest";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { seedMember } from "../../../support/seeds.ts";
import { until } from "../../../support/until.ts";
import { bodyOf } from "../api-client.ts";
import { newScim, scimBody, type ScimClient } from "./client.ts";

const MATCHER = `export default {
  fetch: () => new Response(null, { status: 404 }),
  queue: (batch) => { for (const { body } of batch.messages) console.log("asked " + body.kind + " " + body.employeeId); },
};`;

let house: TestHouse;
let okta: ScimClient;
beforeAll(async () => {
  house = await startTestHouse({ only: ["reports", "oauth"], replace: { matcher: MATCHER } });
  okta = await newScim(house);
});

const asked = (id: string) => house.logs.filter((line) => line.message.includes(`asked employee ${id}`)).length;

const visit = async (cookie: string) =>
  (await fetch(`${house.url}/positions`, { headers: { cookie }, redirect: "manual" })).status;

const USER = {
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
  userName: "ada.lovelace@northwind.example",
  name: { givenName: "Ada", familyName: "Lovelace", middleName: "" },
  emails: [{ primary: true, value: "ada.lovelace@northwind.example", type: "work" }],
  displayName: "Ada Lovelace",
  locale: "en-US",
  externalId: "00u1ada",
  groups: [],
  password: "1mz050nq",
  active: true,
};

describe("Okta", () => {
  test("tests the connection by asking for two users", async () => {
    expect(scimBody(await okta.get("/Users?startIndex=1&count=2"), 200)).toEqual({
      schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
      totalResults: 0,
      startIndex: 1,
      itemsPerPage: 0,
      Resources: [],
    });
    expect(scimBody(await okta.get("/Groups?startIndex=1&count=100"), 200)["totalResults"]).toBe(0);
  });

  test("looks for the user, creates it, replaces it whole, deactivates and reactivates it", async () => {
    const look = `/Users?filter=${encodeURIComponent('userName eq "Ada.Lovelace@northwind.example"')}&startIndex=1&count=100`;
    expect(scimBody(await okta.get(look), 200)["totalResults"]).toBe(0);

    const created = await okta.post("/Users", USER);
    const made = scimBody(created, 201);
    expect(made).toMatchObject({
      userName: USER.userName,
      externalId: "00u1ada",
      active: true,
      meta: { resourceType: "User" },
    });
    expect(JSON.stringify(made)).not.toContain("1mz050nq");
    expect(created.headers.get("location")).toBe(`${house.url}/scim/v2/Users/${made.id}`);
    expect(scimBody(await okta.get(look), 200)).toMatchObject({ totalResults: 1, Resources: [{ id: made.id }] });
    const employee = () => okta.api.get(`/employees/${made.id}`);
    expect(bodyOf(await employee(), 200)).toMatchObject({
      firstName: "Ada",
      lastName: "Lovelace",
      workEmail: USER.userName,
      source: "scim",
      deactivatedAt: null,
    });
    await until(() => asked(made.id) === 1, { what: "the matcher was asked" });

    const whole = { ...USER, id: made.id, title: "Analyst", externalId: "00u1ada" };
    expect(scimBody(await okta.call("PUT", `/Users/${made.id}`, whole), 200)).toMatchObject({
      title: "Analyst",
      active: true,
    });
    expect(bodyOf(await employee(), 200)["title"]).toBe("Analyst");
    await until(() => asked(made.id) === 2, { what: "the matcher was asked again" });
    const version = scimBody(await okta.call("PUT", `/Users/${made.id}`, whole), 200)["meta"]?.["version"];
    expect(version).toBe('W/"2"'); // the same whole again changes nothing

    const off = await okta.patch(`/Users/${made.id}`, [{ op: "replace", value: { active: false } }]);
    expect(scimBody(off, 200)["active"]).toBe(false);
    expect(bodyOf(await employee(), 200)["deactivatedAt"]).not.toBeNull();
    await okta.patch(`/Users/${made.id}`, [{ op: "replace", value: { active: true } }]);
    expect(bodyOf(await employee(), 200)["deactivatedAt"]).toBeNull();

    const { data } = bodyOf(await okta.api.get(`/audit?subjectId=${made.id}`), 200);
    expect(data?.map((entry) => [entry["action"], entry["actorName"]])).toEqual([
      ["employee.reactivated", "SCIM"],
      ["employee.deactivated", "SCIM"],
      ["employee.edited", "SCIM"],
      ["employee.added", "SCIM"],
    ]);
  });

  test("replaces a user by a whole that leaves out and empties, and the employee follows", async () => {
    const more = { title: "Analyst", nickName: "Gus", addresses: [{ type: "work", locality: "London" }] };
    const user = { userName: "augusta@x.example", name: { givenName: "Augusta", familyName: "King" } };
    const { id } = scimBody(await okta.post("/Users", { ...user, ...more }), 201);
    const whole = { ...user, nickName: "", addresses: [], emails: null, meta: { version: "x" }, id: "emp_other" };
    const put = scimBody(await okta.call("PUT", `/Users/${id}`, whole), 200);
    expect(put).toMatchObject({ id, userName: user.userName, active: true });
    for (const gone of ["title", "nickName", "addresses", "emails"]) expect(put).not.toHaveProperty(gone);
    expect(bodyOf(await okta.api.get(`/employees/${id}`), 200)).toMatchObject({
      firstName: "Augusta",
      title: null,
      preferredName: null,
      location: null,
    });
  });

  test("a userName is taken in any case; another company may have it", async () => {
    const taken = { ...USER, userName: "ADA.lovelace@NORTHWIND.example" };
    expect(scimBody(await okta.post("/Users", taken), 409)["scimType"]).toBe("uniqueness");
    const all = await Promise.all(
      Array.from({ length: 8 }, () => okta.post("/Users", { ...USER, userName: "bob@x.example", emails: [] })),
    );
    expect(all.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 7 }, () => 409)]);
    scimBody(await (await newScim(house)).post("/Users", USER), 201);
  });

  test("a deactivation signs the one member with that address out, and nobody when there are two", async () => {
    const { id: tenantId } = okta.tenant;
    const members = await Promise.all(
      ["one@x.example", "two@x.example", "TWO@x.example"].map((email) => seedMember(house.db, tenantId, { email })),
    );
    const cookies = members.map((member) => member.cookie);
    for (const address of ["one@x.example", "two@x.example"]) {
      const made = scimBody(await okta.post("/Users", { userName: address, active: true }), 201);
      await okta.patch(`/Users/${made.id}`, [{ op: "replace", value: { active: false } }]);
    }
    expect(await Promise.all(cookies.map(visit))).toEqual([303, 200, 200]);
  });

  test("so does a user who comes inactive, and one who is renamed as they go", async () => {
    const { id: tenantId } = okta.tenant;
    const [came, renamed] = await Promise.all(
      ["came@x.example", "goes@x.example"].map((email) => seedMember(house.db, tenantId, { email })),
    );
    scimBody(await okta.post("/Users", { userName: "came@x.example", active: false }), 201);
    const { id } = scimBody(await okta.post("/Users", { userName: "goes@x.example" }), 201);
    const value = { userName: "goes@x.example.gone", active: false };
    scimBody(await okta.patch(`/Users/${id}`, [{ op: "replace", value }]), 200);
    for (const member of [came, renamed]) expect(await visit(member?.cookie ?? "")).toBe(303);
  });
});

describe("an employee who is known already", () => {
  const known = async (facts: Record<string, unknown>) => bodyOf(await okta.api.post("/employees", facts), 201).id;

  test("is recognised by the work e-mail, and what SCIM does not say stays", async () => {
    const id = await known({
      firstName: "Grace",
      lastName: "Hopper",
      workEmail: "Grace@x.example",
      personalEmail: "g@home.example",
    });
    const made = scimBody(
      await okta.post("/Users", {
        userName: "grace@x.example",
        name: { givenName: "Grace", familyName: "Hopper" },
        title: "Admiral",
      }),
      201,
    );
    expect(made.id).toBe(id);
    expect(bodyOf(await okta.api.get(`/employees/${id}`), 200)).toMatchObject({
      title: "Admiral",
      personalEmail: "g@home.example",
    });
  });

  test("keeps the name that we have when SCIM tells only a sign-in name, also when that changes", async () => {
    const id = await known({ firstName: "María del Carmen", lastName: "Ruiz", workEmail: "mc@x.example" });
    const user = { userName: "mc@x.example", displayName: "María del Carmen Ruiz" };
    expect(scimBody(await okta.post("/Users", user), 201).id).toBe(id);
    await okta.call("PUT", `/Users/${id}`, { userName: "mc.ruiz@x.example" });
    const employee = bodyOf(await okta.api.get(`/employees/${id}`), 200);
    expect(employee).toMatchObject({ firstName: "María del Carmen", lastName: "Ruiz", workEmail: "mc.ruiz@x.example" });
  });

  test("is not taken for somebody with another number", async () => {
    const id = await known({
      firstName: "Jean",
      lastName: "Bartik",
      workEmail: "jean@x.example",
      employeeNumber: "J1",
    });
    const enterprise = { "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { employeeNumber: "J2" } };
    const made = scimBody(await okta.post("/Users", { userName: "jean@x.example", ...enterprise }), 201);
    expect(made.id).not.toBe(id);
    expect(scimBody(await okta.post("/Users", { userName: "jean2@x.example", ...enterprise }), 409)["scimType"]).toBe(
      "uniqueness",
    );
  });

  test("corrected by a person in the dashboard stays corrected until the source changes that fact", async () => {
    const made = scimBody(
      await okta.post("/Users", {
        userName: "kay@x.example",
        name: { givenName: "Kay", familyName: "McNulty" },
        title: "Operator",
      }),
      201,
    );
    await okta.api.patch(`/employees/${made.id}`, { title: "Programmer" });
    await okta.patch(`/Users/${made.id}`, [{ op: "replace", value: { nickName: "Kathleen" } }]);
    expect(bodyOf(await okta.api.get(`/employees/${made.id}`), 200)).toMatchObject({
      title: "Programmer",
      preferredName: "Kathleen",
    });
    await okta.patch(`/Users/${made.id}`, [{ op: "replace", value: { title: "Lead" } }]);
    expect(bodyOf(await okta.api.get(`/employees/${made.id}`), 200)["title"]).toBe("Lead");
  });
});

test("changes to one user at the same time are all kept", async () => {
  const made = scimBody(await okta.post("/Users", { userName: "race@x.example" }), 201);
  const paths = ["title", "nickName", "displayName", "userType"];
  const answers = await Promise.all(
    paths.map((path) => okta.patch(`/Users/${made.id}`, [{ op: "replace", path, value: `new ${path}` }])),
  );
  for (const answer of answers) scimBody(answer, 200);
  expect(scimBody(await okta.get(`/Users/${made.id}`), 200)).toMatchObject(
    Object.fromEntries(paths.map((path) => [path, `new ${path}`])),
  );
});
