// The index's keys: few, the same from either side, and enough for a pair to be found.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { employeeKeys, hireKeys, lookupsOf } from "#shared/domain/match/engine/engine.ts";
import { oddEmployee, oddHire } from "./arbitrary.ts";
import { employee, hire, named } from "./people.ts";

const MOST = 36;

test("nobody has more keys than the limit, and none is longer than a name can be", () => {
  fc.assert(
    fc.property(oddHire, oddEmployee, (someHire, someEmployee) => {
      for (const { keys } of [hireKeys(someHire), employeeKeys(someEmployee)]) {
        expect(keys.length).toBeLessThanOrEqual(MOST);
        expect(new Set(keys).size).toBe(keys.length);
        expect(Math.max(0, ...keys.map((key) => key.length))).toBeLessThan(2_000);
      }
    }),
  );
  expect(hireKeys(hire()).keys.length).toBeLessThan(12);
});

describe("a pair shares a key", () => {
  test.for([
    ["a nickname", "Bob Smith", named("Robert Smith")],
    ["two nicknames of one name", "Bob Smith", named("Rob Smith")],
    ["the other order", "Smith Robert", named("Robert Smith")],
    ["another romanisation", "Muhammad Khouri", named("Mohammed Khoury")],
    ["a slip in the family name", "Robert Smitth", named("Robert Smith")],
    ["a slip in the given name", "Robret Smith", named("Robert Smith")],
    ["half of a double name", "Natalia Delgado", named("Natalia Delgado Medina")],
    ["a changed family name in the same job", "Grace Murray", named("Grace Hopper")],
    ["an adopted given name in the same job", "Fiona Li", named("Beilu Li")],
  ] as const)("with %s", ([, candidateName, fields]) => {
    const theirs = new Set(employeeKeys(employee(fields)).keys);
    expect(hireKeys(hire({ candidateName })).keys.filter((key) => theirs.has(key))).not.toEqual([]);
  });
});

describe("lookups", () => {
  const { keys, day } = employeeKeys(employee({ personalEmail: "grace@gmail.com" }));

  test("go by date where a key names many, and over all time where it names few", () => {
    const lookups = lookupsOf("employee", keys, day);
    expect(lookups.find(({ key }) => key === "m:grace@gmail.com")?.days).toBeNull();
    const half = lookups.find(({ key }) => key.startsWith("f:"));
    expect(half?.days).toEqual({ from: (day ?? 0) - 110, to: (day ?? 0) + 45 });
    const job = lookups.find(({ key }) => key.startsWith("j:"));
    expect(job?.days).toEqual({ from: (day ?? 0) - 220, to: (day ?? 0) + 45 });
  });

  test("meet from the hire's side in the same days", () => {
    const hired = 20_000;
    const [fromHire] = lookupsOf("hire", ["f:smith j"], hired);
    const [fromEmployee] = lookupsOf("employee", ["f:smith j"], hired + 110);
    expect(fromHire?.days?.to).toBe(hired + 110);
    expect(fromEmployee?.days?.from).toBe(hired);
  });

  test("without a date are by mailbox and full name only", () => {
    const kinds = lookupsOf("employee", keys, null).map(({ key }) => key.slice(0, 2));
    expect([...new Set(kinds)]).toEqual(["m:", "n:"]);
  });
});
