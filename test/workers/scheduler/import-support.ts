// A company whose Lever connection is used for the import, and what its tests do: hire, ask for an import, wait for its end.
import { newId } from "#shared/domain/ids.ts";
import { until } from "../../support/until.ts";
import { company, type Company, type SchedulerHouse } from "./support.ts";

export type JobRow = {
  id: string;
  status: string;
  total: number;
  done_count: number;
  failed_count: number;
  reason: string | null;
};
export type ItemRow = {
  application_id: string;
  outcome: string | null;
  name: string;
  reason: string | null;
  message: string | null;
  name_doubt: string | null;
  employee_id: string | null;
  listed: string | null;
};
export type EmployeeRow = Record<string, string | null> & { id: string };

export type Importing = Company & {
  /** Asks for an import as the dashboard does; the job's id. */
  ask(scope?: "changes" | "everybody" | "chosen", items?: readonly string[]): Promise<string>;
  /** Asks and waits for the end. */
  run(scope?: "changes" | "everybody" | "chosen", items?: readonly string[]): Promise<JobRow>;
  end(jobId: string): Promise<JobRow>;
  job(jobId: string): Promise<JobRow | null>;
  items(jobId: string): Promise<ItemRow[]>;
  /** What became of whom, by name. */
  outcomes(jobId: string): Promise<Record<string, string | null>>;
  employees(): Promise<EmployeeRow[]>;
  /** A posting with every fact that the import takes from one, and its hiring manager. */
  posting(): { manager: { id: string }; posting: string };
  set(settings: object): Promise<void>;
  /** Works by a new key, as after a reconnect. */
  newKey(): Promise<void>;
  /** Lever refuses the key of `newKey` from now on. */
  endKey(): void;
  /** Somebody hired, with a posting and, unless `start` is null, a signed offer. */
  hire(
    name: string,
    given?: {
      posting?: string;
      emails?: string[];
      start?: number | null;
      values?: Record<string, string | number | null>;
    },
  ): { opportunityId: string; offerId: string | null };
};

export async function importing(all: SchedulerHouse, modules = ["hris"]): Promise<Importing> {
  const of = await company(all);
  const { control } = all.lever;
  await of.row("update connections set modules = ? where id = ?", JSON.stringify(modules), of.connectionId);
  const { tenantId, connectionId, accountId } = of;
  let plainPosting: string | undefined;
  let keyId: string | undefined;
  const job = (jobId: string) => of.row<JobRow>("select * from sync_jobs where id = ?", jobId);
  const end = (jobId: string) =>
    until(
      async () => {
        const row = await job(jobId);
        return row?.status === "done" || row?.status === "failed" ? row : undefined;
      },
      { what: "the import to end", deadlineMs: 60_000 },
    );
  const ask: Importing["ask"] = async (scope = "changes", items = []) => {
    const id = newId("job");
    await of.row(
      `insert into sync_jobs (id, tenant_id, connection_id, kind, status, requested_by, created_at, import_scope)
       values (?, ?, ?, 'import', 'queued', 'user:usr_1', ?, ?)`,
      id,
      tenantId,
      connectionId,
      new Date().toISOString(),
      scope,
    );
    for (const item of items)
      await of.row("insert into import_items (job_id, application_id, tenant_id) values (?, ?, ?)", id, item, tenantId);
    await of.poke();
    return id;
  };
  const itemsOf = (jobId: string) =>
    of.rows<ItemRow>("select * from import_items where job_id = ? order by name, application_id", jobId);
  return {
    ...of,
    async newKey() {
      if (keyId !== undefined) control.deleteApiKey({ accountId, apiKeyId: keyId });
      const key = control.createApiKey({ accountId });
      keyId = key.id;
      await of.row("update connections set status = 'active', scopes = ? where id = ?", key.key, connectionId);
    },
    endKey() {
      if (keyId !== undefined) control.deleteApiKey({ accountId, apiKeyId: keyId });
      keyId = undefined;
    },
    ask,
    job,
    end,
    run: async (scope, items) => end(await ask(scope, items)),
    items: itemsOf,
    outcomes: async (jobId) => Object.fromEntries((await itemsOf(jobId)).map(({ name, outcome }) => [name, outcome])),
    employees: () =>
      of.rows<EmployeeRow>("select * from employees where tenant_id = ? order by first_name, last_name", tenantId),
    async set(settings) {
      await of.row(
        `insert into connection_settings (tenant_id, connection_id, module, settings, updated_by, updated_at) values (?, ?, 'hris', ?, 'user:usr_1', ?)
         on conflict do update set settings = excluded.settings`,
        tenantId,
        connectionId,
        JSON.stringify(settings),
        new Date().toISOString(),
      );
    },
    posting() {
      const manager = control.createUser({ accountId, name: "Priya Manager", email: "priya@meridian.example" });
      const { id } = control.createPosting({
        accountId,
        text: "Controls Engineer",
        department: "Engineering",
        team: "Motion",
        location: "Oakland, CA",
        commitment: "Full-time",
        hiringManager: manager.id,
      });
      return { manager, posting: id };
    },
    hire(name, { posting, emails = [], start = null, values = {} } = {}) {
      const isOffered = start !== null || Object.keys(values).length > 0;
      plainPosting ??= control.createPosting({ accountId, text: "General application" }).id;
      posting ??= isOffered ? plainPosting : undefined;
      const { opportunityId } = control.addCandidate({
        accountId,
        name,
        emails,
        ...(posting === undefined ? {} : { posting }),
      });
      const offer = !isOffered
        ? null
        : control.createOffer({
            opportunityId,
            status: "signed",
            values: { anticipated_start_date: start, ...values },
          });
      control.hire({ opportunityId });
      return { opportunityId, offerId: offer?.id ?? null };
    },
  };
}
