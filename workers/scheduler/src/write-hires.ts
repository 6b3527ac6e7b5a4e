// Where webhook and poll end: hires as seen at the ATS become rows, in one batch with the messages and events that belong to them.
import { sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { SeenHire } from "#shared/ats/adapter.ts";
import { auditEntry } from "#shared/db/audit.ts";
import { commit } from "#shared/db/outbox.ts";
import { hires, requisitions, tenants } from "#shared/db/schema/index.ts";
import { newId } from "#shared/domain/ids.ts";
import type { OutboxMessage } from "#shared/queues/messages.ts";
import { codePattern } from "#shared/domain/position.ts";
import {
  hiredRow,
  unhiredRow,
  type HeldHire,
  type HireOutcome,
  type HireRow,
  type RequisitionOwner,
} from "#shared/domain/sync/hire-changes.ts";
import type { AtsConnection } from "./ats.ts";
import { ofProvider } from "./note-requisitions.ts";
import type { TenantWork } from "./tenant-work.ts";

/** What was seen: hires that stand, and applications that are not (or no longer) hired. */
export type Sighting = { readonly hired: readonly SeenHire[]; readonly notHired: readonly string[] };

/** What belongs to a sighting and is committed with it. */
export type With = {
  readonly statements: readonly BatchItem<"sqlite">[];
  readonly messages?: readonly OutboxMessage[];
};

/** What is known of each application while the sighting is written: what came of it, and the id of its hire where it has one. */
export type Written = {
  readonly outcomes: ReadonlyMap<string, HireOutcome>;
  readonly hireIds: ReadonlyMap<string, string>;
};

/**
 * Writes what changed and nothing else; the same sighting twice writes nothing the second time.
 * @param also what belongs to the sighting (events finished, people imported)
 * @param keepsAll also hires for requisitions of others, as the import wants them; else those are none of our business
 * @returns the outcome of each application
 */
export async function writeHires(
  work: TenantWork,
  connection: AtsConnection,
  sighting: Sighting,
  also: (written: Written) => With | Promise<With> = () => ({ statements: [] }),
  keepsAll = false,
): Promise<ReadonlyMap<string, HireOutcome>> {
  const { tenant } = work;
  const now = new Date().toISOString();
  const held = await heldHires(work, connection, [
    ...sighting.hired.map((hire) => hire.applicationId),
    ...sighting.notHired,
  ]);
  const ownerOf = await requisitionOwners(work, connection, sighting.hired);
  const outcomes = new Map<string, HireOutcome>();
  const hireIds = new Map([...held.values()].map((hire) => [hire.applicationId, hire.id]));
  const rows: (HireRow & { id: string })[] = [];
  const note = (applicationId: string, change: { row: HireRow | null; outcome: HireOutcome }) => {
    outcomes.set(applicationId, change.outcome);
    if (change.row === null) return;
    const id = change.row.id ?? newId("hire");
    hireIds.set(applicationId, id);
    rows.push({ ...change.row, id });
  };
  for (const seen of sighting.hired)
    note(seen.applicationId, hiredRow(seen, held.get(seen.applicationId), ownerOf(seen), now, keepsAll));
  for (const applicationId of sighting.notHired) note(applicationId, unhiredRow(held.get(applicationId), now));

  const statements: BatchItem<"sqlite">[] = rows.length === 0 ? [] : [upsert(work, connection, rows, now)];
  for (const row of rows) {
    if (outcomes.get(row.applicationId) !== "changed") statements.push(auditOf(work, row));
  }
  // A new hire without a seat concerns the matcher only through its employee, of whom the import tells.
  const messages = rows
    .filter((row) => row.positionId !== null || row.problem !== null || held.has(row.applicationId))
    .map((row) => ({
      queue: "match" as const,
      body: { kind: "hire" as const, tenantId: tenant.tenantId, hireId: row.id },
    }));
  const more = await also({ outcomes, hireIds });
  const all = [...messages, ...(more.messages ?? [])];
  await commit(work.env, tenant, [...statements, ...more.statements], all, work.defer);
  return outcomes;
}

async function heldHires(
  work: TenantWork,
  connection: AtsConnection,
  applicationIds: readonly string[],
): Promise<Map<string, HeldHire>> {
  if (applicationIds.length === 0) return new Map();
  const rows = await work.tenant.db
    .select({
      id: hires.id,
      applicationId: hires.applicationId,
      candidateId: hires.candidateId,
      candidateName: hires.candidateName,
      candidateWithheld: hires.candidateWithheld,
      startsOn: hires.startsOn,
      emails: hires.emails,
      requisitionProviderId: hires.requisitionProviderId,
      requisitionCode: hires.requisitionCode,
      positionId: hires.positionId,
      status: hires.status,
      hiredAt: hires.hiredAt,
      problem: hires.problem,
    })
    .from(hires)
    .where(
      work.tenant.owns(
        hires,
        sql`${hires.provider} = ${connection.provider}`,
        sql`${hires.applicationId} in (select value from json_each(${JSON.stringify(applicationIds)}))`,
      ),
    );
  return new Map(rows.map((row) => [row.applicationId, row]));
}

/** By the ATS's requisition id when we opened or adopted it; a code of ours that no position's requisition has is `unknown`. */
async function requisitionOwners(
  work: TenantWork,
  connection: AtsConnection,
  seen: readonly SeenHire[],
): Promise<(hire: SeenHire) => RequisitionOwner> {
  const { tenant } = work;
  const ids = [...new Set(seen.flatMap((hire) => (hire.requisition ? [hire.requisition.providerId] : [])))];
  if (ids.length === 0) return () => ({ kind: "other" });
  const [known, prefixes] = await Promise.all([
    tenant.db
      .select({ providerId: requisitions.providerId, positionId: requisitions.positionId })
      .from(requisitions)
      .where(
        tenant.owns(
          requisitions,
          ofProvider(work, connection),
          sql`${requisitions.providerId} in (select value from json_each(${JSON.stringify(ids)}))`,
        ),
      ),
    tenant.db
      .select({ codePrefix: tenants.codePrefix })
      .from(tenants)
      .where(sql`${tenants.id} = ${tenant.tenantId}`),
  ]);
  const positionOf = new Map(known.map((row) => [row.providerId, row.positionId]));
  const isOurCode = codePattern(prefixes[0]?.codePrefix ?? "Trace");
  return ({ requisition }) => {
    if (requisition === null) return { kind: "other" };
    const positionId = positionOf.get(requisition.providerId);
    if (positionId !== undefined) return { kind: "position", positionId };
    return { kind: isOurCode.test(requisition.code) ? "unknown" : "other" };
  };
}

/** One statement for any number of rows: a JSON parameter, since D1 takes at most 100 parameters. */
function upsert(
  work: TenantWork,
  connection: AtsConnection,
  rows: readonly HireRow[],
  now: string,
): BatchItem<"sqlite"> {
  // Drizzle's batch cannot bind a raw statement, so this is an insert … select; the columns are in the table's order.
  const seen = sql`select value->>'id', ${work.tenant.tenantId}, ${connection.id}, ${connection.provider},
    value->>'applicationId', value->>'candidateName', value->'emails', value->>'requisitionProviderId',
    value->>'requisitionCode', value->>'positionId', value->>'status', value->>'hiredAt', value->>'unhiredAt',
    value->>'problem', ${now}, value->>'candidateId', value->>'startsOn', value->>'candidateWithheld' from json_each(${JSON.stringify(rows)}) where true`;
  return work.tenant.db
    .insert(hires)
    .select(seen)
    .onConflictDoUpdate({
      target: [hires.tenantId, hires.provider, hires.applicationId],
      set: {
        connectionId: sql`excluded.connection_id`,
        candidateName: sql`excluded.candidate_name`,
        emails: sql`excluded.emails`,
        requisitionProviderId: sql`excluded.requisition_provider_id`,
        requisitionCode: sql`excluded.requisition_code`,
        positionId: sql`excluded.position_id`,
        status: sql`excluded.status`,
        hiredAt: sql`excluded.hired_at`,
        unhiredAt: sql`excluded.unhired_at`,
        problem: sql`excluded.problem`,
        readAt: sql`excluded.read_at`,
        candidateId: sql`excluded.candidate_id`,
        startsOn: sql`excluded.starts_on`,
        candidateWithheld: sql`excluded.candidate_withheld`,
      },
    });
}

function auditOf(work: TenantWork, row: HireRow & { id: string }) {
  return auditEntry(work.tenant, {
    actor: "system",
    action: row.status === "hired" ? "hire.seen" : "hire.undone",
    subjectKind: "hire",
    subjectId: row.id,
    details: { requisitionCode: row.requisitionCode, positionId: row.positionId },
  });
}

/** When a requisition becomes a position's, hires that came before it was known find their seat. Statement for the same batch. */
export function seatEarlierHires(work: TenantWork, positionId: string, providerId: string): BatchItem<"sqlite"> {
  return work.tenant.db
    .update(hires)
    .set({ positionId, problem: null })
    .where(
      work.tenant.owns(hires, sql`${hires.requisitionProviderId} = ${providerId}`, sql`${hires.positionId} is null`),
    );
}
