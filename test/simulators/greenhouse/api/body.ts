// Reads JSON bodies: closed objects, in which an unknown attribute is an error that names it.
import type { Context } from "hono";
import { z } from "zod";
import type { ApiEnv } from "./edge.ts";
import type { ErrorItem } from "./errors.ts";
import { GreenhouseError } from "./errors.ts";

const invalidJson = "Your request included invalid JSON.";

function itemsOf(error: z.ZodError): { message: string; items: ErrorItem[] } {
  const unknown = error.issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? issue.keys : []));
  if (unknown.length > 0) {
    return {
      message: invalidJson,
      items: unknown.map((field) => ({ message: `Invalid attribute: ${field}`, field })),
    };
  }
  const items = error.issues.map(({ path, message }) => ({ message, field: path.join(".") }));
  return { message: "Validation error", items };
}

/** 400 for what is no JSON, 422 for what is not this schema. */
export async function readJson<S extends z.ZodType>(c: Context<ApiEnv>, schema: S): Promise<z.output<S>> {
  if (!(c.req.header("content-type") ?? "").includes("application/json")) throw new GreenhouseError(400, invalidJson);
  const body: unknown = await c.req.json().catch(() => {
    throw new GreenhouseError(400, invalidJson);
  });
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const { message, items } = itemsOf(result.error);
  throw new GreenhouseError(422, message, items);
}

/** A calendar day, YYYY-MM-DD. */
export const day = z.iso.date();

/** The number in a path such as /v3/jobs/123. */
export function idIn(c: Context<ApiEnv>): number {
  return Number(c.req.param("id"));
}
