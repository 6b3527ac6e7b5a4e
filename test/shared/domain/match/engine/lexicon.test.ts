// Rarity, nicknames and spellings as the tables tell them.
import { expect, test } from "vitest";
import {
  areShortAndFormal,
  areSpellings,
  familyBits,
  formalForms,
  givenBits,
  isFamilyFirst,
  RAREST_BITS,
} from "#shared/domain/match/engine/lexicon.ts";

test("common names say little, unknown ones as much as the lists can tell", () => {
  expect(givenBits("james")).toBeLessThan(8);
  expect(familyBits("smith")).toBeLessThan(9);
  expect(familyBits("nguyen")).toBeLessThan(9);
  expect(givenBits("zebulonia")).toBe(RAREST_BITS);
});

test("nicknames hold in both directions and never lead from one formal name to another", () => {
  expect(areShortAndFormal("bob", "robert")).toBe(true);
  expect(areShortAndFormal("robert", "bob")).toBe(true);
  expect(areShortAndFormal("alex", "alexander")).toBe(true);
  expect(areShortAndFormal("alex", "alexandra")).toBe(true);
  expect(areShortAndFormal("alexander", "alexandra")).toBe(false);
  expect(areShortAndFormal("gosia", "margaret")).toBe(false);
});

test.for([
  ["francisco", "paco"],
  ["malgorzata", "gosia"],
  ["aleksandr", "sasha"],
  ["mohammed", "mo"],
  ["venkatesh", "venky"],
  ["katarzyna", "kasia"],
  ["mariafernanda", "mafer"],
] as const)("%s is called %s", ([formal, short]) => {
  expect(areShortAndFormal(formal, short)).toBe(true);
  expect(formalForms(short)).toContain(formal);
});

test("Mahmoud is not a spelling of Mohammed", () => {
  expect(areSpellings("mohammed", "muhammad")).toBe(true);
  expect(areSpellings("mohammed", "mahmoud")).toBe(false);
});

test("family names that come first are known in their usual spellings", () => {
  expect(["nguyen", "kim", "wang", "sato", "nagy"].every(isFamilyFirst)).toBe(true);
  expect(isFamilyFirst("smith")).toBe(false);
});
