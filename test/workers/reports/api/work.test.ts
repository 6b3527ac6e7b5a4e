// Matches, events, sync jobs, the audit log and settings over the API.
import { beforeAll, describe, expect, test } from "vitest";
import { seedMember } from "../../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { bodyOf, codeOf, newClient, type ApiClient } from "../api-client.ts";
import { seedEvent, seedHire, seedMatch, seedPositions } from "../seeds.ts";
import { MATCHER } from "../stand-ins.ts";

let house: TestHouse;
let api: ApiClient;
beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"], replace: { matcher: MATCHER } });
  api = await newClient(house);
});

describe("matches", () => {
  async function proposal(): Promise<string> {
    const { id: employeeId } = bodyOf(await api.post("/employees", { firstName: "Ada", lastName: "Lovelace" }), 201);
    const [positionId = ""] = await seedPositions(house.db, api.tenant.id, 1, { status: "open" });
    const hireId = await seedHire(house.db, api.tenant.id, { positionId });
    return seedMatch(house.db, api.tenant.id, { hireId, employeeId, positionId });
  }

  test("a match shows both people, the seat and the evidence", async () => {
    const id = await proposal();
    expect(bodyOf(await api.get(`/matches/${id}`), 200)).toMatchObject({
      status: "proposed",
      decidedBy: "rule",
      evidence: [{ code: "same_name", text: "The names agree.", words: "The names agree." }],
      hire: { candidateName: "Ada Lovelace", emails: ["ada@home.example"] },
      employee: { firstName: "Ada", lastName: "Lovelace" },
      position: { status: "filled" },
    });
    const proposed = bodyOf(await api.get("/matches?status=proposed"), 200)["data"];
    expect(proposed?.map((match) => match["id"])).toContain(id);
    expect(bodyOf(await api.get("/matches?status=undone"), 200)["data"]).toEqual([]);
  });

  test("a decision is carried to the matcher with who decided, and its words come back", async () => {
    const id = await proposal();
    expect(bodyOf(await api.post(`/matches/${id}/confirm`), 200)["id"]).toBe(id);
    const asked = house.logs.filter((line) => line.message.includes("matcher asked")).at(-1)?.message;
    expect(asked).toContain(
      `POST /internal/matches/${id}/confirm {"tenantId":"${api.tenant.id}","actor":"token:${api.tokenId}"}`,
    );
    const refused = await api.post(`/matches/${id}/reject`);
    expect(codeOf(refused, 409)).toBe("match_conflict");
    expect(refused.body["error"]?.["message"]).toBe("The seat is taken by Bob.");
    expect(codeOf(await api.post(`/matches/${id}/undo`), 503)).toBe("unavailable");
    expect(codeOf(await api.post(`/matches/${id}/forget`), 400)).toBe("invalid_query");
  });
});

describe("events", () => {
  test("are listed without and shown with their body, never with their signature", async () => {
    const client = await newClient(house);
    const parked = await seedEvent(house.db, client.tenant.id, { status: "parked" });
    await seedEvent(house.db, client.tenant.id, { status: "ignored", kind: "candidateStageChange" });
    const list = bodyOf(await client.get("/events?status=parked"), 200)["data"];
    expect(list).toMatchObject([{ id: parked, status: "parked", attempts: 3, outcome: "hired" }]);
    expect(bodyOf(await client.get("/events?kind=candidateStageChange"), 200)["data"]).toHaveLength(1);
    const event = bodyOf(await client.get(`/events/${parked}`), 200);
    expect(event["body"]).toBe('{"id":"e1","token":"t"}');
  });

  test.each(["processed", "ignored", "parked"] as const)("a %s one waits again after a replay", async (status) => {
    const id = await seedEvent(house.db, api.tenant.id, { status });
    const replayed = bodyOf(await api.post(`/events/${id}/replay`), 202);
    expect(replayed).toMatchObject({ status: "received", attempts: 0, outcome: null, processedAt: null });
    expect(codeOf(await api.post(`/events/${id}/replay`), 409)).toBe("event_waiting");
    const { data } = bodyOf(await api.get(`/audit?subjectId=${id}`), 200);
    expect(data).toMatchObject([{ action: "event.replayed", details: { from: status } }]);
  });

  test("a test ping has nothing to look at", async () => {
    const id = await seedEvent(house.db, api.tenant.id, { status: "ignored", subjectId: null });
    expect(codeOf(await api.post(`/events/${id}/replay`), 409)).toBe("nothing_to_look_at");
  });
});

test("the audit log names who acted, and is narrowed by object, actor and action", async () => {
  const client = await newClient(house);
  const { userId } = await seedMember(house.db, client.tenant.id, { name: "Dana Reyes" });
  const stranger = await seedMember(house.db, api.tenant.id, { name: "Of Another Company" });
  const { id } = bodyOf(await client.post("/positions", { title: "A" }), 201);
  for (const actor of [`user:${userId}`, `user:${stranger.userId}`, "system"])
    await house.db
      .prepare("insert into audit values (?, ?, ?, 'position.filled', 'position', ?, '{}', '2026-11-22T10:00:00.000Z')")
      .bind(client.tenant.id, `aud_0${actor.length}${actor.slice(-3)}`, actor, id)
      .run();
  const { data } = bodyOf(await client.get(`/audit?subjectId=${id}`), 200);
  expect(data?.map((entry) => entry["actorName"]).toSorted()).toEqual(
    ["Dana Reyes", "Rolecall", "Tests (API)", `user:${stranger.userId}`].toSorted(),
  );
  const planned = bodyOf(await client.get("/audit?action=position.planned"), 200)["data"];
  expect(planned).toMatchObject([{ subjectId: id, actor: `token:${client.tokenId}` }]);
  expect(bodyOf(await client.get("/audit?actor=system&subjectKind=position"), 200)["data"]).toHaveLength(1);
});

describe("settings", () => {
  test("are changed one by one, with an entry that names them", async () => {
    const client = await newClient(house);
    const before = bodyOf(await client.get("/settings"), 200);
    expect(before).toMatchObject({ codePrefix: "Trace", lastCodeNumber: 0, approvesAtOnce: false, locale: "en-US" });
    const change = {
      codePrefix: "NW",
      approvesAtOnce: true,
      timeZone: "Europe/Berlin",
      locale: "de-DE",
      currency: "eur",
    };
    const after = bodyOf(await client.patch("/settings", change), 200);
    expect(after).toEqual(Object.assign({}, before, change, { currency: "EUR" }));
    bodyOf(await client.patch("/settings", { codePrefix: "NW" }), 200);
    const { data } = bodyOf(await client.get("/audit?subjectKind=tenant"), 200);
    expect(data).toHaveLength(1);
    expect(data?.[0]?.["details"]?.["fields"]?.toSorted()).toEqual(Object.keys(change).toSorted());
  });

  test("what is not as it must be is refused", async () => {
    for (const change of [
      { codePrefix: "1x" },
      { codePrefix: "has space" },
      { timeZone: "Mars/Base" },
      { locale: "x" },
      { currency: "EURO" },
      { lastCodeNumber: 1 },
      { name: " " },
    ])
      expect(codeOf(await api.patch("/settings", change), 422), JSON.stringify(change)).toBe("invalid_body");
  });
});
