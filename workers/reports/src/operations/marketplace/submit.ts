// Taking in a candidate, from a recruiter's form or the company's API: résumé first, then the row, its timeline and the poke in one batch.
import { sql } from "drizzle-orm";
import { auditEntryIf } from "#shared/db/audit.ts";
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { readMarketplaceSettings } from "#shared/db/marketplace-settings.ts";
import { commit } from "#shared/db/outbox.ts";
import { insertSubmission } from "#shared/db/submission-writes.ts";
import { newId } from "#shared/domain/ids.ts";
import type { SubmissionInput } from "#shared/domain/marketplace/submission.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import type { Bindings } from "../../env.ts";
import { changedIds } from "../changed-ids.ts";
import { checkResume, dropResume, keepResume, type ResumeReason } from "./take-resume.ts";

/** What both a recruiter and a member of the company have. */
export type Submitter = {
  readonly env: Bindings;
  readonly tenant: TenantDb;
  readonly actorId: string;
  readonly now: number;
  readonly defer: (work: Promise<unknown>) => void;
};

export type Submission = {
  readonly roleId: string;
  readonly recruiterId: string;
  readonly candidate: SubmissionInput;
  readonly resume: File | null;
};

export type SubmitReason = ResumeReason | "role_not_open";

/** @returns the new submission's id. Whose candidate it is, is ruled on when it is sent. */
export async function submit(by: Submitter, wish: Submission): Promise<Result<{ id: string }, SubmitReason>> {
  const { tenant, env } = by;
  const checked = wish.resume === null ? ok(null) : await checkResume(wish.resume);
  if (!checked.ok) return checked;
  const id = newId("submission", by.now);
  if (wish.resume !== null && checked.value !== null) await keepResume(env, tenant.tenantId, id, wish.resume);
  const { consentText } = await readMarketplaceSettings(tenant);
  const [insert, timeline] = insertSubmission(tenant, {
    id,
    roleId: wish.roleId,
    recruiterId: wish.recruiterId,
    candidate: wish.candidate,
    consentText,
    resume: checked.value,
    by: by.actorId,
    now: new Date(by.now).toISOString(),
  });
  const poke = { queue: "sync" as const, body: { kind: "sync" as const, tenantId: tenant.tenantId } };
  const entry = { actor: by.actorId, action: "submission.made", subjectKind: "submission", subjectId: id } as const;
  const details = { roleId: wish.roleId, recruiterId: wish.recruiterId, hasResume: checked.value !== null };
  const audit = auditEntryIf(tenant, { ...entry, details }, sql`changes() > 0`, by.now);
  const [inserted] = await commit(env, tenant, [insert, audit, timeline], [poke], by.defer);
  if (changedIds(inserted).length > 0) return ok({ id });
  if (checked.value !== null) await dropResume(env, tenant.tenantId, id);
  return fail("role_not_open", "The role takes no candidates any more, or is not given to this recruiter.");
}
