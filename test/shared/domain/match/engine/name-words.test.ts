// The words of a name, freed of what recruiters and HR systems write around it.
import { describe, expect, test } from "vitest";
import { candidateName, employeeName } from "#shared/domain/match/engine/name-words.ts";

const words = (text: string) =>
  candidateName(text)
    .words.map((word) => word.text)
    .join(" ");

describe("a candidate's name", () => {
  test.for([
    ["Dr. Jane Q. Public, PhD", "jane q public"],
    ["Jane Public (she/her)", "jane public"],
    ["jane  PUBLIC ", "jane public"],
    ["Public, Jane", "jane public"],
    ["Mr. Jesús Rodríguez Garza, MBA", "jesus rodriguez garza"],
    ["Jack Sampson - Referral", "jack sampson"],
    ["Anne-Marie O’Brien", "anne marie obrien"],
    ["Zoë\u200b van 't Hof", "zoe van t hof"],
    ["佐藤花子", "sato hua zi"],
    ["", ""],
    ["-", ""],
  ] as const)("%s has the words %s", ([text, expected]) => {
    expect(words(text)).toBe(expected);
  });

  test("keeps what is in quotes or brackets as a nickname, and pronouns as nothing", () => {
    expect(
      candidateName('Robert "Bob" Smith')
        .asides.flat()
        .map((word) => word.text),
    ).toEqual(["bob"]);
    expect(
      candidateName("Concepción (Concha) Méndez")
        .asides.flat()
        .map((word) => word.text),
    ).toEqual(["concha"]);
    expect(candidateName("Robert Smith (he/him)").asides).toEqual([]);
  });

  test("keeps the generation apart", () => {
    expect(candidateName("Sammy Davis Jr.").suffix).toBe("jr");
    expect(candidateName("Hatfield III, Anthony")).toMatchObject({ suffix: "iii", isOrderKnown: true });
    expect(words("Junior Phillips")).toBe("junior phillips");
  });

  test("spells umlauts both ways", () => {
    expect(candidateName("Jürgen Groß").words.at(0)).toEqual({ text: "jurgen", spelledOut: "juergen" });
  });
});

describe("an employee's name", () => {
  const none = { middleName: null, preferredName: null };

  test("leaves out what stands for a missing name", () => {
    expect(employeeName({ firstName: "FNU", lastName: "Kasiran", ...none }).first).toEqual([]);
    expect(employeeName({ firstName: "Neha", lastName: "LNU", ...none }).family).toEqual([]);
    expect(employeeName({ firstName: "Neha", lastName: ".", ...none }).family).toEqual([]);
  });

  test("takes the given part where a whole name stands in the preferred field", () => {
    const name = employeeName({ firstName: "Robert", lastName: "Smith", middleName: null, preferredName: "Bob Smith" });
    expect(name.preferred.map((word) => word.text)).toEqual(["bob"]);
  });

  test("finds the generation in the family field", () => {
    expect(employeeName({ firstName: "Mick", lastName: "Goldberg Sr.", ...none }).suffix).toBe("sr");
  });
});
