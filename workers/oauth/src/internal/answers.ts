// How commands from other Workers are read and answered: one schema at the door, refusals with a stable reason and words.
import type { z } from "zod";
import type { RefusalAnswer } from "#shared/domain/oauth-commands.ts";
import type { AppContext } from "../app.ts";

/** The command in the body, or the 422 that says what is wrong with it. */
export async function readCommand<Command>(c: AppContext, schema: z.ZodType<Command>): Promise<Command | Response> {
  const body: unknown = await c.req.json().catch(() => null);
  const command = schema.safeParse(body);
  if (command.success) return command.data;
  const [issue] = command.error.issues;
  const field = issue?.path.join(".") ?? "";
  return refuse(c, 422, "invalid_command", `${field === "" ? "" : `${field}: `}${issue?.message ?? "Not a command."}`);
}

export function refuse(c: AppContext, status: 404 | 409 | 422 | 503, reason: string, message: string): Response {
  return c.json({ reason, message } satisfies RefusalAnswer, status);
}

export function notFound(c: AppContext): Response {
  return refuse(c, 404, "not_found", "There is no such thing in this company.");
}
