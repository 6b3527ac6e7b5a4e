// Every requisition of ours against what the ATS has: what changed, and what is gone.
import { sql, type SQL } from "drizzle-orm";
import type { AtsFailure, HeadcountAts } from "#shared/ats/adapter.ts";
import { requisitions } from "#shared/db/schema/index.ts";
import type { AtsConnection } from "./ats.ts";
import { failDeleted, noteRequisitions, ofProvider } from "./note-requisitions.ts";
import type { TenantWork } from "./tenant-work.ts";

/** By the ATS's list; those that are not on it by their ids. @returns the failure that stopped it, or null */
export async function compareRequisitions(
  work: TenantWork,
  connection: AtsConnection,
  ats: HeadcountAts,
): Promise<AtsFailure | null> {
  const held = await heldRequisitions(work, ofProvider(work, connection));
  if (held.length === 0) return null;
  await work.tenant.db.batch([failDeleted(work, connection)]);
  const listed = new Set<string>();
  const isHeld = new Set(held.map((row) => row.providerId));
  for await (const page of ats.requisitions()) {
    if (!page.ok) return page;
    const ours = page.value.filter(({ providerId }) => isHeld.has(providerId) && !listed.has(providerId));
    for (const { providerId } of ours) listed.add(providerId);
    await noteRequisitions(work, connection, ours, []);
  }
  return readMissing(work, connection, ats, listed);
}

/** Those that were not listed, and those with fields that wait for an approval: only reading by id tells all their fields. */
export async function readMissing(
  work: TenantWork,
  connection: AtsConnection,
  ats: HeadcountAts,
  listed: ReadonlySet<string>,
): Promise<AtsFailure | null> {
  // Only this connection's own: what another one opened may lie in another account, where we cannot see it.
  const ofConnection = sql`${requisitions.connectionId} = ${connection.id}`;
  for (const { providerId, awaiting } of await heldRequisitions(work, ofConnection)) {
    if (listed.has(providerId) && awaiting === null) continue;
    const failure = await readAgain(work, connection, ats, providerId);
    if (failure !== null) return failure;
  }
  return null;
}

/** Reads one requisition by its id and notes it. What has become confidential is unseen, not gone. */
export async function readAgain(
  work: TenantWork,
  connection: AtsConnection,
  ats: HeadcountAts,
  providerId: string,
): Promise<AtsFailure | null> {
  const answer = await ats.requisition(providerId);
  if (answer.ok) await noteRequisitions(work, connection, [answer.value], []);
  else if (answer.reason === "not_found") await noteRequisitions(work, connection, [], [providerId]);
  else if (answer.reason !== "forbidden") return answer;
  return null;
}

async function heldRequisitions(work: TenantWork, under: SQL) {
  return work.tenant.db
    .select({ providerId: requisitions.providerId, awaiting: requisitions.awaiting })
    .from(requisitions)
    .where(work.tenant.owns(requisitions, under, sql`${requisitions.deletedAt} is null`));
}

/** Reads the openings of a job that we hold: changed ones are noted, gone ones (the job was deleted) as deleted. */
export async function rereadJob(
  work: TenantWork,
  connection: AtsConnection,
  ats: HeadcountAts,
  jobId: string,
): Promise<AtsFailure | null> {
  const found = await ats.requisitionsOfJob(jobId);
  if (!found.ok) return found;
  const there = new Set(found.value.map(({ providerId }) => providerId));
  const held = await work.tenant.db
    .select({ providerId: requisitions.providerId })
    .from(requisitions)
    .where(
      work.tenant.owns(
        requisitions,
        sql`${requisitions.connectionId} = ${connection.id}`,
        sql`${requisitions.parentId} = ${jobId}`,
        sql`${requisitions.deletedAt} is null`,
      ),
    );
  await noteRequisitions(work, connection, found.value, []);
  for (const { providerId } of held) {
    const failure = there.has(providerId) ? null : await readAgain(work, connection, ats, providerId);
    if (failure !== null) return failure;
  }
  return null;
}
