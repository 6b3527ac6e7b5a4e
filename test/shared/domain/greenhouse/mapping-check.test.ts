// What a company is told of its mappings after Greenhouse's fields have changed.
import { describe, expect, test } from "vitest";
import type { FieldMapping } from "#shared/domain/greenhouse/catalogue.ts";
import { checkMappings } from "#shared/domain/greenhouse/mapping-check.ts";
import { customField, options } from "./account.ts";

const workMode = [
  customField("1", "Work Mode", { valueType: "single_select" }),
  ...options("1", "On-site", "Hybrid"),
] as const;
const byLocation: FieldMapping = { on: "job", key: "work_mode", field: "location", targetType: "single_select" };

describe("a mapping", () => {
  test("that fits says nothing", () => {
    expect(checkMappings([...workMode], [byLocation], { location: ["hybrid", "On site"] })).toEqual([]);
  });

  test("to a list names our words that are none of its options, and those that it has", () => {
    const [problem] = checkMappings([...workMode], [byLocation], { location: ["Remote", "Hybrid", "Moon Base"] });
    expect(problem).toMatchObject({ on: "job", key: "work_mode", reason: "options_missing" });
    expect(problem?.message).toBe(
      "“Remote”, “Moon Base” are no options of Work Mode in Greenhouse. It has On-site, Hybrid.",
    );
  });

  test("to a field that vanished is named by the field's last name", () => {
    const gone = customField("2", "Cost Center", {}, false);
    const [problem] = checkMappings([gone], [{ on: "job", key: "cost_center", field: "department" }], {});
    expect(problem).toMatchObject({ key: "cost_center", reason: "field_gone" });
    expect(problem?.message).toMatch(/^Cost Center was archived or deleted in Greenhouse\./);
  });

  test("to a field whose type changed says from what to what", () => {
    const changed = customField("3", "Cost Center", { valueType: "number" });
    const mapping: FieldMapping = { on: "job", key: "cost_center", field: "department", targetType: "short_text" };
    const [problem] = checkMappings([changed], [mapping], {});
    expect(problem).toMatchObject({ reason: "type_changed" });
    expect(problem?.message).toContain("is a number now (it was short text), which Department cannot fill");
  });

  test("to a value that is always the same is checked against the type", () => {
    const mapping: FieldMapping = { on: "job", key: "work_mode", field: "constant", constant: "Remote" };
    expect(checkMappings([...workMode], [mapping], {})).toMatchObject([{ reason: "constant_unfit" }]);
    expect(checkMappings([...workMode], [{ ...mapping, constant: "Hybrid" }], {})).toEqual([]);
  });
});

test("a required field that nothing fills is flagged, unless it cannot be written", () => {
  const required = customField("4", "Opening Reason", { on: "opening", isRequired: true });
  const attached = customField("5", "Offer Letter", { isRequired: true, valueType: "attachment" });
  expect(checkMappings([required, attached], [], {})).toMatchObject([
    { on: "opening", key: "opening_reason", reason: "required_unmapped" },
  ]);
});
