// What a position becomes at Greenhouse: from the form, the mapping and equal names, with everything that is wrong said in words.
import { describe, expect, test } from "vitest";
import type { CatalogueEntry, CustomFieldData } from "#shared/domain/greenhouse/catalogue.ts";
import { greenhousePlan, type GreenhousePosition, type GreenhouseSetting } from "#shared/domain/greenhouse/plan.ts";
import { greenhousePreviewLines } from "#shared/domain/greenhouse/preview-lines.ts";

const position: GreenhousePosition = {
  title: "Charge Nurse",
  department: "Nursing",
  location: "Boston",
  employmentType: "full-time",
  compensation: { min: 80_000, max: 95_000, currency: "USD", interval: "per-year-salary" },
  hiringManager: "dana@example.com",
  recruiter: null,
  targetStartOn: "2027-02-01",
};

const job = (providerId: string, name: string, isActive = true): CatalogueEntry => ({
  kind: "job",
  providerId,
  name,
  isActive,
  data: {
    requisitionId: null,
    status: "open",
    isConfidential: false,
    isTemplate: null,
    departmentId: null,
    officeIds: [],
  },
});
const place = { parentId: null, externalId: null, location: null };

function customField(id: string, name: string, data: Partial<CustomFieldData>): CatalogueEntry {
  const base = {
    on: "job",
    valueType: "short_text",
    isRequired: false,
    needsApproval: false,
    isApiOnly: false,
  } as const;
  const key = name.toLowerCase().replaceAll(" ", "_");
  return {
    kind: "custom_field",
    providerId: id,
    name,
    isActive: true,
    data: { ...base, key, sortOrder: Number(id), ...data },
  };
}

const catalogue: CatalogueEntry[] = [
  job("100", "Standard Role"),
  { kind: "department", providerId: "20", name: "Nursing", isActive: true, data: place },
  { kind: "office", providerId: "30", name: "Boston", isActive: true, data: place },
  {
    kind: "user",
    providerId: "40",
    name: "Dana Whitfield",
    isActive: true,
    data: { email: "dana@example.com", employeeId: null, isSiteAdmin: false },
  },
  customField("1", "Employment Type", { valueType: "single_select", isRequired: true }),
  customField("2", "Salary Range", { valueType: "currency_range", needsApproval: true }),
  customField("3", "Opening Reason", { on: "opening", valueType: "short_text", isRequired: true }),
  ...["Full-time", "Part-time"].map((name, i): CatalogueEntry => ({
    kind: "custom_field_option",
    providerId: String(50 + i),
    name,
    isActive: true,
    data: { fieldId: "1", sortOrder: i },
  })),
];

const setting: GreenhouseSetting = {
  catalogue,
  fields: [
    { on: "job", key: "employment_type", field: "employmentType" },
    { on: "job", key: "salary_range", field: "compensation" },
  ],
  values: [],
  writesCompensation: true,
};
const create = { action: "create", templateJobId: "100", openingFields: { opening_reason: "Backfill" } } as const;

describe("a new job", () => {
  test("takes department, office and manager by name or e-mail, and custom fields by the mapping", () => {
    const { plan, problems, notes } = greenhousePlan(position, "Trace-1", create, setting);
    expect(problems).toEqual([]);
    expect(notes).toEqual([]);
    expect(plan).toMatchObject({
      action: "create",
      code: "Trace-1",
      job: { name: "Charge Nurse", departmentId: "20", officeIds: ["30"] },
      team: { hiringManagerIds: ["40"], recruiterIds: [] },
      opening: { targetStartOn: "2027-02-01", fields: [{ key: "opening_reason", value: "Backfill" }] },
    });
    expect(plan.action === "create" && plan.job.fields).toMatchObject([
      { key: "employment_type", value: "Full-time" },
      {
        key: "salary_range",
        value: { min_amount: 80_000, max_amount: 95_000, currency_code: "USD" },
        needsApproval: true,
      },
    ]);
  });

  test("keeps the compensation in the house unless the company sends it", () => {
    const { plan } = greenhousePlan(position, "Trace-1", create, { ...setting, writesCompensation: false });
    expect(JSON.stringify(plan)).not.toContain("80000");
  });

  test("takes what a person typed before the mapping, and the mapping before an equal name", () => {
    const values = [{ kind: "department" as const, value: "Nursing", providerId: "21" }];
    const mapped: CatalogueEntry = { kind: "department", providerId: "21", name: "Wards", isActive: true, data: place };
    const typed = { ...create, jobFields: { employment_type: "51" }, officeIds: [] };
    const { plan } = greenhousePlan(position, "Trace-1", typed, {
      ...setting,
      values,
      catalogue: [...catalogue, mapped],
    });
    expect(plan).toMatchObject({ job: { departmentId: "21", officeIds: [] } });
    expect(plan.action === "create" && plan.job.fields[0]).toMatchObject({ value: "Part-time" });
  });

  test("names required fields without a value, options that do not exist, and what is gone", () => {
    const { problems } = greenhousePlan(
      { ...position, employmentType: "seasonal" },
      "Trace-1",
      { action: "create", templateJobId: "999", jobFields: { no_such_field: "x" }, hiringManagerIds: ["77"] },
      setting,
    );
    const words = problems.map(({ message }) => message).join("\n");
    expect(words).toContain("Opening Reason is required");
    expect(words).toContain('no option "seasonal"');
    expect(words).toContain("template job 999");
    expect(words).toContain("no_such_field");
    expect(words).toContain("hiring manager 77");
  });

  test("leaves department and office to the template when nothing is mapped, and says so", () => {
    const { plan, problems, notes } = greenhousePlan(
      { ...position, department: "Moon Base" },
      "Trace-1",
      create,
      setting,
    );
    expect(problems).toEqual([]);
    expect(notes).toEqual(['No department in Greenhouse is mapped to "Moon Base".']);
    expect(plan.action === "create" && plan.job.departmentId).toBeUndefined();
  });
});

test("a mapping to a field that is gone, or has become another type, says what to do", () => {
  const gone = customField("8", "Cost Center", {});
  const fields = [
    { on: "job", key: "cost_center", field: "department" },
    { on: "job", key: "grade", field: "department", targetType: "short_text" },
  ] as const;
  const changed = customField("9", "Grade", { valueType: "number" });
  const { problems, notes } = greenhousePlan(position, "Trace-1", create, {
    ...setting,
    fields,
    catalogue: [...catalogue, { ...gone, isActive: false }, changed],
  });
  expect(notes).toEqual([
    "Cost Center is not in Greenhouse any more, so nothing is written to it. Take its mapping away under Settings > Integrations.",
  ]);
  expect(problems.find(({ key }) => key === "grade")?.message).toBe(
    "Grade: Write a number. Its type changed in Greenhouse: map it anew under Settings > Integrations.",
  );
});

test("an edit does not demand required fields again, and clears what was emptied on purpose", () => {
  const { plan, problems } = greenhousePlan(
    { ...position, compensation: null },
    "Trace-1",
    { action: "update", jobFields: { salary_range: null } },
    setting,
  );
  expect(problems).toEqual([]);
  expect(plan.action === "update" && plan.job.fields.find(({ key }) => key === "salary_range")).toMatchObject({
    value: null,
  });
});

test("the preview says what will stand where, and what waits for an approval", () => {
  const { plan } = greenhousePlan(position, "Trace-1", create, setting);
  const lines = greenhousePreviewLines(plan, catalogue).map(({ label, value }) => `${label}: ${value}`);
  expect(lines).toEqual([
    "Job name: Charge Nurse",
    "Requisition ID: Trace-1",
    "Template: Standard Role",
    "Department: Nursing",
    "Offices: Boston",
    "Employment Type: Full-time",
    "Salary Range (needs approval in Greenhouse): 80000 – 95000 USD",
    "Hiring managers: Dana Whitfield",
    "Opening ID: Trace-1",
    "Target start date: 2027-02-01",
    "Opening Reason: Backfill",
  ]);
});
