// Both codecs of every type of custom field: what is written, what is read, and whether they agree.
import { describe, expect, test } from "vitest";
import type { FieldDefinition } from "#shared/domain/greenhouse/catalogue.ts";
import { decodeField, encodeField, fieldText, readsAs } from "#shared/domain/greenhouse/custom-fields.ts";
import type { FieldValue } from "#shared/domain/greenhouse/sync-request.ts";

function field(valueType: string): FieldDefinition {
  return {
    id: "1",
    name: "Field",
    on: "job",
    key: "field",
    valueType,
    isRequired: false,
    needsApproval: false,
    isApiOnly: false,
    sortOrder: 0,
    options: [
      { id: "11", name: "Full-time" },
      { id: "12", name: "Part-time" },
    ],
  };
}

/** Type, our value, what is written, and the forms in which it may be read. */
const AGREEING: [string, FieldValue, unknown, unknown[]][] = [
  ["short_text", "CC-7", "CC-7", ["CC-7"]],
  ["long_text", "Two\nlines", "Two\nlines", ["Two\nlines"]],
  ["url", "https://example.com/a", "https://example.com/a", ["https://example.com/a"]],
  ["yes_no", true, true, [true]],
  ["yes_no", "No", false, [false]],
  ["single_select", "12", "Part-time", ["Part-time"]],
  ["single_select", "full-TIME", "Full-time", ["Full-time"]],
  ["multi_select", ["12", "Full-time"], ["Part-time", "Full-time"], [["Full-time", "Part-time"]]],
  [
    "currency",
    { amount: 9000, currency: "USD" },
    { amount: 9000, currency_code: "USD" },
    [
      { amount: 9000, currency_code: "USD" },
      { amount: "9000.0", unit: "USD" },
    ],
  ],
  [
    "currency_range",
    { min: 1, max: 2, currency: "EUR" },
    { min_amount: 1, max_amount: 2, currency_code: "EUR" },
    [
      { min_amount: 1, max_amount: 2, currency_code: "EUR" },
      { min_value: "1.0", max_value: "2.0", unit: "EUR" },
    ],
  ],
  ["number", 36, 36, [36, "36.0"]],
  ["number", "36.5", 36.5, [36.5, "36.5"]],
  [
    "number_range",
    { min: 2, max: 5 },
    { min_value: 2, max_value: 5 },
    [
      { min_value: 2, max_value: 5 },
      { min_value: "2.0", max_value: "5.0" },
    ],
  ],
  ["date", "2027-02-01", "2027-02-01", ["2027-02-01"]],
  ["user", "4012", 4012, [4012, "4012", { user_id: 4012, name: "Ada" }]],
];

test.each(AGREEING)(
  "%s: %j is written as v3 takes it, and every form of its read agrees",
  (type, value, wire, reads) => {
    expect(encodeField(field(type), value)).toEqual({ ok: true, value: wire });
    for (const read of reads) expect(readsAs(type, wire, read), JSON.stringify(read)).toBe(true);
  },
);

test.each([
  ["short_text", "x".repeat(256), "255"],
  ["url", "not an address", "https://"],
  ["yes_no", "perhaps", "yes or no"],
  ["single_select", "Contract", 'no option "Contract"'],
  ["multi_select", ["Full-time", "Other"], 'no option "Other"'],
  ["currency", { min: 1, max: 2, currency: "USD" }, "two ends"],
  ["currency", 9000, "currency"],
  ["currency_range", { min: 3, max: 2, currency: "USD" }, "upper end"],
  ["number", "many", "number"],
  ["number_range", { min: 3, max: 2 }, "upper end"],
  ["date", "1 Feb 2027", "YYYY-MM-DD"],
  ["user", "Ada", "user"],
  ["attachment", "x", "attachment"],
] as [string, FieldValue, string][])("%s: %j cannot be written, and says why", (type, value, words) => {
  const encoded = encodeField(field(type), value);
  expect(encoded.ok ? "written" : encoded.problem).toContain(words);
});

describe("comparing", () => {
  test("an empty text, an empty list and null are the same; another value is not", () => {
    expect(readsAs("short_text", null, "")).toBe(true);
    expect(readsAs("multi_select", [], null)).toBe(true);
    expect(readsAs("single_select", "Full-time", "Part-time")).toBe(false);
    expect(readsAs("currency", { amount: 1, currency_code: "USD" }, { amount: 1, unit: "EUR" })).toBe(false);
  });

  test("a shape that nobody knows never agrees", () => {
    expect(decodeField("currency", "9000 USD")).toBeUndefined();
    expect(readsAs("currency", { amount: 1, currency_code: "USD" }, "1 USD")).toBe(false);
  });
});

test("values read as a person would write them", () => {
  expect(fieldText({ min: 1, max: 2, currency: "EUR" })).toBe("1 – 2 EUR");
  expect(fieldText(["a", "b"])).toBe("a, b");
  expect(fieldText(false)).toBe("No");
  expect(fieldText(null)).toBe("");
});
