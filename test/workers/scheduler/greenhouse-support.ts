// A scheduler with a Greenhouse simulator behind it; the stand-in for the oauth Worker hands out a token that the test has minted.
import { atEnd } from "../../support/at-end.ts";
import type { GreenhouseSyncRequest } from "#shared/domain/greenhouse/sync-request.ts";
import { newId, timePart } from "#shared/domain/ids.ts";
import {
  startGreenhouseSimulator,
  type GreenhouseOptions,
  type RunningGreenhouse,
} from "../../simulators/greenhouse/index.ts";
import type { WorkerName } from "../../../scripts/house.ts";
import { seedTenant } from "../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";
import { until } from "../../support/until.ts";
import { OAUTH_STAND_IN, syncEnd } from "./support.ts";

/** Values of the two custom fields that the simulator's organizations require. */
export const REQUIRED = {
  jobFields: { employment_type: "Full-time" },
  openingFields: { opening_reason: "Backfill" },
} as const;

export type GreenhouseHouse = { readonly house: TestHouse; readonly greenhouse: RunningGreenhouse };

export async function startGreenhouseHouse(
  options: GreenhouseOptions & { readonly budget?: number; readonly only?: readonly WorkerName[] } = {},
): Promise<GreenhouseHouse> {
  const { budget = 100_000, only = ["scheduler"], ...rest } = options;
  const greenhouse = await startGreenhouseSimulator({ port: 0, rate: 0, data: "none", ...rest });
  const house = await startTestHouse({
    only,
    replace: { oauth: OAUTH_STAND_IN },
    vars: { GREENHOUSE_API_URL: greenhouse.url, GREENHOUSE_RATE: String(budget) },
  });
  atEnd(() => greenhouse.close());
  return { house, greenhouse };
}

/** A bearer header for a new credential of the account, acting as its integration user. */
export async function mintToken(greenhouse: RunningGreenhouse, accountId: string): Promise<string> {
  const { clientId, clientSecret } = greenhouse.control.createCredential({ accountId });
  const sub = String(integrationUser(greenhouse, accountId).id);
  const answer = await fetch(`${greenhouse.url}/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: "client_credentials", sub }),
  });
  const { access_token } = await answer.json<{ access_token: string }>();
  return `Bearer ${access_token}`;
}

export function accountOf(greenhouse: RunningGreenhouse, accountId: string) {
  const account = greenhouse.control.summary({}).accounts.find((one) => one.id === accountId);
  if (account === undefined) throw new Error(`There is no account ${accountId}`);
  return account;
}

export function integrationUser(greenhouse: RunningGreenhouse, accountId: string) {
  const user = accountOf(greenhouse, accountId).users.find((one) => one.isSiteAdmin);
  if (user === undefined) throw new Error("The account has no Site Admin");
  return user;
}

export type GreenhouseCompany = Awaited<ReturnType<typeof greenhouseCompany>>;

/** A tenant with its own Greenhouse account, whose catalogue has been read. */
export async function greenhouseCompany({ house, greenhouse }: GreenhouseHouse) {
  const { id: tenantId } = await seedTenant(house.db, {});
  const { id: accountId } = greenhouse.control.createAccount({ name: tenantId });
  const header = await mintToken(greenhouse, accountId);
  const connectionId = newId("connection");
  const sql = (statement: string, ...values: unknown[]) => house.db.prepare(statement).bind(...values);
  const now = () => new Date().toISOString();
  await sql(
    `insert into connections (id, tenant_id, provider, auth_kind, status, modules, scopes, endpoint_id, acting_user_id, created_at, updated_at)
     values (?, ?, 'greenhouse', 'client_credentials', 'active', '["headcount"]', ?, ?, ?, ?, ?)`,
    connectionId,
    tenantId,
    header,
    newId("event"),
    String(integrationUser(greenhouse, accountId).id),
    now(),
    now(),
  ).run();
  const later = new Date(Date.now() + 3_600_000).toISOString();
  await sql(
    "insert into connection_looks (connection_id, tenant_id, next_look_at, next_compare_at) values (?, ?, ?, ?)",
    connectionId,
    tenantId,
    later,
    later,
  ).run();
  const poke = async () => (await house.queue("sync")).send({ kind: "sync", tenantId });
  const row = <Row>(statement: string, ...values: unknown[]) => sql(statement, ...values).first<Row>();
  const rows = async <Row>(statement: string, ...values: unknown[]) =>
    (await sql(statement, ...values).all<Row>()).results;
  const readCatalogue = async () => {
    await row(
      "update connection_looks set next_catalogue_at = null, catalogue_read_at = null, catalogue_failure = null where connection_id = ?",
      connectionId,
    );
    await poke();
    await until(
      () =>
        row(
          "select 1 from connection_looks where connection_id = ? and coalesce(catalogue_read_at, catalogue_failure) is not null",
          connectionId,
        ),
      { what: "the catalogue", deadlineMs: 30_000 },
    );
  };
  await readCatalogue();
  const account = () => accountOf(greenhouse, accountId);
  const templateJobId = String(account().templates[0]?.id);

  return {
    tenantId,
    accountId,
    connectionId,
    templateJobId,
    account,
    row,
    rows,
    poke,
    readCatalogue,
    control: greenhouse.control,
    /** An approved position that was just sent. */
    async pendingPosition(code: string, plan: PlannedRow = {}): Promise<string> {
      const id = newId("position");
      const request = plan.request ?? { action: "create", templateJobId, ...REQUIRED };
      await sql(
        `insert into positions (id, tenant_id, title, department, location, hiring_manager, target_start_on, status, sync_status,
           connection_id, requisition_code, sync_requested_at, sync_request, created_at, updated_at)
         values (?, ?, ?, ?, ?, ?, ?, 'approved', 'pending', ?, ?, ?, ?, ?, ?)`,
        id,
        tenantId,
        plan.title ?? "Charge Nurse",
        plan.department ?? null,
        plan.location ?? null,
        plan.hiringManager ?? null,
        plan.targetStartOn ?? null,
        connectionId,
        code,
        now(),
        JSON.stringify(request),
        now(),
        now(),
      ).run();
      return id;
    },
    /** Sends a synced position again: an update or a close. */
    async resend(positionId: string, request: GreenhouseSyncRequest): Promise<void> {
      await row(
        "update positions set sync_status = 'pending', sync_attempts = 0, sync_next_try_at = null, sync_request = ? where id = ?",
        JSON.stringify(request),
        positionId,
      );
      await poke();
    },
    /** A position whose opening is there. */
    async openPosition(code: string, plan: PlannedRow = {}) {
      const positionId = await this.pendingPosition(code, plan);
      await poke();
      const end = await syncEnd(this, positionId);
      if (end.sync_status !== "synced") throw new Error(`${end.sync_reason}: ${end.sync_message}`);
      const opening = greenhouse.control.findOpening({ accountId, label: code });
      if (opening === null) throw new Error(`There is no opening ${code}`);
      return { positionId, openingId: opening.id, jobId: opening.jobId };
    },
    /** Makes the connection due, for a look or for a full comparison, and waits until it has been looked through. */
    async look(kind: "look" | "compare" = "look"): Promise<void> {
      const past = "2020-01-01T00:00:00.000Z";
      await row(
        `update connection_looks set next_look_at = ?, last_looked_at = null, failed_at = null
           ${kind === "compare" ? `, next_compare_at = '${past}'` : ""} where connection_id = ?`,
        past,
        connectionId,
      );
      await poke();
      await until(
        () =>
          row(
            "select 1 from connection_looks where connection_id = ? and (last_looked_at is not null or failed_at is not null)",
            connectionId,
          ),
        { what: "the look", deadlineMs: 60_000 },
      );
    },
    /** A stored webhook, processed to its end. */
    async event(kind: string, subjectId: number | string): Promise<{ status: string; outcome: string | null }> {
      const id = `evt_${timePart(Date.now())}${newId("event").slice(13)}`;
      await sql(
        `insert into inbound_events (tenant_id, id, connection_id, provider, kind, subject_id, status, body, received_at)
         values (?, ?, ?, 'greenhouse', ?, ?, 'received', '{}', ?)`,
        tenantId,
        id,
        connectionId,
        kind,
        String(subjectId),
        now(),
      ).run();
      await (await house.queue("ats-events")).send({ kind: "events", tenantId });
      return until(
        async () => {
          const event = await row<{ status: string; outcome: string | null }>(
            "select status, outcome from inbound_events where tenant_id = ? and id = ?",
            tenantId,
            id,
          );
          return event !== null && event.status !== "received" ? event : undefined;
        },
        { what: `the event ${kind}`, deadlineMs: 20_000 },
      );
    },
  };
}

type PlannedRow = {
  title?: string;
  department?: string;
  location?: string;
  hiringManager?: string;
  targetStartOn?: string;
  request?: GreenhouseSyncRequest;
};

export type HireFacts = {
  application_id: string;
  candidate_name: string;
  candidate_withheld: string | null;
  emails: string;
  starts_on: string | null;
  status: string;
  position_id: string | null;
  problem: string | null;
};

export const hiresOf = (of: GreenhouseCompany) =>
  of.rows<HireFacts>("select * from hires where tenant_id = ? order by hired_at", of.tenantId);

export const requisitionOf = (of: GreenhouseCompany, positionId: string) =>
  of.row<{ status: string; close_reason_id: string | null; deleted_at: string | null }>(
    "select status, close_reason_id, deleted_at from requisitions where tenant_id = ? and position_id = ?",
    of.tenantId,
    positionId,
  );
