// What fills Greenhouse's fields, over the API: suggestions, problems, what is refused, and the catalogue page by page.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { customField } from "../../../shared/domain/greenhouse/account.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { bodyOf, codeOf, newClient, type ApiClient } from "../api-client.ts";
import { putEntries, seedGreenhouse } from "../greenhouse-seeds.ts";
import { seedConnection, seedPositions } from "../seeds.ts";

let house: TestHouse;
let api: ApiClient;
let path: string;
let connectionId: string;

beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"] });
});
beforeEach(async () => {
  api = await newClient(house);
  connectionId = await seedGreenhouse(house.db, api.tenant.id);
  path = `/connections/${connectionId}/field-mappings`;
});

const fieldOf = async (key: string) =>
  bodyOf(await api.get(path), 200)["fields"]?.find((field) => field["key"] === key);
const put = (body: unknown) => api.call("PUT", path, body);

describe("the fields of a connection", () => {
  test("are told with type, options, what can fill them, and what their names suggest", async () => {
    expect(await fieldOf("employment_type")).toEqual({
      on: "job",
      key: "employment_type",
      name: "Employment Type",
      type: "single_select",
      options: ["Full-time", "Part-time"],
      isRequired: true,
      needsApproval: false,
      sources: expect.arrayContaining(["employmentType", "department", "constant"]),
      source: null,
      value: null,
      suggestion: "employmentType",
    });
    expect(await fieldOf("salary_range")).toMatchObject({ needsApproval: true, suggestion: "compensation" });
    expect(await fieldOf("offer_letter")).toMatchObject({ sources: [], suggestion: null });
  });

  test("name those that are required and that nothing fills", async () => {
    const problems = bodyOf(await api.get(path), 200)["problems"];
    expect(problems?.map((problem) => [problem["key"], problem["reason"]])).toEqual([
      ["employment_type", "required_unmapped"],
      ["opening_reason", "required_unmapped"],
    ]);
  });

  test("are none, and never were read, in the first minutes after connecting", async () => {
    const fresh = await seedGreenhouse(house.db, api.tenant.id, []);
    expect(bodyOf(await api.get(`/connections/${fresh}/field-mappings`), 200)).toEqual({
      fields: [],
      words: [],
      problems: [],
      catalogueReadAt: null,
    });
  });

  test("of Lever there are none to map", async () => {
    const lever = await seedConnection(house.db, api.tenant.id);
    expect(codeOf(await api.get(`/connections/${lever}/field-mappings`), 409)).toBe("no_catalogue");
  });
});

describe("mapping", () => {
  const fields = [
    { on: "job", key: "employment_type", source: "employmentType" },
    { on: "job", key: "skills", source: "constant", value: ["Epic"] },
  ];

  test("is kept with its constants, replaces what was mapped before, and is in the audit log", async () => {
    const words = [{ kind: "department", word: "Wards", providerId: "20" }];
    const made = bodyOf(await put({ fields, words }), 200);
    expect(made["words"]).toEqual([{ kind: "department", word: "Wards", providerId: "20", name: "Nursing" }]);
    expect(await fieldOf("skills")).toMatchObject({ source: "constant", value: ["Epic"] });
    bodyOf(await put({ fields: fields.slice(0, 1) }), 200);
    expect(await fieldOf("skills")).toMatchObject({ source: null, value: null });
    expect(bodyOf(await api.get(path), 200)["words"], "a list that is left out stays").toHaveLength(1);
    const audit = bodyOf(await api.get("/audit?action=connection.fields_mapped"), 200)["data"];
    expect(audit?.map((entry) => entry["details"]?.["fields"])).toEqual([
      ["job.skills"],
      ["job.employment_type", "job.skills", "department “Wards”"],
    ]);
  });

  test("of what does not fit is refused field by field, and nothing of it is kept", async () => {
    const answer = await put({
      fields: [
        ...fields,
        { on: "job", key: "salary_range", source: "department" },
        { on: "job", key: "cost_center", source: "constant", value: { min: 1, max: 2, currency: "USD" } },
        { on: "opening", key: "opening_reason", source: "constant", value: "Because" },
        { on: "opening", key: "no_such_field", source: "title" },
      ],
      words: [{ kind: "office", word: "Moon Base", providerId: "999" }],
    });
    expect(codeOf(answer, 422)).toBe("unmappable");
    const faults = answer.body["error"]?.["details"]?.["fields"];
    expect(faults?.map((fault) => fault["field"])).toEqual([
      "job.salary_range",
      "opening.opening_reason",
      "opening.no_such_field",
      "office:Moon Base",
    ]);
    expect(await fieldOf("employment_type")).toMatchObject({ source: null });
  });

  test("twice the same writes nothing more", async () => {
    bodyOf(await put({ fields }), 200);
    bodyOf(await put({ fields }), 200);
    expect(bodyOf(await api.get("/audit?action=connection.fields_mapped"), 200)["data"]).toHaveLength(1);
  });

  test("names words of our positions that are no option there", async () => {
    bodyOf(await put({ fields }), 200);
    const [id = ""] = await seedPositions(house.db, api.tenant.id, 1, { status: "approved" });
    bodyOf(await api.patch(`/positions/${id}`, { employmentType: "seasonal" }), 200);
    const [problem] = bodyOf(await api.get(path), 200)["problems"] ?? [];
    expect(problem).toMatchObject({ key: "employment_type", reason: "options_missing" });
    expect(problem?.["message"]).toContain("“seasonal” is no option of Employment Type in Greenhouse.");
  });

  test("is flagged when the field vanished or changed its type in Greenhouse afterwards", async () => {
    bodyOf(await put({ fields: [...fields, { on: "job", key: "cost_center", source: "department" }] }), 200);
    const gone = customField("4", "Skills", { valueType: "multi_select" }, false);
    const changed = customField("3", "Cost Center", { valueType: "number" });
    await putEntries(house.db, api.tenant.id, connectionId, [gone, changed]);
    const problems = bodyOf(await api.get(path), 200)["problems"];
    expect(problems?.map((problem) => [problem["key"], problem["reason"]])).toEqual([
      ["cost_center", "type_changed"],
      ["opening_reason", "required_unmapped"],
      ["skills", "field_gone"],
    ]);
  });
});

describe("the catalogue", () => {
  const list = (query: string) => api.get(`/connections/${connectionId}/catalogue?${query}`);

  test("is told by name, page by page, and searched by name, e-mail, code or id", async () => {
    const first = bodyOf(await list("kind=job&limit=3"), 200);
    expect(first["data"]?.map((entry) => entry["name"])).toEqual(["Old Role", "Pool Nurse", "Quiet Role"]);
    const second = bodyOf(await list(`kind=job&limit=3&cursor=${first["nextCursor"]}`), 200);
    expect(second["data"]?.map((entry) => entry["name"])).toEqual(["Standard Role"]);
    expect(second["nextCursor"]).toBeNull();
    const found = async (query: string) => bodyOf(await list(query), 200)["data"]?.map((entry) => entry["id"]);
    expect(await found("kind=job&q=req-7")).toEqual(["101"]);
    expect(await found("kind=user&q=DANA@")).toEqual(["40"]);
    expect(await found("kind=department&q=21")).toEqual(["21"]);
  });

  test("refuses a cursor that it did not give", async () => {
    expect(codeOf(await list("kind=job&cursor=nonsense"), 400)).toBe("invalid_query");
  });

  test("is read again when somebody asks, by one job at a time", async () => {
    const { jobId } = bodyOf(await api.post(`/connections/${connectionId}/catalogue/read`), 202);
    expect(bodyOf(await api.post(`/connections/${connectionId}/catalogue/read`), 202)["jobId"]).toBe(jobId);
    expect(bodyOf(await api.get(`/sync-jobs/${jobId}`), 200)).toMatchObject({ kind: "catalogue", connectionId });
  });
});
