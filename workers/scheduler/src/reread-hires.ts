// Reading applications by their ids, as many at once as the ATS allows, and writing what they are now.
import { sql } from "drizzle-orm";
import type { AtsFailure, AtsResult, HeadcountAts, SeenApplication } from "#shared/ats/adapter.ts";
import { hires } from "#shared/db/schema/index.ts";
import { ok } from "#shared/domain/result.ts";
import type { AtsConnection } from "./ats.ts";
import { changedOf } from "./look-result.ts";
import type { TenantWork } from "./tenant-work.ts";
import { writeHires, type Sighting } from "./write-hires.ts";

/** Applications of the hires that stand. */
export async function heldApplications(work: TenantWork, connection: AtsConnection): Promise<string[]> {
  const held = await work.tenant.db
    .select({ applicationId: hires.applicationId })
    .from(hires)
    .where(work.tenant.owns(hires, sql`${hires.connectionId} = ${connection.id}`, sql`${hires.status} = 'hired'`));
  return held.map((row) => row.applicationId);
}

/**
 * @returns how many hires changed. What has become confidential, or cannot be read, is unseen, not undone; only when nothing of what
 * was asked for can be read is that the answer.
 */
export async function rereadHires(
  work: TenantWork,
  connection: AtsConnection,
  ats: HeadcountAts,
  applicationIds: readonly string[],
): Promise<AtsResult<number>> {
  let changed = 0;
  for (let i = 0; i < applicationIds.length; i += ats.applicationsAtOnce) {
    const answers = await ats.applications(applicationIds.slice(i, i + ats.applicationsAtOnce));
    const seen: SeenApplication[] = [];
    let unreadable: AtsFailure | null = null;
    for (const answer of answers.values()) {
      if (answer.ok) seen.push(answer.value);
      else if (answer.reason === "unexpected_answer") unreadable = answer;
      else if (answer.reason !== "forbidden") return answer;
    }
    if (unreadable !== null && seen.length === 0) return unreadable;
    const outcomes = await writeHires(work, connection, sightingOf(seen));
    changed += changedOf(outcomes.values());
  }
  return ok(changed);
}

export function sightingOf(seen: readonly SeenApplication[]): Sighting {
  return {
    hired: seen.flatMap((application) => (application.state === "hired" ? [application.hire] : [])),
    notHired: seen.flatMap((application) => (application.state === "hired" ? [] : [application.applicationId])),
  };
}
