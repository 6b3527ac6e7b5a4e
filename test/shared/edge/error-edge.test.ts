// What the error edge tells outsiders, and what it tells the log.
import { Hono } from "hono";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { afterEach, expect, test, vi } from "vitest";
import { errorEdge } from "#shared/edge/error-edge.ts";

const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
afterEach(() => logged.mockClear());

const app = new Hono();
app.onError(errorEdge("test", (c, status) => c.json({ status }, status)));
app.get("/bug/:token", () => {
  throw new Error("the reason, with details");
});
app.get("/gone", () => {
  throw new HTTPException(404);
});
app.get("/teapot", () => {
  throw new HTTPException(418);
});
app.post("/form", csrf(), (c) => c.text("ok"));

test("something unforeseen is a 500 in general words, and its reason is in the log with the route's pattern", async () => {
  const answer = await app.request("/bug/secret-token");
  expect([answer.status, await answer.json()]).toEqual([500, { status: 500 }]);
  const line: unknown = JSON.parse(String(logged.mock.calls[0]?.[0]));
  expect(line).toMatchObject({
    level: "error",
    at: "test",
    event: "failed",
    method: "GET",
    route: "/bug/:token",
    error: "Error: the reason, with details",
  });
  expect(JSON.stringify(line)).not.toContain("secret-token");
});

test("what a middleware refuses keeps its status and is no failure of ours", async () => {
  expect((await app.request("/gone")).status).toBe(404);
  const foreign = await app.request("/form", {
    method: "POST",
    headers: { origin: "https://evil.example" },
    body: new URLSearchParams(),
  });
  expect(foreign.status).toBe(403);
  expect(logged).not.toHaveBeenCalled();
});

test("a status that nobody planned for is ours", async () => {
  expect((await app.request("/teapot")).status).toBe(500);
  expect(logged).toHaveBeenCalledOnce();
});
