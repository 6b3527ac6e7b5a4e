// What the preview of an edit shows: only what differs, old beside new.
import { describe, expect, test } from "vitest";
import { changesOf, type HeldAtGreenhouse } from "#shared/domain/greenhouse/changes.ts";
import { greenhousePlan, type GreenhousePosition, type GreenhouseSetting } from "#shared/domain/greenhouse/plan.ts";
import type { GreenhouseSyncRequest } from "#shared/domain/greenhouse/sync-request.ts";
import { customField } from "./account.ts";

const position: GreenhousePosition = {
  title: "Lead Nurse",
  department: null,
  location: null,
  employmentType: null,
  compensation: { min: 80_000, max: 95_000, currency: "USD", interval: "per-year-salary" },
  hiringManager: null,
  recruiter: null,
  targetStartOn: "2027-02-01",
};
const setting: GreenhouseSetting = {
  catalogue: [
    customField("1", "Salary Range", { valueType: "currency_range", needsApproval: true }),
    customField("2", "Cost Center"),
    customField("3", "Replaces", { on: "opening" }),
  ],
  fields: [{ on: "job", key: "salary_range", field: "compensation" }],
  values: [],
  writesCompensation: true,
};
const held: HeldAtGreenhouse = {
  targetStartOn: "2027-01-15",
  awaiting: null,
  reads: {
    job: {
      name: "Charge Nurse",
      requisitionId: "Trace-1",
      departmentId: null,
      officeIds: [],
      fields: { salary_range: { min_amount: 70_000, max_amount: 95_000, currency_code: "USD" }, cost_center: "CC-1" },
    },
    opening: { fields: { replaces: null } },
  },
};

function changes(request: Partial<Extract<GreenhouseSyncRequest, { action: "update" }>> = {}, at = held) {
  const { plan } = greenhousePlan(position, "Trace-1", { action: "update", ...request }, setting);
  if (plan.action !== "update") throw new Error(plan.action);
  return changesOf(plan, at, setting.catalogue).map(({ field, from, value }) => [field, from, value]);
}

describe("the preview of an edit", () => {
  test("shows what differs, old and new, and nothing else", () => {
    expect(changes({ jobFields: { cost_center: "CC-1" }, openingFields: { replaces: "Ada" } })).toEqual([
      ["job_name", "Charge Nurse", "Lead Nurse"],
      ["job.salary_range", "70000 – 95000 USD", "80000 – 95000 USD"],
      ["target_start_on", "2027-01-15", "2027-02-01"],
      ["opening.replaces", "", "Ada"],
    ]);
  });

  test("leaves out what already waits for an approval there", () => {
    const wanted = { min_amount: 80_000, max_amount: 95_000, currency_code: "USD" };
    const waiting = { on: "job", key: "salary_range", name: "Salary Range", valueType: "currency_range" } as const;
    const at: HeldAtGreenhouse = { ...held, awaiting: [{ ...waiting, wanted, needsApproval: true }] };
    expect(changes({}, at).map(([field]) => field)).toEqual(["job_name", "target_start_on"]);
  });

  test("touches only the opening when the job is not ours", () => {
    if (held.reads === null) throw new Error("There are reads.");
    const theirs = { ...held, reads: { ...held.reads, job: { ...held.reads.job, requisitionId: "REQ-9" } } };
    expect(changes({}, theirs).map(([field]) => field)).toEqual(["target_start_on"]);
  });
});

test("what was previewed is all that is written, whatever else differs by then", () => {
  const only = ["job_name", "opening.replaces"];
  const request = { action: "update" as const, jobFields: { cost_center: "CC-9" }, openingFields: { replaces: "Ada" } };
  const { plan } = greenhousePlan(position, "Trace-1", { ...request, only }, setting);
  expect(plan).toMatchObject({
    job: { name: "Lead Nurse", fields: [] },
    opening: { targetStartOn: undefined, fields: [{ key: "replaces", value: "Ada" }] },
  });
});
