// A company with the marketplace: its postings in Lever, its roles in D1, and refreshing the one from the other.
import { newId } from "#shared/domain/ids.ts";
import { until } from "../../support/until.ts";
import { seedRecruiter, type SeededRecruiter } from "../../support/marketplace-seeds.ts";
import { company, type Company, type SchedulerHouse } from "./support.ts";

export type JobRow = { status: string; total: number; done_count: number; reason: string | null };

export type Market = Company & {
  /** Reads all postings as *Refresh roles* does, and waits for the end of the job. */
  refresh(): Promise<JobRow>;
  /** Reads what changed, as the clock does. */
  look(): Promise<void>;
  /** An open role, linked to the posting, with these recruiters; Sam wants no mail. */
  role(postingId: string | null, recruiterNames?: readonly string[], status?: string): Promise<string>;
  posting<Row>(providerId: string): Promise<Row | null>;
  /** What was told to whom about the role, oldest first. */
  notices(roleId: string): Promise<{ name: string; kind: string }[]>;
};

/** @param seed.permissions of the API key, when not all */
export async function market(all: SchedulerHouse, seed: { permissions?: string[] } = {}): Promise<Market> {
  const of = await company(all, seed);
  const { connectionId, tenantId } = of;
  await of.row("update connections set modules = ? where id = ?", '["marketplace"]', connectionId);
  const now = () => new Date().toISOString();
  const recruiters = new Map<string, Promise<SeededRecruiter>>(); // by name; several roles may be made at once
  return {
    ...of,
    async refresh() {
      const jobId = newId("job");
      await of.row(
        `insert into sync_jobs (id, tenant_id, connection_id, kind, status, requested_by, created_at)
         values (?, ?, ?, 'roles', 'queued', 'system', ?)`,
        ...[jobId, tenantId, connectionId, now()],
      );
      await of.poke();
      return until(
        () => of.row<JobRow>("select * from sync_jobs where id = ? and status in ('done', 'failed')", jobId),
        { what: "the refresh", deadlineMs: 60_000 },
      );
    },
    async look() {
      const past = "2020-01-01T00:00:00.000Z";
      await of.row(
        "update posting_looks set next_look_at = ?, last_looked_at = null, failed_at = null where connection_id = ?",
        ...[past, connectionId],
      );
      await of.poke();
      await until(
        () =>
          of.row(
            "select 1 from posting_looks where connection_id = ? and (last_looked_at is not null or failed_at is not null)",
            connectionId,
          ),
        { what: "the look at postings", deadlineMs: 30_000 },
      );
    },
    async role(postingId, recruiterNames = [], status = "open") {
      const id = newId("role");
      await of.row(
        `insert into roles (id, tenant_id, status, source, title, all_locations, description_html, is_confidential, connection_id, posting_id,
           hires_wanted, notes_to_recruiters, shows_salary, shows_confidential, created_by, created_at, updated_at)
         values (?, ?, ?, 'lever', 'Engineer', '[]', '', 0, ?, ?, 1, '', 0, 0, 'system', ?, ?)`,
        ...[id, tenantId, status, postingId === null ? null : connectionId, postingId, now(), now()],
      );
      for (const name of recruiterNames) {
        const one = {
          name,
          email: `${name.toLowerCase()}@northside.example`,
          mailChoice: name === "Sam" ? "none" : "immediate",
        };
        const recruiter = recruiters.get(name) ?? seedRecruiter(all.house.db, tenantId, one);
        recruiters.set(name, recruiter);
        await of.row(
          "insert into role_recruiters (tenant_id, role_id, recruiter_id, given_by, given_at) values (?, ?, ?, 'system', ?)",
          ...[tenantId, id, (await recruiter).id, now()],
        );
      }
      return id;
    },
    posting: (providerId) =>
      of.row("select * from postings where tenant_id = ? and provider_id = ?", tenantId, providerId),
    notices: (roleId) =>
      of.rows(
        `select r.name, n.kind from role_notices n join recruiters r on r.id = n.recruiter_id
         where n.role_id = ? order by n.id, r.name`,
        roleId,
      ),
  };
}
