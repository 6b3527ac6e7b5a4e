// What Harvest v3's statuses, error bodies and headers mean to us.
import { describe, expect, test } from "vitest";
import type { AtsClientOptions } from "#shared/ats/client.ts";
import { greenhouseClient, windowOf } from "#shared/ats/greenhouse/client.ts";
import { nextCursor, pages } from "#shared/ats/greenhouse/pages.ts";
import { Job } from "#shared/ats/greenhouse/schema.ts";
import { ok } from "#shared/domain/result.ts";

/** A client whose requests are answered one after the other; the last answer stays. */
function answering(...answers: Response[]) {
  const asked: string[] = [];
  const observed: Headers[] = [];
  let next = 0;
  const options: AtsClientOptions = {
    apiUrl: "https://harvest.greenhouse.io",
    authorization: async () => ok({ header: "Bearer x" }),
    budget: async () => undefined,
    pause: async () => undefined,
    observe: (headers) => void observed.push(headers),
    fetch: async (input) => {
      asked.push(String(input));
      const answer = answers[Math.min(next++, answers.length - 1)];
      return answer?.clone() ?? new Response(null, { status: 500 });
    },
    sleep: async () => undefined,
  };
  return { client: greenhouseClient(options), asked, observed };
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers });
const job = (id: number) => ({ id, name: `Job ${id}`, created_at: "2026-11-01T00:00:00.000Z" });

describe("a refusal", () => {
  test.each([
    [{ message: "Unprocessable Content", errors: ["Name is too long"] }, "Unprocessable Content: Name is too long"],
    [
      { message: "Unprocessable Content", errors: [{ per_page: "is greater than: 500" }] },
      "Unprocessable Content: per_page: is greater than: 500",
    ],
    [{ errors: [{ a: "x", b: "y" }] }, "a: x, b: y"],
    [{ message: "Forbidden" }, "Forbidden"],
    ["<html>", "HTTP 422"],
  ])("%j is told in words", async (body, message) => {
    const { client } = answering(json(422, body));
    expect(await client({ method: "POST", path: "/v3/jobs", body: {} })).toEqual({
      ok: false,
      reason: "rejected",
      message,
    });
  });

  test("of a cursor is a stale cursor, a 403 a missing permission, a 404 not there", async () => {
    const reasonOf = async (status: number, message: string) => {
      const answer = await answering(json(status, { message })).client({ method: "GET", path: "/v3/jobs" });
      return answer.ok ? null : answer.reason;
    };
    expect(await reasonOf(422, "The cursor is not valid")).toBe("stale_cursor");
    expect(await reasonOf(403, "Forbidden")).toBe("forbidden");
    expect(await reasonOf(404, "Resource not found")).toBe("not_found");
    expect(await reasonOf(502, "Bad gateway")).toBe("unavailable");
  });
});

describe("the headers", () => {
  test("tell the window on every answer, errors too", async () => {
    const headers = { "x-ratelimit-limit": "150", "x-ratelimit-remaining": "12" };
    const { client, observed } = answering(json(422, {}, headers));
    await client({ method: "POST", path: "/v3/jobs", body: {} });
    expect(observed.map(windowOf)).toEqual([{ limit: 150, remaining: 12 }]);
    expect(windowOf(new Headers())).toBeNull();
    expect(windowOf(new Headers({ "x-ratelimit-limit": "0", "x-ratelimit-remaining": "0" }))).toBeNull();
  });

  test.each([
    ['<https://harvest.greenhouse.io/v3/jobs?cursor=abc%3D>; rel="next"', "abc="],
    ['<https://x/v3/jobs?cursor=p>; rel="prev", <https://x/v3/jobs?cursor=n>; rel="next"', "n"],
    ["", null],
    [null, null],
  ])("%j leads to the cursor %j", (link, cursor) => {
    expect(nextCursor(link)).toBe(cursor);
  });
});

describe("a list", () => {
  const next = (cursor: string) => ({ link: `<https://harvest.greenhouse.io/v3/jobs?cursor=${cursor}>; rel="next"` });
  const read = async (...answers: Response[]) => {
    const { client, asked } = answering(...answers);
    const found: unknown[] = [];
    for await (const page of pages(client, "/v3/jobs", [["status", "open"]], Job))
      found.push(page.ok ? page.value.map(({ id }) => id) : page.reason);
    return { found, asked: asked.map((url) => new URL(url).search) };
  };

  test("goes from cursor to cursor, which is then the only parameter, to the empty Link header", async () => {
    expect(await read(json(200, [job(2)], next("c1")), json(200, [job(1)], { link: "" }))).toEqual({
      found: [["2"], ["1"]],
      asked: ["?status=open&per_page=500", "?cursor=c1"],
    });
  });

  test("that does not advance ends in a failure instead of a loop", async () => {
    expect((await read(json(200, [job(1)], next("same")))).found).toEqual([["1"], ["1"], "unexpected_answer"]);
  });

  test("leaves out a row that cannot be read, and refuses what is no list", async () => {
    expect((await read(json(200, [job(1), { id: {} }]))).found).toEqual([["1"]]);
    expect((await read(json(200, { jobs: [] }))).found).toEqual(["unexpected_answer"]);
  });
});
