// POST /act/<control call>: turns a form into a control call and goes back with a note of how it went.
import { Hono } from "hono";
import { z } from "zod";
import { callsByName } from "../control-routes.ts";
import type { ControlCalls } from "../control-routes.ts";
import type { Notes } from "./notes.ts";

/** `name:number`, `name:flag` and `name:list` (repeated, or split at commas); empty fields are left out. */
export function readForm(form: FormData): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const key of new Set(form.keys())) {
    const [name = "", kind] = key.split(":");
    const values = form.getAll(key).filter((value) => typeof value === "string");
    const filled = values
      .flatMap((value) => (kind === "list" ? value.split(",") : [value]))
      .map((value) => value.trim());
    const present = filled.filter((value) => value !== "");
    const [first] = present;
    if (name.startsWith("_") || first === undefined) continue;
    if (kind === "number") input[name] = Number(first);
    else if (kind === "flag") input[name] = first === "true";
    else input[name] = kind === "list" ? present : first;
  }
  return input;
}

export interface ActionWords {
  /** What to say of a result, or undefined for plain "Done."; a new secret is told here and nowhere else. */
  told(result: unknown): string | undefined;
  /** What to say of an expected failure, or undefined when it was none and has to be thrown on. */
  refused(error: unknown): string | undefined;
}

function reasonOf(error: unknown, words: ActionWords): string {
  if (error instanceof z.ZodError) {
    return error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
  }
  const reason = words.refused(error);
  if (reason === undefined) throw error;
  return reason;
}

export function actionRoutes(control: ControlCalls, notes: Notes, words: ActionWords): Hono {
  const calls = callsByName(control);
  const routes = new Hono();
  routes.post("/:name", async (c) => {
    const form = await c.req.formData();
    const call = calls.get(c.req.param("name"));
    const back = String(form.get("_back") ?? "/");
    if (!call || !back.startsWith("/")) return c.text("No such action", 404);
    let note = "";
    try {
      note = notes.keep(words.told(await call(readForm(form))) ?? "Done.", false);
    } catch (error) {
      note = notes.keep(reasonOf(error, words), true);
    }
    return c.redirect(`${back}?note=${note}`, 303);
  });
  return routes;
}
