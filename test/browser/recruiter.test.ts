// A recruiter and the company's admin in a real browser: a candidate is submitted with a résumé, seen on both boards, refused and let through.
import { beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { openBrowser, signedInPage } from "../support/browser.ts";
import { seedRecruiter, seedRole, seedSubmission, type SeededRecruiter } from "../support/marketplace-seeds.ts";
import { pdfFile } from "../support/resumes.ts";
import { seedTenant } from "../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../support/test-house.ts";
import { expectQuietDesks, isTooWide, sitDown, toast } from "./desk.ts";

let house: TestHouse;
let browser: Browser;
beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"] });
  browser = await openBrowser();
});
expectQuietDesks();

async function company() {
  const { id: tenantId } = await seedTenant(house.db, { name: "Northwind Trading" });
  const rita = await seedRecruiter(house.db, tenantId, { name: "Rita Moreau", agency: "Moreau Search" });
  const roleId = await seedRole(house.db, tenantId, {
    title: "Robotics Engineer",
    recruiterIds: [rita.id],
    notes: "Relocation is paid.",
  });
  return { tenantId, rita, roleId };
}

async function at(recruiter: SeededRecruiter, width = 1280): Promise<Page> {
  const page = await signedInPage(browser, house, { cookie: recruiter.cookie, viewport: { width, height: 900 } });
  page.setDefaultTimeout(10_000);
  return page;
}

describe("a recruiter", () => {
  test("is told when a résumé is larger than Lever takes: before it is sent, and without a script after it", async () => {
    const { rita, roleId } = await company();
    const huge = { name: "cv.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(31_000_000, pdfFile()) };
    const page = await at(rita);
    const fill = async (form: Page, told: string) => {
      await form.goto(`/recruiter/roles/${roleId}/submit`);
      await form.getByLabel("Name").fill("Ada Lovelace");
      await form.getByLabel("E-mail").fill("ada@home.example");
      await form.getByLabel("I have the candidate’s consent").check();
      await form.getByLabel("Résumé").setInputFiles(huge);
      await form.getByRole("button", { name: "Submit candidate" }).click();
      await form.getByText(told).waitFor();
    };
    await fill(page, "Lever takes at most 30 MB. Choose a smaller file.");
    expect(await page.getByLabel("Name").inputValue()).toBe("Ada Lovelace");
    await page.context().close();

    const plain = await signedInPage(browser, house, { cookie: rita.cookie, javaScriptEnabled: false });
    await fill(plain, "The résumé may have 30 MB at most.");
    expect(await toast(plain)).toContain("Nothing was submitted");
    await plain.context().close();
    const row = await house.db
      .prepare("select count(*) as count from submissions where role_id = ?")
      .bind(roleId)
      .first();
    expect(row).toEqual({ count: 0 });
  });

  test("finds their role, is told what is missing, and submits a candidate with a résumé", async () => {
    const { rita, tenantId, roleId } = await company();
    const page = await at(rita);
    await page.goto("/");
    await page.getByRole("link", { name: "Robotics Engineer", exact: true }).click();
    await page.getByText("Relocation is paid.").waitFor();
    await page.getByRole("link", { name: "Submit a candidate" }).click();
    await page.getByLabel("Name").fill("Ada Lovelace");
    await page.getByLabel("E-mail").fill("ada at home");
    await page.getByRole("button", { name: "Submit candidate" }).click();
    await page.getByText("Write a full e-mail address").waitFor();
    await page.getByText("Without the candidate’s consent nothing is sent.").waitFor();
    expect(await page.getByLabel("Name").inputValue()).toBe("Ada Lovelace");

    await page.getByLabel("E-mail").fill("ada@home.example");
    await page.getByLabel("I have the candidate’s consent").check();
    const resume = { name: "cv.pdf", mimeType: "application/pdf", buffer: Buffer.from("no résumé at all") };
    await page.getByLabel("Résumé").setInputFiles(resume);
    await page.getByRole("button", { name: "Submit candidate" }).click();
    await page.getByText("no readable PDF or Word document").waitFor();

    await page.getByLabel("Résumé").setInputFiles({ ...resume, buffer: Buffer.from(pdfFile()) });
    await page.getByRole("button", { name: "Submit candidate" }).click();
    expect(await toast(page)).toContain("Ada Lovelace is submitted.");
    await page.getByText("Waiting to be sent").waitFor();
    await page.getByText("It is on its way.").waitFor();
    const row = await house.db
      .prepare("select id, resume_name, consent_text from submissions where role_id = ?")
      .bind(roleId)
      .first<{ id: string; resume_name: string; consent_text: string }>();
    expect(row).toMatchObject({ resume_name: "cv.pdf", consent_text: expect.stringContaining("agrees") });
    const files = await house.mf.getR2Bucket("FILES", "rolecall-reports");
    expect((await files.head(`resumes/${tenantId}/${row?.id}`))?.size).toBe(pdfFile().byteLength);
    await page.context().close();
  });

  test("chooses the digest, also on a phone and without a script; no page is too wide", async () => {
    const { rita, roleId, tenantId } = await company();
    await seedSubmission(house.db, tenantId, { roleId, recruiterId: rita.id });
    const page = await at(rita, 390);
    await page.addInitScript({ path: new URL("in-page.client.js", import.meta.url).pathname });
    for (const path of [
      "/recruiter",
      `/recruiter/roles/${roleId}`,
      `/recruiter/roles/${roleId}/submit`,
      "/recruiter/submissions",
    ]) {
      await page.goto(path);
      expect(await isTooWide(page), path).toBe(false);
    }
    await page.context().close();
    const plain = await signedInPage(browser, house, { cookie: rita.cookie, javaScriptEnabled: false });
    await plain.goto("/recruiter/mail");
    await plain.getByLabel("Once a day").check();
    await plain.getByRole("button", { name: "Save" }).click();
    await plain.getByText("Saved.").waitFor();
    expect(await plain.getByLabel("Once a day").isChecked()).toBe(true);
    await plain.context().close();
  });
});

describe("the company's admin", () => {
  test("sees the candidate on the role's board, and lets a refused one through with a reason; then erases them", async () => {
    const { tenantId, rita, roleId } = await company();
    const other = await seedSubmission(house.db, tenantId, { roleId, recruiterId: rita.id, name: "First One" });
    const id = await seedSubmission(house.db, tenantId, { roleId, recruiterId: rita.id, name: "Grace Hopper" });
    const now = new Date().toISOString();
    const evidence = JSON.stringify([{ kind: "ownership", submissionId: other, since: now, until: now }]);
    await house.db.batch([
      house.db.prepare("update submissions set status = 'refused', place = 'refused' where id = ?").bind(id),
      house.db
        .prepare("insert into ownership_rulings values (?, ?, 'rul_1', 0, 'held_by_other', ?, 'rule', null, ?)")
        .bind(tenantId, id, evidence, now),
    ]);
    const page = await sitDown(browser, house, tenantId);
    await page.goto(`/roles/${roleId}`);
    await page.getByRole("link", { name: "Candidates" }).first().waitFor();
    await page.goto(`/roles/${roleId}/submissions`);
    await page.getByRole("link", { name: "Grace Hopper" }).click();
    await page.getByText("Another recruiter submitted this person first.").waitFor();
    await page.getByText("submitted by Rita Moreau, Moreau Search (Robotics Engineer)").waitFor();
    await page.getByRole("button", { name: "Let through" }).first().click();
    await page.getByLabel("Why?").fill("Both agreed to share.");
    await page.getByRole("dialog").getByRole("button", { name: "Let through" }).click();
    expect(await toast(page)).toContain("The candidate is sent now.");
    await page.getByText("“Both agreed to share.”").first().waitFor();
    await page.getByText("Waiting to be sent").first().waitFor();

    await page.getByRole("button", { name: "Erase" }).first().click();
    await page.getByText("Whoever still waits is not sent.").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Erase" }).click();
    expect(await toast(page)).toContain("Their details are being erased.");
    expect(await page.getByRole("button", { name: "Erase" }).count()).toBe(0);
  });

  test("is told what is missing in an invitation, and pauses a recruiter", async () => {
    const { tenantId, rita } = await company();
    const page = await sitDown(browser, house, tenantId, { expects: /status of 422/ });
    await page.goto("/recruiters");
    await page.getByLabel("Name").fill("Rita Again");
    await page.getByLabel("E-mail").fill(rita.email);
    await page.getByRole("button", { name: "Invite by mail" }).click();
    await page.getByText("Write the agency’s name").waitFor();
    await page.getByRole("link", { name: "Rita Moreau" }).click();
    await page.getByRole("button", { name: "Pause" }).click();
    expect(await toast(page)).toContain("Paused");
    await page.getByText("Paused", { exact: true }).waitFor();
  });
});
