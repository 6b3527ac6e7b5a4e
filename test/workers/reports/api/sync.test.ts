// Sync with ATS over the API: the preview, the codes, what is refused and why, and that no two positions ever get one code.
import { beforeAll, describe, expect, test } from "vitest";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { until } from "../../../support/until.ts";
import { bodyOf, codeOf, newClient, type ApiClient } from "../api-client.ts";
import { seedConnection, seedPositions } from "../seeds.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"] });
});

async function company(seed: Parameters<typeof newClient>[1] = {}): Promise<{ api: ApiClient; connectionId: string }> {
  const api = await newClient(house, seed);
  return { api, connectionId: await seedConnection(house.db, api.tenant.id) };
}

describe("the preview", () => {
  test("shows exactly what will be written, with the next number for a position without a code", async () => {
    const { api } = await company({ writesCompensation: true });
    const compensation = { min: 100, max: 200, currency: "USD", interval: "per-hour-wage" };
    const plan = { title: "Nurse", location: "Oslo", employmentType: "part-time", compensation };
    const { id } = bodyOf(await api.post("/positions", plan), 201);
    const preview = bodyOf(await api.get(`/positions/${id}/sync-preview`), 200);
    expect(preview).toMatchObject({ positionId: id, requisitionCode: null, refusal: { reason: "not_approved" } });
    expect(preview["lines"]).toEqual([
      { field: "name", label: "Requisition name", value: "Nurse" },
      { field: "requisitionCode", label: "Requisition code", value: "Trace-(next number)" },
      { field: "status", label: "Status", value: "open" },
      { field: "headcountTotal", label: "Headcount", value: "1" },
      { field: "location", label: "Location", value: "Oslo" },
      { field: "employmentStatus", label: "Employment status", value: "part-time" },
      { field: "compensationBand", label: "Compensation band", value: "100 – 200 USD, per-hour-wage" },
    ]);
  });

  test("leaves the band out where the tenant does not write it", async () => {
    const { api } = await company();
    const compensation = { min: 100, max: 200, currency: "USD", interval: "per-hour-wage" };
    const { id } = bodyOf(await api.post("/positions", { title: "Nurse", compensation }), 201);
    const preview = bodyOf(await api.get(`/positions/${id}/sync-preview`), 200);
    expect(preview["lines"]?.map((line) => line["field"])).toEqual([
      "name",
      "requisitionCode",
      "status",
      "headcountTotal",
    ]);
  });

  test("covers many positions in the order of their ids, and names the unknown", async () => {
    const { api } = await company();
    const [a = "", b = ""] = await seedPositions(house.db, api.tenant.id, 2, { status: "approved" });
    const previews = bodyOf(await api.post("/positions/sync-preview", { positionIds: [b, "pos_x", a] }), 200);
    expect(previews["data"]?.map((one) => one["positionId"])).toEqual([b, a]);
    expect(previews).toMatchObject({ syncableCount: 2, unknown: [{ id: "pos_x", reason: "not_found" }] });
  });

  test("shows the code that a failed position keeps, or the next number when that is wished", async () => {
    const { api } = await company();
    const [id = ""] = await seedPositions(house.db, api.tenant.id, 1, {
      status: "approved",
      syncStatus: "failed",
      code: "Trace-7",
    });
    const kept = bodyOf(await api.post("/positions/sync-preview", { positionIds: [id] }), 200);
    expect(kept["data"]?.[0]).toMatchObject({ requisitionCode: "Trace-7", refusal: null });
    const fresh = bodyOf(await api.post("/positions/sync-preview", { positionIds: [id], nextNumber: true }), 200);
    expect(fresh["data"]?.[0]?.["requisitionCode"]).toBeNull();
  });
});

describe("asking for a sync", () => {
  test("the position is pending with its code, and the job names it", async () => {
    const { api, connectionId } = await company({ codePrefix: "NW" });
    const [id = ""] = await seedPositions(house.db, api.tenant.id, 1, { status: "approved" });
    const answer = bodyOf(await api.post(`/positions/${id}/sync`, { connectionId, action: "create" }), 202);
    expect(answer).toMatchObject({ accepted: [{ id, requisitionCode: "NW-1" }], refused: [] });
    const position = bodyOf(await api.get(`/positions/${id}`), 200);
    expect(position).toMatchObject({
      syncStatus: "pending",
      requisitionCode: "NW-1",
      connectionId,
      syncJobId: answer["jobId"],
    });
    expect(position["audit"]?.[0]).toMatchObject({
      action: "position.sync_requested",
      details: { requisitionCode: "NW-1", jobId: answer["jobId"] },
    });
    const job = bodyOf(await api.get(`/sync-jobs/${answer["jobId"]}`), 200);
    expect(job).toMatchObject({
      kind: "positions",
      status: "queued",
      total: 1,
      requestedBy: `token:${api.tokenId}`,
      items: [{ positionId: id, requisitionCode: "NW-1", status: "queued" }],
    });
  });

  test("the scheduler is poked, and nothing stays in the outbox", async () => {
    const { api, connectionId } = await company();
    const [id = ""] = await seedPositions(house.db, api.tenant.id, 1, { status: "approved" });
    bodyOf(await api.post(`/positions/${id}/sync`, { connectionId }), 202);
    const waiting = () =>
      house.db.prepare("select count(*) as n from outbox where tenant_id = ?").bind(api.tenant.id).first<number>("n");
    await until(async () => (await waiting()) === 0, { what: "the outbox is empty" });
  });

  test.each([
    ["draft", { status: "draft" }, "not_approved"],
    ["requested", { status: "requested" }, "not_approved"],
    ["closed", { status: "closed" }, "not_approved"],
    ["pending", { status: "approved", syncStatus: "pending", code: "Trace-1" }, "already_pending"],
    ["synced", { status: "open", syncStatus: "synced", code: "Trace-1" }, "already_synced"],
  ] as const)("a %s position is refused, alone and among many", async (_, seed, reason) => {
    const { api, connectionId } = await company();
    const [id = ""] = await seedPositions(house.db, api.tenant.id, 1, seed);
    expect(codeOf(await api.post(`/positions/${id}/sync`, { connectionId }), 409)).toBe(reason);
    const many = bodyOf(await api.post("/positions/sync", { connectionId, positionIds: [id] }), 202);
    expect(many).toMatchObject({ jobId: null, accepted: [], refused: [{ id, reason }] });
    expect(bodyOf(await api.get("/sync-jobs"), 200)["data"]).toEqual([]);
  });

  test("a failed one keeps its code, and takes the next number when that is wished", async () => {
    const { api, connectionId } = await company();
    const failed = { status: "approved", syncStatus: "failed" } as const;
    const [a = ""] = await seedPositions(house.db, api.tenant.id, 1, { ...failed, code: "Trace-41" });
    const [b = ""] = await seedPositions(house.db, api.tenant.id, 1, { ...failed, code: "Trace-42" });
    await house.db.prepare("update tenants set last_code_number = 42 where id = ?").bind(api.tenant.id).run();
    const kept = bodyOf(await api.post(`/positions/${a}/sync`, { connectionId }), 202);
    expect(kept["accepted"]).toEqual([{ id: a, requisitionCode: "Trace-41" }]);
    const fresh = bodyOf(await api.post(`/positions/${b}/sync`, { connectionId, nextNumber: true }), 202);
    expect(fresh["accepted"]).toEqual([{ id: b, requisitionCode: "Trace-43" }]);
    const position = bodyOf(await api.get(`/positions/${b}`), 200);
    expect(position).toMatchObject({ syncStatus: "pending", syncReason: null, requisitionCode: "Trace-43" });
  });

  test("five thousand at once are one job, and one more is too many", async () => {
    const { api, connectionId } = await company();
    const positionIds = await seedPositions(house.db, api.tenant.id, 5_001, { status: "approved" });
    expect(codeOf(await api.post("/positions/sync", { connectionId, positionIds }), 422)).toBe("invalid_body");
    const answer = bodyOf(
      await api.post("/positions/sync", { connectionId, positionIds: positionIds.slice(0, 5_000) }),
      202,
    );
    expect(answer["accepted"]).toHaveLength(5_000);
    const codes = answer["accepted"]?.map((one) => one["requisitionCode"]);
    expect(codes).toEqual(Array.from({ length: 5_000 }, (_, index) => `Trace-${index + 1}`));
    const job = bodyOf(await api.get(`/sync-jobs/${answer["jobId"]}`), 200);
    expect(job["total"]).toBe(5_000);
    expect(job["items"], "the first of them").toHaveLength(500);
  });

  test("fifty requests at once never give one code twice", async () => {
    const { api, connectionId } = await company();
    const positionIds = await seedPositions(house.db, api.tenant.id, 150, { status: "approved" });
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        api.post("/positions/sync", { connectionId, positionIds: positionIds.slice(3 * i, 3 * i + 3) }),
      ),
    );
    const codes = answers.flatMap((answer) => bodyOf(answer, 202)["accepted"]?.map((one) => one["requisitionCode"]));
    expect(codes).toHaveLength(150);
    expect(new Set(codes).size).toBe(150);
  });

  test("fifty requests at once for the same positions accept each once, in one job", async () => {
    const { api, connectionId } = await company();
    const positionIds = await seedPositions(house.db, api.tenant.id, 5, { status: "approved" });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => api.post("/positions/sync", { connectionId, positionIds })),
    );
    const bodies = answers.map((answer) => bodyOf(answer, 202));
    expect(bodies.flatMap((body) => [...(body["accepted"] ?? [])])).toHaveLength(5);
    for (const body of bodies) expect((body["accepted"]?.length ?? 0) + (body["refused"]?.length ?? 0)).toBe(5);
    const jobs = bodyOf(await api.get("/sync-jobs"), 200)["data"];
    expect(jobs?.reduce((sum, job) => sum + Number(job["total"]), 0)).toBe(5);
    for (const id of positionIds) {
      const { audit } = bodyOf(await api.get(`/positions/${id}`), 200);
      expect(audit?.filter((entry) => entry["action"] === "position.sync_requested")).toHaveLength(1);
    }
  });
});

describe("the connection of a sync", () => {
  test("must be this company's", async () => {
    const { api } = await company();
    const other = await company();
    const [id = ""] = await seedPositions(house.db, api.tenant.id, 1, { status: "approved" });
    const answer = await api.post(`/positions/${id}/sync`, { connectionId: other.connectionId });
    expect(codeOf(answer, 422)).toBe("connection_not_found");
    expect(answer.body["error"]?.["message"]).toContain("Settings > Integrations");
  });

  test.each([
    ["not be disconnected", { status: "disconnected" }, "connection_not_active", "is disconnected"],
    [
      "not need attention",
      { status: "needs_attention", attentionReason: "access_revoked" },
      "connection_not_active",
      "Reconnect with a Lever",
    ],
    ["be used for headcount", { modules: ["hris"] }, "connection_lacks_module", "not used for headcount"],
  ] as const)("must %s", async (_, seed, code, words) => {
    const { api } = await company();
    const connectionId = await seedConnection(house.db, api.tenant.id, seed);
    const [id = ""] = await seedPositions(house.db, api.tenant.id, 1, { status: "approved" });
    const answer = await api.post(`/positions/${id}/sync`, { connectionId });
    expect(codeOf(answer, 409)).toBe(code);
    expect(answer.body["error"]?.["message"]).toContain(words);
    expect(bodyOf(await api.get(`/positions/${id}`), 200)["syncStatus"]).toBe("not_started");
  });
});
