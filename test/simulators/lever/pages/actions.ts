// What the recruiter's forms say afterwards: a new secret once, or why Lever refused.
import type { Hono } from "hono";
import { z } from "zod";
import { actionRoutes } from "../../shared/pages/actions.ts";
import type { Notes } from "../../shared/pages/notes.ts";
import { LeverError } from "../api/errors.ts";
import type { Control } from "../control/control.ts";

const secrets = z.union([
  z.object({ signatureToken: z.string() }).transform(({ signatureToken }) => `Signature token: ${signatureToken}`),
  z.object({ key: z.string() }).transform(({ key }) => `API key: ${key}`),
]);

export function leverActions(control: Control, notes: Notes): Hono {
  return actionRoutes(control, notes, {
    told(result) {
      const secret = secrets.safeParse(result);
      return secret.success ? `${secret.data} (shown only now: copy it)` : undefined;
    },
    refused: (error) => (error instanceof LeverError ? error.message : undefined),
  });
}
