// Reports > ATS: what is picked, what the preview shows, and what a confirmed sync leaves behind.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { seedMember, seedTenant } from "../../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { seedConnection, seedPositions } from "../seeds.ts";
import { visit, wordsOf, type VisitOptions } from "./visit.ts";

let house: TestHouse;
let tenantId: string;
let cookie: string;
let connectionId: string;

beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"] });
});

beforeEach(async () => {
  tenantId = (await seedTenant(house.db)).id;
  cookie = (await seedMember(house.db, tenantId)).cookie;
  connectionId = await seedConnection(house.db, tenantId);
});

const go = (path: string, options?: VisitOptions) => visit(house, cookie, path, options);

/** The form that confirms a preview, with all its values; a form may hold a name many times. */
async function confirm(html: string): Promise<{ status: number; location: string | null }> {
  const form = /<form class="card" method="post" action="\/reports\/ats\/sync">.*?<\/form>/s.exec(html)?.[0] ?? "";
  const body = new URLSearchParams(
    [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map((found) => [found[1] ?? "", found[2] ?? ""]),
  );
  const headers = { cookie, origin: house.url, "sec-fetch-site": "same-origin" };
  const answer = await fetch(`${house.url}/reports/ats/sync`, { method: "POST", redirect: "manual", headers, body });
  return { status: answer.status, location: answer.headers.get("location") };
}

async function pendingCodes(): Promise<string[]> {
  const found = await house.db
    .prepare("select requisition_code as code from positions where tenant_id = ? and sync_status = 'pending'")
    .bind(tenantId)
    .all<{ code: string }>();
  return found.results.map((row) => row.code);
}

describe("the preview", () => {
  test("of picked rows shows each field of each requisition by the ATS's name, and why a row is left out", async () => {
    const [ready = ""] = await seedPositions(house.db, tenantId, 1, { status: "approved", location: "Berlin" });
    const [draft = ""] = await seedPositions(house.db, tenantId, 1, { status: "draft" });
    const words = wordsOf((await go(`/reports/ats/preview?id=${ready}&id=${draft}`)).html);
    expect(words).toContain("1 requisition will be opened in Lever, exactly as below.");
    expect(words).toContain("Requisition name name");
    expect(words).toContain("Requisition code requisitionCode");
    expect(words).toContain("Headcount headcountTotal");
    expect(words).toContain("Trace-(next number)");
    expect(words).toContain("Berlin");
    expect(words).toContain("Left out (1)");
    expect(words).toContain("It must be approved first.");
  });

  test("of nothing picked is of everything that is ready", async () => {
    await seedPositions(house.db, tenantId, 3, { status: "approved" });
    await seedPositions(house.db, tenantId, 2, { status: "draft" });
    const words = wordsOf((await go("/reports/ats/preview")).html);
    expect(words).toContain("3 requisitions will be opened in Lever");
    expect(words).toContain("Nothing was picked, so this is everything that is ready.");
    expect(words).toContain("Sync 3 positions");
  });

  test("of all rows of a filter holds the filter, not only the page", async () => {
    await seedPositions(house.db, tenantId, 70, { status: "approved", department: "Data" });
    await seedPositions(house.db, tenantId, 5, { status: "approved", department: "Sales" });
    expect(wordsOf((await go("/reports/ats/preview?all=1&department=Data")).html)).toContain("Sync 70 positions");
  });

  test("without a working connection says what to do instead of offering the button", async () => {
    await house.db.prepare("update connections set status = 'needs_attention' where id = ?").bind(connectionId).run();
    await seedPositions(house.db, tenantId, 1, { status: "approved" });
    const { html } = await go("/reports/ats/preview");
    expect(wordsOf(html)).toContain("No working connection to an ATS.");
    expect(html).not.toContain('action="/reports/ats/sync"');
  });

  test("names the connection when there are several, and leads to the same preview for another", async () => {
    const newest = await seedConnection(house.db, tenantId);
    await seedPositions(house.db, tenantId, 1, { status: "approved" });
    const { html } = await go("/reports/ats/preview");
    expect(html).toContain(`name="connectionId" value="${newest}"`);
    const other = /href="([^"]+)">\s*Open them in Lever/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect((await go(other)).html).toContain(`name="connectionId" value="${connectionId}"`);
  });
});

describe("confirming", () => {
  test("makes the rows Pending at once, with real codes, and leads to their live progress", async () => {
    await seedPositions(house.db, tenantId, 3, { status: "approved" });
    const { status, location } = await confirm((await go("/reports/ats/preview")).html);
    expect(status).toBe(303);
    expect(location).toMatch(/^\/reports\/ats\?job=job_\w+$/);
    expect((await pendingCodes()).toSorted()).toEqual(["Trace-1", "Trace-2", "Trace-3"]);

    const report = await go(location ?? "");
    expect(wordsOf(report.html)).toContain("0 of 3 written.");
    expect(report.html).toMatch(/data-live="\/reports\/ats\/live\?job=job_\w+"/);
  });

  test("however many are picked, they are one job", async () => {
    await seedPositions(house.db, tenantId, 1_201, { status: "approved" });
    const { location } = await confirm((await go("/reports/ats/preview?all=1")).html);
    expect(location).toMatch(/^\/reports\/ats\?job=job_\w+$/);
    expect(new Set(await pendingCodes()).size).toBe(1_201);
    const report = await go(location ?? "");
    expect(wordsOf(report.html)).toContain("0 of 1,201 written.");
    const job = new URL(location ?? "", house.url).searchParams.get("job") ?? "";
    expect(wordsOf((await go(`/settings/sync-jobs/${job}`)).html)).toContain("The first 500 of 1,201");
  });

  test("what somebody else has sent meanwhile is left out, with words", async () => {
    await seedPositions(house.db, tenantId, 1, { status: "approved" });
    const { html } = await go("/reports/ats/preview");
    await confirm(html);
    const again = await confirm(html);
    expect(again.location).toBe("/reports/ats");
    expect(await pendingCodes()).toEqual(["Trace-1"]);
  });
});

describe("a failed row", () => {
  test("says why in words, is retried under its code, or takes the next number where the code is in use", async () => {
    const [id = ""] = await seedPositions(house.db, tenantId, 1, {
      status: "approved",
      syncStatus: "failed",
      code: "Trace-1",
    });
    await house.db.prepare("update tenants set last_code_number = 1 where id = ?").bind(tenantId).run();
    await house.db
      .prepare("update positions set sync_reason = 'code_in_use', sync_message = 'Somebody has Trace-1.' where id = ?")
      .bind(id)
      .run();
    const words = wordsOf((await go("/reports/ats")).html);
    expect(words).toContain("Failed Somebody has Trace-1.");
    expect(words).toContain("Use the next number Retry");
    const { headers } = await go("/reports/ats/sync", {
      form: { id, nextNumber: "yes", back: "/reports/ats?sync=failed" },
    });
    expect(headers.get("location")).toMatch(/^\/reports\/ats\?sync=failed&job=job_/);
    expect(await pendingCodes()).toEqual(["Trace-2"]);
  });
});

describe("the live fragment", () => {
  test("is the same report without the frame, and stops asking when nothing is under way", async () => {
    await seedPositions(house.db, tenantId, 1, { status: "open", syncStatus: "synced", code: "Trace-1" });
    const { html } = await go("/reports/ats/live");
    expect(html).toMatch(/^<div class="stack" data-live-region="true">/);
    expect(html).toContain("Trace-1");
    expect(html).not.toContain("data-live=");
  });

  test("a position that has been pending for long is waited for by a reload, not by asking on", async () => {
    const [id = ""] = await seedPositions(house.db, tenantId, 1, {
      status: "approved",
      syncStatus: "pending",
      code: "Trace-1",
    });
    const ask = async (at: number) => {
      await house.db
        .prepare("update positions set sync_requested_at = ? where id = ?")
        .bind(new Date(at).toISOString(), id)
        .run();
      return (await go("/reports/ats/live")).html.includes("data-live=");
    };
    expect(await ask(Date.now() - 1000)).toBe(true);
    expect(await ask(Date.now() - 3_600_000)).toBe(false);
  });
});
