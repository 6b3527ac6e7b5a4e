// POST /act/<control call>: turns a form into a control call and goes back with a note of how it went.
import { Hono } from "hono";
import { z } from "zod";
import type { ApiEnv } from "../api/edge.ts";
import { LeverError } from "../api/errors.ts";
import type { Control } from "../control/control.ts";
import type { Notes } from "./frame.ts";

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

const secrets = z.union([
  z.object({ signatureToken: z.string() }).transform(({ signatureToken }) => `Signature token: ${signatureToken}`),
  z.object({ key: z.string() }).transform(({ key }) => `API key: ${key}`),
]);

/** What to say afterwards; a new secret is told in this note and nowhere else. */
function noteOf(result: unknown): string {
  const secret = secrets.safeParse(result);
  return secret.success ? `${secret.data} (shown only now: copy it)` : "Done.";
}

function reasonOf(error: unknown): string {
  if (error instanceof LeverError) return error.message;
  if (error instanceof z.ZodError)
    return error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
  throw error;
}

export function actionRoutes(control: Control, notes: Notes): Hono<ApiEnv> {
  const calls = new Map<string, (body: unknown) => unknown>(
    Object.entries(control).map(([name, call]) => [name, (body) => call.fromJson(body)]),
  );
  const routes = new Hono<ApiEnv>();
  routes.post("/:name", async (c) => {
    const form = await c.req.formData();
    const call = calls.get(c.req.param("name"));
    const back = String(form.get("_back") ?? "/");
    if (!call || !back.startsWith("/")) return c.text("No such action", 404);
    let note = "";
    try {
      note = notes.keep(noteOf(await call(readForm(form))), false);
    } catch (error) {
      note = notes.keep(reasonOf(error), true);
    }
    return c.redirect(`${back}?note=${note}`, 303);
  });
  return routes;
}
