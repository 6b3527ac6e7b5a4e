// What the company does with submitted candidates: looking, letting a refused one through, trying again, entering the first day of work.
import { sql } from "drizzle-orm";
import { auditEntryIf } from "#shared/db/audit.ts";
import type { BoardOf, Column } from "#shared/db/board.ts";
import { commit } from "#shared/db/outbox.ts";
import type { Page, PageRequest } from "#shared/db/paging.ts";
import { backToWaiting, enterStart, overrule, wantErasure } from "#shared/db/submission-writes.ts";
import {
  companyBoard,
  findSubmission,
  listSubmissions as readSubmissions,
  submittersOf,
  type CompanyCard,
  type SubmissionDetail as Held,
  type SubmissionFilter,
  type SubmissionRow,
} from "#shared/db/submissions.ts";
import { listAudit, type AuditRow } from "#shared/db/audit-log.ts";
import type { Evidence } from "#shared/domain/marketplace/ownership.ts";
import { dayIn, feeOf, type Fee } from "#shared/domain/marketplace/fee-state.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { roleForSubmission } from "#shared/db/submission-roles.ts";
import type { SubmissionInput } from "#shared/domain/marketplace/submission.ts";
import { changedIds } from "../changed-ids.ts";
import { submit, type SubmitReason } from "./submit.ts";
import { isoNow, notFound, type Scope } from "../scope.ts";
import { mayAdminister } from "#shared/domain/access.ts";
import { readTenant } from "#shared/db/tenants.ts";

export type SubmissionDetail = Held & {
  readonly fee: Fee;
  readonly audit: readonly AuditRow[];
  /** Who submitted what the evidence names, by submission. */
  readonly others: ReadonlyMap<
    string,
    { readonly recruiterName: string; readonly agency: string; readonly roleTitle: string }
  >;
};

export type SubmissionReason = "not_found" | "forbidden" | "wrong_status";

export function board(scope: Scope, of: BoardOf): Promise<Column<CompanyCard>[]> {
  return companyBoard(scope.tenant, of);
}

export function listSubmissions(
  scope: Scope,
  filter: SubmissionFilter,
  page: PageRequest,
): Promise<Page<SubmissionRow>> {
  return readSubmissions(scope.tenant, filter, page);
}

/** The calendar day at the company, for fees. */
export async function todayOf(scope: Scope): Promise<string> {
  return dayIn((await readTenant(scope.tenant)).timeZone, scope.now);
}

export async function getSubmission(scope: Scope, id: string): Promise<Result<SubmissionDetail, "not_found">> {
  const [held, audit, today] = await Promise.all([
    findSubmission(scope.tenant, id),
    listAudit(scope.tenant, { subjectId: id }, { cursor: null, limit: 50 }),
    todayOf(scope),
  ]);
  if (held === null) return notFound("submission");
  const named = held.rulings.flatMap((ruling) => ruling.evidence.flatMap(submissionIn));
  const others = await submittersOf(scope.tenant, named);
  return ok({
    ...held,
    fee: feeOf(held, today),
    audit: audit.data,
    others: new Map(others.map((one) => [one.id, one])),
  });
}

function submissionIn(evidence: Evidence): string[] {
  return evidence.kind === "application" ? [] : [evidence.submissionId];
}

export async function isRole(scope: Scope, id: string): Promise<boolean> {
  return (await roleForSubmission(scope.tenant, id)) !== null;
}

/** A candidate whom a recruiter of the role sent by other means than the form. */
export async function submitForRecruiter(
  scope: Scope,
  roleId: string,
  recruiterId: string,
  candidate: SubmissionInput,
): Promise<Result<SubmissionDetail, "not_found" | SubmitReason>> {
  if (!(await isRole(scope, roleId))) return notFound("role");
  const { env, tenant, now, defer, actor } = scope;
  const by = { env, tenant, actorId: actor.id, now, defer };
  const made = await submit(by, { roleId, recruiterId, candidate, resume: null, isLimited: false });
  return made.ok ? getSubmission(scope, made.value.id) : made;
}

/** A person lets a refused candidate through, and says why. Owners and admins only: it may mean that two agencies ask for a fee. */
export async function overruleSubmission(
  scope: Scope,
  id: string,
  note: string,
): Promise<Result<SubmissionDetail, SubmissionReason>> {
  if (!mayAdminister(scope.actor.role)) return fail("forbidden", "Only an owner or an admin may overrule a ruling.");
  const held = await findSubmission(scope.tenant, id);
  if (held === null) return notFound("submission");
  const evidence = held.rulings[0]?.evidence ?? [];
  const by = { actor: scope.actor.id, note, now: isoNow(scope), evidence };
  return act(
    scope,
    id,
    "submission.overruled",
    overrule(scope.tenant, id, by),
    "It was not refused, so there is nothing to overrule.",
  );
}

/** Sends one again that ended without being sent. */
export async function trySubmissionAgain(
  scope: Scope,
  id: string,
): Promise<Result<SubmissionDetail, SubmissionReason>> {
  const statement = backToWaiting(scope.tenant, id, ["not_sent"]);
  return act(scope, id, "submission.tried_again", [statement], "It has not ended without being sent.");
}

/**
 * Erases the person's details, from this submission and every other one of the same person. The scheduler does it, moments later. What
 * the ATS has of them stays there.
 */
export async function eraseSubmission(scope: Scope, id: string): Promise<Result<SubmissionDetail, SubmissionReason>> {
  if (!mayAdminister(scope.actor.role)) return fail("forbidden", "Only an owner or an admin may erase a candidate.");
  const statement = wantErasure(scope.tenant, id, isoNow(scope));
  return act(scope, id, "submission.erasure_asked", [statement], "Their details are erased already.");
}

/** @param startsOn YYYY-MM-DD, or null to go by the offer again */
export async function enterStartDay(
  scope: Scope,
  id: string,
  startsOn: string | null,
): Promise<Result<SubmissionDetail, SubmissionReason>> {
  return act(
    scope,
    id,
    "submission.start_entered",
    [enterStart(scope.tenant, id, startsOn)],
    "There is no such submission.",
  );
}

async function act(
  scope: Scope,
  id: string,
  action: string,
  [first, ...rest]: ReturnType<typeof overrule>,
  refusal: string,
): Promise<Result<SubmissionDetail, SubmissionReason>> {
  if (first === undefined) return notFound("submission");
  const entry = { actor: scope.actor.id, action, subjectKind: "submission", subjectId: id } as const;
  const poke = { queue: "sync" as const, body: { kind: "sync" as const, tenantId: scope.tenant.tenantId } };
  const audit = auditEntryIf(scope.tenant, entry, sql`changes() > 0`, scope.now);
  const [changed] = await commit(scope.env, scope.tenant, [first, ...rest, audit], [poke], scope.defer);
  const now = await getSubmission(scope, id);
  if (!now.ok) return now;
  return changedIds(changed).length > 0 ? now : fail("wrong_status", refusal);
}
