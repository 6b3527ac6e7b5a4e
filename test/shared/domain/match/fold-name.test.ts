// Names in many scripts and spellings fold to the same words, and no text breaks the folding.
import { describe, expect, test } from "vitest";
import { foldText, nameKey, nameWords } from "#shared/domain/match/fold-name.ts";
import { anyText } from "./any-text.ts";

describe("folding", () => {
  test.for([
    ["José Ángel Núñez", "jose angel nunez"],
    ["Søren Ødegård", "soren odegard"],
    ["Łukasz Đorđević", "lukasz dordevic"],
    ["Yıldız İnönü", "yildiz inonu"],
    ["Strauß Æsop Œuvre Þór Guðrún", "strauss aesop oeuvre thor gudrun"],
    ["O’Brien, O'Brien; O´Brien", "obrien obrien obrien"],
    ["Ada\u200b Love\u00adlace\u200f", "ada lovelace"],
    ["Jean-Luc  d’Arc", "jean luc darc"],
    ["Ａｄａ", "ada"],
    ["Fyodor Ёлкин", "fyodor елкин"],
    ["מֹשֶׁה", "משה"],
    ["Γιώργος", "γιωργοσ"],
    ["", ""],
    [" \u200b—", ""],
  ])("%s becomes %s", ([name = "", folded]) => {
    expect(foldText(name)).toBe(folded);
  });

  test("marks that are letters in their script stay: Ram is not Rama, ga is not ka", () => {
    expect(foldText("राम")).not.toBe(foldText("रमा"));
    expect(foldText("がく")).not.toBe(foldText("かく"));
  });

  test("never throws, and folding folded text changes nothing, for 3,000 texts of any script up to 300 characters", () => {
    const odd = anyText(3_000).filter((text) => {
      const folded = foldText(text);
      return foldText(folded) !== folded || /^\s|\s$|\s\s|\p{Cf}/u.test(folded);
    });
    expect(odd).toEqual([]);
  });
});

describe("the words of a name", () => {
  test.for([
    ["Lovelace, Ada", "ada lovelace"],
    ["Dr. Ada Lovelace, Ph.D.", "ada lovelace"],
    ["Martin Luther King Jr.", "martin luther king"],
    ["King Jr., Martin Luther", "martin luther king"],
    ["Dennis “Dennie” Bobbitt", "dennis bobbitt"],
    ['Elizabeth "Liz" O\'Neil', "elizabeth oneil"],
    ["William 'Bill' Gates III", "william gates"],
    ["Sam Hill (she/her) [contractor]", "sam hill"],
    ["J.R. Smith", "j r smith"],
    ["Chidi Mba", "chidi mba"],
    ["(Ada)", "ada"],
    ["佐藤 健", "佐藤 健"],
    ["", ""],
    ["–", ""],
  ])("of %s are %s", ([name = "", words]) => {
    expect(nameWords(name).join(" ")).toBe(words);
  });

  test("make the same key in any order", () => {
    expect(nameKey(nameWords("Lovelace Ada"))).toBe(nameKey(nameWords("Ada Lovelace")));
  });

  test("never throw and are folded words, for 3,000 texts of any script", () => {
    const odd = anyText(3_000).filter((text) => nameWords(text).some((word) => word === "" || foldText(word) !== word));
    expect(odd).toEqual([]);
  });

  test("of a text of a hundred thousand brackets are found at once", () => {
    const startedAt = performance.now();
    nameWords("(".repeat(50_000) + "“".repeat(50_000));
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});
