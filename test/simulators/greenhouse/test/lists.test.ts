// Lists: bare arrays, newest id first, cursors in Link, filters in pipes or brackets, and 422 for the rest.
import { describe, expect, test } from "vitest";
import { bench, connected, idsOf } from "./support.ts";
import type { Answer, Call } from "./support.ts";

async function allPages(call: Call, path: string): Promise<Answer[]> {
  const pages = [await call("GET", path)];
  for (let next = pages[0]?.next ?? null; next !== null; next = pages.at(-1)?.next ?? null) {
    pages.push(await call("GET", next));
  }
  return pages;
}

const descending = (ids: number[]) => ids.toSorted((a, b) => b - a);

describe("pages", () => {
  test("are bare arrays in descending id order; Link leads on and is empty at the end", async () => {
    const gh = bench();
    const call = await connected(gh);
    gh.control.seedOpenings({ count: 250 });
    const pages = await allPages(call, "/openings");
    expect(pages.map(({ rows }) => rows.length)).toEqual([100, 100, 50]);
    const ids = pages.flatMap(({ rows }) => idsOf(rows));
    expect(ids).toEqual(descending(ids));
    expect(new Set(ids).size).toBe(250);
    expect(pages[0]?.headers.get("link")).toMatch(
      /^<http:\/\/greenhouse\.test\/v3\/openings\?cursor=[\w-]+>; rel="next"$/,
    );
    expect(pages.at(-1)?.headers.get("link")).toBe("");
  });

  test("may also end without any Link header", async () => {
    const call = await connected(bench({ lastPageLink: "missing" }));
    expect((await call("GET", "/users")).headers.get("link")).toBeNull();
  });

  test("hold up to 500; a cursor carries size and filters, and wants to be alone", async () => {
    const gh = bench();
    const call = await connected(gh);
    gh.control.seedOpenings({ count: 30, filled: 10, openingsPerJob: 10 });
    const pages = await allPages(call, "/openings?per_page=8&open=true&fields=id,open");
    expect(pages.map(({ rows }) => rows.length)).toEqual([8, 8, 4]);
    expect(
      pages.flatMap(({ rows }) => rows).every((row) => row["open"] === true && Object.keys(row).length === 2),
    ).toBe(true);
    const next = pages[0]?.next ?? "";
    expect(await call("GET", `${next}&per_page=8`)).toMatchObject({
      status: 422,
      message: "Unprocessable Content",
      errors: [expect.stringMatching(/^When passing a cursor/)],
    });
    expect((await call("GET", "/openings?per_page=500")).status).toBe(200);
    for (const size of ["501", "0", "many"]) {
      expect((await call("GET", `/openings?per_page=${size}`)).status).toBe(422);
    }
    expect((await call("GET", "/openings?per_page=501")).errors).toEqual([
      { per_page: "number at per_page is greater than: 500" },
    ]);
  });

  test("a row that is born during the walk is not met: it lands before the first page", async () => {
    const gh = bench();
    const call = await connected(gh);
    gh.control.seedJobs({ count: 4 });
    const first = await call("GET", "/jobs?per_page=2");
    const born = gh.control.createJob({ name: "Late" });
    const rest = await allPages(call, first.next ?? "");
    expect(rest.flatMap(({ rows }) => idsOf(rows))).not.toContain(born.id);
    expect(idsOf((await call("GET", "/jobs?per_page=1")).rows)).toEqual([born.id]);
  });

  test("a cursor dies when it is expired, and was never alive for another list, organization or text", async () => {
    const gh = bench();
    const call = await connected(gh);
    gh.control.seedOpenings({ count: 5 });
    const { next } = await call("GET", "/openings?per_page=2");
    expect((await call("GET", next ?? "")).status).toBe(200);
    const elsewhere = (next ?? "").replace("/openings?", "/jobs?");
    expect((await call("GET", elsewhere)).status).toBe(422);
    expect((await call("GET", "/openings?cursor=abc")).status).toBe(422);
    gh.control.expireCursors({});
    expect(await call("GET", next ?? "")).toMatchObject({
      status: 422,
      errors: ["The cursor is invalid or has expired"],
    });
  });
});

describe("filters", () => {
  test("of time come in pipes, in one or two sides, or in brackets", async () => {
    const gh = bench();
    const call = await connected(gh);
    const made: { id: number; at: string }[] = [];
    for (const name of ["A", "B", "C"]) {
      await gh.clock.advance(60_000);
      const { id } = gh.control.createJob({ name });
      made.push({ id, at: new Date(gh.clock.now()).toISOString() });
    }
    const [a, b, c] = made;
    const ids = async (query: string) => idsOf((await call("GET", `/jobs?${query}`)).rows);
    expect(await ids(`created_at=gte|${b?.at}`)).toEqual([c?.id, b?.id]);
    expect(await ids(`created_at=gt|${b?.at}`)).toEqual([c?.id]);
    expect(await ids(`created_at=gte|${a?.at}|lte|${b?.at}`)).toEqual([b?.id, a?.id]);
    expect(await ids(`created_at[gte]=${b?.at}`)).toEqual([c?.id, b?.id]);
    expect(await ids(`created_at[gte]=${b?.at}&created_at[lt]=${c?.at}`)).toEqual([b?.id]);
    expect(await ids(`updated_at=${encodeURIComponent(`gte|${c?.at}`)}`)).toEqual([c?.id]);
    expect(await ids(`opened_at=gte|${c?.at}`)).toEqual([c?.id]);
    expect(await ids("closed_at=gte|2020-01-01T00:00:00Z")).toEqual([]);
  });

  test("of time that are bare, odd or of both kinds at once are refused", async () => {
    const call = await connected(bench());
    for (const query of [
      "updated_at=2026-01-01T00:00:00Z",
      "updated_at=after|2026-01-01T00:00:00Z",
      "updated_at=gte|yesterday",
      "updated_at[since]=2026-01-01T00:00:00Z",
      "created_at=gte|2026-01-01T00:00:00Z&updated_at=gte|2026-01-01T00:00:00Z",
    ]) {
      expect((await call("GET", `/jobs?${query}`)).status).toBe(422);
    }
  });

  test("that do not exist are named: v1's, singular ones, misspelt ones", async () => {
    const call = await connected(bench());
    for (const [path, name] of [
      ["/jobs?page=2", "page"],
      ["/openings?updated_after=2026-01-01T00:00:00Z", "updated_after"],
      ["/openings?job_id=1", "job_id"],
      ["/applications?candidate_id=1", "candidate_id"],
      ["/candidates?job_ids=1", "job_ids"],
      ["/jobs?department_ids=1", "department_ids"],
    ] as const) {
      expect(await call("GET", path)).toMatchObject({ status: 422, errors: [`Invalid query params: ${name}`] });
    }
  });

  test("of ids take fifty at most, and integers only", async () => {
    const gh = bench();
    const call = await connected(gh);
    const openings = gh.control.seedOpenings({ count: 60 }).map(({ openingId }) => openingId);
    const fifty = openings.slice(0, 50);
    expect((await call("GET", `/openings?ids=${fifty.join(",")}`)).rows).toHaveLength(50);
    expect((await call("GET", `/openings?ids=${openings.slice(0, 51).join(",")}`)).status).toBe(422);
    expect((await call("GET", "/openings?ids=HH-204")).status).toBe(422);
    expect((await call("GET", "/openings?open=yes")).status).toBe(422);
  });

  test("of an application's status say active, which the answer calls in_process", async () => {
    const gh = bench();
    const call = await connected(gh);
    const { id } = gh.control.createJob({ name: "Nurse" });
    gh.control.addCandidate({ name: "Ada Example", jobId: id });
    const found = await call("GET", "/applications?status=active");
    expect(found.rows).toMatchObject([{ status: "in_process", job_id: id }]);
    expect((await call("GET", "/applications?status=in_process")).status).toBe(422);
  });

  test("by stage_ids with a job's stage find nothing and say nothing; job_interview_stage_ids finds", async () => {
    const gh = bench();
    const call = await connected(gh);
    const { id } = gh.control.createJob({ name: "Nurse" });
    gh.control.addCandidate({ name: "Ada Example", jobId: id });
    gh.control.addCandidate({ name: "Ben Example", jobId: id });
    const { rows } = await call("GET", "/applications");
    const [stage] = rows.map((row) => row["job_interview_stage_id"]);
    expect(rows[0]?.["stage_id"]).not.toBe(rows[1]?.["stage_id"]);
    expect((await call("GET", `/applications?stage_ids=${String(stage)}`)).rows).toEqual([]);
    expect((await call("GET", `/applications?job_interview_stage_ids=${String(stage)}`)).rows).toHaveLength(2);
  });

  test("of jobs and openings go by requisition id, label and chosen option", async () => {
    const gh = bench();
    const call = await connected(gh);
    const { id } = gh.control.createJob({
      name: "Nurse",
      requisitionId: "Trace-1",
      openings: ["Trace-1"],
      fields: { employment_type: "Contract" },
    });
    gh.control.createJob({ name: "Other", fields: { employment_type: "Full-time" } });
    expect(idsOf((await call("GET", "/jobs?requisition_id=Trace-1")).rows)).toEqual([id]);
    expect((await call("GET", "/openings?opening_id=Trace-1")).rows).toMatchObject([{ job_id: id }]);
    const option = gh.control
      .findField({ fieldType: "job", nameKey: "employment_type" })
      ?.options.find(({ name }) => name === "Contract");
    expect(idsOf((await call("GET", `/jobs?custom_field_option_id=${option?.id}`)).rows)).toEqual([id]);
  });
});

test("users are found by mail, employee id, state and the outside ids of their places", async () => {
  const gh = bench();
  const call = await connected(gh);
  const [account] = gh.control.summary({}).accounts;
  const boston = account?.offices.find(({ name }) => name === "Boston")?.id ?? 0;
  const ada = gh.control.createUser({
    name: "Ada Example",
    email: "ada@x.example",
    employeeId: "E-9",
    officeIds: [boston],
  });
  const found = async (query: string) => idsOf((await call("GET", `/users?${query}`)).rows);
  expect(await found("primary_email=ada@x.example")).toEqual([ada.id]);
  expect(await found("employee_ids=E-9,E-10")).toEqual([ada.id]);
  expect(await found("external_office_id=BOS")).toEqual([ada.id]);
  expect(await found("deactivated=true")).toEqual([]);
  gh.control.deactivateUser({ userId: ada.id });
  expect(await found("deactivated=true")).toEqual([ada.id]);
  const { rows } = await call("GET", `/users?ids=${ada.id}`);
  expect(rows).toMatchObject([
    { name: "Ada Example", primary_email: "ada@x.example", site_admin: false, deactivated: true, interviewer_tags: [] },
  ]);
});

test("templates are found by is_template, which is null on old jobs", async () => {
  const call = await connected(bench({ data: "demo" }));
  const { rows } = await call("GET", "/jobs");
  const kinds = new Set(rows.map((row) => row["is_template"]));
  expect(kinds).toEqual(new Set([true, false, null]));
});

test("5,000 openings are seeded quickly and read in ten requests", async () => {
  const gh = bench();
  const call = await connected(gh);
  const startedAt = performance.now();
  gh.control.seedOpenings({ count: 5000, filled: 2000 });
  expect(performance.now() - startedAt).toBeLessThan(8000);
  const { after } = gh.control.markRequests({});
  const pages = await allPages(call, "/openings?per_page=500");
  expect(pages.flatMap(({ rows }) => rows)).toHaveLength(5000);
  expect(gh.control.countRequests({ path: "/v3/openings", after })).toEqual({ count: 10 });
});
