// A hire as the API tells it.
import { z } from "@hono/zod-openapi";
import type { HireRow } from "#shared/db/hires.ts";
import { HireProblem, HireStatus, PositionStatus, Provider } from "#shared/domain/words.ts";
import type { HireDetail } from "../../operations/hires.ts";
import { MaybeTime, Time } from "../answers.ts";
import { documented } from "./documented.ts";
import { Match, matchOf } from "./match.ts";
import { nameOf } from "./person.ts";

const hire = {
  id: z.string(),
  connectionId: z.string(),
  provider: Provider,
  applicationId: z.string().openapi({ description: "The ATS's own id (Lever: the opportunity's)." }),
  candidateName: z.string(),
  candidateWithheld: z
    .enum(["private", "anonymised"])
    .nullable()
    .openapi({ description: "Why the ATS does not show who the candidate is." }),
  startsOn: z.iso.date().nullable().openapi({ description: "The first day, when the ATS tells it." }),
  emails: z.array(z.string()),
  requisitionProviderId: z.string().nullable(),
  requisitionCode: z.string().nullable(),
  status: HireStatus,
  hiredAt: Time,
  unhiredAt: MaybeTime,
  problem: HireProblem.nullable().openapi({ description: "Why it does not simply fill its seat." }),
  readAt: Time,
  position: z
    .object({ id: z.string(), title: z.string(), status: PositionStatus, requisitionCode: z.string().nullable() })
    .nullable(),
  employee: z.object({ id: z.string(), name: z.string() }).nullable(),
  matchId: z.string().nullable().openapi({ description: "The confirmed match." }),
};

export const Hire = z.object(hire).openapi("Hire");
export const HireWithMatches = z.object({ ...hire, matches: z.array(Match) }).openapi("HireWithMatches");

export function hireOf(row: HireRow): z.infer<typeof Hire> {
  return { ...documented(Hire, row), employee: row.employee && { id: row.employee.id, name: nameOf(row.employee) } };
}

export function hireWithMatchesOf({ matches, ...row }: HireDetail): z.infer<typeof HireWithMatches> {
  return { ...hireOf(row), matches: matches.map(matchOf) };
}
