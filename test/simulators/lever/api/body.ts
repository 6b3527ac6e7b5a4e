// Reads JSON bodies; anything else than what a call documents is Lever's plain 400.
import type { Context, Hono } from "hono";
import type { z } from "zod";
import type { Simulator } from "../context.ts";
import { badRequest } from "./errors.ts";
import type { Caller } from "./caller.ts";
import { demand } from "./caller.ts";
import type { ApiEnv } from "./edge.ts";

export async function readJson<S extends z.ZodType>(c: Context<ApiEnv>, schema: S): Promise<z.output<S>> {
  if (!(c.req.header("content-type") ?? "").includes("application/json")) {
    throw badRequest("The request body is not application/json");
  }
  const body: unknown = await c.req.json().catch(() => {
    throw badRequest("The request body is not valid JSON");
  });
  return parse(schema, body);
}

export function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw badRequest(`${issue?.path.join(".") ?? "body"}: ${issue?.message ?? "is invalid"}`);
}

/** The caller, who must hold the scope; `<resource>:<read|write>`. */
export function callerWith(c: Context<ApiEnv>, scope: string): Caller {
  demand(c.var.caller, scope);
  return c.var.caller;
}

/** The user in `perform_as`: a query parameter, required by some calls and optional in others. */
export function performAs(c: Context<ApiEnv>, isRequired: boolean): string | null {
  const id = c.req.query("perform_as");
  if (id === undefined) {
    if (isRequired) throw badRequest("Missing required parameter: perform_as");
    return null;
  }
  if (!c.var.caller.account.users[id]) throw badRequest(`perform_as: user ${id} does not exist`);
  return id;
}

export const queryOf = (c: Context<ApiEnv>): URLSearchParams => new URL(c.req.url).searchParams;

/** A resource's routes, made for one simulator. */
export type Routes = (sim: Simulator) => Hono<ApiEnv>;
