// Employees over the API: adding, changing, and importing from CSV so that nobody is doubled.
import { beforeAll, describe, expect, test } from "vitest";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { until } from "../../../support/until.ts";
import { bodyOf, codeOf, newClient, type ApiClient } from "../api-client.ts";
import { seedHire, seedMatch, seedPositions } from "../seeds.ts";

/** A matcher that writes down whom it was asked to look at. */
const MATCHER = `export default {
  fetch: () => new Response(null, { status: 404 }),
  queue: (batch) => { for (const { body } of batch.messages) console.log("asked " + body.kind + " " + body.employeeId); },
};`;

let house: TestHouse;
let api: ApiClient;
beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"], replace: { matcher: MATCHER } });
  api = await newClient(house);
});

const asked = (id: string) => house.logs.filter((line) => line.message.includes(`asked employee ${id}`)).length;
const all = async (client: ApiClient) => bodyOf(await client.get("/employees?limit=100"), 200)["data"] ?? [];
const run = (client: ApiClient, csv: string, query = "") => client.post(`/employees/import${query}`, csv);

describe("by form and API", () => {
  test("an employee is added as told, and the matcher is asked to look", async () => {
    const facts = {
      employeeNumber: "1042",
      firstName: "Ada",
      middleName: "King",
      lastName: "Lovelace",
      workEmail: "ada@northwind.example",
      manager: { name: "Priya Shah", email: null },
      startDate: "2027-02-01",
    };
    const made = bodyOf(await api.post("/employees", { ...facts, personalEmail: "" }), 201);
    expect(made).toMatchObject({ ...facts, personalEmail: null, source: "api", position: null, match: null });
    expect(bodyOf(await api.get(`/employees/${made["id"]}`), 200)).toEqual(made);
    await until(() => asked(made.id) === 1, { what: "the matcher was asked" });
  });

  test("a changed fact is changed, the others stay, and the matcher looks again; no change, no message", async () => {
    const { id } = bodyOf(await api.post("/employees", { firstName: "Ada", lastName: "Lovelace", title: "Dr" }), 201);
    await until(() => asked(id) === 1, { what: "the matcher was asked" });
    const edited = bodyOf(await api.patch(`/employees/${id}`, { workEmail: "a@x.example", title: null }), 200);
    expect(edited).toMatchObject({ firstName: "Ada", lastName: "Lovelace", workEmail: "a@x.example", title: null });
    await until(() => asked(id) === 2, { what: "the matcher was asked again" });
    const same = bodyOf(await api.patch(`/employees/${id}`, { workEmail: "a@x.example" }), 200);
    expect(same).toEqual(edited);
    const { data } = bodyOf(await api.get(`/audit?subjectId=${id}`), 200);
    expect(data?.map((entry) => [entry["action"], entry["details"]?.["fields"]])).toEqual([
      ["employee.edited", ["workEmail", "title"]],
      ["employee.added", undefined],
    ]);
  });

  test("a number belongs to one employee, also when two are added at once", async () => {
    bodyOf(await api.post("/employees", { firstName: "A", employeeNumber: "7" }), 201);
    const { id } = bodyOf(await api.post("/employees", { firstName: "B", employeeNumber: "8" }), 201);
    expect(codeOf(await api.post("/employees", { firstName: "C", employeeNumber: "7" }), 409)).toBe(
      "employee_number_taken",
    );
    expect(codeOf(await api.patch(`/employees/${id}`, { employeeNumber: "7" }), 409)).toBe("employee_number_taken");
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => api.post("/employees", { firstName: "D", employeeNumber: "9" })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
    const other = await newClient(house);
    bodyOf(await other.post("/employees", { firstName: "E", employeeNumber: "7" }), 201);
  });

  test("what is not as it must be is named field by field", async () => {
    const answer = await api.post("/employees", { firstName: "", workEmail: "nobody", startDate: "1.2.27", age: 9 });
    expect(codeOf(answer, 422)).toBe("invalid_body");
    const fields = answer.body["error"]?.["details"]?.["fields"]?.map((problem) => problem["field"]);
    expect(fields?.toSorted()).toEqual(["", "firstName", "startDate", "workEmail"]);
  });

  test("the seat and the match of an assigned employee are shown, and the list tells them from the others", async () => {
    const client = await newClient(house);
    const [positionId = ""] = await seedPositions(house.db, client.tenant.id, 1, { status: "open" });
    const { id } = bodyOf(await client.post("/employees", { firstName: "Ada" }), 201);
    const { id: free } = bodyOf(await client.post("/employees", { firstName: "Bob" }), 201);
    const hireId = await seedHire(house.db, client.tenant.id, { positionId });
    const matchId = await seedMatch(house.db, client.tenant.id, { hireId, employeeId: id, positionId }, "confirmed");
    await house.db.prepare("update positions set employee_id = ? where id = ?").bind(id, positionId).run();
    const employee = bodyOf(await client.get(`/employees/${id}`), 200);
    expect(employee).toMatchObject({ position: { id: positionId }, match: { id: matchId, hireId } });
    const ids = async (query: string) =>
      bodyOf(await client.get(`/employees?${query}`), 200)["data"]?.map((row) => row["id"]);
    expect(await ids("isAssigned=true")).toEqual([id]);
    expect(await ids("isAssigned=false")).toEqual([free]);
    const position = bodyOf(await client.get(`/positions/${positionId}`), 200);
    expect(position).toMatchObject({ employee: { id, name: "Ada" }, match: { id: matchId, status: "confirmed" } });
  });
});

describe("by CSV", () => {
  const csv = [
    "Employee number,First name,Last name,E-mail,Title,Start date",
    "1,Ada,Lovelace,ada@x.example,Engineer,2027-02-01",
    "2,Grace,Hopper,grace@x.example,Admiral,2027-03-01",
    "3,,Nameless,,,",
    ",Emmy,Noether,emmy@x.example,,",
    ",Sofia,Kovalevskaya,,,2027-01-01",
  ].join("\r\n");

  test("a dry run tells what would happen and changes nothing", async () => {
    const client = await newClient(house);
    const report = bodyOf(await run(client, csv, "?dryRun=true"), 200);
    expect(report).toMatchObject({ isDryRun: true, lineCount: 5, created: 4, updated: 0, unchanged: 0, badCount: 1 });
    expect(report["bad"]).toEqual([
      { line: 4, problems: [{ field: "First name", message: "A first name is needed." }], text: "3, , Nameless, , ," },
    ]);
    expect(await all(client)).toEqual([]);
  });

  test("good lines go in, the same file again changes nothing, and the matcher is asked for each new one", async () => {
    const client = await newClient(house);
    const counts = { lineCount: 5, badCount: 1, updated: 0 };
    expect(bodyOf(await run(client, csv), 200)).toMatchObject({ ...counts, isDryRun: false, created: 4, unchanged: 0 });
    const before = await all(client);
    expect(before.map((employee) => [employee["firstName"], employee["source"]]).toSorted()).toEqual([
      ["Ada", "csv"],
      ["Emmy", "csv"],
      ["Grace", "csv"],
      ["Sofia", "csv"],
    ]);
    await until(() => before.every(({ id }) => asked(id) === 1), { what: "the matcher was asked for each" });
    expect(bodyOf(await run(client, csv), 200)).toMatchObject({ ...counts, created: 0, unchanged: 4 });
    expect(await all(client)).toEqual(before);
    expect(before.every(({ id }) => asked(id) === 1)).toBe(true);
  });

  test("a known number is updated instead of doubled, and facts without a column stay", async () => {
    const client = await newClient(house);
    bodyOf(await run(client, csv), 200);
    const next = "Number;First name;Last name;Title\n1;Ada;King;Countess\n2;Grace;Hopper;\n";
    expect(bodyOf(await run(client, next), 200)).toMatchObject({ created: 0, updated: 2, unchanged: 0 });
    const employees = await all(client);
    expect(employees).toHaveLength(4);
    const byNumber = new Map(employees.map((employee) => [String(employee["employeeNumber"]), employee]));
    expect(byNumber.get("1")).toMatchObject({
      lastName: "King",
      title: "Countess",
      workEmail: "ada@x.example",
    });
    expect(byNumber.get("2")).toMatchObject({ title: null, startDate: "2027-03-01" });
  });

  test("a line without a number is known by its e-mail, and keeps the number that is known", async () => {
    const client = await newClient(house);
    bodyOf(await client.post("/employees", { firstName: "Ada", employeeNumber: "1", workEmail: "ADA@x.example" }), 201);
    bodyOf(await client.post("/employees", { firstName: "Bob", personalEmail: "bob@home.example" }), 201);
    const report = bodyOf(
      await run(
        client,
        "Number,First name,Email,Personal email\n,Ada,ada@X.example,\n9,Robert,bob@x.example,bob@home.example",
      ),
      200,
    );
    expect(report).toMatchObject({ created: 0, updated: 2 });
    const employees = await all(client);
    expect(employees.map((row) => [row["firstName"], row["employeeNumber"]]).toSorted()).toEqual([
      ["Ada", "1"],
      ["Robert", "9"],
    ]);
  });

  test("another number is another person, whatever the e-mail", async () => {
    const client = await newClient(house);
    bodyOf(await run(client, "Number,First name,Email\n1,Ada,shared@x.example\n2,Bob,shared@x.example"), 200);
    expect(await all(client)).toHaveLength(2);
  });

  test("the same person twice in one file is named the second time", async () => {
    const client = await newClient(house);
    const report = bodyOf(await run(client, "First name,Email\nAda,a@x.example\nAda,A@x.example\nBob,\nBob,"), 200);
    expect(report).toMatchObject({ created: 2, badCount: 2 });
    expect(report["bad"]?.map((bad) => [bad["line"], bad["problems"]?.[0]?.["message"]])).toEqual([
      [3, "This is the same person as on line 2. Give each line its own employee number."],
      [5, "This is the same person as on line 4. Give each line its own employee number."],
    ]);
  });

  test("twenty thousand lines go in, and again without a change", async () => {
    const client = await newClient(house);
    const lines = Array.from({ length: 20_000 }, (_, i) => `${i},First${i},Last${i},p${i}@x.example,2027-02-01`);
    const big = `Number,First name,Last name,Email,Start date\n${lines.join("\n")}\n`;
    expect(bodyOf(await run(client, big), 200)).toMatchObject({ created: 20_000, badCount: 0 });
    expect(bodyOf(await run(client, big), 200)).toMatchObject({ created: 0, updated: 0, unchanged: 20_000 });
  });

  test.each([
    ["an empty file", "\n", 422, "empty_file"],
    ["a file without names", "Number\n1", 422, "no_name_column"],
    ["a file that is not UTF-8", "First name\nJ\uFFFDrgen", 422, "not_utf8"],
    ["a file of more than 5 MB", `First name\n${"x".repeat(5_000_001)}`, 413, "too_large"],
  ])("%s is refused as a whole", async (_, text, status, code) => {
    expect(codeOf(await run(api, text), status)).toBe(code);
  });

  test("only CSV is taken", async () => {
    const answer = await api.call("POST", "/employees/import", csv, { "content-type": "application/json" });
    expect(codeOf(answer, 415)).toBe("unsupported_media_type");
  });
});
