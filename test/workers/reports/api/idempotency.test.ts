// Idempotency-Key: a POST that is sent twice is done once, whatever the order and however close together.
import { beforeAll, expect, test } from "vitest";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { bodyOf, clientOf, codeOf, newClient, type ApiClient } from "../api-client.ts";

let house: TestHouse;
let api: ApiClient;
beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"] });
  api = await newClient(house);
});

const keyed = (key: string) => ({ "idempotency-key": key });
const count = async (client = api) => bodyOf(await client.get("/positions?limit=100"), 200)["data"]?.length ?? 0;

test("the same request under one key gets the same answer, and is done once", async () => {
  const before = await count();
  const first = await api.post("/positions", { title: "A" }, keyed("k1"));
  const second = await api.post("/positions", { title: "A" }, keyed("k1"));
  expect(bodyOf(second, 201)).toEqual(bodyOf(first, 201));
  expect(first.headers.get("idempotent-replayed")).toBeNull();
  expect(second.headers.get("idempotent-replayed")).toBe("true");
  expect(await count()).toBe(before + 1);
});

test("another body, path or caller under the key is refused", async () => {
  bodyOf(await api.post("/positions", { title: "A" }, keyed("k2")), 201);
  expect(codeOf(await api.post("/positions", { title: "B" }, keyed("k2")), 422)).toBe("idempotency_key_reused");
  expect(codeOf(await api.post("/employees", { title: "A" }, keyed("k2")), 422)).toBe("idempotency_key_reused");
  const colleague = await clientOf(house, api.tenant, "member");
  expect(codeOf(await colleague.post("/positions", { title: "A" }, keyed("k2")), 422)).toBe("idempotency_key_reused");
});

test("each company has its own keys", async () => {
  const other = await newClient(house);
  bodyOf(await api.post("/positions", { title: "A" }, keyed("k3")), 201);
  bodyOf(await other.post("/positions", { title: "B" }, keyed("k3")), 201);
  expect(await count(other)).toBe(1);
});

test("twenty of the same at once are done once; those that meet the running one are told to ask again", async () => {
  const before = await count();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => api.post("/positions", { title: "Once" }, keyed("k4"))),
  );
  const made = new Set(answers.filter((answer) => answer.status === 201).map((answer) => answer.body["id"]));
  expect(made.size).toBe(1);
  for (const answer of answers.filter(({ status }) => status !== 201)) {
    expect(codeOf(answer, 409)).toBe("idempotency_key_in_use");
    expect(answer.headers.get("retry-after")).toBe("1");
  }
  expect(await count()).toBe(before + 1);
});

test("a refused request gives its key back", async () => {
  expect(codeOf(await api.post("/positions", { title: "" }, keyed("k5")), 422)).toBe("invalid_body");
  bodyOf(await api.post("/positions", { title: "Mended" }, keyed("k5")), 201);
});

test("a claim whose Worker died is taken over after a minute, and an answer is forgotten after a day", async () => {
  const claim = (key: string, createdAt: number, status: number | null) =>
    house.db
      .prepare(
        "insert into idempotency_keys (tenant_id, key, request_hash, status, body, created_at) values (?, ?, 'x', ?, '{}', ?)",
      )
      .bind(api.tenant.id, key, status, new Date(createdAt).toISOString())
      .run();
  await claim("young", Date.now() - 5_000, null);
  await claim("dead", Date.now() - 61_000, null);
  await claim("recent", Date.now() - 23 * 3_600_000, 201);
  await claim("old", Date.now() - 25 * 3_600_000, 201);
  const send = (key: string) => api.post("/positions", { title: "A" }, keyed(key));
  expect(codeOf(await send("young"), 422)).toBe("idempotency_key_reused");
  expect((await send("dead")).status).toBe(201);
  expect(codeOf(await send("recent"), 422)).toBe("idempotency_key_reused");
  expect((await send("old")).status).toBe(201);
});

test("a key that is no key is refused", async () => {
  expect(codeOf(await api.post("/positions", { title: "A" }, keyed("two words")), 400)).toBe("invalid_header");
  expect(codeOf(await api.post("/positions", { title: "A" }, keyed("x".repeat(201))), 400)).toBe("invalid_header");
});
