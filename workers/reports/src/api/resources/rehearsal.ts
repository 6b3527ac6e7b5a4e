// A rehearsal of the match rules as the API tells it, and each employee on whom they would decide otherwise.
import { z } from "@hono/zod-openapi";
import type { RehearsalDifference as DifferenceRow, RehearsalRow } from "#shared/db/rehearsals.ts";
import { MaybeTime, Time } from "../answers.ts";
import { documented } from "./documented.ts";
import { EvidenceLine, evidenceOf } from "./evidence.ts";

export const Rehearsal = z
  .object({
    id: z.string(),
    status: z.enum(["running", "done"]),
    requestedBy: z.string(),
    createdAt: Time,
    finishedAt: MaybeTime,
    ruleVersion: z.string().nullable(),
    total: z.number().nullable().openapi({ description: "Employees to look at; null before it begins." }),
    doneCount: z.number(),
    differenceCount: z.number(),
  })
  .openapi("MatchRehearsal");

export const RehearsalDifference = z
  .object({
    kind: z
      .enum(["other_hire", "would_assign", "refused_pair", "would_ask", "would_ask_otherwise", "would_leave"])
      .openapi({
        description:
          "`other_hire`: another hire would be assigned. `would_assign`: the rules are sure where somebody is asked or nothing stands. `refused_pair`: they would assign what a person refused. `would_ask`, `would_ask_otherwise`: they would ask, or ask about another hire first. `would_leave`: nobody's hire.",
      }),
    employee: z.object({ id: z.string(), name: z.string() }),
    stored: z
      .object({ matchId: z.string(), hireId: z.string(), candidateName: z.string(), decidedBy: z.string() })
      .nullable(),
    today: z.object({
      decision: z.enum(["assign", "propose", "none"]),
      hire: z.object({ id: z.string(), candidateName: z.string() }).nullable(),
      probability: z.number().nullable(),
    }),
    evidence: z.array(EvidenceLine).openapi({ description: "Why today's rules say so." }),
  })
  .openapi("MatchRehearsalDifference");

export function rehearsalOf(row: RehearsalRow): z.infer<typeof Rehearsal> {
  return documented(Rehearsal, row);
}

export function differenceOf({
  kind,
  employee,
  stored,
  today,
  evidence,
}: DifferenceRow): z.infer<typeof RehearsalDifference> {
  const { decision, hire, p } = today;
  return { kind, employee, stored, today: { decision, hire, probability: p }, evidence: evidenceOf(evidence) };
}
