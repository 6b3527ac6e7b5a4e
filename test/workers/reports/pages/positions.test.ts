// Planning positions by form: what is refused and kept, what is saved, and the way to approval.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { seedMember, seedTenant } from "../../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { seedPositions } from "../seeds.ts";
import { visit, wordsOf, type VisitOptions } from "./visit.ts";

let house: TestHouse;
let tenantId: string;
let cookie: string;

beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"] });
});

beforeEach(async () => {
  tenantId = (await seedTenant(house.db)).id;
  cookie = (await seedMember(house.db, tenantId)).cookie;
});

const go = (path: string, options?: VisitOptions) => visit(house, cookie, path, options);

type Row = {
  id: string;
  title: string;
  status: string;
  compensation_min: number | null;
  sent_back_note: string | null;
};

async function rows(): Promise<Row[]> {
  const found = await house.db
    .prepare("select * from positions where tenant_id = ? order by id")
    .bind(tenantId)
    .all<Row>();
  return found.results;
}

describe("adding a position", () => {
  test("with faults answers 422 with every fault at its field and everything that was typed", async () => {
    const form = {
      title: "",
      department: 'R&D "core"',
      compensationMin: "120k",
      compensationMax: "",
      compensationCurrency: "USD",
      compensationInterval: "per-year-salary",
      targetStartOn: "soon",
    };
    const { status, html } = await go("/positions", { form });
    expect(status).toBe(422);
    const words = wordsOf(html);
    expect(words).toContain("4 fields need another look. What you typed is kept.");
    expect(words).toContain("A position needs a title.");
    expect(words).toContain("Write a whole amount, such as 120,000.");
    expect(words).toContain("Fill in both ends of the band, or leave both empty.");
    expect(html).toContain('value="R&amp;D &quot;core&quot;"');
    expect(html).toMatch(/id="f-title"[^>]*aria-invalid="true"[^>]*aria-describedby="f-title-error"/);
    expect(await rows()).toEqual([]);
  });

  test("saves it as a draft, or asks for approval, and leads to it in the list", async () => {
    const draft = await go("/positions", { form: { title: "Data Engineer", startAs: "draft" } });
    const asked = await go("/positions", {
      form: {
        title: "Recruiter",
        compensationMin: "50,000",
        compensationMax: "60,000",
        compensationCurrency: "USD",
        compensationInterval: "per-year-salary",
      },
    });
    const [first, second] = await rows();
    expect([first?.status, second?.status, second?.compensation_min]).toEqual(["draft", "requested", 50_000]);
    expect(draft.status).toBe(303);
    expect(draft.headers.get("location")).toBe(`/positions#${first?.id}`);
    expect(asked.headers.get("location")).toBe(`/positions#${second?.id}`);
  });

  test("in a company that approves at once offers one button, and approves", async () => {
    await house.db.prepare("update tenants set approves_at_once = 1 where id = ?").bind(tenantId).run();
    const { html } = await go("/positions/new");
    expect(wordsOf(html)).not.toContain("Save as draft");
    await go("/positions", { form: { title: "Data Engineer" } });
    expect((await rows())[0]?.status).toBe("approved");
  });

  test("in a drawer is told where to go in a header, and a fault is no error of the network", async () => {
    const headers = { "x-drawer": "1" };
    const faulty = await go("/positions", { form: { title: "" }, headers });
    expect([faulty.status, faulty.headers.get("x-go-to")]).toEqual([200, null]);
    const saved = await go("/positions", { form: { title: "Data Engineer" }, headers });
    expect([saved.status, saved.headers.get("x-go-to")]).toEqual([200, `/positions#${(await rows())[0]?.id}`]);
  });
});

describe("editing a position", () => {
  test("in a drawer returns to the list that the drawer lies over, with its filters", async () => {
    const [id = ""] = await seedPositions(house.db, tenantId, 1, { status: "draft" });
    const headers = { "x-drawer": "1", referer: `${house.url}/positions?status=draft` };
    const saved = await go(`/positions/${id}`, { form: { title: "Renamed" }, headers });
    expect(saved.headers.get("x-go-to")).toBe("/positions?status=draft");
    expect((await rows())[0]?.title).toBe("Renamed");
  });

  test("is not offered while it is being written to the ATS, and says so to who comes by an old link", async () => {
    const [id = ""] = await seedPositions(house.db, tenantId, 1, {
      status: "approved",
      syncStatus: "pending",
      code: "Trace-1",
    });
    expect((await go("/positions")).html).not.toContain(`/positions/${id}/edit`);
    const { status, headers } = await go(`/positions/${id}/edit`);
    expect([status, headers.get("location")]).toEqual([303, `/positions/${id}`]);
  });
});

describe("the way to approval", () => {
  test("request, send back with a note, request again, approve", async () => {
    const [id = ""] = await seedPositions(house.db, tenantId, 1, { status: "draft" });
    await go(`/positions/${id}/request`, { form: {} });
    await go(`/positions/${id}/send-back`, { form: { note: "Which team?" } });
    expect((await rows())[0]).toMatchObject({ status: "draft", sent_back_note: "Which team?" });
    expect(wordsOf((await go(`/positions/${id}`)).html)).toContain("Sent back: “Which team?”");
    await go(`/positions/${id}/request`, { form: {} });
    await go(`/positions/${id}/approve`, { form: {} });
    expect((await rows())[0]?.status).toBe("approved");
    expect(wordsOf((await go(`/positions/${id}`)).html)).toContain("by Dana Reyes");
  });

  test("sending back without a note changes nothing and says why", async () => {
    const [id = ""] = await seedPositions(house.db, tenantId, 1, { status: "requested" });
    const { headers } = await go(`/positions/${id}/send-back`, { form: { note: "  " } });
    expect(headers.getSetCookie().join()).toContain("nothing%20was%20sent%20back");
    expect((await rows())[0]?.status).toBe("requested");
  });

  test("all that match a filter are approved at once, the others are left with the reason", async () => {
    await seedPositions(house.db, tenantId, 60, { status: "requested", department: "Data" });
    await seedPositions(house.db, tenantId, 1, { status: "open", department: "Data" });
    const [other = ""] = await seedPositions(house.db, tenantId, 1, { status: "requested", department: "Sales" });
    const { headers } = await go("/positions/approve", { form: { all: "1", department: "Data" } });
    expect(headers.get("location")).toBe("/positions?department=Data");
    expect(decodeURIComponent(headers.getSetCookie().join())).toContain("60 approved. 1 left as they are:");
    const left = (await rows()).filter((row) => row.status === "requested");
    expect(left.map((row) => row.id)).toEqual([other]);
  });
});

describe("the list", () => {
  test("narrows by what the URL says, and pages on with the same filter", async () => {
    await seedPositions(house.db, tenantId, 55, { status: "draft", location: "Berlin" });
    await seedPositions(house.db, tenantId, 1, { status: "open", location: "Berlin" });
    const { html } = await go("/positions?status=draft&location=Berlin");
    expect(wordsOf(html)).toContain("55 positions");
    const next = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect(next).toMatch(/^\/positions\?status=draft&location=Berlin&cursor=pos_/);
    const second = await go(next);
    expect(second.html.match(/<tr id="pos_/g)).toHaveLength(5);
  });

  test("with words that no status has shows everything instead of failing", async () => {
    await seedPositions(house.db, tenantId, 2);
    const { status, html } = await go("/positions?status=flying&sync=perhaps");
    expect(status).toBe(200);
    expect(html.match(/<tr id="pos_/g)).toHaveLength(2);
  });

  test("says when nothing fits the search, and leads back to all", async () => {
    await seedPositions(house.db, tenantId, 1);
    const words = wordsOf((await go("/positions?q=zebra")).html);
    expect(words).toContain("No position matches");
    expect(words).toContain("Clear the filters");
  });
});
