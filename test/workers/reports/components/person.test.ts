// How people are named and abbreviated.
import { expect, test } from "vitest";
import { employeeName, initials } from "../../../../workers/reports/src/components/person.tsx";

test.each([
  ["Ada Lovelace", "AL"],
  ["Mara de Lin", "ML"],
  ["Cher", "C"],
  ["  élodie  ", "É"],
  ["", "?"],
  ["𝒜da 李", "𝒜李"],
])("the initials of “%s” are %s", (name, letters) => {
  expect(initials(name)).toBe(letters);
});

test("an employee goes by the preferred name, and may have no last name", () => {
  expect(employeeName({ firstName: "William", lastName: "Gates", preferredName: "Bill" })).toBe("Bill Gates");
  expect(employeeName({ firstName: "Suharto", lastName: "", preferredName: null })).toBe("Suharto");
});
