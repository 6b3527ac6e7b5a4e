// The tenant wall, walked from outside: every path of the API, with another company's ids, answers as if there were nothing.
import { beforeAll, describe, expect, test } from "vitest";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { bodyOf, documentOf, newClient, type ApiClient } from "../api-client.ts";
import type { Document } from "../openapi-check.ts";
import { seedConnection, seedEvent, seedHire, seedMatch, seedNewHire, seedPositions } from "../seeds.ts";

/** A stand-in that would do whatever it is asked: nothing of another company may ever be asked of it. */
const OBEDIENT = `export default { queue: () => undefined, fetch: async (request) => {
  const { tenantId } = await request.clone().json();
  return Response.json({ id: "con_obeyed", isHealthy: true, problems: [], askedFor: tenantId }, { status: 200 });
} };`;

let house: TestHouse;
let mine: ApiClient;
let document: Document;
const theirs = new Map<string, string>();

beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"], replace: { oauth: OBEDIENT, matcher: OBEDIENT } });
  mine = await newClient(house);
  document = await documentOf(house);
  const other = await newClient(house);
  const tenantId = other.tenant.id;
  const [positionId = ""] = await seedPositions(house.db, tenantId, 1, { status: "approved" });
  const { id: employeeId } = bodyOf(await other.post("/employees", { firstName: "Ada" }), 201);
  const hireId = await seedHire(house.db, tenantId, { name: "Secret Candidate" });
  const connectionId = await seedConnection(house.db, tenantId);
  theirs.set("positions", positionId);
  theirs.set("employees", employeeId);
  theirs.set("hires", hireId);
  theirs.set("matches", await seedMatch(house.db, tenantId, { hireId, employeeId }));
  theirs.set("connections", connectionId);
  theirs.set("events", await seedEvent(house.db, tenantId, { status: "parked" }));
  theirs.set("roles", bodyOf(await other.post("/roles", { title: "Secret role" }), 201).id);
  theirs.set("new-hires", await seedNewHire(house.db, tenantId, connectionId, { name: "Secret Candidate" }));
  theirs.set("packages", bodyOf(await other.post("/packages", { code: "S", name: "Secret" }), 201)["id"] ?? "");
  const look = bodyOf(await other.post(`/connections/${connectionId}/look`), 202);
  theirs.set("sync-jobs", look["jobId"] ?? "");
});

/** What a path demands of its query. */
const QUERIES: Readonly<Record<string, string>> = { "get /connections/{id}/catalogue": "?kind=job" };

/** A body that would be accepted for one of one's own. */
const BODIES: Readonly<Record<string, unknown>> = {
  "patch /positions/{id}": { title: "Taken" },
  "post /positions/{id}/send-back": { note: "Taken" },
  "post /positions/{id}/sync": { connectionId: "con_x" },
  "patch /roles/{id}": { title: "Taken" },
  "post /roles/{id}/submissions": {
    recruiterId: "rec_x",
    name: "Taken",
    email: "taken@example.com",
    consent: true,
  },
  "put /roles/{id}/link": { connectionId: "con_x", postingId: "x" },
  "patch /employees/{id}": { firstName: "Taken" },
  "put /connections/{id}/field-mappings": { fields: [] },
  "put /packages/{id}": { code: "T", name: "Taken" },
  "post /new-hires/{id}/invitations": { email: "taken@example.com" },
  "patch /connections/{id}": { webhook: { signatureTokens: ["0123456789"] } },
};

describe("with another company's id", () => {
  test("every path that names an object answers 404 and changes nothing", async () => {
    const before = await everything();
    const walked: string[] = [];
    for (const [template, operations] of Object.entries(document.paths)) {
      const collection = template.split("/")[1] ?? "";
      const id = theirs.get(collection);
      if (!template.includes("{id}") || id === undefined) continue;
      for (const method of Object.keys(operations)) {
        for (const decision of template.includes("{decision}") ? ["confirm", "reject", "undo"] : [""]) {
          const path = template.replace("{id}", id).replace("{decision}", decision);
          const query = QUERIES[`${method} ${template}`] ?? "";
          const answer = await mine.call(method.toUpperCase(), path + query, BODIES[`${method} ${template}`]);
          expect({ path, status: answer.status }).toEqual({ path, status: 404 });
          expect(answer.body["error"]?.["code"]).toBe("not_found");
          walked.push(`${method} ${template}`);
        }
      }
    }
    expect(new Set(walked.map((path) => path.split("/")[1]))).toEqual(new Set(theirs.keys()));
    expect(walked.length).toBeGreaterThanOrEqual(25);
    expect(await everything()).toEqual(before);
  });

  test("it is the same answer as for an id that nobody has", async () => {
    for (const [collection, id] of theirs) {
      const others = await mine.get(`/${collection}/${id}`);
      const nobodys = await mine.get(`/${collection}/${id.slice(0, 4)}0000000000000000000`);
      expect([others.status, others.body]).toEqual([nobodys.status, nobodys.body]);
    }
  });

  test("lists, counts, filters and searches show none of theirs", async () => {
    const lists = Object.entries(document.paths).filter(([path, { get }]) => get !== undefined && !path.includes("{"));
    expect(lists.length).toBeGreaterThan(10);
    for (const [path] of lists) {
      const text = JSON.stringify((await mine.get(path)).body);
      for (const id of theirs.values()) expect(text, path).not.toContain(id);
      expect(text).not.toContain("Secret Candidate");
    }
    for (const query of ["q=Secret", `positionId=${theirs.get("positions")}`])
      expect(bodyOf(await mine.get(`/hires?${query}`), 200)["data"]).toEqual([]);
    for (const [name, collection] of [
      ["positionId", "positions"],
      ["hireId", "hires"],
      ["employeeId", "employees"],
    ])
      expect(bodyOf(await mine.get(`/matches?${name}=${theirs.get(collection ?? "")}`), 200)["data"]).toEqual([]);
    const audit = await mine.get(`/audit?subjectId=${theirs.get("positions")}`);
    expect(bodyOf(audit, 200)["data"]).toEqual([]);
    const fromTheirs = await mine.get(`/positions?cursor=${theirs.get("positions")}`);
    expect(bodyOf(fromTheirs, 200)["data"]).toEqual([]);
  });

  test("bulk requests name their positions as unknown", async () => {
    const connectionId = await seedConnection(house.db, mine.tenant.id);
    const positionIds = [theirs.get("positions")];
    const sync = bodyOf(await mine.post("/positions/sync", { connectionId, positionIds }), 202);
    expect(sync).toMatchObject({ jobId: null, accepted: [], refused: [{ reason: "not_found" }] });
    const preview = bodyOf(await mine.post("/positions/sync-preview", { positionIds }), 200);
    expect(preview).toMatchObject({ data: [], unknown: [{ reason: "not_found" }] });
    const approved = bodyOf(await mine.post("/positions/approve", { positionIds }), 200);
    expect(approved).toMatchObject({ approved: [], refused: [{ reason: "not_found" }] });
  });

  test("an id with strange signs is an id that nobody has", async () => {
    for (const id of ["..", "%2e%2e", "a%2Fb", "'or'1'='1", "%00", "x".repeat(5000)])
      expect([404, 405]).toContain((await mine.get(`/positions/${encodeURIComponent(id)}`)).status);
  });
});

/** All rows of the other company's objects, to see that nothing changed. */
async function everything(): Promise<unknown> {
  const tables = [
    "positions",
    "employees",
    "hires",
    "matches",
    "connections",
    "inbound_events",
    "sync_jobs",
    "new_hires",
    "new_hire_invitations",
    "onboarding_packages",
    "mails",
    "roles",
  ];
  const rows = await house.db.batch(
    tables.map((table) => house.db.prepare(`select * from ${table} where tenant_id <> ?`).bind(mine.tenant.id)),
  );
  return rows.map((result) => result.results);
}
