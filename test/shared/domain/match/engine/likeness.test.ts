// Which spellings count as one name, which as a slip, and which as two people.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "#shared/domain/match/engine/fold.ts";
import { likeness } from "#shared/domain/match/engine/likeness.ts";
import { spanOf, type Span } from "#shared/domain/match/engine/spans.ts";
import { oddText } from "./arbitrary.ts";

function span(name: string): Span {
  const text = fold(name).replaceAll(" ", "");
  const made = spanOf([{ text, spelledOut: fold(name, true).replaceAll(" ", "") }]);
  if (made === null) throw new Error(`${name} has no letters`);
  return made;
}

const alike = (one: string, other: string) => likeness(span(one), span(other));

describe("two spellings", () => {
  test.for([
    ["Müller", "Mueller"],
    ["Müller", "Muller"],
    ["Ørsted", "Oersted"],
    ["Åse", "Aase"],
    ["Núñez", "NUNEZ"],
    ["Ji-hoon", "JiHoon"],
    ["de la Cruz", "Delacruz"],
    ["O'Brien", "O’BRIEN"],
    ["İbrahim", "Ibrahim"],
    ["Геннадий", "Gennadiy"],
    ["Δημήτρης", "Dimitris"],
    ["김", "Gim"],
  ] as const)("%s and %s are the same name", ([one, other]) => {
    expect(alike(one, other)).toBe("same");
  });

  test.for([
    ["Mohammed", "Muhammad"],
    ["Yulia", "Iuliia"],
    ["Xu", "Hsu"],
    ["Lee", "Rhee"],
    ["Pakhomova", "Pahomova"],
    ["Satish", "Sathish"],
    ["MacRoberts", "McRoberts"],
    ["Vivek", "Viveck"],
    ["Chaudhary", "Chowdhury"],
  ] as const)("%s and %s are one name romanised twice", ([one, other]) => {
    expect(alike(one, other)).toBe("sound");
  });

  test.for([
    ["Thompson", "Thomspon", "slip"],
    ["Martha", "Marhta", "slip"],
    ["Toby", "Toy", "slip"],
    ["Hashimov", "Hoshemav", "frame"],
  ] as const)("%s and %s differ by little", ([one, other, level]) => {
    expect(alike(one, other)).toBe(level);
  });

  test.for([
    ["Mohammed", "Mahmoud"],
    ["Smith", "Jones"],
    ["Li", "Lu"],
    ["Kim", "Jim"],
  ] as const)("%s and %s are two names, or too short to tell", ([one, other]) => {
    expect(["slip", null]).toContain(alike(one, other));
    expect(alike(one, other)).not.toBe("same");
  });
});

test("likeness is the same from either side, and a name is like itself", () => {
  const names = oddText.map((text) => fold(text).replaceAll(" ", "")).filter((text) => text !== "");
  fc.assert(
    fc.property(names, names, (one, other) => {
      expect(alike(one, other)).toBe(alike(other, one));
      expect(alike(one, one)).toBe("same");
    }),
  );
});
