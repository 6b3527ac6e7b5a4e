// Every control call as POST /__control/<name> with a JSON body, so that a script in another process plays the recruiter.
import { Hono } from "hono";
import type { ApiEnv } from "../api/edge.ts";
import type { Control } from "./control.ts";

/** Answers 200 with the call's result (null for none), 404 for an unknown name. */
export function controlRoutes(control: Control): Hono<ApiEnv> {
  const calls = new Map<string, (body: unknown) => unknown>(
    Object.entries(control).map(([name, call]) => [name, (body) => call.fromJson(body)]),
  );
  const routes = new Hono<ApiEnv>();
  routes.get("/state", (c) => c.json(control.summary({})));
  routes.get("/requests", (c) => {
    const { status, after, ...rest } = c.req.query();
    return c.json(
      control.requests.fromJson({
        ...rest,
        ...(status === undefined ? {} : { status: Number(status) }),
        ...(after === undefined ? {} : { after: Number(after) }),
      }),
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
