// Planning positions over the API: what may be planned, changed, approved, sent back, closed and reopened, and what may not.
import { beforeAll, describe, expect, test } from "vitest";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { bodyOf, codeOf, newClient, type ApiClient } from "../api-client.ts";

let house: TestHouse;
let api: ApiClient;
beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"] });
  api = await newClient(house);
});

const whole = {
  title: "Staff Engineer",
  department: "Engineering",
  location: "San Francisco",
  employmentType: "full-time",
  compensation: { min: 180_000, max: 220_000, currency: "USD", interval: "per-year-salary" },
  hiringManager: "Priya Shah",
  targetStartOn: "2027-02-01",
};

describe("planning", () => {
  test("a position is planned as a draft with everything that was told", async () => {
    const made = bodyOf(await api.post("/positions", whole), 201);
    expect(made).toMatchObject({ ...whole, status: "draft", syncStatus: "not_started", requisitionCode: null });
    expect(bodyOf(await api.get(`/positions/${made["id"]}`), 200)).toEqual(made);
    expect(made["audit"]).toMatchObject([{ action: "position.planned", actor: `token:${api.tokenId}` }]);
  });

  test("a title is enough", async () => {
    const made = bodyOf(await api.post("/positions", { title: "  Designer " }), 201);
    expect(made).toMatchObject({ title: "Designer", department: null, compensation: null, targetStartOn: null });
  });

  test("it can be requested at once, and a tenant that approves at once gets it approved", async () => {
    const requested = bodyOf(await api.post("/positions", { title: "A", startAs: "requested" }), 201);
    expect(requested["status"]).toBe("requested");
    const quick = await newClient(house, { approvesAtOnce: true });
    const approved = bodyOf(await quick.post("/positions", { title: "B" }), 201);
    expect(approved).toMatchObject({ status: "approved", approvedBy: `token:${quick.tokenId}` });
    const draft = bodyOf(await quick.post("/positions", { title: "C", startAs: "draft" }), 201);
    expect(draft["status"]).toBe("draft");
    const asked = bodyOf(await quick.post(`/positions/${draft["id"]}/request-approval`), 200);
    expect(asked["status"]).toBe("approved");
  });

  test("what is not as it must be is named field by field", async () => {
    const answer = await api.post("/positions", {
      title: " ",
      compensation: { min: 10, max: 5, currency: "usd", interval: "per-year-salary" },
      targetStartOn: "soon",
      tittle: "x",
    });
    expect(codeOf(answer, 422)).toBe("invalid_body");
    expect(answer.body["error"]?.["details"]?.["fields"]).toEqual(
      expect.arrayContaining([
        { field: "title", message: "A position needs a title." },
        { field: "targetStartOn", message: "Write the date as YYYY-MM-DD." },
        { field: "", message: 'Unrecognized key: "tittle"' },
      ]),
    );
  });

  test("a band whose upper end is below the lower end is refused", async () => {
    const compensation = { min: 10, max: 5, currency: "usd", interval: "per-year-salary" };
    const answer = await api.post("/positions", { title: "A", compensation });
    expect(codeOf(answer, 422)).toBe("invalid_body");
    expect(answer.body["error"]?.["details"]?.["fields"]).toEqual([
      { field: "compensation.max", message: "The upper end is below the lower end." },
    ]);
  });

  test("a changed field is changed and the others stay", async () => {
    const { id } = bodyOf(await api.post("/positions", whole), 201);
    const edited = bodyOf(await api.patch(`/positions/${id}`, { location: "Remote", compensation: null }), 200);
    expect(edited).toMatchObject({ ...whole, location: "Remote", compensation: null });
    expect(edited["audit"]?.[0]).toMatchObject({
      action: "position.edited",
      details: { fields: ["location", "compensation"] },
    });
    const same = bodyOf(await api.patch(`/positions/${id}`, { location: "Remote" }), 200);
    expect(same["audit"]).toHaveLength(2);
  });

  test("a position that is being written to the ATS cannot be edited", async () => {
    const { id } = bodyOf(await api.post("/positions", whole), 201);
    await house.db.prepare("update positions set sync_status = 'pending' where id = ?").bind(id).run();
    expect(codeOf(await api.patch(`/positions/${id}`, { title: "X" }), 409)).toBe("sync_pending");
    expect(codeOf(await api.post(`/positions/${id}/close`), 409)).toBe("wrong_status");
  });
});

describe("the way to approval", () => {
  test("draft, requested, sent back with a note, requested again without it, approved", async () => {
    const { id } = bodyOf(await api.post("/positions", { title: "A" }), 201);
    const step = (action: string, body?: unknown) => api.post(`/positions/${id}/${action}`, body);
    expect(bodyOf(await step("request-approval"), 200)["status"]).toBe("requested");
    expect(codeOf(await step("request-approval"), 409)).toBe("wrong_status");
    const back = bodyOf(await step("send-back", { note: "Which team?" }), 200);
    expect(back).toMatchObject({ status: "draft", sentBackNote: "Which team?" });
    expect(codeOf(await step("send-back", { note: "Again" }), 409)).toBe("wrong_status");
    expect(bodyOf(await step("request-approval"), 200)["sentBackNote"]).toBeNull();
    const approved = bodyOf(await step("approve"), 200);
    expect(approved).toMatchObject({ status: "approved", approvedByName: "Tests (API)" });
    expect(bodyOf(await step("approve"), 200)["audit"]).toHaveLength(5);
    const actions = approved["audit"]?.map((entry) => entry["action"]);
    expect(actions).toEqual([
      "position.approved",
      "position.requested",
      "position.sent_back",
      "position.requested",
      "position.planned",
    ]);
  });

  test("sending back needs a note", async () => {
    const { id } = bodyOf(await api.post("/positions", { title: "A", startAs: "requested" }), 201);
    expect(codeOf(await api.post(`/positions/${id}/send-back`, { note: " " }), 422)).toBe("invalid_body");
  });

  test("several are approved at once and the others are named", async () => {
    const ids = [];
    for (const title of ["A", "B"]) ids.push(bodyOf(await api.post("/positions", { title }), 201)["id"]);
    await house.db.prepare("update positions set status = 'filled' where id = ?").bind(ids[1]).run();
    const answer = bodyOf(await api.post("/positions/approve", { positionIds: [...ids, "pos_nobody", ids[0]] }), 200);
    expect(answer).toMatchObject({
      approved: [ids[0]],
      refused: [
        { id: ids[1], reason: "wrong_status" },
        { id: "pos_nobody", reason: "not_found" },
      ],
    });
  });

  test("twenty approvals of one position at once leave one entry", async () => {
    const { id } = bodyOf(await api.post("/positions", { title: "A" }), 201);
    const answers = await Promise.all(Array.from({ length: 20 }, () => api.post(`/positions/${id}/approve`)));
    expect(answers.every((answer) => answer.status === 200 || answer.status === 409)).toBe(true);
    const { audit } = bodyOf(await api.get(`/positions/${id}`), 200);
    expect(audit?.filter((entry) => entry["action"] === "position.approved")).toHaveLength(1);
  });
});

describe("the end of a plan", () => {
  test("a plan that nobody was hired for is closed, and reopened as approved with its way to the ATS forgotten", async () => {
    const { id } = bodyOf(await api.post("/positions", { title: "A" }), 201);
    expect(codeOf(await api.post(`/positions/${id}/reopen`), 409)).toBe("wrong_status");
    await house.db
      .prepare(
        `update positions set status = 'approved', sync_status = 'failed', requisition_code = 'Trace-900',
         sync_reason = 'code_in_use', sync_message = 'In use.' where id = ?`,
      )
      .bind(id)
      .run();
    expect(bodyOf(await api.post(`/positions/${id}/close`), 200)["status"]).toBe("closed");
    expect(bodyOf(await api.post(`/positions/${id}/close`), 200)["status"]).toBe("closed");
    const reopened = bodyOf(await api.post(`/positions/${id}/reopen`), 200);
    expect(reopened).toMatchObject({
      status: "approved",
      syncStatus: "not_started",
      requisitionCode: null,
      syncReason: null,
      syncMessage: null,
    });
  });

  test("one whose requisition is still open at the ATS is open again, and the matcher hears of it", async () => {
    const { id } = bodyOf(await api.post("/positions", { title: "A" }), 201);
    await house.db.batch([
      house.db
        .prepare(
          `update positions set status = 'closed', sync_status = 'synced', requisition_code = 'Trace-901',
           requisition_id = 'req_901', synced_at = created_at where id = ?`,
        )
        .bind(id),
      house.db
        .prepare(
          `insert into requisitions (id, tenant_id, connection_id, position_id, provider_id, code, name, status, opened_at, read_at)
           values ('req_901', ?, 'con_x', ?, 'l-901', 'Trace-901', 'A', 'open', ?, ?)`,
        )
        .bind(api.tenant.id, id, new Date().toISOString(), new Date().toISOString()),
    ]);
    const reopened = bodyOf(await api.post(`/positions/${id}/reopen`), 200);
    expect(reopened).toMatchObject({ status: "open", syncStatus: "synced", requisitionCode: "Trace-901" });
    expect(reopened["requisition"]).toMatchObject({ providerId: "l-901", status: "open" });
  });

  test("a filled position is not closed", async () => {
    const { id } = bodyOf(await api.post("/positions", { title: "A" }), 201);
    await house.db.prepare("update positions set status = 'filled' where id = ?").bind(id).run();
    expect(codeOf(await api.post(`/positions/${id}/close`), 409)).toBe("wrong_status");
  });
});
