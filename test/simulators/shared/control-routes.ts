// Every control call as POST /__control/<name> with a JSON body, so that a script in another process plays the recruiter.
import { Hono } from "hono";
import type { Door } from "./door.ts";

/** Control calls by name; all that is needed of a call here is that it takes JSON. */
export type ControlCalls = Record<string, Pick<Door<never, unknown>, "fromJson">>;

export function callsByName(control: ControlCalls): Map<string, (body: unknown) => unknown> {
  return new Map(Object.entries(control).map(([name, call]) => [name, (body: unknown) => call.fromJson(body)]));
}

/** Answers 200 with the call's result (null for none), 404 for an unknown name. GET /state and /requests are for people. */
export function controlRoutes(control: ControlCalls): Hono {
  const calls = callsByName(control);
  const routes = new Hono();
  routes.get("/state", (c) => c.json(calls.get("summary")?.({}) ?? null));
  routes.get("/requests", (c) => {
    const { status, after, ...rest } = c.req.query();
    return c.json(
      calls.get("requests")?.({
        ...rest,
        ...(status === undefined ? {} : { status: Number(status) }),
        ...(after === undefined ? {} : { after: Number(after) }),
      }) ?? null,
    );
  });
  routes.post("/:name", async (c) => {
    const call = calls.get(c.req.param("name"));
    if (!call) return c.json({ code: "ResourceNotFound", message: "no such control call" }, 404);
    const body: unknown = (await c.req.text()) === "" ? {} : await c.req.json().catch(() => undefined);
    if (body === undefined) return c.json({ code: "BadRequestError", message: "the body is not JSON" }, 400);
    const result = await call(body);
    return c.json(result ?? null);
  });
  return routes;
}
