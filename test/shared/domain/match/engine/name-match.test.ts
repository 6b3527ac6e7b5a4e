// How names of the two systems agree: in any order, shortened, married, doubled, romanised.
import { describe, expect, test } from "vitest";
import { judged, named } from "./people.ts";

function match(candidateName: string, employee: Parameters<typeof judged>[0]) {
  const { name } = judged(employee, { candidateName });
  return name && { given: name.given.level, family: name.family.level, middle: name.middle.level, bits: name.bits };
}

describe("names that are one person's", () => {
  test.for([
    ["Hopper, Grace", named("Grace Hopper"), "same", "same"],
    ["Grace B. Hopper", { ...named("Grace Hopper"), middleName: "Brewster" }, "same", "same"],
    ["Bob Smith", named("Robert Smith"), "short", "same"],
    ["Robert “Bob” Smith", named("Bob Smith"), "same", "same"],
    ["Abhi Sharma", named("Abhishek Sharma"), "short", "same"],
    ["Melvin Brown", { ...named("Harold Brown"), preferredName: "Melvin" }, "preferred", "same"],
    ["Lori Merritt", { ...named("Norma Merritt"), middleName: "Lori" }, "middle", "same"],
    ["Lasse Hjort", { ...named("Lars Hjort-Steffensen"), preferredName: null }, "short", "part"],
    ["Natalia Delgado", named("Natalia Delgado Medina"), "same", "part"],
    ["Elizabeth Adams", { ...named("Elizabeth Robertson"), middleName: "Adams" }, "same", "middle"],
    ["Eleonora Boer", named("Eleonora van Boer"), "same", "same"],
    ["Rania Al Rasheed", named("Rania Al-Rashid"), "same", "sound"],
    ["Irina Ivanov", named("Irina Ivanova"), "same", "gender"],
    ["Jana Novák", named("Jana Nováková"), "same", "gender"],
    ["Okonkwo Esse", named("Esse Okonkwo"), "same", "same"],
    ["Nguyễn Văn An", { firstName: "Văn An", lastName: "Nguyễn" }, "same", "same"],
    ["Kavya M", named("Kavya Muthukumar"), "same", "initial"],
    ["J. Smith", named("John Smith"), "initial", "same"],
    ["Prakash", { firstName: "Prakash", lastName: "LNU" }, "same", "missing"],
    ["JB Marchal", { firstName: "Jean-Baptiste", lastName: "Marchal" }, "short", "same"],
  ] as const)("%s", ([candidate, employee, given, family]) => {
    expect(match(candidate, employee)).toMatchObject({ given, family });
  });
});

describe("names that are two people's", () => {
  test.for([
    ["Mario Rossi", named("Maria Rossi")],
    ["Daniel Nair", named("Daniela Nair")],
    ["Joseph Campbell", named("Josephine Campbell")],
    ["Alexander Stone", named("Alexandra Stone")],
    ["Angela Guo", named("Yue Guo")],
  ] as const)("%s has another given name", ([candidate, employee]) => {
    expect(match(candidate, employee)?.given).toBe("different");
  });

  test("middle names and suffixes that contradict speak against it", () => {
    const same = match("Stephen Simmons", named("Stephen Simmons"));
    const contradicting = match("Stephen Eric Simmons", { ...named("Stephen Simmons"), middleName: "Francis" });
    expect(contradicting?.middle).toBe("different");
    expect(contradicting?.bits).toBeLessThan(same?.bits ?? 0);
    const { name } = judged(named("Mick Goldberg Sr."), { candidateName: "Mick Goldberg Jr." });
    expect(name?.suffix.level).toBe("different");
  });

  test("two double names that share one half are rather relatives", () => {
    const familyBits = (candidateName: string) =>
      judged(named("Ana García Pérez"), { candidateName }).name?.family.bits ?? 0;
    expect(familyBits("Ana García López")).toBeLessThan(familyBits("Ana García") - 2);
  });

  test("the words of a name cannot stand for given and family name at once", () => {
    const employee = { firstName: "Luis Fernando", lastName: "Pérez Flores", preferredName: "Luis Fernando" };
    expect(match("Luis Fernando Hernández Martínez", employee)?.family).toBe("different");
  });
});

test("a western name turned round is less likely the same person than in order, where families come first it is not", () => {
  const loss = (candidate: string, turned: string, employee: Parameters<typeof judged>[0]) =>
    (match(candidate, employee)?.bits ?? 0) - (match(turned, employee)?.bits ?? 0);
  expect(loss("Vernon Riley", "Riley Vernon", named("Vernon Riley"))).toBeGreaterThan(2);
  expect(loss("Minjoo Park", "Park Minjoo", named("Minjoo Park"))).toBeLessThan(2);
});

test("rare names say more than common ones, and no name says everything", () => {
  const bits = (name: string) => match(name, named(name))?.bits ?? 0;
  expect(bits("Zebulon Quackenbush")).toBeGreaterThan(bits("James Smith"));
  expect(bits("Zebulon Quackenbush")).toBe(bits("Ermengarde Wolstenholme"));
});
