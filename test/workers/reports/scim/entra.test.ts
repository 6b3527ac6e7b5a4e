// Employees and groups from Entra ID: capitalised operations, texts for booleans, managers by id, groups without their members.
import { beforeAll, describe, expect, test } from "vitest";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { bodyOf } from "../api-client.ts";
import { newScim, scimBody, type ScimClient } from "./client.ts";

const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const ROLECALL = "urn:ietf:params:scim:schemas:extension:rolecall:2.0:User";

let house: TestHouse;
let entra: ScimClient;
beforeAll(async () => {
  house = await startTestHouse({ only: ["reports", "oauth"] });
  entra = await newScim(house);
});

const filtered = (path: string, filter: string, more = "") => `${path}?filter=${encodeURIComponent(filter)}${more}`;

async function newUser(userName: string, more: Record<string, unknown> = {}) {
  return scimBody(await entra.post("/Users", { userName, active: "True", ...more }), 201);
}

describe("a user", () => {
  test("with texts for booleans is answered with booleans, its own extension too", async () => {
    const made = await newUser("ada@contoso.example", {
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:User", ENTERPRISE, ROLECALL],
      externalId: "0a21f0f2",
      emails: [{ primary: "True", type: "work", value: "ada@contoso.example" }],
      [ENTERPRISE]: { employeeNumber: "1042", department: "Engines" },
      [ROLECALL]: { startDate: "2027-02-01", personalEmail: "ada@home.example" },
    });
    expect(made).toMatchObject({ active: true, emails: [{ primary: true }], [ROLECALL]: { startDate: "2027-02-01" } });
    expect(made["schemas"]).toEqual(["urn:ietf:params:scim:schemas:core:2.0:User", ENTERPRISE, ROLECALL]);
    expect(bodyOf(await entra.api.get(`/employees/${made.id}`), 200)).toMatchObject({
      employeeNumber: "1042",
      department: "Engines",
      startDate: "2027-02-01",
      personalEmail: "ada@home.example",
    });
    const found = scimBody(await entra.get(filtered("/Users", 'externalId eq "0a21f0f2"')), 200);
    expect(found).toMatchObject({ totalResults: 1, Resources: [{ id: made.id }] });
  });

  test("changes by capitalised operations, some of them on what is not there yet", async () => {
    const { id } = await newUser("bob@contoso.example");
    const changed = await entra.patch(`/Users/${id}`, [
      { op: "Add", path: "name.givenName", value: "Bob" },
      { op: "Add", path: "name.familyName", value: "Frankston" },
      { op: "Replace", path: 'emails[type eq "work"].value', value: "bob@contoso.example" },
      { op: "Replace", path: 'phoneNumbers[type eq "work"].value', value: "+1 555 0100" },
      { op: "Replace", path: `${ENTERPRISE}:department`, value: "Sheets" },
      { op: "Add", path: 'roles[primary eq "True"].value', value: "Engineer" },
    ]);
    expect(scimBody(changed, 200)).toMatchObject({
      phoneNumbers: [{ type: "work", value: "+1 555 0100" }],
      roles: [{ primary: true, value: "Engineer" }],
    });
    const employee = bodyOf(await entra.api.get(`/employees/${id}`), 200);
    expect(employee).toMatchObject({ firstName: "Bob", lastName: "Frankston", department: "Sheets" });
  });

  test("has a manager by our id, who becomes a name and an address", async () => {
    const boss = await newUser("priya@contoso.example", { name: { givenName: "Priya", familyName: "Shah" } });
    const { id } = await newUser("cy@contoso.example");
    const path = `${ENTERPRISE}:manager`;
    scimBody(await entra.patch(`/Users/${id}`, [{ op: "Add", path, value: boss.id }]), 200);
    const manager = async () => bodyOf(await entra.api.get(`/employees/${id}`), 200)["manager"];
    expect(await manager()).toEqual({ name: "Priya Shah", email: "priya@contoso.example" });
    scimBody(await entra.patch(`/Users/${id}`, [{ op: "Remove", path }]), 200);
    expect(await manager()).toBeNull();
  });

  test("is deactivated by a text, then deleted: the employee stays, and the userName can come back", async () => {
    const name = { givenName: "Dan", familyName: "Bricklin" };
    const emails = [{ type: "work", value: "Dan@contoso.example" }];
    const { id } = await newUser("dan@contoso.example", { name, emails });
    const byMail = async (address: string) =>
      scimBody(await entra.get(filtered("/Users", `emails[type eq "work"].value eq "${address}"`)), 200)[
        "totalResults"
      ];
    expect(await byMail("dan@CONTOSO.example")).toBe(1);
    await entra.patch(`/Users/${id}`, [
      { op: "Replace", path: 'emails[type eq "work"].value', value: "db@contoso.example" },
    ]);
    expect([await byMail("dan@contoso.example"), await byMail("db@contoso.example")]).toEqual([0, 1]);
    const off = await entra.patch(`/Users/${id}`, [{ op: "Replace", path: "active", value: "False" }]);
    expect(scimBody(off, 200)["active"]).toBe(false);
    expect((await entra.call("DELETE", `/Users/${id}`)).status).toBe(204);
    scimBody(await entra.get(`/Users/${id}`), 404);
    scimBody(await entra.call("DELETE", `/Users/${id}`), 404);
    expect(bodyOf(await entra.api.get(`/employees/${id}`), 200)["deactivatedAt"]).not.toBeNull();
    const again = await newUser("dan@contoso.example", {
      name,
      emails: [{ type: "work", value: "db@contoso.example" }],
    });
    expect(again.id).toBe(id);
    expect(await byMail("db@contoso.example")).toBe(1);
    expect(bodyOf(await entra.api.get(`/employees/${id}`), 200)["deactivatedAt"]).toBeNull();
  });

  test("comes back also where a change that overtook the removal left a lookup of the address behind", async () => {
    const name = { givenName: "Gus", familyName: "Gray" };
    const emails = [{ type: "work", value: "gus@contoso.example" }];
    const { id } = await newUser("gus@contoso.example", { name, emails });
    expect((await entra.call("DELETE", `/Users/${id}`)).status).toBe(204);
    await house.db
      .prepare(
        "insert into scim_user_keys select tenant_id, ?, 'emails', 'gus@contoso.example', id from employees where id = ?",
      )
      .bind(entra.connectionId, id)
      .run();
    expect((await newUser("gus@contoso.example", { name, emails })).id).toBe(id);
  });

  test("is not reactivated by an active that says nothing, nor changed by one refused operation among others", async () => {
    const { id } = await newUser("eve@contoso.example", { active: "False", title: "Spy" });
    const said = async () => {
      const { active, title } = scimBody(await entra.get(`/Users/${id}`), 200);
      return [active, title];
    };
    for (const operation of [
      { op: "Replace", path: "active", value: null },
      { op: "Replace", value: { active: "" } },
      { op: "Remove", path: "active" },
    ])
      scimBody(await entra.patch(`/Users/${id}`, [operation]), 200);
    scimBody(
      await entra.call("PUT", `/Users/${id}`, { userName: "eve@contoso.example", title: "Spy", active: null }),
      200,
    );
    const wrong = { op: "Replace", path: "shoeSize", value: 43 };
    scimBody(await entra.patch(`/Users/${id}`, [{ op: "Replace", path: "title", value: "Queen" }, wrong]), 400);
    expect(await said()).toEqual([false, "Spy"]);
    expect(bodyOf(await entra.api.get(`/employees/${id}`), 200)["deactivatedAt"]).not.toBeNull();
  });

  test("of whom another connection says that they work is not marked as gone, until that one says so too", async () => {
    const okta = await newScim(house, entra.api);
    const user = { userName: "mig@contoso.example", name: { givenName: "Mig", familyName: "Ration" } };
    const { id } = scimBody(await okta.post("/Users", user), 201);
    expect((await newUser(user.userName, user)).id).toBe(id);
    const gone = async () => bodyOf(await entra.api.get(`/employees/${id}`), 200)["deactivatedAt"] !== null;
    const off = [{ op: "replace", value: { active: false } }];
    expect(scimBody(await okta.patch(`/Users/${id}`, off), 200)["active"]).toBe(false);
    expect(await gone()).toBe(false);
    expect((await okta.call("DELETE", `/Users/${id}`)).status).toBe(204);
    expect(await gone()).toBe(false);
    scimBody(await entra.patch(`/Users/${id}`, off), 200);
    expect(await gone()).toBe(true);

    // whom a connection that has ended calls active is of no account
    scimBody(
      await okta.post("/Users", { ...user, userName: "mig2@contoso.example", emails: [{ value: user.userName }] }),
      201,
    );
    expect(await gone()).toBe(false);
    scimBody(await entra.patch(`/Users/${id}`, [{ op: "replace", value: { active: true } }]), 200);
    const { data } = bodyOf(await entra.api.get(`/audit?subjectId=${id}`), 200);
    const marked = data?.map((entry) => String(entry["action"])).filter((action) => action.endsWith("activated"));
    expect(marked?.filter((action) => action === "employee.deactivated")).toHaveLength(1);
    bodyOf(await entra.api.post(`/connections/${okta.connectionId}/disconnect`), 200);
    scimBody(await entra.patch(`/Users/${id}`, off), 200);
    expect(await gone()).toBe(true);
  });

  test("of a mailbox that was given to somebody else is somebody else", async () => {
    const { id } = await newUser("j.smith@contoso.example", { name: { givenName: "John", familyName: "Smith" } });
    await entra.call("DELETE", `/Users/${id}`);
    const other = await newUser("j.smith@contoso.example", { name: { givenName: "Jane", familyName: "Smith" } });
    expect(other.id).not.toBe(id);
  });
});

describe("a group", () => {
  test("made a second time is refused; another one of the same name is another one", async () => {
    const group = { displayName: "Night Shift", externalId: "g-night" };
    scimBody(await entra.post("/Groups", group), 201);
    for (const again of [group, { ...group, displayName: "NIGHT shift" }, { displayName: "Night Shift" }])
      expect(scimBody(await entra.post("/Groups", again), 409)["scimType"]).toBe("uniqueness");
    scimBody(await entra.post("/Groups", { ...group, externalId: "g-other" }), 201);
    const named = scimBody(await entra.get(filtered("/Groups", 'displayName eq "night shift"')), 200);
    expect(named["totalResults"]).toBe(2);
    const atOnce = await Promise.all([1, 2, 3].map(() => entra.post("/Groups", { displayName: "Day Shift" })));
    expect(atOnce.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
  });

  test("is made, found without its members, filled, emptied and deleted", async () => {
    const [ada, bob] = [await newUser("ga@contoso.example"), await newUser("gb@contoso.example")];
    const made = scimBody(
      await entra.post("/Groups", { displayName: "Engineers", externalId: "g-1", members: [] }),
      201,
    );
    const path = `/Groups/${made.id}`;
    const look = filtered("/Groups", 'displayName eq "engineers"', "&excludedAttributes=members");
    const found = scimBody(await entra.get(look), 200);
    expect(found).toMatchObject({ totalResults: 1, Resources: [{ id: made.id, externalId: "g-1" }] });
    expect(found["Resources"]?.[0]).not.toHaveProperty("members");

    const members = async () => (scimBody(await entra.get(path), 200)["members"] ?? []).map((one) => one["value"]);
    const add = { op: "Add", path: "members", value: [{ value: ada.id }, { value: bob.id }, { value: "emp_nobody" }] };
    expect((await entra.patch(path, [add])).status).toBe(204);
    expect(await members()).toEqual([ada.id, bob.id].toSorted());
    const isMember = filtered("/Groups", `id eq "${made.id}" and members eq "${ada.id}"`);
    expect(scimBody(await entra.get(isMember), 200)["totalResults"]).toBe(1);

    await entra.patch(path, [{ op: "Remove", path: "members", value: [{ value: ada.id }] }]);
    expect(await members()).toEqual([bob.id]);
    expect(scimBody(await entra.get(isMember), 200)["totalResults"]).toBe(0);
    for (const value of [[], [{ value: "" }]]) await entra.patch(path, [{ op: "Remove", path: "members", value }]);
    expect(await members()).toEqual([bob.id]);
    const renamed = await entra.patch(`${path}?attributes=displayName`, [
      { op: "Replace", path: "displayName", value: "Makers" },
    ]);
    expect(scimBody(renamed, 200)).toMatchObject({ displayName: "Makers", id: made.id }); // asked to see it (RFC 7644, 3.5.2)
    scimBody(await entra.call("PUT", path, { displayName: "Makers", members: [{ value: ada.id }] }), 200);
    expect(await members()).toEqual([ada.id]);
    await entra.call("DELETE", `/Users/${ada.id}`);
    expect(await members()).toEqual([]);
    expect((await entra.call("DELETE", path)).status).toBe(204);
    scimBody(await entra.get(path), 404);
  });
});
