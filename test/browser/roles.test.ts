// Roles in a real browser: postings refreshed, one activated, one by hand linked and linked elsewhere, and what each step says before.
import type { Browser, Page } from "playwright-core";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { Company, startWorld, type World } from "../flows/support.ts";
import { openBrowser } from "../support/browser.ts";
import { showLogsOnFailure } from "../support/test-house.ts";
import { until } from "../support/until.ts";
import { seedRecruiter } from "../support/marketplace-seeds.ts";
import { expectQuietDesks, isTooWide, sitDown, toast, type DeskOptions } from "./desk.ts";

let browser: Browser;
let world: World;
let acme: Company;

beforeAll(async () => {
  [browser, world] = await Promise.all([openBrowser(), startWorld()]);
});

beforeEach(async () => {
  showLogsOnFailure(world.house);
  acme = await Company.found(world);
});

expectQuietDesks();

const sit = (options: DeskOptions = {}) => sitDown(browser, world.house, acme.tenantId, options);

/** Lever connected for the marketplace by key, as an admin does it in the form of the integrations page. */
async function connect(page: Page): Promise<void> {
  const { key } = acme.lever.createApiKey({ accountId: acme.accountId });
  const answer = await acme.post<{ id: string }>("/connections", {
    provider: "lever",
    auth: { kind: "api_key", apiKey: key },
    modules: ["marketplace"],
  });
  expect(answer.status).toBe(201);
  acme.connectionId = answer.body.id;
  await page.goto(`/settings/integrations/${acme.connectionId}`);
}

/** *Refresh roles*, followed on the job's page to its end. */
async function refresh(page: Page): Promise<void> {
  await page.goto(`/settings/integrations/${acme.connectionId}`);
  await page.getByRole("button", { name: "Refresh roles" }).click();
  await page.waitForURL(/sync-jobs\/job_/);
  await until(async () => (await page.locator("dl.facts").textContent())?.includes("Done"), { deadlineMs: 30_000 });
}

test("before anything is connected, the page says what to do", async () => {
  const page = await sit();
  await page.goto("/roles");
  expect(await page.getByRole("heading", { name: "Bring your roles from Lever" }).count()).toBe(1);
  expect(await page.getByRole("link", { name: "Connect Lever" }).getAttribute("href")).toBe("/settings/integrations");
});

test("a posting is refreshed, activated with its marketplace part and recruiters, and its description is harmless", async () => {
  await seedRecruiter(world.house.db, acme.tenantId, { name: "Robin Hale", agency: "Northside Talent" });
  acme.lever.createPosting({
    accountId: acme.accountId,
    text: "Controls Engineer",
    department: "Engineering",
    location: "Oakland, CA",
    allLocations: Array.from({ length: 40 }, (_, i) => (i === 0 ? "Oakland, CA" : `City ${i}`)),
    description:
      "<p>Make robot <b>arms</b> move.</p><script>document.title='stolen'</script><img src=x onerror=\"document.title='stolen'\">",
    salaryRange: { min: 150_000, max: 190_000, currency: "USD", interval: "per-year-salary" },
  });
  const page = await sit({ expects: /422/ });
  await connect(page);
  await refresh(page);
  expect(await page.locator("dl.facts").textContent()).toContain("Postings read");
  await page.goto("/roles");
  await page.getByRole("link", { name: "Activate role" }).click();
  await page.getByRole("link", { name: "Choose Controls Engineer" }).click();
  await page.getByRole("button", { name: "Activate role" }).click();
  expect(await page.getByRole("alert").textContent()).toContain("Say what you pay");

  await page.getByLabel("Share in percent").fill("22,5");
  await page.getByLabel("Number of hires").fill("2");
  await page.getByLabel("Notes to recruiters").fill("ROS 2 matters.");
  await page.getByLabel("Robin Hale").check();
  await page.getByRole("button", { name: "Activate role" }).click();
  expect(await toast(page)).toBe("Controls Engineer is open. 1 recruiter is told.");
  const text = (await page.locator("main").textContent()) ?? "";
  for (const words of ["22.5%", "ROS 2 matters.", "Robin Hale", "Make robot arms move.", "$150,000", "35 more"])
    expect(text).toContain(words);
  expect(await page.locator(".prose strong").textContent()).toBe("arms");
  expect(await page.locator(".prose script, .prose img, main iframe").count()).toBe(0);
  expect(await page.title()).not.toContain("stolen");

  await page.goto("/roles");
  expect(await page.getByRole("row", { name: /Controls Engineer/ }).textContent()).toContain("Oakland, CA and 39 more");
});

test("what was typed is kept when the form needs another look", async () => {
  const page = await sit({ expects: /422/ });
  await page.goto("/roles/new");
  await page.getByLabel("Title").fill("Welder");
  await page.getByLabel("Share in percent").fill("a fifth");
  await page.getByLabel("Salary from").fill("50,000");
  await page.getByRole("button", { name: "Save as draft" }).click();
  expect(await page.getByLabel("Title").inputValue()).toBe("Welder");
  expect(await page.getByLabel("Share in percent").inputValue()).toBe("a fifth");
  const words = (await page.locator("form.form").textContent()) ?? "";
  expect(words).toContain("Write a share, such as 20 or 22.5.");
  expect(words).toContain("Fill in both ends, or leave both empty.");
});

test("a role by hand is linked, linked elsewhere and unlinked; each step says before what becomes of candidates", async () => {
  for (const text of ["First", "Second"]) acme.lever.createPosting({ accountId: acme.accountId, text });
  const page = await sit();
  await connect(page);
  await refresh(page);
  await page.goto("/roles/new");
  await page.getByLabel("Title").fill("Night Nurse");
  await page.getByLabel("Description").fill("Nights.\n\nWith weekends.");
  await page.getByLabel("Share in percent").fill("15");
  await page.getByRole("button", { name: "Open the role" }).click();
  expect(await page.getByRole("note").first().textContent()).toContain("not linked to a posting");

  const more = () => page.getByText("More options", { exact: true }).click();
  await more();
  await page.getByRole("link", { name: "Link to ATS" }).click();
  await page.getByRole("link", { name: "Choose First" }).click();
  expect(await page.locator("main").textContent()).toContain("nothing is left behind");
  await page.getByRole("button", { name: "Link", exact: true }).click();
  expect(await toast(page)).toBe("The role is linked.");
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("First");

  await world.house.db
    .prepare(
      `insert into submissions (id, tenant_id, role_id, recruiter_id, status, place, candidate_name, candidate_email, email_key, candidate_links,
         notes, consent_text, consent_at, submitted_by, created_at, application_id, connection_id, posting_id)
       select 'sub_' || id, tenant_id, id, 'rec_x', 'submitted', 'submitted', 'Ada', 'a@b.example', 'a@b.example', '[]', '', '', '', 'x', '', 'opp', connection_id, posting_id
       from roles where tenant_id = ?`,
    )
    .bind(acme.tenantId)
    .run();
  await page.reload();
  await more();
  await page.getByRole("link", { name: "Update ATS link" }).click();
  await page.getByRole("link", { name: "Choose Second" }).click();
  expect(await page.locator("main").textContent()).toContain("1 candidate sent so far stays in Lever");
  await page.getByRole("button", { name: "Update link" }).click();
  const links = page.locator("#links");
  expect(await links.textContent()).toContain("1 candidate stays there");
  expect(await links.getByRole("listitem").count()).toBe(2);

  await more();
  await page.getByRole("button", { name: "Remove ATS link" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove the link to Lever?" });
  expect(await dialog.textContent()).toContain("those that wait are held");
  await dialog.getByRole("button", { name: "Remove the link" }).click();
  expect(await toast(page)).toBe("The role is no longer linked to a posting.");
  expect(await page.locator("main").textContent()).toContain("linked the role to another posting");
});

test("a role closed in Lever says so, and so does one whose connection stopped; disconnecting asks with Remove", async () => {
  const posting = acme.lever.createPosting({ accountId: acme.accountId, text: "Controls Engineer" });
  const page = await sit({ viewport: { width: 390, height: 844 } });
  await connect(page);
  await refresh(page);
  const ref = { connectionId: acme.connectionId, postingId: posting.id };
  const fee = { kind: "percent", percent: 20 };
  const { body: role } = await acme.post<{ id: string }>("/roles", { posting: ref, fee, status: "open" });
  acme.lever.setPostingState({ postingId: posting.id, state: "closed" });
  await refresh(page);
  await page.goto(`/roles/${role.id}`);
  expect(await page.getByRole("note").first().textContent()).toContain("Its posting was closed in Lever");
  expect(await isTooWide(page)).toBe(false);
  for (const path of ["/roles", "/roles/activate", "/roles/new", `/roles/${role.id}/edit`, `/roles/${role.id}/link`]) {
    await page.goto(path);
    expect(await isTooWide(page), path).toBe(false);
  }
  acme.lever.setPostingState({ postingId: posting.id, state: "published" });
  await refresh(page);
  await page.goto(`/settings/integrations/${acme.connectionId}`);
  await page.getByRole("button", { name: "Disconnect" }).click();
  const dialog = page.getByRole("dialog", { name: "Disconnect Lever?" });
  expect(await dialog.textContent()).toContain("candidates can no longer be submitted");
  await dialog.getByRole("button", { name: "Remove" }).click();
  await page.goto(`/roles/${role.id}`);
  expect(await page.getByRole("note").first().textContent()).toContain("Lever is disconnected");
});
