// An entry of the audit log as the API tells it.
import { z } from "@hono/zod-openapi";
import type { AuditRow } from "#shared/db/audit-log.ts";
import { Time } from "../answers.ts";

export const AuditEntry = z
  .object({
    id: z.string(),
    actor: z.string().openapi({ description: "`user:usr_…`, `token:tok_…` or `system`.", example: "system" }),
    actorName: z.string(),
    action: z.string().openapi({ example: "position.approved" }),
    subjectKind: z.string(),
    subjectId: z.string(),
    details: z.record(z.string(), z.json()).openapi({
      type: "object",
      additionalProperties: true,
      description: "Names of changed fields, codes and ids.",
    }),
    at: Time,
  })
  .openapi("AuditEntry");

export function auditEntryOf(row: AuditRow): z.infer<typeof AuditEntry> {
  return { ...row, details: z.record(z.string(), z.json()).catch({}).parse(row.details) };
}
