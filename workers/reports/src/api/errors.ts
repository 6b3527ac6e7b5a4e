// The API's refusals: every stable code with its HTTP status, and the one shape in which they are told.
import { z } from "@hono/zod-openapi";
import type { Context } from "hono";

/** Codes never change their meaning; new ones may come. */
const STATUS = {
  invalid_header: 400,
  invalid_query: 400,
  invalid_json: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  document_gone: 404,
  method_not_allowed: 405,
  already_pending: 409,
  already_synced: 409,
  changed: 409,
  changed_meanwhile: 409,
  connection_lacks_module: 409,
  connection_not_active: 409,
  consent_needed: 409,
  employee_number_taken: 409,
  fact_of_posting: 409,
  event_waiting: 409,
  idempotency_key_in_use: 409,
  limit_reached: 409,
  match_conflict: 409,
  new_hire_withdrawn: 409,
  not_approved: 409,
  not_openable: 409,
  no_catalogue: 409,
  nothing_failed: 409,
  package_code_taken: 409,
  permission_missing: 409,
  nothing_to_look_at: 409,
  nothing_to_write: 409,
  posting_inactive: 409,
  posting_taken: 409,
  role_not_open: 409,
  shown_once: 409,
  sync_pending: 409,
  wrong_status: 409,
  too_large: 413,
  unsupported_media_type: 415,
  choices_missing: 422,
  choices_unused: 422,
  connection_not_found: 422,
  document_unprocessable: 422,
  empty_file: 422,
  idempotency_key_reused: 422,
  invalid_body: 422,
  module_unused: 422,
  no_name_column: 422,
  not_utf8: 422,
  posting_unknown: 422,
  recruiter_unknown: 422,
  refused: 422,
  plan_incomplete: 422,
  resume_too_large: 422,
  resume_unreadable: 422,
  too_many: 422,
  too_many_lines: 422,
  unmappable: 422,
  unreadable_file: 422,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof STATUS;
export type ErrorStatus = (typeof STATUS)[ErrorCode];

/** One field that the door refused: its path in the body or query, and what to write instead. */
const FieldProblem = z.object({
  field: z.string().openapi({ example: "compensation.max" }),
  message: z.string().openapi({ example: "The upper end is below the lower end." }),
});

export const ErrorAnswer = z
  .object({
    error: z.object({
      code: z.string().openapi({ description: "Stable; decide by it, not by the message.", example: "not_found" }),
      message: z.string().openapi({ description: "For a person.", example: "There is no such position." }),
      details: z.object({ fields: z.array(FieldProblem) }).optional(),
    }),
  })
  .openapi("Error");

/** Answers an expected failure with its status. Messages are general words and hold no secrets. */
export function refuse<const Code extends ErrorCode>(
  c: Context,
  failure: { readonly reason: Code; readonly message: string },
) {
  return c.json({ error: { code: failure.reason, message: failure.message } }, STATUS[failure.reason]);
}

/** Answers what a door refused, field by field: 400 for the query, 422 for the body. */
export function refuseFields(c: Context, target: "query" | "body", error: z.ZodError) {
  const fields = error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message }));
  const code = target === "body" ? "invalid_body" : "invalid_query";
  const named = fields.map(({ field, message }) => (field === "" ? message : `${field}: ${message}`)).join(" ");
  return c.json({ error: { code, message: named.slice(0, 1000), details: { fields } } }, STATUS[code]);
}

/** Answers an expected failure that concerns several fields, each named with what to do. */
export function refuseFaults<const Code extends ErrorCode>(
  c: Context,
  failure: { readonly reason: Code; readonly message: string },
  fields: z.infer<typeof FieldProblem>[],
) {
  const { reason: code, message } = failure;
  return c.json({ error: { code, message, details: { fields } } }, STATUS[code]);
}

/** The codes that a status can stand for, for the documentation. */
export function codesOf(status: ErrorStatus): string[] {
  return Object.entries(STATUS).flatMap(([code, its]) => (its === status ? [code] : []));
}
