// A company whose Lever connection is used for onboarding, with a stage chosen, and what its recruiters do.
import type { OnboardingSettings } from "#shared/domain/onboarding/settings.ts";
import { until } from "../../../support/until.ts";
import { company, type Company, type SchedulerHouse } from "../support.ts";

/** What EMP Trust's article asks of a key, and nothing more. */
export const KEY_PERMISSIONS = ["opportunities", "offers", "users", "files", "resumes", "stages", "postings"].map(
  (name) => `${name}:read`,
);

export type NewHireRow = {
  id: string;
  opportunity_id: string;
  name: string;
  email: string | null;
  designation: string | null;
  posting_title: string | null;
  start_date: string | null;
  manager_name: string | null;
  hiring_manager_email: string | null;
  package_code: string | null;
  problems: string;
  uploaded_at: string;
  read_at: string;
  withdrawn_at: string | null;
};

export type Onboarding = Company & {
  readonly all: SchedulerHouse;
  readonly stageId: string;
  readonly managerId: string;
  /** The candidate's opportunity id. */
  candidate(name: string, of?: { stage?: string; email?: string | null }): string;
  choose(settings: Partial<OnboardingSettings>): Promise<void>;
  /** Makes the connection due and waits until a look is over. @returns the row of the look */
  look(): Promise<LookRow>;
  newHires(): Promise<NewHireRow[]>;
};

export type LookRow = {
  last_looked_at: string | null;
  seen_until: string | null;
  started_at: string | null;
  failure_count: number;
  failure_reason: string | null;
  failure_message: string | null;
  next_look_at: string;
};

/** The stage of the simulator's pipeline that makes a new hire here; Offer comes after it, On-site interview before. */
export const STAGE = "Reference check";

export async function onboardingCompany(
  all: SchedulerHouse,
  seed: Partial<OnboardingSettings> & { permissions?: string[] | undefined } = {},
): Promise<Onboarding> {
  const { permissions = KEY_PERMISSIONS, ...settings } = seed;
  const of = await company(all, { permissions });
  const { control } = all.lever;
  await of.row("update connections set modules = '[\"onboarding\"]' where id = ?", of.connectionId);
  const account = control.summary({}).accounts.find(({ id }) => id === of.accountId);
  const manager = account?.users.find(({ accessRole }) => accessRole === "team member") ?? account?.users[0];
  const stageOf = (name: string) => account?.stages.find(({ text }) => text === name)?.id ?? "";
  const stageId = stageOf(STAGE);
  const posting = control.createPosting({
    accountId: of.accountId,
    text: "Controls Engineer",
    hiringManager: manager?.id,
    location: "Oakland, CA",
  });
  const choose = async (change: Partial<OnboardingSettings>) => {
    await of.row(
      `insert into connection_settings (tenant_id, connection_id, module, settings, updated_by, updated_at)
       values (?, ?, 'onboarding', ?, 'system', '') on conflict do update set settings = excluded.settings`,
      of.tenantId,
      of.connectionId,
      JSON.stringify({ stageId, startsOn: "2026-01-01", ...change }),
    );
  };
  await choose(settings);
  return {
    ...of,
    all,
    stageId,
    managerId: manager?.id ?? "",
    choose,
    candidate(name, { stage = STAGE, email = `${name.split(" ")[0]?.toLowerCase()}@example.com` } = {}) {
      const emails = email === null ? [] : [email];
      return control.addCandidate({ accountId: of.accountId, name, emails, posting: posting.id, stage: stageOf(stage) })
        .opportunityId;
    },
    async look() {
      const past = "2020-01-01T00:00:00.000Z";
      await of.row(
        "update onboarding_looks set next_look_at = ?, last_looked_at = null, failure_reason = null where connection_id = ?",
        past,
        of.connectionId,
      );
      await of.poke();
      return until(
        () =>
          of.row<LookRow>(
            "select * from onboarding_looks where connection_id = ? and (last_looked_at is not null or failure_reason is not null)",
            of.connectionId,
          ),
        { what: "the look for new hires", deadlineMs: 30_000 },
      );
    },
    newHires: () => of.rows<NewHireRow>("select * from new_hires where tenant_id = ? order by name", of.tenantId),
  };
}
