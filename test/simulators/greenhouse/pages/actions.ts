// What the recruiter's forms say afterwards: a new secret once, a ping that failed, or why Greenhouse refused.
import type { Hono } from "hono";
import { z } from "zod";
import { actionRoutes } from "../../shared/pages/actions.ts";
import type { Notes } from "../../shared/pages/notes.ts";
import { GreenhouseError } from "../api/errors.ts";
import type { Control } from "../control/control.ts";

const secret = z.object({ clientId: z.string(), clientSecret: z.string() });
const webhook = z.object({ secret: z.string(), isActive: z.boolean() });
const webhooks = z.union([webhook.transform((one) => [one]), z.array(webhook).min(1)]);

function told(result: unknown): string | undefined {
  const credential = secret.safeParse(result);
  if (credential.success) {
    const { clientId, clientSecret } = credential.data;
    return `Client ID: ${clientId} · Client secret: ${clientSecret} (shown only now: copy it)`;
  }
  const saved = webhooks.safeParse(result);
  if (!saved.success) return undefined;
  const failed = saved.data.filter(({ isActive }) => !isActive).length;
  return failed === 0
    ? "Saved. The ping was answered."
    : `Saved, but ${failed} disabled: the ping was not answered with 200.`;
}

export function greenhouseActions(control: Control, notes: Notes): Hono {
  return actionRoutes(control, notes, {
    told,
    refused: (error) => (error instanceof GreenhouseError ? error.message : undefined),
  });
}
