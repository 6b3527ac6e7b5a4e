// A match as the API tells it: the hire, the employee, and why they are held for one person.
import { z } from "@hono/zod-openapi";
import type { MatchRow } from "#shared/db/matches.ts";
import { HireStatus, MatchStatus, PositionStatus } from "#shared/domain/words.ts";
import { MaybeTime, Time } from "../answers.ts";
import { documented } from "./documented.ts";
import { EvidenceLine, evidenceOf } from "./evidence.ts";

export const Match = z
  .object({
    id: z.string(),
    status: MatchStatus,
    decidedBy: z.string().openapi({ description: "`rule`, or the actor who decided.", example: "rule" }),
    decidedAt: Time,
    ruleVersion: z.string(),
    rank: z
      .number()
      .openapi({ description: "Of a proposal: its place among those of its employee, 1 for the likeliest." }),
    probability: z.number().nullable().openapi({
      description: "That they are one person, rivals considered: 1 / (1 + 2 ^ -bits). Null where nothing was weighed.",
    }),
    bits: z.number().nullable().openapi({ description: "The sum of the evidence: log2 of the odds." }),
    gate: z.enum(["mailbox", "name_and_job", "import"]).nullable().openapi({
      description: "What opened the way to an assignment; null where only a person may decide.",
    }),
    evidence: z.array(EvidenceLine),
    runnerUp: z.object({
      hire: z
        .object({ id: z.string(), candidateName: z.string(), margin: z.number() })
        .nullable()
        .openapi({ description: "The next likely hire for the employee, and how many bits it is behind." }),
      employee: z
        .object({ id: z.string(), name: z.string(), margin: z.number() })
        .nullable()
        .openapi({ description: "The next likely employee for the hire." }),
    }),
    createdAt: Time,
    hire: z.object({
      id: z.string(),
      candidateName: z.string(),
      emails: z.array(z.string()),
      hiredAt: Time,
      startsOn: z.string().nullable().openapi({ description: "The first day by the accepted offer." }),
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
      department: z.string().nullable(),
      location: z.string().nullable(),
      managerName: z.string().nullable(),
      startDate: z.string().nullable(),
      deactivatedAt: MaybeTime,
    }),
    position: z
      .object({ id: z.string(), title: z.string(), status: PositionStatus, requisitionCode: z.string().nullable() })
      .nullable(),
  })
  .openapi("Match");

export const MatchMonth = z
  .object({
    month: z.string().openapi({ example: "2026-11" }),
    automatic: z.number().openapi({ description: "Employees whom the rules gave a seat." }),
    proposed: z.number().openapi({ description: "Employees about whom a person was asked." }),
    corrected: z.number().openapi({
      description:
        "Employees where a person undid what the rules had assigned, or confirmed another hire than the first proposed.",
    }),
  })
  .openapi("MatchMonth");

export function matchOf(row: MatchRow): z.infer<typeof Match> {
  const { id, status, decidedBy, decidedAt, ruleVersion, rank, gate, createdAt, hire, employee, position } = row;
  return {
    id,
    status,
    decidedBy,
    decidedAt,
    ruleVersion,
    rank,
    probability: row.p,
    bits: row.logOdds,
    gate,
    evidence: evidenceOf(row.evidence),
    runnerUp: { hire: row.nextHire, employee: row.nextEmployee },
    createdAt,
    hire: documented(Match.shape.hire, hire),
    employee: documented(Match.shape.employee, employee),
    position: position && {
      id: position.id,
      title: position.title,
      status: position.status,
      requisitionCode: position.requisitionCode,
    },
  };
}
