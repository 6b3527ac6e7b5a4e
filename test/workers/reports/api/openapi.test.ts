// The API's description: valid, complete, and really what the answers are held against.
import { beforeAll, describe, expect, test, vi } from "vitest";
import { api } from "../../../../workers/reports/src/api/api.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { bodyOf, documentOf, newClient } from "../api-client.ts";
import { deviations, operationOf, type Document, type Operation, type Schema } from "../openapi-check.ts";

// its ES module leaves out file extensions, which bundlers forgive and Node does not; the routes alone are looked at here
vi.mock("itty-durable", () => ({ proxyDurable: () => ({}) }));

let house: TestHouse;
let document: Document;
beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"] });
  document = await documentOf(house);
});

function operations(): { path: string; method: string; operation: Operation }[] {
  return Object.entries(document.paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, operation]) => ({ path, method, operation })),
  );
}

/** Everything inside the document that has a `$ref`. */
function refs(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === "$ref" ? [String(inner)] : refs(inner)));
}

describe("the document", () => {
  test("is OpenAPI 3.1 with bearer security, at a public address", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(document.security).toEqual([{ bearerAuth: [] }]);
    expect(document.components.securitySchemes).toEqual({ bearerAuth: { type: "http", scheme: "bearer" } });
    expect(document).toMatchObject({ servers: [{ url: `${house.url}/api/v1` }] });
  });

  test("holds every route of the app, and no other", () => {
    const routes = api.routes
      .filter((route) => route.path.startsWith("/v1/") && route.method !== "ALL")
      .map((route) => `${route.method} ${route.path.slice("/v1".length).replaceAll(/:([^/]+)/g, "{$1}")}`);
    const documented = operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    expect(new Set(routes).size).toBeGreaterThan(45);
    expect(documented.toSorted()).toEqual([...new Set(routes)].toSorted());
  });

  test("names each operation once, with its path parameters, a summary and a tag", () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, operation } of operations()) {
      const named = operation.parameters.filter((parameter) => parameter.in === "path").map(({ name }) => `{${name}}`);
      expect(path.match(/\{[^}]+\}/g) ?? [], path).toEqual(named);
      expect(operation.summary, path).toBeTruthy();
      expect(operation.tags, path).toHaveLength(1);
    }
  });

  test("every operation tells its errors, and everything that it refers to is there", () => {
    for (const { path, method, operation } of operations()) {
      const statuses = Object.keys(operation.responses);
      expect(statuses, path).toEqual(expect.arrayContaining(["400", "401", "500"]));
      expect(statuses.some((status) => status.startsWith("2"))).toBe(true);
      if (path.includes("{id}")) expect(statuses, `${method} ${path}`).toContain("404");
      if (operation.requestBody !== undefined)
        expect(statuses, `${method} ${path}`).toEqual(expect.arrayContaining(["413", "415", "422"]));
      for (const status of statuses.filter((one) => one >= "400")) {
        const schema = operation.responses[status]?.content?.["application/json"]?.schema;
        expect(schema).toEqual({ $ref: "#/components/schemas/Error" });
      }
    }
    for (const ref of refs(document))
      expect(document.components.schemas).toHaveProperty([ref.replace("#/components/schemas/", "")]);
  });

  test("its examples are accepted by the API itself", async () => {
    const client = await newClient(house);
    const exampleOf = (name: string): unknown => document.components.schemas[name]?.example;
    const { id: positionId } = bodyOf(await client.post("/positions", exampleOf("NewPosition")), 201);
    const { id: employeeId } = bodyOf(await client.post("/employees", exampleOf("NewEmployee")), 201);
    bodyOf(await client.patch(`/positions/${positionId}`, exampleOf("PositionChange")), 200);
    bodyOf(await client.patch(`/employees/${employeeId}`, exampleOf("EmployeeChange")), 200);
    bodyOf(await client.patch("/settings", exampleOf("SettingsChange")), 200);
    const content = operationOf(document, "POST", "/employees/import")?.requestBody?.content["text/csv"];
    const report = bodyOf(await client.post("/employees/import", content?.schema.example), 200);
    expect(report).toMatchObject({ lineCount: 1, unchanged: 1, updated: 0, badCount: 0 });
  });
});

describe("holding an answer against it", () => {
  const problem = (body: unknown, status = 404) => deviations(document, "GET", "/positions/pos_1", status, body);

  test("finds what is missing, too much, or of another kind", () => {
    expect(problem({ error: { code: "not_found", message: "x" } })).toEqual([]);
    expect(problem({ error: { code: "not_found" } })).toEqual(["body.error.message is missing"]);
    expect(problem({ error: { code: 1, message: "x" } })).toEqual(["body.error.code: 1 is not string"]);
    expect(problem({ error: { code: "x", message: "x", secret: 1 } })).toEqual(["body.error.secret is not documented"]);
    expect(problem({}, 418)).toEqual(["GET /positions/pos_1 answered 418, which it does not document"]);
  });

  test("finds a word that is not of the vocabulary, deep in a list", () => {
    const status: Schema | undefined = document.components.schemas["Position"]?.properties?.["status"];
    expect(status?.enum).toContain("draft");
    const page = { data: [{ status: "lost" }], nextCursor: null };
    const found = deviations(document, "GET", "/positions", 200, page);
    expect(found).toContain(
      'body.data[0].status: "lost" is not among draft, requested, approved, open, filled, closed',
    );
  });
});
