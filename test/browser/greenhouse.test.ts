// Greenhouse in a real browser: mapping fields, creating a job from a position, opening on one, editing, closing; also without a script.
import type { Browser, Page } from "playwright-core";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { showLogsOnFailure } from "../support/test-house.ts";
import { until } from "../support/until.ts";
import { bodyOf, clientOf, type ApiClient } from "../workers/reports/api-client.ts";
import { putEntries } from "../workers/reports/greenhouse-seeds.ts";
import {
  greenhouseCompany,
  startGreenhouseHouse,
  type GreenhouseCompany,
  type GreenhouseHouse,
} from "../workers/scheduler/greenhouse-support.ts";
import { customField } from "../shared/domain/greenhouse/account.ts";
import { expectQuietDesks, isTooWide, sitDown, toast, type DeskOptions } from "./desk.ts";

let browser: Browser;
let all: GreenhouseHouse;
let acme: GreenhouseCompany;
let api: ApiClient;

beforeAll(async () => {
  [browser, all] = await Promise.all([
    openBrowser(),
    startGreenhouseHouse({ only: ["reports", "scheduler", "matcher"] }),
  ]);
});
beforeEach(async () => {
  showLogsOnFailure(all.house);
  acme = await greenhouseCompany(all);
  api = await clientOf(all.house, { id: acme.tenantId, name: "Acme" }, "admin");
  bodyOf(await api.patch("/settings", { approvesAtOnce: true, writesCompensation: true }), 200);
});
expectQuietDesks();

const FAULTY = /422 \(Unprocessable/; // a form with faults, sent without a drawer
const sit = (options: DeskOptions = {}) => sitDown(browser, all.house, acme.tenantId, { expects: FAULTY, ...options });
const control = () => all.greenhouse.control;
const fieldsPath = () => `/settings/integrations/${acme.connectionId}/fields`;
const plan = async (more: object = {}) =>
  bodyOf(await api.post("/positions", { title: "Charge Nurse", ...more }), 201)["id"];
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();

async function becomes(id: string, syncStatus: string, status: string) {
  await until(
    async () => {
      const position = bodyOf(await api.get(`/positions/${id}`), 200);
      return position["syncStatus"] === syncStatus && position["status"] === status;
    },
    { what: `${status} and ${syncStatus}`, deadlineMs: 30_000 },
  );
}

async function opened(more: object = {}) {
  const id = await plan(more);
  const required = { jobFields: { employment_type: "Full-time" }, openingFields: { opening_reason: "Backfill" } };
  const wish = { connectionId: acme.connectionId, templateJobId: acme.templateJobId, ...required };
  bodyOf(await api.post(`/positions/${id}/sync`, wish), 202);
  await becomes(id, "synced", "open");
  return id;
}

describe("mapping", () => {
  test("takes a suggestion with one press, a constant by its type, and says what is no option there", async () => {
    await plan({ employmentType: "seasonal", department: "Wards", location: "Boston" });
    const page = await sit();
    await page.goto(fieldsPath());
    expect(await page.getByLabel("What fills Salary Range").inputValue(), "nothing is mapped silently").toBe("");
    await press(page, "Use Compensation band for Salary Range");
    expect(await toast(page)).toBe("The mapping is saved.");
    expect(await page.getByLabel("What fills Salary Range").inputValue()).toBe("compensation");

    await page.getByLabel("What fills Skills").selectOption("constant");
    await press(page, "Save");
    await page.getByText("Enter the value that it always gets.").waitFor();
    await page.getByLabel("The value that Skills always gets: Epic").check();
    await page.getByLabel("What fills Employment Type").selectOption("employmentType");
    await press(page, "Save");
    await page.getByText("“seasonal” is no option of Employment Type in Greenhouse.").waitFor();
    expect(await page.getByLabel("The value that Skills always gets: Epic").isChecked()).toBe(true);

    await page.getByRole("link", { name: "Departments" }).click();
    await page.getByText("Not understood: nothing in Greenhouse has this name.").waitFor();
    await page.getByLabel("The department that Wards means").selectOption("Nursing");
    await press(page, "Save");
    expect(await page.getByLabel("The department that Wards means").inputValue()).toBe("Nursing");
  });

  test("of a field that vanished in Greenhouse is flagged and taken away with one press", async () => {
    const fields = [{ on: "job", key: "cost_center", source: "department" }];
    bodyOf(await api.call("PUT", `/connections/${acme.connectionId}/field-mappings`, { fields }), 200);
    const field = control().findField({ accountId: acme.accountId, fieldType: "job", nameKey: "cost_center" });
    control().editField({ fieldId: field?.id ?? 0, isActive: false });
    const page = await sit();
    await page.goto(fieldsPath());
    await press(page, "Read again now");
    await page.getByText("Greenhouse’s fields were read again.").waitFor();
    await page.getByRole("link", { name: "Show what is new" }).click();
    await page.getByText("Cost Center was archived or deleted in Greenhouse.").waitFor();
    await press(page, "Take the mapping away");
    await page.getByText("The mapping is saved.").waitFor();
    expect(await page.getByText("Cost Center").count()).toBe(0);
  });

  test("of an account with 300 fields is searched, filtered and paged, and fits a phone", async () => {
    const many = Array.from({ length: 300 }, (_, index) => customField(String(900_000 + index), `Extra ${index}`));
    await putEntries(all.house.db, acme.tenantId, acme.connectionId, many);
    const page = await sit({ viewport: { width: 390, height: 800 } });
    await page.goto(fieldsPath());
    expect(await page.locator(".mapping > li").count()).toBe(50);
    await page.getByRole("link", { name: "Further" }).click();
    await page.getByText("51–100 of 312").waitFor();
    await page.getByLabel("Search name or key").fill("extra_299");
    await page.keyboard.press("Enter");
    await page.getByText("1 field", { exact: true }).waitFor();
    await page.getByLabel("What fills Extra 299").selectOption("location");
    await press(page, "Save");
    expect(await page.getByLabel("What fills Extra 299").inputValue()).toBe("location");
    expect(await isTooWide(page)).toBe(false);
  });
});

describe("a new job", () => {
  test.each([true, false])("is filled in, mended, previewed and made (script: %s)", async (javaScriptEnabled) => {
    const fields = [{ on: "job", key: "cost_center", source: "requisitionCode" }];
    bodyOf(await api.call("PUT", `/connections/${acme.connectionId}/field-mappings`, { fields }), 200);
    const id = await plan({ department: "Nursing", location: "Boston", hiringManager: "Dana Whitfield" });
    const page = await sit({ javaScriptEnabled });
    await page.goto(`/positions/${id}`);
    await page.getByRole("link", { name: "Sync with ATS" }).click();
    await page.getByRole("link", { name: "Choose Standard Role" }).click();
    expect(await page.locator("#f-departmentId option:checked").textContent()).toBe("Nursing");
    expect(await page.getByLabel("Office: Boston").isChecked()).toBe(true);
    expect(await page.getByLabel("Hiring managers, 1").inputValue()).toMatch(/^Dana Whitfield/);

    await page.getByText(/other job fields/).click();
    await page.getByLabel("Business Case").fill("More beds\nand nurses");
    for (const skill of ["Epic", "SQL"]) await page.getByLabel(`Skills: ${skill}`).check();
    await page.getByLabel("Years of Experience: From").fill("5");
    await page.getByLabel("Years of Experience: To").fill("2");
    await page.getByLabel("Recruiters, 1").fill("Nobody Known");
    await press(page, "Show the preview");
    await page.getByText("2 fields need another look. What you typed is kept.").waitFor();
    await page.getByText("The upper end is below the lower end.").waitFor();
    await page.getByText("There is no active user “Nobody Known” in Greenhouse.").waitFor();

    await page.getByLabel("Years of Experience: To").fill("9");
    await page.getByLabel("Recruiters, 1").fill("Theo Lindgren");
    await press(page, "Show the preview");
    await page.getByText("Employment Type is required in Greenhouse.").waitFor();
    await page.getByText("Opening Reason is required in Greenhouse.").waitFor();
    await page.getByLabel("Employment Type").selectOption("Contract");
    await page.getByLabel("Opening Reason").selectOption("Backfill");
    await press(page, "Show the preview");
    const preview = page.getByRole("table", { name: "What will be written to Greenhouse" });
    expect(await preview.getByRole("row", { name: /^Business Case/ }).textContent()).toContain("More beds");
    expect(await preview.getByRole("row", { name: /^Recruiters/ }).textContent()).toContain("Theo Lindgren");
    expect(control().jobs({ accountId: acme.accountId }), "nothing is written yet").toEqual([]);

    await press(page, "Change");
    expect(await page.getByLabel("Business Case").inputValue(), "going back keeps it").toBe("More beds\nand nurses");
    await press(page, "Show the preview");
    await press(page, "Sync with ATS");
    await becomes(id, "synced", "open");
    const made = control().findJob({ accountId: acme.accountId, requisitionId: "Trace-1" });
    const job = control().job({ jobId: made?.id ?? 0 });
    expect(job).toMatchObject({
      name: "Charge Nurse",
      fields: {
        business_case: "More beds\nand nurses",
        cost_center: "Trace-1",
        skills: [expect.any(Number), expect.any(Number)],
      },
    });
  });

  test("that Greenhouse refuses keeps every choice for the next try", async () => {
    control().addFault({ kind: "unprocessable", method: "POST", path: "/v3/jobs" });
    const id = await plan();
    const page = await sit();
    await page.goto(`/positions/${id}/greenhouse/form?action=create&jobId=${acme.templateJobId}`);
    await page.getByLabel("Employment Type").selectOption("Contract");
    await page.getByLabel("Opening Reason").selectOption("Backfill");
    await page.getByLabel("Replaces").fill("Ada");
    await press(page, "Show the preview");
    await press(page, "Sync with ATS");
    await becomes(id, "failed", "approved");
    await page.goto(`/positions/${id}`);
    await page.getByRole("link", { name: "Open the form" }).click();
    expect(await page.getByLabel("Replaces").inputValue()).toBe("Ada");
    await page.goto(`/positions/${id}`);
    await press(page, "Retry");
    await becomes(id, "synced", "open");
  });
});

test("an opening on a job that exists: the job is searched for, closed and confidential ones are marked", async () => {
  const { accountId } = acme;
  control().createJob({ accountId, name: "Pool Nurse", openings: ["X-1"] });
  control().createJob({ accountId, name: "Secret Nurse", isConfidential: true, openings: [] });
  const old = control().createJob({ accountId, name: "Old Nurse", openings: ["X-2"] });
  control().closeJob({ jobId: old.id, closeReason: "On Hold" });
  await acme.readCatalogue();
  const id = await plan();
  const page = await sit();
  await page.goto(`/positions/${id}/greenhouse`);
  await page.getByRole("link", { name: "Open on an existing job" }).click();
  const rowOf = (name: string) => page.getByRole("listitem").filter({ hasText: name });
  expect(await rowOf("Old Nurse").textContent()).toMatch(/opens again with the new opening.*closed/);
  await page.getByLabel("Search jobs").fill("pool");
  await page.keyboard.press("Enter");
  await page.waitForURL(/jobq=pool/);
  expect(await page.getByRole("link", { name: /^Choose/ }).count()).toBe(1);
  await page.getByRole("link", { name: "Choose Pool Nurse" }).click();
  await page.getByLabel("Opening Reason").selectOption("New headcount");
  await press(page, "Show the preview");
  await press(page, "Sync with ATS");
  await becomes(id, "synced", "open");
  expect(control().findOpening({ accountId, label: "Trace-1" })).not.toBeNull();
});

test("several at once: those that nothing must be asked of go, the others say which field and lead to their form", async () => {
  const fields = [
    { on: "job", key: "employment_type", source: "employmentType" },
    { on: "opening", key: "opening_reason", source: "constant", value: "Backfill" },
  ];
  bodyOf(await api.call("PUT", `/connections/${acme.connectionId}/field-mappings`, { fields }), 200);
  const ready = [await plan({ title: "Welder", employmentType: "full-time" })];
  ready.push(await plan({ title: "Rigger", employmentType: "part-time" }));
  await plan({ title: "Diver", employmentType: "seasonal" });
  const page = await sit();
  await page.goto("/positions");
  await page.getByLabel("Select all on this page").check();
  await press(page, "Sync with ATS");
  await page.getByText("3 positions: each becomes a job of its own from the same template.").waitFor();
  await page.getByRole("link", { name: "Choose Standard Role" }).click();
  await page.getByText("2 openings will be opened in Greenhouse").waitFor();
  const left = page.getByRole("table", { name: "Positions that are left out" });
  expect(await left.textContent()).toContain('There is no option "seasonal" in Greenhouse.');
  expect(await left.getByRole("link", { name: "Fill in Diver" }).getAttribute("href")).toContain("/greenhouse/form?");
  await press(page, "Sync 2 positions");
  await page.getByText("2 of 2 requisitions are in your ATS.").waitFor({ timeout: 30_000 });
  for (const id of ready) await becomes(id, "synced", "open");
});

test("an edit is reviewed as old beside new and written; closing asks for the reason; reopening takes the opening up again", async () => {
  const id = await opened();
  const page = await sit();
  await page.goto(`/positions/${id}/edit`);
  await page.getByLabel("Title").fill("Lead Nurse");
  await press(page, "Save changes");
  await page.getByText("1 field in Greenhouse still says what was written before.").waitFor();
  await page.getByRole("link", { name: "Sync changes" }).click();
  const changes = page.getByRole("table", { name: "What changes in Greenhouse" });
  expect(await changes.locator("tbody").textContent()).toBe("Job namejob_nameCharge NurseLead Nurse");
  await press(page, "Sync with ATS");
  await becomes(id, "synced", "open");
  const made = control().findJob({ accountId: acme.accountId, requisitionId: "Trace-1" });
  expect(made?.name).toBe("Lead Nurse");

  await page.goto(`/positions/${id}`);
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.getByLabel("Close reason").selectOption("On Hold");
  await press(page, "Close position");
  await becomes(id, "synced", "closed");
  expect(control().job({ jobId: made?.id ?? 0 }).status).toBe("closed");
  await page.goto(`/positions/${id}`);
  await press(page, "Reopen here and in Greenhouse");
  await becomes(id, "synced", "open");
});

test("a field whose change waits for an approval is shown as awaiting it until Greenhouse says otherwise", async () => {
  const id = await opened();
  const page = await sit();
  await page.goto(`/positions/${id}`);
  await page.getByRole("link", { name: "Greenhouse fields" }).click();
  await page.getByText(/other job fields/).click();
  await page.getByLabel("Salary Range: From").fill("80,000");
  await page.getByLabel("Salary Range: To").fill("90,000");
  await press(page, "Show the preview");
  await page.getByText("Salary Range (needs approval in Greenhouse)").waitFor();
  await press(page, "Sync with ATS");
  await becomes(id, "synced", "open");
  await page.goto(`/positions/${id}`);
  await page
    .getByText(/awaiting approval/i)
    .first()
    .waitFor();
});
