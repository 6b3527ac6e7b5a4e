// A match as the API tells it: the hire, the employee, and why they are held for one person.
import { z } from "@hono/zod-openapi";
import type { MatchRow } from "#shared/db/matches.ts";
import { HireStatus, MatchStatus, PositionStatus } from "#shared/domain/words.ts";
import { Time } from "../answers.ts";

export const Match = z
  .object({
    id: z.string(),
    status: MatchStatus,
    decidedBy: z.string().openapi({ description: "`rule`, or the actor who decided.", example: "rule" }),
    decidedAt: Time,
    ruleVersion: z.string(),
    evidence: z.array(
      z.object({
        code: z.string().openapi({ example: "same_email" }),
        text: z.string(),
        bits: z.number().optional(),
      }),
    ),
    createdAt: Time,
    hire: z.object({
      id: z.string(),
      candidateName: z.string(),
      emails: z.array(z.string()),
      hiredAt: Time,
      status: HireStatus,
      requisitionCode: z.string().nullable(),
    }),
    employee: z.object({
      id: z.string(),
      employeeNumber: z.string().nullable(),
      firstName: z.string(),
      middleName: z.string().nullable(),
      lastName: z.string(),
      preferredName: z.string().nullable(),
      workEmail: z.string().nullable(),
      personalEmail: z.string().nullable(),
      title: z.string().nullable(),
      startDate: z.string().nullable(),
    }),
    position: z
      .object({ id: z.string(), title: z.string(), status: PositionStatus, requisitionCode: z.string().nullable() })
      .nullable(),
  })
  .openapi("Match");

export function matchOf(row: MatchRow): z.infer<typeof Match> {
  const { id, status, decidedBy, decidedAt, ruleVersion, createdAt, hire, employee, position } = row;
  return {
    id,
    status,
    decidedBy,
    decidedAt,
    ruleVersion,
    evidence: row.evidence.map(({ code, text, bits }) => (bits === undefined ? { code, text } : { code, text, bits })),
    createdAt,
    hire,
    employee,
    position: position && {
      id: position.id,
      title: position.title,
      status: position.status,
      requisitionCode: position.requisitionCode,
    },
  };
}
