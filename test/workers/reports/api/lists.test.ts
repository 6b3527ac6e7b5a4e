// Lists: pages that neither repeat nor lose a row while others are added, filters, search, and the ATS report.
import { beforeAll, describe, expect, test } from "vitest";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { bodyOf, newClient, type ApiClient, type Json } from "../api-client.ts";
import { seedHire, seedMatch, seedPositions } from "../seeds.ts";

let house: TestHouse;
let api: ApiClient;
beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"] });
  api = await newClient(house);
});

async function walk(client: ApiClient, path: string, between: () => Promise<unknown> = async () => undefined) {
  const seen: Json[] = [];
  let cursor = "";
  do {
    const page = bodyOf(await client.get(`${path}${path.includes("?") ? "&" : "?"}${cursor}`), 200);
    seen.push(...(page["data"] ?? []));
    cursor = page["nextCursor"] ? `cursor=${page["nextCursor"]}` : "";
    await between();
  } while (cursor !== "");
  return seen;
}

describe("pages", () => {
  test("show each row once, newest first, while rows are added in front", async () => {
    const client = await newClient(house);
    const ids = await seedPositions(house.db, client.tenant.id, 25);
    const seen = await walk(client, "/positions?limit=7", () => client.post("/positions", { title: "Newer" }));
    expect(seen.map((position) => position["id"])).toEqual(ids.toReversed());
  });

  test("stay right when a row that was shown is gone", async () => {
    const client = await newClient(house);
    const ids = await seedPositions(house.db, client.tenant.id, 6);
    const first = bodyOf(await client.get("/positions?limit=3"), 200);
    await house.db.prepare("delete from positions where id = ?").bind(first["nextCursor"]).run();
    const second = bodyOf(await client.get(`/positions?limit=3&cursor=${first["nextCursor"]}`), 200);
    expect(second["data"]?.map((position) => position["id"])).toEqual(ids.slice(0, 3).toReversed());
    expect(second["nextCursor"]).toBeNull();
  });

  test("a last page that is exactly full says that it is the last", async () => {
    const client = await newClient(house);
    await seedPositions(house.db, client.tenant.id, 4);
    expect(bodyOf(await client.get("/positions?limit=4"), 200)["nextCursor"]).toBeNull();
    expect(bodyOf(await client.get("/positions?limit=3"), 200)["nextCursor"]).not.toBeNull();
  });

  test("every cursor list pages the same way", async () => {
    const client = await newClient(house);
    for (let i = 0; i < 3; i++) {
      const { id } = bodyOf(await client.post("/employees", { firstName: `E${i}` }), 201);
      const hireId = await seedHire(house.db, client.tenant.id);
      await seedMatch(house.db, client.tenant.id, { hireId, employeeId: id });
    }
    for (const path of ["/employees", "/hires", "/matches", "/audit"]) {
      const whole = bodyOf(await client.get(path), 200)["data"];
      expect(whole).toHaveLength(3);
      expect(await walk(client, `${path}?limit=1`)).toEqual(whole);
      const ids = whole?.map((row) => row["id"]) ?? [];
      expect(ids).toEqual([...ids].toSorted().toReversed());
    }
  });
});

describe("filters and search", () => {
  test("narrow by status, sync status, department and location, together and repeated", async () => {
    const client = await newClient(house);
    const { id: tenantId } = client.tenant;
    const [a] = await seedPositions(house.db, tenantId, 1, { status: "approved", department: "R&D", location: "Oslo" });
    const [b] = await seedPositions(house.db, tenantId, 1, { status: "draft", department: "R&D", location: "Rome" });
    const [c] = await seedPositions(house.db, tenantId, 1, {
      status: "open",
      syncStatus: "synced",
      department: "Sales",
    });
    const ids = async (query: string) => {
      const { data } = bodyOf(await client.get(`/positions?${query}`), 200);
      return data?.map((position) => position["id"]).toSorted();
    };
    expect(await ids("status=approved,open")).toEqual([a, c].toSorted());
    expect(await ids("status=approved&status=draft")).toEqual([a, b].toSorted());
    expect(await ids("department=R%26D")).toEqual([a, b].toSorted());
    expect(await ids("department=R%26D&location=Rome")).toEqual([b]);
    expect(await ids("syncStatus=synced")).toEqual([c]);
    expect(await ids("status=closed")).toEqual([]);
  });

  test("search finds title, department, location, manager, code, candidate and employee, without regard to case", async () => {
    const client = await newClient(house);
    const plan = { title: "Zookeeper", department: "Reptiles", location: "Ōsaka", hiringManager: "Quentin" };
    const { id } = bodyOf(await client.post("/positions", plan), 201);
    await client.post("/positions", { title: "Other" });
    const { id: employeeId } = bodyOf(await client.post("/employees", { firstName: "Grace", lastName: "Hopper" }), 201);
    await seedHire(house.db, client.tenant.id, { name: "Jürgen Vogt", positionId: id });
    await house.db
      .prepare("update positions set requisition_code = 'Trace-77', employee_id = ? where id = ?")
      .bind(employeeId, id)
      .run();
    for (const q of ["ZOO", "reptil", "Ōsa", "quent", "trace-77", "jürgen v", "grace hop", "  zookeeper "]) {
      const found = bodyOf(await client.get(`/positions?q=${encodeURIComponent(q)}`), 200)["data"];
      expect(
        found?.map((position) => position["id"]),
        q,
      ).toEqual([id]);
    }
    for (const q of ["%", "_", "Zoo%", "' or 1=1 --", "x".repeat(200)])
      expect(bodyOf(await client.get(`/positions?q=${encodeURIComponent(q)}`), 200)["data"], q).toEqual([]);
  });
});

test("the ATS report tells for each position what became of it", async () => {
  const client = await newClient(house);
  const [id = ""] = await seedPositions(house.db, client.tenant.id, 1, {
    status: "open",
    syncStatus: "synced",
    code: "Trace-5",
  });
  const { id: employeeId } = bodyOf(
    await client.post("/employees", { firstName: "Augusta", preferredName: "Ada", lastName: "Lovelace" }),
    201,
  );
  const hireId = await seedHire(house.db, client.tenant.id, { name: "Ada L.", positionId: id, code: "Trace-5" });
  await house.db.batch([
    house.db
      .prepare("update positions set employee_id = ?, requisition_id = 'req_5' where id = ?")
      .bind(employeeId, id),
    house.db
      .prepare(
        `insert into requisitions (id, tenant_id, connection_id, position_id, provider_id, code, name, status, opened_at, read_at)
         values ('req_5', ?, 'con_x', ?, 'l-5', 'Trace-5', 'A', 'open', ?, ?)`,
      )
      .bind(client.tenant.id, id, new Date().toISOString(), new Date().toISOString()),
  ]);
  const [row] = bodyOf(await client.get("/reports/ats?syncStatus=synced"), 200)["data"] ?? [];
  expect(row).toMatchObject({
    positionId: id,
    status: "filled",
    syncStatus: "synced",
    requisitionCode: "Trace-5",
    openingStatus: "open",
    candidate: { hireId, name: "Ada L." },
    employee: { id: employeeId, name: "Ada Lovelace" },
  });
  await house.db.prepare("update requisitions set deleted_at = read_at where id = 'req_5'").run();
  expect(bodyOf(await client.get("/reports/ats"), 200)["data"]?.[0]?.["openingStatus"]).toBe("deleted");
});

test("hires are found by their problem and their seat", async () => {
  const [position = ""] = await seedPositions(house.db, api.tenant.id, 1, { status: "open" });
  const seated = await seedHire(house.db, api.tenant.id, { positionId: position });
  const lost = await seedHire(house.db, api.tenant.id, { problem: "requisition_unknown", code: "Trace-999" });
  const ids = async (query: string) => bodyOf(await api.get(`/hires?${query}`), 200)["data"]?.map((hire) => hire["id"]);
  expect(await ids("hasProblem=true")).toEqual([lost]);
  expect(await ids(`positionId=${position}`)).toEqual([seated]);
  expect(await ids("q=trace-999")).toEqual([lost]);
  expect(bodyOf(await api.get(`/hires/${seated}`), 200)).toMatchObject({ position: { id: position }, matches: [] });
});
