// PATCH as identity providers send it, and as an attacker would.
import {
  array,
  assert,
  constantFrom,
  dictionary,
  jsonValue,
  oneof,
  option,
  property,
  record,
  string,
} from "fast-check";
import { describe, expect, test } from "vitest";
import { ENTERPRISE_URN, ROLECALL_URN, USER_SHAPE } from "#shared/domain/scim/attributes.ts";
import { parseFilter } from "#shared/domain/scim/filter.ts";
import { applyPatch, readOperations } from "#shared/domain/scim/patch.ts";
import type { ScimObject } from "#shared/domain/scim/values.ts";

const ADA: ScimObject = {
  userName: "ada@northwind.example",
  name: { givenName: "Ada", familyName: "Lovelace" },
  emails: [{ value: "ada@northwind.example", type: "work", primary: true }],
  active: true,
};

/** The user after the operations, or the refusal. */
function patched(operations: unknown, user: ScimObject = ADA) {
  const read = readOperations({ Operations: operations });
  return read.ok ? applyPatch(USER_SHAPE, user, read.value) : read;
}

const after = (operations: unknown, user?: ScimObject) => {
  const result = patched(operations, user);
  if (!result.ok) throw new Error(`${result.reason}: ${result.message}`);
  return result.value;
};
const reason = (operations: unknown) => {
  const result = patched(operations);
  return result.ok ? "accepted" : result.reason;
};

describe("as Okta sends it", () => {
  test("a deactivation without a path", () => {
    expect(after([{ op: "replace", value: { active: false } }])).toEqual({ ...ADA, active: false });
  });

  test("an id, a password and names that nobody knows in the value are left out", () => {
    const value = { id: "emp_other", password: "s3cret", shoeSize: 43, title: "Countess" };
    expect(after([{ op: "replace", value }])).toEqual({ ...ADA, title: "Countess" });
  });
});

describe("as Entra ID sends it", () => {
  test("attributes of an extension that we do not know are left out where the value names them", () => {
    const value = { "urn:contoso:1.0:User:shoeSize": 43, "urn:contoso:1.0:User": { shoeSize: 43 }, title: "Countess" };
    expect(after([{ op: "Replace", value }])).toEqual({ ...ADA, title: "Countess" });
  });

  test("operations are capitalised, booleans are texts", () => {
    expect(after([{ op: "Replace", path: "active", value: "False" }])).toMatchObject({ active: false });
    expect(after([{ op: "Add", path: "active", value: "True" }])).toMatchObject({ active: true });
  });

  test("a replacement under a filter that nothing meets makes its element", () => {
    const path = 'phoneNumbers[type eq "work"].value';
    expect(after([{ op: "Replace", path, value: "+1 555 0100" }])).toMatchObject({
      phoneNumbers: [{ type: "work", value: "+1 555 0100" }],
    });
    expect(after([{ op: "Add", path: 'roles[primary eq "true"].value', value: "Engineer" }])).toMatchObject({
      roles: [{ primary: true, value: "Engineer" }],
    });
  });

  test("a replacement under a filter changes what meets it, whatever the case, and nothing else", () => {
    const user = {
      ...ADA,
      emails: [
        { value: "a@home.example", type: "home" },
        { value: "old@x.example", type: "work" },
      ],
    };
    expect(
      after([{ op: "replace", path: 'emails[type eq "Work"].value', value: "new@x.example" }], user),
    ).toMatchObject({
      emails: [
        { value: "a@home.example", type: "home" },
        { value: "new@x.example", type: "work" },
      ],
    });
  });

  test("whole paths as names of a value without a path", () => {
    const value = {
      "name.givenName": "Augusta",
      'emails[type eq "home"].value': "ada@home.example",
      [`${ENTERPRISE_URN}:department`]: "Engines",
      [`${ROLECALL_URN}:startDate`]: "2027-02-01T00:00:00Z",
    };
    expect(after([{ op: "Add", value }])).toMatchObject({
      name: { givenName: "Augusta", familyName: "Lovelace" },
      emails: [{ type: "work" }, { type: "home", value: "ada@home.example" }],
      [ENTERPRISE_URN]: { department: "Engines" },
      [ROLECALL_URN]: { startDate: "2027-02-01" },
    });
  });

  test("the manager as a bare id, and the manager taken away", () => {
    const path = `${ENTERPRISE_URN}:manager`;
    const managed = after([{ op: "Add", path, value: "emp_boss" }]);
    expect(managed).toMatchObject({ [ENTERPRISE_URN]: { manager: { value: "emp_boss" } } });
    expect(after([{ op: "Remove", path }], managed)).not.toHaveProperty([ENTERPRISE_URN]);
    for (const value of [[{ value: null, displayName: null }], [], null, ""])
      expect(after([{ op: "Replace", path, value }], managed)).not.toHaveProperty([ENTERPRISE_URN, "manager"]);
  });

  test("another manager does not keep the former one's name", () => {
    const path = `${ENTERPRISE_URN}:manager`;
    const of = (manager: Record<string, string>) => ({ ...ADA, [ENTERPRISE_URN]: { manager } });
    const managed = of({ value: "emp_boss", displayName: "Priya Shah" });
    for (const operation of [
      { op: "Replace", path, value: { value: "emp_2" } },
      { op: "Replace", path: `${path}.value`, value: "emp_2" },
      { op: "Replace", path: ENTERPRISE_URN, value: { manager: { value: "emp_2" } } },
      { op: "Replace", value: { [ENTERPRISE_URN]: { manager: { value: "emp_2" } } } },
    ])
      expect(after([operation], managed)).toEqual(of({ value: "emp_2" }));
    expect(after([{ op: "add", path, value: { value: "emp_boss" } }], managed)).toEqual(managed);
    expect(after([{ op: "add", path, value: { value: "emp_2", displayName: "Bo" } }], managed)).toEqual(
      of({ value: "emp_2", displayName: "Bo" }),
    );
  });

  test("nulls in a complex value empty its parts, parts that it does not name stay", () => {
    expect(after([{ op: "replace", path: "name", value: { givenName: null, middleName: "King" } }])).toMatchObject({
      name: { familyName: "Lovelace", middleName: "King" },
    });
  });
});

describe("lists", () => {
  test("a new primary takes the place of the old one", () => {
    const value = [{ value: "ada@new.example", type: "other", primary: true }];
    expect(after([{ op: "add", path: "emails", value }])).toMatchObject({
      emails: [
        { type: "work", primary: false },
        { value: "ada@new.example", primary: true },
      ],
    });
  });

  test("adding what is there adds nothing; removing by filter, by value and all at once", () => {
    expect(after([{ op: "add", path: "emails", value: ADA["emails"] }])).toEqual(ADA);
    for (const operation of [
      { op: "remove", path: 'emails[type eq "work"]' },
      { op: "remove", path: "emails", value: [{ value: "ada@northwind.example" }] },
      { op: "remove", path: "emails" },
      { op: "replace", path: "emails", value: [] },
    ])
      expect(after([operation])).not.toHaveProperty("emails");
    for (const operation of [
      { op: "remove", path: 'emails[type eq "fax"]' },
      { op: "remove", path: "emails", value: [] },
      { op: "remove", path: "emails", value: [{ value: null }] },
      { op: "remove", path: "emails", value: [{ value: "other@x.example" }] },
    ])
      expect(after([operation])).toEqual(ADA);
  });
});

test("addresses, which have no value, are added once and removed by what is said of them", () => {
  const home = { type: "home", locality: "Bath" };
  const both = { ...ADA, addresses: [{ type: "work", locality: "London" }, home] };
  expect(after([{ op: "add", path: "addresses", value: [{ locality: "Bath", type: "home" }] }], both)).toEqual(both);
  for (const value of [[{ type: "work" }], { type: "work", locality: "London" }])
    expect(after([{ op: "Remove", path: "addresses", value }], both)).toEqual({ ...ADA, addresses: [home] });
});

test("half a character and a zero byte, which a database cannot keep, do not come in", () => {
  expect(after([{ op: "replace", path: "title", value: "Coun\u0000tess \ud800" }])).toMatchObject({
    title: "Countess \ufffd",
  });
});

describe("whatever is sent", () => {
  const words = [
    "userName",
    "name",
    "emails",
    "value",
    "active",
    "type",
    "title",
    "manager",
    "__proto__",
    "constructor",
  ];
  const word = oneof(constantFrom(...words, ENTERPRISE_URN, ROLECALL_URN), string({ maxLength: 6 }));
  const text = oneof(word, constantFrom('"work"', "eq", "pr", "and", "or", "not", "(", ")", "[", "]", ".", "]."));
  const path = array(text, { maxLength: 8 }).chain((parts) =>
    constantFrom(parts.join(" "), parts.join("."), parts.join("")),
  );
  const value = oneof(jsonValue(), dictionary(word, jsonValue()), array(dictionary(word, jsonValue())));
  const operation = record({ op: constantFrom("add", "Replace", "remove"), path: option(path), value });

  test("a PATCH is refused or gives a user of known attributes, and touches no object", () => {
    const known = new Set([
      ...USER_SHAPE.core.attributes.map(({ name }) => name),
      "externalId",
      ENTERPRISE_URN,
      ROLECALL_URN,
    ]);
    assert(
      property(array(operation, { minLength: 1, maxLength: 4 }), (operations) => {
        const before = structuredClone(ADA);
        const result = patched(JSON.parse(JSON.stringify(operations)));
        expect(ADA).toEqual(before);
        expect(Object.keys(Object.prototype)).toEqual([]);
        if (result.ok) for (const name of Object.keys(result.value)) expect(known).toContain(name);
        if (result.ok) expect(typeof result.value["userName"]).toBe("string");
      }),
      { numRuns: 1_000 },
    );
  });

  test("a filter is refused or understood", () => {
    assert(
      property(path, (filter) => {
        const read = parseFilter(USER_SHAPE, filter);
        expect(read.ok || read.reason === "invalidFilter").toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("refused", () => {
  test.for([
    ["__proto__.isAdmin"],
    ["constructor.prototype.isAdmin"],
    ["__proto__"],
    ["constructor"],
    ["name.__proto__.isAdmin"],
    [`${ENTERPRISE_URN}:__proto__.isAdmin`],
    ["emails[__proto__ eq 1].value"],
    ["emails.constructor"],
  ])("the path %s, with and without a path attribute, and no object is touched", ([path = ""]) => {
    for (const op of ["add", "replace", "remove"]) {
      expect(["invalidPath", "invalidFilter"]).toContain(reason([{ op, path, value: true }]));
      expect(reason([{ op, value: JSON.parse(`{${JSON.stringify(path)}: true}`) as unknown }])).not.toBe("accepted");
    }
    expect(({} as Record<string, unknown>)["isAdmin"]).toBeUndefined();
    expect(Object.hasOwn(Object.prototype, "isAdmin")).toBe(false);
  });

  test("a prototype inside a value is no attribute and changes no object", () => {
    const value = JSON.parse('{"__proto__": {"isAdmin": true}, "givenName": "Eve"}') as unknown;
    const eve = after([{ op: "replace", path: "name", value }]);
    expect(eve["name"]).toEqual({ givenName: "Eve", familyName: "Lovelace" });
    expect(Object.getPrototypeOf(eve["name"])).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)["isAdmin"]).toBeUndefined();
  });

  test.for([
    ["invalidPath", { op: "replace", path: "shoeSize", value: 43 }],
    ["invalidPath", { op: "replace", path: "name.shoeSize", value: 43 }],
    ["invalidPath", { op: "replace", path: "urn:example:other:2.0:User:x", value: 1 }],
    ["invalidFilter", { op: "replace", path: "emails[type is work].value", value: "x" }],
    ["invalidSyntax", { op: "move", path: "title", value: "x" }],
    ["invalidValue", { op: "replace", path: "active", value: "perhaps" }],
    ["invalidValue", { op: "remove", path: "userName" }],
    ["invalidValue", { op: "replace", path: "title" }],
    ["invalidValue", { op: "add", path: "emails" }],
    ["invalidValue", { op: "add" }],
    ["invalidValue", { op: "replace", path: `${ROLECALL_URN}:startDate`, value: "2027-02-30" }],
    ["mutability", { op: "replace", path: "id", value: "emp_1" }],
    ["noTarget", { op: "remove" }],
  ] as const)("as %s: %j", ([expected, operation]) => {
    expect(reason([operation])).toBe(expected);
  });

  test("one refused operation undoes those before it", () => {
    expect(reason([{ op: "replace", path: "title", value: "x" }, { op: "remove" }])).toBe("noTarget");
    expect(ADA).not.toHaveProperty("title");
  });
});
