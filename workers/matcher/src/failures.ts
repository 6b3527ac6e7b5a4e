// The one edge where the unforeseen becomes an answer: reports hears that it failed, the log hears why.
import { errorText } from "#shared/domain/error-text.ts";
import type { Context } from "hono";
import type { Env } from "./env.ts";

export function answerFailure(error: Error, c: Context<Env>): Response {
  logFailure("command failed", error);
  return c.json({ reason: "failed", message: "It could not be done. Try again." }, 500);
}

export function logFailure(event: string, error: unknown, about: Record<string, unknown> = {}): void {
  console.error(JSON.stringify({ at: "matcher", event, ...about, error: errorText(error) }));
}
