// Sending positions to Greenhouse over the API: previews, what is refused before anything is sent, edits, closing and reopening.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { bodyOf, codeOf, newClient, type ApiClient, type Json } from "../api-client.ts";
import { seedGreenhouse, seedOpened } from "../greenhouse-seeds.ts";

let house: TestHouse;
let api: ApiClient;
let connectionId: string;

beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"] });
});
beforeEach(async () => {
  api = await newClient(house, { approvesAtOnce: true, writesCompensation: true });
  connectionId = await seedGreenhouse(house.db, api.tenant.id);
});

const plan = async (more: object = {}) =>
  bodyOf(await api.post("/positions", { title: "Charge Nurse", department: "Nursing", ...more }), 201)["id"];
const create = { action: "create", templateJobId: "100" } as const;
const REQUIRED = { jobFields: { employment_type: "Full-time" }, openingFields: { opening_reason: "Backfill" } };
const requestOf = async (id: string) => {
  const row = await house.db
    .prepare("select status, sync_status, sync_request from positions where id = ?")
    .bind(id)
    .first<{ status: string; sync_status: string; sync_request: string | null }>();
  return { ...row, sync_request: JSON.parse(row?.sync_request ?? "null") as unknown };
};
const linesOf = (preview: Json) => preview["lines"]?.map((line) => [line["field"], line["from"], line["value"]]);

describe("the preview", () => {
  test("by address asks for the choice that Greenhouse wants, and with a template shows all and what is missing", async () => {
    const id = await plan();
    const without = bodyOf(await api.get(`/positions/${id}/sync-preview`), 200);
    expect(without).toMatchObject({ lines: [], refusal: { reason: "choices_missing" } });
    const preview = bodyOf(await api.get(`/positions/${id}/sync-preview?action=create&templateJobId=100`), 200);
    expect(preview["lines"]?.map((line) => `${line["label"]}: ${line["value"]}`)).toEqual([
      "Job name: Charge Nurse",
      "Requisition ID: Trace-(next number)",
      "Template: Standard Role",
      "Department: Nursing",
      "Opening ID: Trace-(next number)",
    ]);
    expect(preview).toMatchObject({
      problems: [
        { field: "job.employment_type", message: "Employment Type is required in Greenhouse." },
        { field: "opening.opening_reason", message: "Opening Reason is required in Greenhouse." },
      ],
      refusal: { reason: "plan_incomplete" },
    });
  });

  test("of many, with fields in the body, tells who can go and who cannot", async () => {
    const ids = [await plan(), await plan({ department: "Nowhere" })];
    const body = { positionIds: ids, connectionId, ...create, ...REQUIRED };
    const previews = bodyOf(await api.post("/positions/sync-preview", body), 200);
    expect(previews["syncableCount"]).toBe(2);
    expect(previews["data"]?.map((one) => one["notes"])).toEqual([
      [],
      ['No department in Greenhouse is mapped to "Nowhere".'],
    ]);
  });
});

describe("asking for a sync", () => {
  test("is refused while a required field is missing, before anything is sent", async () => {
    const id = await plan();
    expect(codeOf(await api.post(`/positions/${id}/sync`, { connectionId }), 422)).toBe("choices_missing");
    const answer = await api.post(`/positions/${id}/sync`, { connectionId, ...create });
    expect(codeOf(answer, 422)).toBe("plan_incomplete");
    expect(await requestOf(id)).toMatchObject({ sync_status: "not_started", sync_request: null });
  });

  test("of several sends those that nothing must be asked of, and names the others", async () => {
    const mapping = { fields: [{ on: "job", key: "employment_type", source: "employmentType" }] };
    bodyOf(await api.call("PUT", `/connections/${connectionId}/field-mappings`, mapping), 200);
    const [fits, odd] = [await plan({ employmentType: "full time" }), await plan({ employmentType: "seasonal" })];
    const wish = { connectionId, positionIds: [fits, odd], ...create, openingFields: REQUIRED.openingFields };
    const answer = bodyOf(await api.post("/positions/sync", wish), 202);
    expect(answer).toMatchObject({
      accepted: [{ id: fits, requisitionCode: "Trace-1" }],
      refused: [{ id: odd, reason: "plan_incomplete", message: expect.stringContaining('no option "seasonal"') }],
    });
  });

  test("keeps the choices, so that a retry of what failed needs none", async () => {
    const id = await plan();
    bodyOf(await api.post(`/positions/${id}/sync`, { connectionId, ...create, ...REQUIRED }), 202);
    await house.db.prepare("update positions set sync_status = 'failed' where id = ?").bind(id).run();
    bodyOf(await api.post(`/positions/${id}/sync`, { connectionId }), 202);
    expect(await requestOf(id)).toMatchObject({ sync_status: "pending", sync_request: { ...create, ...REQUIRED } });
  });
});

describe("a later edit", () => {
  test("previews only what differs, old and new, and sends exactly that", async () => {
    const id = await seedOpened(house.db, api.tenant.id, connectionId, { cost_center: "CC-1" });
    bodyOf(await api.patch(`/positions/${id}`, { title: "Lead Nurse", department: "Technology" }), 200);
    const preview = bodyOf(await api.get(`/positions/${id}/sync-preview`), 200);
    expect(linesOf(preview)).toEqual([
      ["job_name", "Charge Nurse", "Lead Nurse"],
      ["department_id", "", "Technology"],
    ]);
    const wish = { connectionId, action: "update", jobFields: { cost_center: "CC-2" } };
    expect(bodyOf(await api.post(`/positions/${id}/sync`, wish), 202)).toMatchObject({
      accepted: [{ id, requisitionCode: "Trace-1" }],
    });
    expect(await requestOf(id)).toEqual({
      status: "open",
      sync_status: "pending",
      sync_request: {
        action: "update",
        jobFields: { cost_center: "CC-2" },
        openingFields: {},
        only: ["job_name", "department_id", "job.cost_center"],
      },
    });
    expect(codeOf(await api.post(`/positions/${id}/sync`, wish), 409)).toBe("already_pending");
  });

  test("leaves what was typed when the position was sent, also where the mapping would say otherwise", async () => {
    const id = await seedOpened(house.db, api.tenant.id, connectionId, { cost_center: "Typed" });
    const sent = { ...create, jobFields: { cost_center: "Typed", skills: ["Gone"] } };
    await house.db.prepare("update positions set sync_request = ? where id = ?").bind(JSON.stringify(sent), id).run();
    const mapping = { fields: [{ on: "job", key: "cost_center", source: "title" }] };
    bodyOf(await api.call("PUT", `/connections/${connectionId}/field-mappings`, mapping), 200);
    expect(linesOf(bodyOf(await api.get(`/positions/${id}/sync-preview`), 200))).toEqual([]);
    const wish = { connectionId, action: "update", jobFields: { cost_center: "Other" } };
    bodyOf(await api.post(`/positions/${id}/sync`, wish), 202);
    expect((await requestOf(id)).sync_request).toMatchObject({
      jobFields: { cost_center: "Other" },
      only: ["job.cost_center"],
    });
  });

  test("that changes nothing there, empties a required field, or comes too early is refused", async () => {
    const id = await seedOpened(house.db, api.tenant.id, connectionId, { employment_type: "Full-time" });
    const update = { connectionId, action: "update" };
    expect(codeOf(await api.post(`/positions/${id}/sync`, update), 409)).toBe("nothing_to_write");
    const empty = await api.post(`/positions/${id}/sync`, { ...update, jobFields: { employment_type: null } });
    expect(codeOf(empty, 422)).toBe("plan_incomplete");
    expect(empty.body["error"]?.["details"]?.["fields"]?.[0]?.["field"]).toBe("job.employment_type");
    expect(codeOf(await api.post(`/positions/${await plan()}/sync`, update), 409)).toBe("nothing_to_write");
  });
});

describe("closing", () => {
  test("with a reason closes the opening along, and only a reason that Greenhouse has", async () => {
    const id = await seedOpened(house.db, api.tenant.id, connectionId);
    expect(codeOf(await api.post(`/positions/${id}/close`, { closeReasonId: "999" }), 422)).toBe("plan_incomplete");
    const closed = bodyOf(await api.post(`/positions/${id}/close`, { closeReasonId: "60" }), 200);
    expect(closed).toMatchObject({ status: "closed", syncStatus: "pending" });
    expect(closed["audit"]?.map((entry) => entry["action"])).toEqual(
      expect.arrayContaining(["position.closed", "position.change_requested"]),
    );
    expect((await requestOf(id)).sync_request).toEqual({ action: "close", closeReasonId: "60" });
  });

  test("without a word about the opening leaves it as it is", async () => {
    const id = await seedOpened(house.db, api.tenant.id, connectionId);
    expect(bodyOf(await api.post(`/positions/${id}/close`), 200)).toMatchObject({
      status: "closed",
      syncStatus: "synced",
    });
  });
});

test("reopening after the opening could not be closed takes that wish back, and makes nothing anew", async () => {
  const id = await seedOpened(house.db, api.tenant.id, connectionId);
  bodyOf(await api.post(`/positions/${id}/close`, { closeReasonId: null }), 200);
  await house.db
    .prepare("update positions set sync_status = 'failed', sync_reason = 'rejected' where id = ?")
    .bind(id)
    .run();
  const reopened = bodyOf(await api.post(`/positions/${id}/reopen`), 200);
  expect(reopened).toMatchObject({
    status: "open",
    syncStatus: "synced",
    syncReason: null,
    requisitionCode: "Trace-1",
  });
});

test("reopening opens the closed opening again, under its code", async () => {
  const id = await seedOpened(house.db, api.tenant.id, connectionId);
  await house.db.batch([
    house.db.prepare("update positions set status = 'closed' where id = ?").bind(id),
    house.db.prepare("update requisitions set status = 'closed' where position_id = ?").bind(id),
  ]);
  const reopened = bodyOf(await api.post(`/positions/${id}/reopen`), 200);
  expect(reopened).toMatchObject({ status: "approved", syncStatus: "pending", requisitionCode: "Trace-1" });
  expect((await requestOf(id)).sync_request).toEqual({ action: "reopen" });
});
