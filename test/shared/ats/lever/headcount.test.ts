// Where Lever can be misread: an account that shows no reason for hiring, pages that end oddly, one odd value among good ones.
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { AtsClient, AtsRequest } from "#shared/ats/client.ts";
import { leverHeadcount } from "#shared/ats/lever/headcount.ts";
import { pages } from "#shared/ats/lever/pages.ts";
import { leverPeople } from "#shared/ats/lever/people.ts";
import { fail, ok } from "#shared/domain/result.ts";

type Answers = (request: AtsRequest, offset: string | undefined) => unknown;

/** A client that answers each request with a body. */
function answering(answers: Answers): AtsClient {
  return async (request) => {
    const offset = request.query?.find(([name]) => name === "offset")?.[1];
    const body = answers(request, offset);
    if (body === undefined) return fail("not_found", "nothing there");
    return ok({ body, answeredAt: null, headers: new Headers() });
  };
}

const HIRED = { id: "reason-hired", text: "Hired", status: "active", type: "hired" };
const opportunity = {
  id: "opp-1",
  name: "Grace Hopper",
  emails: [null, "grace@hopper.example", 7],
  archived: { reason: HIRED.id, archivedAt: 1_790_000_000_000 },
  applications: [{ requisitionForHire: { id: "req-1", requisitionCode: "Trace-1" } }],
};

function account(reasons: readonly unknown[]): AtsClient {
  return answering(({ path }) => {
    if (path === "/v1/archive_reasons") return { data: reasons, hasNext: false };
    return path === "/v1/opportunities/opp-1" ? { data: opportunity } : undefined;
  });
}

describe("an answer without any archive reason that means hired", () => {
  test("undoes no hire, and is no look that found nothing", async () => {
    for (const reasons of [[], [{ ...HIRED, type: null }]]) {
      const read = await leverHeadcount(account(reasons)).applications(["opp-1"]);
      expect(read.get("opp-1")).toMatchObject({ ok: false, reason: "unexpected_answer" });
      expect(await leverPeople(account(reasons)).person("opp-1")).toMatchObject({ ok: false });
      expect(await leverPeople(account(reasons)).page("hired", null, null)).toMatchObject({ ok: false });
      for await (const page of leverHeadcount(account(reasons)).looks.since(null)) expect(page.ok).toBe(false);
    }
  });

  test("or that could not be had, is asked for again by the next who needs it", async () => {
    let isDown = true;
    const client = account([HIRED]);
    const ats = leverHeadcount(async (request) => (isDown ? fail("unavailable", "down") : client(request)));
    expect((await ats.applications(["opp-1"])).get("opp-1")).toMatchObject({ reason: "unavailable" });
    isDown = false;
    expect((await ats.applications(["opp-1"])).get("opp-1")).toMatchObject({ ok: true });
  });
});

test("of several e-mails those that can be read are kept", async () => {
  const read = await leverHeadcount(account([HIRED])).applications(["opp-1"]);
  expect(read.get("opp-1")).toMatchObject({
    value: { state: "hired", hire: { emails: ["grace@hopper.example"], requisition: { code: "Trace-1" } } },
  });
});

test("a code is looked for among confidential requisitions, too", async () => {
  const asked: AtsRequest[] = [];
  const client = answering((request) => {
    asked.push(request);
    return { data: [], hasNext: false };
  });
  await leverHeadcount(client).requisitionsByCode("Trace-1");
  expect(asked.map(({ query }) => query)).toEqual([
    [
      ["requisition_code", "Trace-1"],
      ["confidentiality", "all"],
      ["limit", "100"],
    ],
  ]);
});

describe("a list", () => {
  const read = async (answers: Answers) => {
    const found: unknown[] = [];
    const rows = pages(answering(answers), "/v1/requisitions", [], z.object({ id: z.string() }));
    for await (const page of rows) found.push(page.ok ? page.value.map(({ id }) => id).join() : page.reason);
    return found;
  };
  const row = (id: string) => ({ id });

  test("that goes on but does not say where has not ended", async () => {
    for (const next of [undefined, null, ""])
      expect(await read(() => ({ data: [row("a")], next, hasNext: true }))).toEqual(["unexpected_answer"]);
  });

  test("with a next page goes on though nothing says that there is one; without both it ends", async () => {
    const answers: Answers = (_, offset) =>
      offset === undefined ? { data: [row("a")], next: "two" } : { data: [row("b")] };
    expect(await read(answers)).toEqual(["a", "b"]);
  });

  test("that promises more for ever, without a row, ends in a failure", async () => {
    const found = await read((_, offset) => ({ data: [], next: `${offset ?? ""}x`, hasNext: true }));
    expect(found.at(-1)).toBe("unexpected_answer");
  });

  test("that leads in a circle ends in a failure", async () => {
    const circle: Record<string, string> = { one: "two", two: "three", three: "one" };
    const answers: Answers = (_, offset) => ({ data: [], next: circle[offset ?? "three"], hasNext: true });
    expect((await read(answers)).at(-1)).toBe("unexpected_answer");
  });
});
