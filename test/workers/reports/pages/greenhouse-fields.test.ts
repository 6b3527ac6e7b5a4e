// The mapping screen and the form of a sync, as a browser without a script gets them: what stands there, what is refused, what is kept.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { seedMember, seedTenant } from "../../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { putEntries, seedGreenhouse, seedOpened } from "../greenhouse-seeds.ts";
import { customField } from "../../../shared/domain/greenhouse/account.ts";
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
  ({ cookie } = await seedMember(house.db, tenantId));
  connectionId = await seedGreenhouse(house.db, tenantId);
});

const go = (path: string, options?: VisitOptions) => visit(house, cookie, path, options);
const fields = () => `/settings/integrations/${connectionId}/fields`;

describe("the mapping screen", () => {
  test("says in the first minutes after connecting that the fields are still being read, and looks for them by itself", async () => {
    const fresh = await seedGreenhouse(house.db, tenantId, []);
    const { html } = await go(`/settings/integrations/${fresh}/fields`);
    expect(wordsOf(html)).toContain("Greenhouse’s fields are not here yet");
    expect(html).toContain(`data-live="/settings/integrations/${fresh}/fields/live`);
  });

  test("says why the fields could not be read", async () => {
    await house.db
      .prepare("update connection_looks set catalogue_failure = 'A scope is missing.' where connection_id = ?")
      .bind(connectionId)
      .run();
    const { html } = await go(fields());
    expect(wordsOf(html)).toContain("Greenhouse’s fields could not be read: A scope is missing.");
  });

  test("shows a member what is mapped, and takes nothing from one", async () => {
    const { cookie: members } = await seedMember(house.db, tenantId, { role: "member" });
    const { html } = await visit(house, members, fields());
    expect(html).not.toMatch(/<button class="button primary">Save/);
    const form = { part: "job", row: "job.cost_center", "source.job.cost_center": "title" };
    expect((await visit(house, members, fields(), { form })).status).toBe(403);
  });

  test("shows fields that cannot be written, too, and no other company's", async () => {
    expect(wordsOf((await go(fields())).html)).toContain("Greenhouse does not let integrations write this type.");
    const other = await seedGreenhouse(house.db, (await seedTenant(house.db)).id);
    expect((await go(`/settings/integrations/${other}/fields`)).status).toBe(404);
  });

  test("of a Lever connection there is none", async () => {
    const lever = await seedConnection(house.db, tenantId);
    expect((await go(`/settings/integrations/${lever}/fields`)).status).toBe(404);
  });

  test("takes all suggestions at once, also those of other pages", async () => {
    const far = customField("900", "Work Location", { sortOrder: 900 });
    const many = Array.from({ length: 60 }, (_, index) => customField(String(700 + index), `Extra ${index}`));
    await putEntries(house.db, tenantId, connectionId, [...many, far]);
    const { html } = await go(fields(), { form: { part: "job", accept: "all" } });
    expect(html).toBe("");
    const { results } = await house.db
      .prepare("select target_key, field from field_mappings where connection_id = ? order by target_key")
      .bind(connectionId)
      .all();
    expect(results.map((row) => [row["target_key"], row["field"]])).toEqual([
      ["employment_type", "employmentType"],
      ["salary_range", "compensation"],
      ["work_location", "location"],
    ]);
  });
});

describe("the form of a sync", () => {
  const approved = async () =>
    (await seedPositions(house.db, tenantId, 1, { status: "approved", department: "Nursing" }))[0] ?? "";

  test("is led to from a single position, and from several by a template for all", async () => {
    const one = await approved();
    const { status, headers } = await go(`/reports/ats/preview?id=${one}`);
    expect([status, headers.get("location")]).toEqual([
      303,
      `/positions/${one}/greenhouse?connectionId=${connectionId}`,
    ]);
    const two = await approved();
    const { html } = await go(`/reports/ats/preview?id=${one}&id=${two}`);
    expect(wordsOf(html)).toContain("2 positions: each becomes a job of its own from the same template.");
  });

  test("shows what the mapping fills under the code that the position will get", async () => {
    await go(fields(), { form: { part: "job", row: "job.cost_center", "source.job.cost_center": "requisitionCode" } });
    const id = await approved();
    const { html } = await go(`/positions/${id}/greenhouse/form?action=create&jobId=100`);
    expect(html).toMatch(
      /name="job\.cost_center"[^>]*value="Trace-\(next number\)"|value="Trace-\(next number\)"[^>]*name="job\.cost_center"/,
    );
  });

  test("of a position that was changed since the preview shows the preview again instead of writing", async () => {
    const id = await seedOpened(house.db, tenantId, connectionId);
    await house.db.prepare("update positions set title = 'Lead Nurse' where id = ?").bind(id).run();
    const typed = { "opening.opening_reason": "Backfill" };
    const form = { connectionId, action: "update", ...typed, seen: "2020-01-01T00:00:00.000Z", shown: "job_name" };
    const { status, html } = await go(`/positions/${id}/greenhouse/sync`, { form });
    expect(status).toBe(422);
    expect(wordsOf(html)).toContain("The position was changed since you saw the preview.");
    const row = await house.db.prepare("select sync_status from positions where id = ?").bind(id).first();
    expect(row).toEqual({ sync_status: "synced" });
  });

  test("without a working Greenhouse connection leads back and says so", async () => {
    await house.db.prepare("update connections set status = 'needs_attention' where id = ?").bind(connectionId).run();
    const id = await approved();
    const { headers } = await go(`/positions/${id}/greenhouse`);
    expect(headers.get("location")).toBe(`/positions/${id}`);
  });
});

test("closing with its opening wants a reason to be chosen", async () => {
  const id = await seedOpened(house.db, tenantId, connectionId);
  const { html } = await go(`/positions/${id}`);
  const reasons = [...html.matchAll(/<option value="(\w+)">([^<]+)<\/option>/g)].map((found) => found[2]);
  expect(reasons, "those of a hire are not offered").toEqual(["On Hold", "None"]);
  await go(`/positions/${id}/close`, { form: { opening: "close", closeReasonId: "" } });
  const row = () => house.db.prepare("select status, sync_status from positions where id = ?").bind(id).first();
  expect(await row()).toEqual({ status: "open", sync_status: "synced" });
  await go(`/positions/${id}/close`, { form: { opening: "close", closeReasonId: "60" } });
  expect(await row()).toEqual({ status: "closed", sync_status: "pending" });
});
