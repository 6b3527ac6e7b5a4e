// One line for each request, without what the path and query hold.
import { Hono } from "hono";
import { expect, test, vi } from "vitest";
import { requestLog } from "#shared/edge/request-log.ts";

test("a request is logged by its route's pattern, status and time", async () => {
  const logged = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const inner = new Hono().get("/join/:token", (c) => c.text("hello", 201));
  const app = new Hono().use(requestLog("test")).route("/", inner);
  await app.request("/join/secret-token?code=secret-code");
  await app.request("/secret-place");
  const lines = logged.mock.calls.map(([line]) => JSON.parse(String(line)) as unknown);
  logged.mockRestore();
  const ms = expect.any(Number) as number;
  expect(lines).toEqual([
    { level: "info", at: "test", event: "request", method: "GET", route: "/join/:token", status: 201, ms },
    { level: "info", at: "test", event: "request", method: "GET", route: "*", status: 404, ms },
  ]);
});
