// A company with a posting in Lever, a role made of it and recruiters, for the tests of submitted candidates.
import { resumeKey } from "#shared/domain/marketplace/resume.ts";
import { seedRecruiter, seedRole, seedSubmission, type SeededRecruiter } from "../../support/marketplace-seeds.ts";
import { pdfFile } from "../../support/resumes.ts";
import { until } from "../../support/until.ts";
import { company, type Company, type SchedulerHouse } from "./support.ts";

export type SubmissionRow = {
  readonly id: string;
  readonly status: string;
  readonly place: string;
  readonly reason: string | null;
  readonly message: string | null;
  readonly application_id: string | null;
  readonly is_deduped: number | null;
  readonly attempts: number;
  readonly resume_deleted_at: string | null;
  readonly candidate_name: string;
  readonly candidate_email: string;
  readonly hired_at: string | null;
  readonly unhired_at: string | null;
};

/** An opportunity as Lever's API tells it. */
export type LeverOpportunity = {
  readonly id: string;
  readonly name: string;
  readonly origin: string;
  readonly sources: string[];
  readonly tags: string[];
  readonly owner: string | null;
  readonly emails: string[];
  readonly links: string[];
  readonly phones: { value: string }[];
  readonly stage: string;
};

export type Market = Company & {
  readonly postingId: string;
  readonly ownerId: string;
  readonly roleId: string;
  readonly rita: SeededRecruiter;
  readonly bob: SeededRecruiter;
  /** Rita's candidate by default. */
  submit(seed?: Partial<Parameters<typeof seedSubmission>[2]>): Promise<string>;
  submission(id: string): Promise<SubmissionRow>;
  /** Waits until it no longer waits, or waits for the given reason. */
  end(id: string, reason?: string): Promise<SubmissionRow>;
  opportunities(email: string): Promise<LeverOpportunity[]>;
  resumes(opportunityId: string): Promise<{ file: { name: string; size: number } }[]>;
  rulings(id: string): Promise<{ is_accepted: number; reason: string; evidence: string }[]>;
  events(id: string): Promise<{ kind: string; detail: string | null }[]>;
};

export async function market(
  all: SchedulerHouse,
  seed: { permissions?: string[]; hasNoOwner?: boolean; mailChoice?: string } = {},
): Promise<Market> {
  const { house, lever } = all;
  const of = await company(all, seed.permissions === undefined ? {} : { permissions: seed.permissions });
  const { tenantId, connectionId, accountId } = of;
  await of.row("update connections set modules = ? where id = ?", '["marketplace"]', connectionId);
  const owner = lever.control.createUser({ accountId, name: "Olga Owner" });
  const posting = lever.control.createPosting({ accountId, text: "Staff Engineer", owner: owner.id });
  const choice = { mailChoice: seed.mailChoice ?? "none" };
  const rita = await seedRecruiter(house.db, tenantId, choice);
  const bob = await seedRecruiter(house.db, tenantId, { ...choice, name: "Bob Builder", agency: "Bob's Best" });
  const link = { connectionId, postingId: posting.id, ownerId: seed.hasNoOwner ? null : owner.id };
  const roleId = await seedRole(house.db, tenantId, { link, recruiterIds: [rita.id, bob.id] });
  const submission = async (id: string) => {
    const row = await of.row<SubmissionRow>("select * from submissions where id = ?", id);
    if (row === null) throw new Error(`No submission ${id}`);
    return row;
  };
  const { key } = lever.control.createApiKey({ accountId });
  const ask = async <Row>(path: string): Promise<Row[]> => {
    const headers = { authorization: `Basic ${btoa(`${key}:`)}` };
    const answer = await fetch(`${lever.url}/v1${path}`, { headers });
    const { data } = await answer.json<{ data: Row[] }>();
    return data;
  };
  return {
    ...of,
    postingId: posting.id,
    ownerId: owner.id,
    roleId,
    rita,
    bob,
    submit: (change = {}) => seedSubmission(house.db, tenantId, { roleId, recruiterId: rita.id, ...change }),
    submission,
    end: (id, reason) =>
      until(
        async () => {
          const row = await submission(id);
          return row.status !== "waiting" || (reason !== undefined && row.reason === reason) ? row : undefined;
        },
        { deadlineMs: 30_000, what: `the end of ${id}` },
      ),
    opportunities: (email) => ask(`/opportunities?email=${encodeURIComponent(email)}`),
    resumes: (id) => ask(`/opportunities/${id}/resumes`),
    rulings: (id) =>
      of.rows("select * from ownership_rulings where tenant_id = ? and submission_id = ? order by id", tenantId, id),
    events: (id) =>
      of.rows("select * from submission_events where tenant_id = ? and submission_id = ? order by id", tenantId, id),
  };
}

/** Puts a résumé where an upload would have. */
export async function putResume(all: SchedulerHouse, of: Market, id: string, bytes = pdfFile()): Promise<void> {
  const files = await all.house.mf.getR2Bucket("FILES", "rolecall-scheduler");
  await files.put(resumeKey(of.tenantId, id), bytes);
  await of.row(
    "update submissions set resume_name = 'Ada Lovelace.pdf', resume_type = 'application/pdf', resume_size = ? where id = ?",
    ...[bytes.byteLength, id],
  );
}

export async function hasResume(all: SchedulerHouse, of: Market, id: string): Promise<boolean> {
  const files = await all.house.mf.getR2Bucket("FILES", "rolecall-scheduler");
  return (await files.head(resumeKey(of.tenantId, id))) !== null;
}
