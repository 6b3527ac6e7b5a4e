// The pages where a person acts as the recruiter; each is a function from the organization to HTML.
import { Hono } from "hono";
import type { ApiEnv } from "../api/edge.ts";
import type { Simulator } from "../context.ts";
import type { Control } from "../control/control.ts";

export function recruiterPages(_sim: Simulator, _control: Control): Hono<ApiEnv> {
  return new Hono<ApiEnv>();
}
