// Values of custom fields on their way into a form and back, type by type, and what a person is told when one does not fit.
import { describe, expect, test } from "vitest";
import type { FieldDefinition } from "#shared/domain/greenhouse/catalogue.ts";
import type { FieldValue } from "#shared/domain/greenhouse/sync-request.ts";
import { readValue, textsOf, writeValue } from "../../../../workers/reports/src/view-models/greenhouse-values.ts";
import { ACCOUNT } from "../greenhouse-seeds.ts";

type Typed = Pick<FieldDefinition, "valueType" | "options">;

const field = (valueType: string, ...names: string[]): Typed => ({
  valueType,
  options: names.map((name, index) => ({ id: String(index), name })),
});
const read = (of: Typed, texts: Record<string, string>) => readValue(of, "f", texts, ACCOUNT);
const problemOf = (of: Typed, texts: Record<string, string>) => {
  const answer = read(of, texts);
  return answer.ok ? null : answer.message;
};

describe("a value survives the way into the form and back", () => {
  test.each<[string, Typed, FieldValue]>([
    ["short text", field("short_text"), "CC-7"],
    ["long text of several lines", field("long_text"), "One\nTwo"],
    ["a web address", field("url"), "https://example.com"],
    ["yes", field("yes_no"), true],
    ["no", field("yes_no"), false],
    ["one of a list", field("single_select", "Full-time", "Part-time"), "Part-time"],
    ["several of a list", field("multi_select", "Epic", "SQL"), ["Epic", "SQL"]],
    ["money", field("currency"), { amount: 9_000, currency: "EUR" }],
    ["a range of money", field("currency_range"), { min: 80_000, max: 95_000, currency: "USD" }],
    ["a number", field("number"), 37.5],
    ["a range of numbers", field("number_range"), { min: -2, max: 5 }],
    ["a date", field("date"), "2027-02-01"],
    ["a user", field("user"), "40"],
    ["nothing", field("currency_range"), null],
  ])("%s", (_, of, value) => {
    expect(read(of, writeValue(of, "f", value, ACCOUNT, "USD"))).toEqual({ ok: true, value });
  });

  test("an option is told by its label, whichever way it was meant", () => {
    expect(writeValue(field("single_select", "Full-time"), "f", "full time", ACCOUNT, "USD")).toEqual({
      f: "Full-time",
    });
  });

  test("an empty amount is offered in the company's currency", () => {
    expect(writeValue(field("currency"), "f", undefined, ACCOUNT, "SEK")).toEqual({
      "f.amount": "",
      "f.currency": "SEK",
    });
  });
});

describe("what does not fit is said in words", () => {
  test.each([
    ["half a range", field("number_range"), { "f.min": "2", "f.max": "" }, "Fill in both ends, or leave both empty."],
    [
      "a range upside down",
      field("number_range"),
      { "f.min": "5", "f.max": "2" },
      "The upper end is below the lower end.",
    ],
    ["no number", field("number"), { f: "many" }, "Write a number, such as 40 or 37.5."],
    ["no amount", field("currency"), { "f.amount": "a lot", "f.currency": "USD" }, "Write amounts, such as 90,000."],
    ["a debt", field("currency"), { "f.amount": "-1", "f.currency": "USD" }, "An amount cannot be negative."],
    [
      "no currency",
      field("currency"),
      { "f.amount": "1", "f.currency": "$" },
      "Write the currency as three letters, such as USD.",
    ],
    ["nobody", field("user"), { f: "Ada" }, "There is no active user “Ada” in Greenhouse. Choose one from the list."],
    [
      "one of two",
      field("user"),
      { f: "Sam Lee" },
      "Several users in Greenhouse are called “Sam Lee”. Choose one from the list.",
    ],
  ])("%s", (_, of, texts, message) => {
    expect(problemOf(of, texts)).toBe(message);
  });

  test("grouped digits are read as people type them", () => {
    const texts = { "f.min": "80,000", "f.max": "95 000", "f.currency": "usd" };
    expect(read(field("currency_range"), texts)).toEqual({
      ok: true,
      value: { min: 80_000, max: 95_000, currency: "USD" },
    });
  });
});

test("a user is found by name, e-mail, label or id", () => {
  const found = ["dana whitfield", "DANA@harbor.example", "Dana Whitfield (dana@harbor.example)", "40"].map((f) =>
    read(field("user"), { f }),
  );
  expect(found).toEqual(Array.from({ length: 4 }, () => ({ ok: true, value: "40" })));
});

test("several values of one name become lines", () => {
  const form = new FormData();
  form.append("job.skills", "Epic");
  form.append("job.skills", "SQL");
  expect(textsOf(form)).toEqual({ "job.skills": "Epic\nSQL" });
});
