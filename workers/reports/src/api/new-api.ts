// What every part of the API starts from: a router that documents its routes and answers what a door refuses field by field.
import { OpenAPIHono } from "@hono/zod-openapi";
import type { ReportsEnv } from "../env.ts";
import { refuseFields } from "./errors.ts";

export function newApi(): OpenAPIHono<ReportsEnv> {
  return new OpenAPIHono<ReportsEnv>({
    defaultHook: (result, c) => {
      if (result.success) return;
      return refuseFields(c, result.target === "json" ? "body" : "query", result.error);
    },
  });
}
