// The one edge where the unforeseen becomes an answer: the sender hears that it should try again, the log hears why.
import { errorText } from "#shared/domain/error-text.ts";
import type { Context } from "hono";
import type { Env } from "./env.ts";

export function onlyPost(c: Context<Env>): Response {
  return c.text("Only POST is understood here.", 405, { Allow: "POST" });
}

/** Answers 503, so that the ATS repeats a delivery that could not be stored or checked. */
export function answerFailure(error: Error, c: Context<Env>): Response {
  console.error(JSON.stringify({ at: "webhooks", event: "not stored", error: errorText(error) }));
  return c.text("Not stored. Try again.", 503, { "Retry-After": "30" });
}
