// Planning positions: adding, changing, listing and looking at them. Their way to approval is in position-status.ts.
import { auditEntry } from "#shared/db/audit.ts";
import { listAudit, type AuditRow } from "#shared/db/audit-log.ts";
import { listMatches, type MatchRow } from "#shared/db/matches.ts";
import { nameActors } from "#shared/db/members.ts";
import { commit } from "#shared/db/outbox.ts";
import type { Page, PageRequest } from "#shared/db/paging.ts";
import { insertPosition, updatePlan } from "#shared/db/position-plan.ts";
import {
  countBySyncStatus,
  findPosition,
  listFacets,
  listPositions as readPositions,
  type PositionFilter,
  type PositionRow,
} from "#shared/db/positions.ts";
import { readTenant } from "#shared/db/tenants.ts";
import { newId } from "#shared/domain/ids.ts";
import { whyNotEditable, type PositionInput } from "#shared/domain/position.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import type { OutboxMessage } from "#shared/queues/messages.ts";
import { changedIds } from "./changed-ids.ts";
import { isoNow, notFound, type Scope } from "./scope.ts";

/** A position with why it is filled and what happened to it (the newest 50 entries). */
export type PositionDetail = PositionRow & {
  readonly approvedByName: string | null;
  /** The confirmed match that names the employee, else the likeliest proposed one, else null. */
  readonly match: (MatchRow & { readonly decidedByName: string }) | null;
  readonly audit: readonly AuditRow[];
};

export type PositionReason = "not_found" | "sync_pending" | "wrong_status";

/**
 * Adds a position.
 * @param startAs `draft` keeps it to yourself; `requested` asks for approval, which is given at once when the tenant's setting
 * says so. Without it: approved at once when the setting says so, else a draft.
 */
export async function planPosition(
  scope: Scope,
  plan: PositionInput,
  startAs?: "draft" | "requested",
): Promise<Result<PositionDetail, PositionReason>> {
  const { approvesAtOnce } = await readTenant(scope.tenant);
  const status = approvesAtOnce && startAs !== "draft" ? "approved" : (startAs ?? "draft");
  const id = newId("position", scope.now);
  const now = isoNow(scope);
  const approval = status === "approved" ? { by: scope.actor.id, at: now } : null;
  const entry = { actor: scope.actor.id, subjectKind: "position" as const, subjectId: id };
  await commit(
    scope.env,
    scope.tenant,
    [
      insertPosition(scope.tenant, id, plan, { status, approval, now }),
      auditEntry(scope.tenant, { ...entry, action: "position.planned", details: { status } }, scope.now),
    ],
    [],
    scope.defer,
  );
  return getPosition(scope, id);
}

/** Lays the given fields over the plan; the others stay. What was already written to the ATS is not changed there. */
export async function editPosition(
  scope: Scope,
  id: string,
  change: Partial<PositionInput>,
): Promise<Result<PositionDetail, PositionReason>> {
  const held = await findPosition(scope.tenant, id);
  if (held === null) return notFound("position");
  const refusal = whyNotEditable(held);
  if (refusal !== null) return fail("sync_pending", refusal.message);
  const before = planOf(held);
  const plan = { ...before, ...change };
  const fields = changedFields(before, plan);
  if (fields.length > 0) {
    const entry = { actor: scope.actor.id, action: "position.edited", details: { fields }, now: scope.now };
    const statements = updatePlan(scope.tenant, id, plan, entry);
    // the job says who the hire is: their employee is looked for anew
    const body = { kind: "position", tenantId: scope.tenant.tenantId, positionId: id } as const;
    const messages: OutboxMessage[] = held.hire === null ? [] : [{ queue: "match", body }];
    const [, changed] = await commit(scope.env, scope.tenant, statements, messages, scope.defer);
    if (changedIds(changed).length === 0)
      return fail("sync_pending", "It is being written to the ATS. Edit it when that is done.");
  }
  return getPosition(scope, id);
}

/** One position with everything about it. */
export async function getPosition(scope: Scope, id: string): Promise<Result<PositionDetail, "not_found">> {
  const [position, audit] = await Promise.all([
    findPosition(scope.tenant, id),
    listAudit(scope.tenant, { subjectId: id }, { cursor: null, limit: 50 }),
  ]);
  if (position === null) return notFound("position");
  const matches =
    position.hire === null
      ? []
      : (await listMatches(scope.tenant, { hireId: position.hire.id }, { cursor: null, limit: 20 })).data;
  const found = matches.find((match) => match.status === "confirmed") ?? likeliestProposal(matches);
  const names = await nameActors(scope.tenant, [position.approvedBy, found?.decidedBy ?? null]);
  const approvedByName = position.approvedBy === null ? null : (names.get(position.approvedBy) ?? null);
  const match = found === null ? null : { ...found, decidedByName: names.get(found.decidedBy) ?? found.decidedBy };
  return ok({ ...position, approvedByName, match, audit: audit.data });
}

function likeliestProposal(matches: readonly MatchRow[]): MatchRow | null {
  const proposals = matches.filter((match) => match.status === "proposed");
  return proposals.toSorted((a, b) => (b.p ?? 0) - (a.p ?? 0))[0] ?? null;
}

/** A page of positions, newest first. */
export function listPositions(scope: Scope, filter: PositionFilter, page: PageRequest): Promise<Page<PositionRow>> {
  return readPositions(scope.tenant, filter, page);
}

/** How many positions the filter selects. */
export async function countPositions(scope: Scope, filter: PositionFilter): Promise<number> {
  const counts = await countBySyncStatus(scope.tenant, filter);
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** The departments and locations in use, for filters and suggestions. */
export function positionFacets(scope: Scope): Promise<{ departments: string[]; locations: string[] }> {
  return listFacets(scope.tenant);
}

/** The plan inside a position, in the words of the input: also what an edit form starts from. */
export function planOf(position: PositionRow): PositionInput {
  const { title, department, location, employmentType, compensation, hiringManager, recruiter, targetStartOn } =
    position;
  return { title, department, location, employmentType, compensation, hiringManager, recruiter, targetStartOn };
}

function changedFields(before: PositionInput, after: PositionInput): string[] {
  const now = new Map(Object.entries(after));
  return Object.entries(before)
    .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(now.get(field)))
    .map(([field]) => field);
}
