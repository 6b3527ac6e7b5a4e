// Rows of the matcher for tests of pages: a match's weights, a rehearsal with its differences, what a month's audit log holds.
import { newId } from "#shared/domain/ids.ts";
import type { MatchEvidence } from "#shared/domain/employee.ts";
import { probabilityOf } from "#shared/domain/match/evidence-words.ts";
import type { DifferenceKind } from "#shared/domain/match/rehearsal.ts";

/** Gives a seeded match evidence that was weighed. */
export async function weigh(
  db: D1Database,
  matchId: string,
  evidence: readonly MatchEvidence[],
  more: { readonly gate?: "mailbox" | "name_and_job"; readonly rank?: number } = {},
): Promise<void> {
  const sum = evidence.reduce((total, line) => total + (line.bits ?? 0), 0);
  await db
    .prepare("update matches set evidence = ?, log_odds = ?, p = ?, gate = ?, rank = ? where id = ?")
    .bind(JSON.stringify(evidence), sum, probabilityOf(sum), more.gate ?? null, more.rank ?? 1, matchId)
    .run();
}

export async function seedRehearsal(
  db: D1Database,
  tenantId: string,
  seed: { readonly status: "running" | "done"; readonly done: number; readonly total: number },
): Promise<string> {
  const id = newId("rehearsal");
  const now = new Date().toISOString();
  await db
    .prepare(
      `insert into match_rehearsals (id, tenant_id, status, requested_by, created_at, rule_version, total, done_count, finished_at)
       values (?, ?, ?, 'system', ?, 'engine-1', ?, ?, ?)`,
    )
    .bind(id, tenantId, seed.status, now, seed.total, seed.done, seed.status === "done" ? now : null)
    .run();
  return id;
}

export async function seedDifference(
  db: D1Database,
  tenantId: string,
  rehearsalId: string,
  seed: {
    readonly kind: DifferenceKind;
    readonly employeeId: string;
    readonly stored?: { readonly matchId: string; readonly hireId: string; readonly decidedBy: string };
    readonly todaysHireId?: string;
    readonly evidence?: readonly MatchEvidence[];
  },
): Promise<void> {
  const { kind, employeeId, stored, todaysHireId = null, evidence = [] } = seed;
  await db.batch([
    db
      .prepare(
        `insert into rehearsal_differences (tenant_id, rehearsal_id, employee_id, kind, stored_match_id, stored_hire_id,
         stored_decided_by, todays_decision, todays_hire_id, todays_p, evidence) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(
        tenantId,
        rehearsalId,
        employeeId,
        kind,
        stored?.matchId ?? null,
        stored?.hireId ?? null,
        stored?.decidedBy ?? null,
        todaysHireId === null ? "none" : "assign",
        todaysHireId,
        todaysHireId === null ? null : 0.98,
        JSON.stringify(evidence),
      ),
    db.prepare("update match_rehearsals set difference_count = difference_count + 1 where id = ?").bind(rehearsalId),
  ]);
}

/** What the matcher, or a person, wrote into the audit log about an employee. */
export async function seedMatchAudit(
  db: D1Database,
  tenantId: string,
  entry: {
    readonly actor: string;
    readonly action: string;
    readonly employeeId: string;
    readonly at: string;
    readonly isCorrection?: boolean;
  },
): Promise<void> {
  const { actor, action, employeeId, at, isCorrection } = entry;
  await db
    .prepare(
      `insert into audit (tenant_id, id, actor, action, subject_kind, subject_id, details, at) values (?, ?, ?, ?, 'match', 'mat_x', ?, ?)`,
    )
    .bind(tenantId, newId("audit"), actor, action, JSON.stringify({ employeeId, isCorrection }), at)
    .run();
}
