// What an event about a hire says of its opening: Greenhouse has no webhook for openings, and the next look is minutes away.
import { sql } from "drizzle-orm";
import type { HeadcountAts, SeenApplication } from "#shared/ats/adapter.ts";
import { hires } from "#shared/db/schema/index.ts";
import type { HireOutcome } from "#shared/domain/sync/hire-changes.ts";
import type { AtsConnection } from "./ats.ts";
import { readAgain } from "./compare-requisitions.ts";
import { noteRequisitions } from "./note-requisitions.ts";
import type { TenantWork } from "./tenant-work.ts";

/** Openings that were read along with a hire are noted; those of hires that were undone just now are read. A failure is the next look's. */
export async function noteOpeningsOf(
  work: TenantWork,
  connection: AtsConnection,
  ats: HeadcountAts,
  applications: readonly SeenApplication[],
  outcomes: ReadonlyMap<string, HireOutcome>,
): Promise<void> {
  if (ats.looks.by !== "requisitions") return;
  const along = applications.flatMap((seen) => (seen.state === "hired" ? (seen.hire.readAlong ?? []) : []));
  await noteRequisitions(work, connection, along, []);
  const undone = [...outcomes].flatMap(([applicationId, outcome]) => (outcome === "unhired" ? [applicationId] : []));
  for (const providerId of await openingsHeldBy(work, connection, undone)) {
    const failure = await readAgain(work, connection, ats, providerId);
    if (failure !== null) return;
  }
}

async function openingsHeldBy(work: TenantWork, connection: AtsConnection, applicationIds: readonly string[]) {
  if (applicationIds.length === 0) return [];
  const rows = await work.tenant.db
    .selectDistinct({ providerId: hires.requisitionProviderId })
    .from(hires)
    .where(
      work.tenant.owns(
        hires,
        sql`${hires.connectionId} = ${connection.id}`,
        sql`${hires.applicationId} in (select value from json_each(${JSON.stringify(applicationIds)}))`,
      ),
    );
  return rows.flatMap((row) => row.providerId ?? []);
}
