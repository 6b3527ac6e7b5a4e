// What a page says when something is not as asked: nothing there, not allowed, not from our own page, not signed in.
import { beforeAll, describe, expect, test } from "vitest";
import { seedMember, seedTenant } from "../../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { seedConnection, seedPositions } from "../seeds.ts";
import { cookieOf, visit, wordsOf } from "./visit.ts";

let house: TestHouse;
let owner: { cookie: string; tenantId: string };
let member: { cookie: string };
let stranger: { cookie: string };

beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"] });
  const tenant = await seedTenant(house.db);
  owner = { ...(await seedMember(house.db, tenant.id)), tenantId: tenant.id };
  member = await seedMember(house.db, tenant.id, { role: "member", email: "mo@northwind.example", name: "Mo" });
  const other = await seedTenant(house.db, { name: "Other" });
  stranger = await seedMember(house.db, other.id);
});

describe("nothing under the address", () => {
  test.each([
    "/nope",
    "/positions/pos_x",
    "/positions/pos_x/edit",
    "/matches/mat_x",
    "/hires/hir_x",
    "/employees/emp_x",
    "/employees/emp_x/edit",
    "/settings/integrations/con_x",
    "/settings/events/evt_x",
    "/settings/sync-jobs/job_x",
  ])("%s answers 404 inside the frame, with a way on", async (path) => {
    const { status, html } = await visit(house, owner.cookie, path);
    expect(status).toBe(404);
    expect(wordsOf(html)).toContain("There is nothing here");
    expect(html).toContain('href="/positions"');
  });

  test("another company's position is not there, neither to look at nor to change", async () => {
    const [id = ""] = await seedPositions(house.db, owner.tenantId, 1, { status: "requested" });
    expect((await visit(house, owner.cookie, `/positions/${id}`)).status).toBe(200);
    expect((await visit(house, stranger.cookie, `/positions/${id}`)).status).toBe(404);
    for (const action of ["approve", "close", "reopen", "request"])
      expect((await visit(house, stranger.cookie, `/positions/${id}/${action}`, { form: {} })).status).toBe(404);
    expect((await visit(house, stranger.cookie, `/positions/${id}/send-back`, { form: { note: "x" } })).status).toBe(
      404,
    );
    const row = await house.db.prepare("select status from positions where id = ?").bind(id).first();
    expect(row).toEqual({ status: "requested" });
  });
});

describe("a form that is not from our own page", () => {
  test.each([
    ["from another site", { "sec-fetch-site": "cross-site" }],
    ["from a neighbour", { "sec-fetch-site": "same-site" }],
  ])("%s is refused with what to do, and changes nothing", async (_, headers) => {
    const before = await countPositions();
    const { status, html } = await visit(house, owner.cookie, "/positions", { form: { title: "Forged" }, headers });
    expect(status).toBe(403);
    expect(wordsOf(html)).toContain("Nothing was changed. Go back, load the page again and send it once more.");
    expect(await countPositions()).toBe(before);
  });
});

test("who is not signed in is led to sign-in and from there back to the page", async () => {
  const { status, headers } = await visit(house, "", "/positions?q=ada");
  expect([status, headers.get("location")]).toEqual([303, "/sign-in?returnTo=%2Fpositions%3Fq%3Dada"]);
});

describe("a member who is no admin", () => {
  test("looks at settings, but finds no form to change them", async () => {
    await seedConnection(house.db, owner.tenantId);
    for (const path of ["/settings/members", "/settings/api-tokens", "/settings/integrations"]) {
      const { html } = await visit(house, member.cookie, path);
      expect(html, path).not.toMatch(/<form method="post" action="\/settings/);
    }
    expect((await visit(house, member.cookie, "/settings/general")).html).toContain('<fieldset class="form" disabled');
  });

  test("who sends such a form all the same is told whom to ask", async () => {
    const forms: [string, Record<string, string>][] = [
      ["/settings/members/invite", { role: "owner" }],
      ["/settings/api-tokens", { name: "x" }],
      ["/settings/integrations/invite", {}],
      ["/settings/integrations/api-key", { apiKey: "k" }],
    ];
    for (const [path, form] of forms) {
      const { status, html } = await visit(house, member.cookie, path, { form });
      expect(status, path).toBe(403);
      expect(wordsOf(html), path).toContain("Only an owner or an admin may do this");
    }
  });
});

describe("a button's way back", () => {
  test.each(["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"])(
    "%s is not followed",
    async (back) => {
      const [id = ""] = await seedPositions(house.db, owner.tenantId, 1, { status: "requested" });
      const { headers } = await visit(house, owner.cookie, `/positions/${id}/approve`, { form: { back } });
      expect(headers.get("location")).toBe(`/positions/${id}`);
    },
  );
});

test("when Rolecall itself fails, the page says that nothing is lost and what to do, and nothing of why", async () => {
  await house.db.prepare("alter table audit rename to audit_away").run();
  try {
    const { status, html } = await visit(house, owner.cookie, "/settings/audit");
    expect(status).toBe(500);
    expect(wordsOf(html)).toContain("Rolecall made a mistake, not you. What was saved before is safe.");
    expect(html).toContain('href="/settings/audit"');
    expect(html).not.toMatch(/audit_away|SQLITE|D1_ERROR|no such table/);
  } finally {
    await house.db.prepare("alter table audit_away rename to audit").run();
  }
});

test("the message of an action is shown once, by the next whole page, and whatever it holds stays text", async () => {
  const title = "<img src=x onerror=alert(1)>";
  const added = await visit(house, owner.cookie, "/positions", { form: { title, startAs: "draft" } });
  const flash = cookieOf(added, "__Host-flash");
  const withFlash = `${owner.cookie}; ${flash}`;

  const inDrawer = await visit(house, withFlash, "/positions/new", { headers: { "x-drawer": "1" } });
  expect(inDrawer.html, "a drawer leaves it to the next page").not.toContain('class="toast"');

  const next = await visit(house, withFlash, "/positions");
  expect(next.html).toContain("&lt;img src=x onerror=alert(1)&gt; is saved as a draft.");
  expect(next.html).not.toContain("<img");
  expect(cookieOf(next, "__Host-flash")).toBe("__Host-flash=");
});

async function countPositions(): Promise<number> {
  const row = await house.db.prepare("select count(*) as n from positions").first<{ n: number }>();
  return row?.n ?? -1;
}
