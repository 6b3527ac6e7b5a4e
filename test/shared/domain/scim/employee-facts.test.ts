// What a SCIM user says of an employee: names, addresses, the manager and the first day, from whatever the provider filled in.
import { describe, expect, test } from "vitest";
import { ENTERPRISE_URN, ROLECALL_URN, USER_SHAPE } from "#shared/domain/scim/attributes.ts";
import { employeeFacts, managerIdOf, userNameKey } from "#shared/domain/scim/employee-facts.ts";
import { readResource } from "#shared/domain/scim/values.ts";

function factsOf(body: Record<string, unknown>) {
  const user = readResource(USER_SHAPE, { userName: "ada", ...body });
  if (!user.ok) throw new Error(user.message);
  return employeeFacts(user.value);
}

test("a full user tells everything that a form could", () => {
  const facts = factsOf({
    UserName: "ada@northwind.example",
    name: { givenName: "Ada", middleName: "King", familyName: "Lovelace" },
    nickName: "Addie",
    title: "Analyst",
    emails: [
      { value: "ada@home.example", type: "home" },
      { value: "ada@northwind.example", type: "work", primary: "True" },
    ],
    addresses: [{ type: "work", locality: "London", country: "GB" }],
    [ENTERPRISE_URN.toLowerCase()]: {
      employeeNumber: 1042,
      department: "Engines",
      manager: { value: "priya@northwind.example", displayName: "Priya Shah" },
    },
    [ROLECALL_URN]: { startDate: "2027-02-01" },
  });
  expect(facts).toEqual({
    employeeNumber: "1042",
    firstName: "Ada",
    middleName: "King",
    lastName: "Lovelace",
    preferredName: "Addie",
    workEmail: "ada@northwind.example",
    personalEmail: "ada@home.example",
    title: "Analyst",
    department: "Engines",
    location: "London, GB",
    employmentType: null,
    manager: { name: "Priya Shah", email: "priya@northwind.example" },
    startDate: "2027-02-01",
  });
});

describe("the name", () => {
  test.for([
    [{ displayName: "Ada Lovelace" }, ["Ada", "Lovelace"]],
    [{ displayName: "Lovelace, Ada" }, ["Ada", "Lovelace"]],
    [{ name: { formatted: "Maria del Carmen Ruiz", familyName: "del Carmen Ruiz" } }, ["Maria", "del Carmen Ruiz"]],
    [{ displayName: "Cher" }, ["Cher", ""]],
    [{ name: { givenName: "Cher", familyName: "" } }, ["Cher", ""]],
    [{}, ["ada", ""]],
  ] as const)("%j", ([body, [firstName, lastName]]) => {
    expect(factsOf(body)).toMatchObject({ firstName, lastName });
  });
});

describe("the work e-mail", () => {
  test.for([
    [{ emails: [{ value: "a@x.example", primary: true }] }, "a@x.example"],
    [{ emails: "a@x.example" }, "a@x.example"],
    [{ userName: "a@x.example" }, "a@x.example"],
    [{ emails: [{ value: "a@home.example", type: "home", primary: true }] }, null],
    [{ emails: [{ value: "not an address", type: "work" }] }, null],
  ] as const)("%j", ([body, workEmail]) => {
    expect(factsOf(body).workEmail).toBe(workEmail);
  });
});

test("our own extension's personal e-mail goes before one of type home", () => {
  const facts = factsOf({
    emails: [{ value: "b@home.example", type: "home" }],
    [ROLECALL_URN]: { personalEmail: "a@home.example" },
  });
  expect(facts.personalEmail).toBe("a@home.example");
});

test("a manager's id is ours to look up, another value is not", () => {
  const managed = (value: string) => managerIdOf({ [ENTERPRISE_URN]: { manager: { value } } });
  expect(managed("emp_01jd3x9k2f7q0m4zt8")).toBe("emp_01jd3x9k2f7q0m4zt8");
  expect(managed("00u1a2b3")).toBeNull();
});

test("a userName is the same in any case, also beyond ASCII", () => {
  expect(userNameKey("JÖRG@X.example")).toBe(userNameKey("jörg@x.EXAMPLE"));
});
