// Taking in a candidate, from a recruiter's form or the company's API: résumé first, then the row, its timeline and the poke in one batch.
import { sql } from "drizzle-orm";
import { auditEntryIf } from "#shared/db/audit.ts";
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { readMarketplaceSettings } from "#shared/db/marketplace-settings.ts";
import { commit } from "#shared/db/outbox.ts";
import { insertSubmission, mayAgainAt } from "#shared/db/submission-writes.ts";
import { newId } from "#shared/domain/ids.ts";
import type { SubmissionInput } from "#shared/domain/marketplace/submission.ts";
import { fail, ok, type Failure, type Result } from "#shared/domain/result.ts";
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
  /** Whether the recruiter submits it themselves, and so within the limit of a day. The company's own systems have none. */
  readonly isLimited: boolean;
};

export type SubmitReason = ResumeReason | "role_not_open" | "limit_reached";

/** @returns the new submission's id. Whose candidate it is, is ruled on when it is sent. */
export async function submit(by: Submitter, wish: Submission): Promise<Result<{ id: string }, SubmitReason>> {
  const { tenant, env } = by;
  const now = new Date(by.now).toISOString();
  const { consentText, dailyLimit } = await readMarketplaceSettings(tenant);
  const { roleId, recruiterId, candidate } = wish;
  const limited = { recruiterId, by: by.actorId, now, dailyLimit: wish.isLimited ? dailyLimit : null };
  const againAt = await mayAgainAt(tenant, limited); // before the file is taken in
  if (againAt !== null) return limitReached(dailyLimit, againAt, by.now);
  const checked = wish.resume === null ? ok(null) : await checkResume(wish.resume);
  if (!checked.ok) return checked;
  const id = newId("submission", by.now);
  if (wish.resume !== null && checked.value !== null) await keepResume(env, tenant.tenantId, id, wish.resume);
  const [insert, timeline] = insertSubmission(tenant, {
    ...{ ...limited, id, roleId, candidate, consentText, resume: checked.value },
  });
  const poke = { queue: "sync" as const, body: { kind: "sync" as const, tenantId: tenant.tenantId } };
  const entry = { actor: by.actorId, action: "submission.made", subjectKind: "submission", subjectId: id } as const;
  const details = { roleId, recruiterId, hasResume: checked.value !== null };
  const audit = auditEntryIf(tenant, { ...entry, details }, sql`changes() > 0`, by.now);
  const [inserted] = await commit(env, tenant, [insert, audit, timeline], [poke], by.defer);
  if (changedIds(inserted).length > 0) return ok({ id });
  if (checked.value !== null) await dropResume(env, tenant.tenantId, id);
  const meanwhile = await mayAgainAt(tenant, limited);
  if (meanwhile !== null) return limitReached(dailyLimit, meanwhile, by.now);
  return fail("role_not_open", "The role takes no candidates any more, or is not given to this recruiter.");
}

/** Null: they may submit now. */
export async function whyNotYet(
  by: Pick<Submitter, "tenant" | "actorId" | "now">,
  recruiterId: string,
): Promise<Failure<"limit_reached"> | null> {
  const { dailyLimit } = await readMarketplaceSettings(by.tenant);
  const now = new Date(by.now).toISOString();
  const againAt = await mayAgainAt(by.tenant, { recruiterId, by: by.actorId, now, dailyLimit });
  return againAt === null ? null : limitReached(dailyLimit, againAt, by.now);
}

const HOUR_MS = 3_600_000;

function limitReached(dailyLimit: number, againAt: string, now: number): Failure<"limit_reached"> {
  const hours = Math.ceil((Date.parse(againAt) - now) / HOUR_MS);
  const who = dailyLimit === 1 ? "one candidate" : `${dailyLimit} candidates`;
  const wait = hours <= 1 ? "within the hour" : `in ${hours} hours`;
  return fail(
    "limit_reached",
    `You have submitted ${who} within 24 hours, as many as the company takes from one recruiter. You can submit the next one ${wait}.`,
  );
}
