// Which of our fields a custom field is offered, and which one its name suggests.
import { describe, expect, test } from "vitest";
import { sourcesFor, suggestedSource } from "#shared/domain/greenhouse/field-sources.ts";

const named = (name: string, valueType: string, key = name.toLowerCase().replaceAll(" ", "_")) =>
  suggestedSource({ name, key, valueType });

describe("what can fill a field", () => {
  test("fits its type", () => {
    expect(sourcesFor("currency_range")).toEqual(["compensation", "constant"]);
    expect(sourcesFor("user")).toEqual(["hiringManager", "recruiter", "constant"]);
    expect(sourcesFor("yes_no")).toEqual(["constant"]);
    expect(sourcesFor("date")).toEqual(["targetStartOn", "constant"]);
  });

  test("is nothing for a type that cannot be written", () => {
    expect(sourcesFor("attachment")).toEqual([]);
    expect(sourcesFor("salary_hris")).toEqual([]);
  });
});

describe("a suggestion", () => {
  test.each([
    ["Employment Type", "single_select", "employmentType"],
    ["Work-Location", "short_text", "location"],
    ["Salary Range", "currency_range", "compensation"],
    ["Minimum Salary", "currency", "compensationMin"],
    ["Planned Start", "date", "targetStartOn"],
    ["Reports to", "user", "hiringManager"],
    ["Requisition ID", "short_text", "requisitionCode"],
  ])("for %s (%s) is %s", (name, valueType, source) => {
    expect(named(name, valueType)).toBe(source);
  });

  test("is found by the key when the field was renamed", () => {
    expect(named("Arbeitsort", "short_text", "work_location")).toBe("location");
  });

  test("is never one that the type cannot hold, and never a guess", () => {
    expect(named("Salary Range", "yes_no")).toBeNull();
    expect(named("Start Date", "short_text")).toBe("targetStartOn");
    expect(named("Start Date", "number")).toBeNull();
    expect(named("Reason for location change", "short_text")).toBeNull();
  });
});
