// What is typed into the position form, and what becomes of it.
import { describe, expect, test } from "vitest";
import { PositionInput } from "#shared/domain/position.ts";
import {
  amount,
  blankPositionForm,
  formOfPosition,
  planFromForm,
  withProblems,
} from "../../../../workers/reports/src/view-models/position-form.ts";
import { positionProblems } from "../../../../workers/reports/src/view-models/position-problems.ts";

const typed = {
  title: "Data Engineer",
  department: "",
  location: "Berlin",
  employmentType: "full-time",
  hiringManager: "",
  targetStartOn: "2027-01-01",
  compensationMin: "120,000",
  compensationMax: "150.000",
  compensationCurrency: "eur",
  compensationInterval: "per-year-salary",
};

describe("an amount", () => {
  test.each([
    ["120000", 120_000],
    ["120,000", 120_000],
    ["1.250.000", 1_250_000],
    ["120 000", 120_000],
    ["120’000", 120_000],
    ["99.5", 99.5],
    ["", undefined],
    ["120k", "120k"],
    ["1,2", "1,2"],
  ])("typed as %s is read as %s", (text, value) => {
    expect(amount(text)).toBe(value);
  });
});

test("what was typed passes the plan's door", () => {
  expect(PositionInput.parse(planFromForm(typed))).toEqual({
    title: "Data Engineer",
    department: null,
    location: "Berlin",
    employmentType: "full-time",
    hiringManager: null,
    recruiter: null,
    targetStartOn: "2027-01-01",
    compensation: { min: 120_000, max: 150_000, currency: "EUR", interval: "per-year-salary" },
  });
});

test("without any amount there is no band, whatever the currency says", () => {
  expect(planFromForm({ ...typed, compensationMin: " ", compensationMax: "" })["compensation"]).toBeNull();
});

test("a plan survives the way into the form and back", () => {
  const plan = PositionInput.parse(planFromForm(typed));
  expect(PositionInput.parse(planFromForm(formOfPosition(plan).values))).toEqual(plan);
});

test("a new form starts with the tenant's currency", () => {
  expect(blankPositionForm("SEK").values).toMatchObject({ compensationCurrency: "SEK", employmentType: "full-time" });
});

describe("faults stand at their field, in words that say how to mend them", () => {
  const faultsOf = (change: Partial<typeof typed>) => {
    const values = { ...typed, ...change };
    const parsed = PositionInput.safeParse(planFromForm(values));
    if (parsed.success) throw new Error("This was meant to be refused.");
    return withProblems(values, positionProblems(values, parsed.error));
  };

  test.each([
    [{ title: " " }, "title", "A position needs a title."],
    [{ compensationMin: "" }, "compensationMin", "Fill in both ends of the band, or leave both empty."],
    [{ compensationMax: "150k" }, "compensationMax", "Write a whole amount, such as 120,000."],
    [{ compensationMax: "90,000" }, "compensationMax", "The upper end is below the lower end."],
    [{ compensationCurrency: "EURO" }, "compensationCurrency", "Write the currency as three letters, such as USD."],
    [{ targetStartOn: "1 May" }, "targetStartOn", "Write the date as YYYY-MM-DD."],
  ])("%o", (change, field, message) => {
    const form = faultsOf(change);
    expect(form.errors).toEqual({ [field]: message });
    expect(form.values, "what was typed is kept").toEqual({ ...typed, ...change });
  });
});
