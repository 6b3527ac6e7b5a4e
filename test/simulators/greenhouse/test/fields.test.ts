// Custom fields: what each type takes in a write and shows in a read, which are not the same.
import { describe, expect, test } from "vitest";
import type { GreenhouseOptions } from "../index.ts";
import { bench, connected, fieldOf, personCalled } from "./support.ts";

async function working(options: GreenhouseOptions = {}) {
  const gh = bench(options);
  const call = await connected(gh);
  const { id } = gh.control.createJob({ name: "Nurse" });
  const write = (name_key: string, value: unknown) =>
    call("PATCH", `/jobs/${id}`, { custom_fields: [{ name_key, value }] });
  /** Without the approval, which is another matter. */
  const field = gh.control.findField({ fieldType: "job", nameKey: "salary_range" });
  gh.control.editField({ fieldId: field?.id ?? 0, needsApproval: false });
  return { gh, call, jobId: id, write };
}

const types: [key: string, type: string, written: unknown, read: unknown][] = [
  ["cost_center", "short_text", "CC-1", "CC-1"],
  ["business_case", "long_text", "<p>Beds & nights</p>", "<p>Beds & nights</p>"],
  ["remote_eligible", "yes_no", true, true],
  ["employment_type", "single_select", "Part-time", "Part-time"],
  ["skills", "multi_select", ["SQL", "Spanish"], ["SQL", "Spanish"]],
  ["bonus", "currency", { amount: 5000, currency_code: "USD" }, { amount: 5000, currency_code: "USD" }],
  [
    "salary_range",
    "currency_range",
    { min_amount: 70_000, max_amount: 90_000, currency_code: "USD" },
    { min_amount: 70_000, max_amount: 90_000, currency_code: "USD" },
  ],
  ["weekly_hours", "number", 37.5, 37.5],
  ["years_of_experience", "number_range", { min_value: 2, max_value: 5 }, { min_value: 2, max_value: 5 }],
  ["budget_approved_on", "date", "2026-11-30", "2026-11-30"],
  ["plan_link", "url", "https://plan.example/1", "https://plan.example/1"],
];

describe("every type", () => {
  test("shows what was written, in its own form, and null once cleared", async () => {
    const { call, jobId, write } = await working();
    for (const [key, type, written, read] of types) {
      expect(await write(key, written)).toMatchObject({ status: 200 });
      const [shown] = (await call("GET", `/jobs?ids=${jobId}`)).rows;
      expect(fieldOf(shown, key)).toMatchObject({ type, value: read });
      const cleared = await write(key, null);
      expect(fieldOf(cleared.data, key)).toMatchObject({ type, value: null });
    }
  });

  test("refuses what is of another type, and the answer names the field", async () => {
    const { write } = await working();
    const wrong: [key: string, value: unknown][] = [
      ["cost_center", "x".repeat(256)],
      ["cost_center", 5],
      ["business_case", false],
      ["remote_eligible", "true"],
      ["employment_type", "Freelance"],
      ["employment_type", ["Contract"]],
      ["skills", "SQL"],
      ["skills", ["SQL", "COBOL"]],
      ["bonus", 5000],
      ["bonus", { amount: 5000, unit: "USD" }],
      ["bonus", { amount: 5000, currency_code: "dollars" }],
      ["salary_range", { min_value: 1, max_value: 2, unit: "USD" }],
      ["salary_range", { min_amount: 2, max_amount: 1, currency_code: "USD" }],
      ["weekly_hours", "37"],
      ["years_of_experience", { min_amount: 1, max_amount: 2, currency_code: "USD" }],
      ["budget_approved_on", "11/30/2026"],
      ["budget_approved_on", "2026-02-30"],
      ["budget_owner", "Imani Brooks"],
      ["budget_owner", 17],
    ];
    for (const [key, value] of wrong) {
      expect(await write(key, value)).toMatchObject({ status: 422, errors: [{ [key]: expect.any(String) }] });
    }
  });
});

describe("selects", () => {
  test("take labels or ids and show the label of today; a deleted option can no longer be chosen", async () => {
    const { gh, call, jobId, write } = await working();
    const options = gh.control.findField({ fieldType: "job", nameKey: "employment_type" })?.options ?? [];
    const contract = options.find(({ name }) => name === "Contract")?.id ?? 0;
    expect(fieldOf((await write("employment_type", contract)).data, "employment_type")?.value).toBe("Contract");
    gh.control.editOption({ optionId: contract, name: "Contractor" });
    const shown = async () => fieldOf((await call("GET", `/jobs?ids=${jobId}`)).rows[0], "employment_type")?.value;
    expect(await shown()).toBe("Contractor");
    expect((await write("employment_type", "Contract")).status).toBe(422);
    gh.control.editOption({ optionId: contract, isActive: false });
    expect(await shown()).toBe("Contractor");
    expect((await write("employment_type", "Contractor")).status).toBe(422);
    const { rows } = await call("GET", `/custom_field_options?custom_field_key=employment_type&active=true`);
    expect(rows.map(({ name }) => name)).toEqual(["Part-time", "Full-time"]);
  });
});

describe("a user field", () => {
  test("takes and shows an id, or by switch shows the person", async () => {
    const plain = await working();
    const id = personCalled(plain.gh, "Dana Whitfield");
    expect(fieldOf((await plain.write("budget_owner", id)).data, "budget_owner")?.value).toBe(id);
    const told = await working({ readForms: { users: "object" } });
    const owner = personCalled(told.gh, "Dana Whitfield");
    expect(fieldOf((await told.write("budget_owner", owner)).data, "budget_owner")?.value).toMatchObject({
      user_id: owner,
      name: "Dana Whitfield",
      employee_id: "E-102",
    });
  });
});

test("reads come in the other forms that are about: v1 money, numbers as strings", async () => {
  const { write } = await working({ readForms: { money: "v1", numbers: "string" } });
  const bonus = await write("bonus", { amount: 1, currency_code: "EUR" });
  expect(fieldOf(bonus.data, "bonus")?.value).toEqual({ amount: 1, unit: "EUR" });
  const range = await write("salary_range", { min_amount: 1, max_amount: 2, currency_code: "EUR" });
  expect(fieldOf(range.data, "salary_range")?.value).toEqual({ min_value: 1, max_value: 2, unit: "EUR" });
  expect(fieldOf((await write("weekly_hours", 85)).data, "weekly_hours")?.value).toBe("85.0");
});

test("a field is meant by its key or its id, one of the two, and must be of the record's kind", async () => {
  const { gh, call, jobId } = await working();
  const id = gh.control.findField({ fieldType: "job", nameKey: "cost_center" })?.id ?? 0;
  const patch = (...custom_fields: unknown[]) => call("PATCH", `/jobs/${jobId}`, { custom_fields });
  expect(fieldOf((await patch({ custom_field_id: id, value: "CC-2" })).data, "cost_center")?.value).toBe("CC-2");
  expect((await patch({ custom_field_id: id, name_key: "cost_center", value: "x" })).status).toBe(422);
  expect((await patch({ value: "x" })).status).toBe(422);
  expect((await patch({ name_key: "cost_center" })).status).toBe(422);
  expect((await patch({ name_key: "Cost Center", value: "x" })).status).toBe(422);
  expect((await patch({ name_key: "opening_reason", value: "Backfill" })).status).toBe(422);
  expect((await patch({ name_key: "cost_center", value: "x", unit: "y" })).status).toBe(422);
});

test("one wrong field spoils the whole write", async () => {
  const { gh, call, jobId } = await working();
  const custom_fields = [
    { name_key: "cost_center", value: "CC-3" },
    { name_key: "employment_type", value: "Freelance" },
  ];
  expect((await call("PATCH", `/jobs/${jobId}`, { name: "Other", custom_fields })).status).toBe(422);
  expect(gh.control.job({ jobId })).toMatchObject({ name: "Nurse", fields: {} });
});

test("renaming keeps the key; an archived field leaves records but stays in the list", async () => {
  const { gh, call, jobId, write } = await working();
  const id = gh.control.findField({ fieldType: "job", nameKey: "cost_center" })?.id ?? 0;
  await write("cost_center", "CC-4");
  gh.control.editField({ fieldId: id, name: "Budget code" });
  const [renamed] = (await call("GET", `/jobs?ids=${jobId}`)).rows;
  expect(fieldOf(renamed, "cost_center")).toMatchObject({ name: "Budget code", value: "CC-4" });
  gh.control.editField({ fieldId: id, isActive: false });
  const [archived] = (await call("GET", `/jobs?ids=${jobId}`)).rows;
  expect(fieldOf(archived, "cost_center")).toBeUndefined();
  expect((await write("cost_center", "CC-5")).status).toBe(422);
  const keys = async (query: string) =>
    (await call("GET", `/custom_fields?field_type=job${query}`)).rows.map((row) => row["name_key"]);
  expect(await keys("")).toContain("cost_center");
  expect(await keys("&active=true")).not.toContain("cost_center");
  expect((await call("GET", "/custom_fields?field_type=jobs")).status).toBe(422);
});

test("a definition tells type, key and the flags that matter", async () => {
  const { call } = await working();
  const { rows } = await call("GET", "/custom_fields?name_key=plan_link");
  expect(rows).toMatchObject([
    {
      name: "Plan Link",
      field_type: "job",
      value_type: "url",
      required: false,
      api_only: true,
      require_approval: false,
    },
  ]);
});

test("a private field is neither shown to nor written by a subject without the right", async () => {
  const { gh, call, jobId, write } = await working();
  expect((await write("bonus", { amount: 1, currency_code: "USD" })).status).toBe(200);
  gh.control.editUser({ userId: personCalled(gh, "Rolecall Integration"), canSeePrivateFields: false });
  const [shown] = (await call("GET", `/jobs?ids=${jobId}`)).rows;
  expect(fieldOf(shown, "bonus")).toBeUndefined();
  expect(fieldOf(shown, "cost_center")).toBeDefined();
  expect((await write("bonus", null)).status).toBe(403);
});
