// Looking through openings: what became of ours, and which applications their changes say to read.
import { sql } from "drizzle-orm";
import type { AtsResult, HeadcountAts, Pages, SeenRequisition } from "#shared/ats/adapter.ts";
import { hires, requisitions, tenants } from "#shared/db/schema/index.ts";
import { ok } from "#shared/domain/result.ts";
import type { AtsConnection } from "./ats.ts";
import { later, type LookResult, type OnPage } from "./look-result.ts";
import { noteRequisitions } from "./note-requisitions.ts";
import { rereadHires } from "./reread-hires.ts";
import type { TenantWork } from "./tenant-work.ts";
import { doUrgent } from "./urgent.ts";

/**
 * Hires first, then the openings themselves: a filled opening without its hire would show its position as open for a moment.
 * `listed` takes in the ids of all openings on the pages.
 */
export async function noteOpenings(
  work: TenantWork,
  connection: AtsConnection,
  ats: HeadcountAts,
  openingPages: Pages<SeenRequisition>,
  start: LookResult,
  onPage: OnPage,
  listed: Set<string>,
): Promise<AtsResult<LookResult>> {
  let result = start;
  for await (const page of openingPages) {
    if (!page.ok) return page;
    for (const { providerId } of page.value) listed.add(providerId);
    const ours = await oursAmong(work, connection, page.value);
    const reread = await rereadHires(work, connection, ats, await applicationsOf(work, connection, ours));
    if (!reread.ok) return reread;
    await noteRequisitions(work, connection, ours, []);
    result = {
      seen: result.seen + page.value.length,
      changed: result.changed + reread.value,
      seenUntil: page.value.reduce(
        (latest, { opening }) => (opening === null ? latest : later(latest, opening.updatedAt)),
        result.seenUntil,
      ),
    };
    await onPage(result);
    await doUrgent(work); // a waiting webhook goes before the next page
  }
  return ok(result);
}

/** Those that are a position's, and those that bear a code of ours though no position has them. */
async function oursAmong(
  work: TenantWork,
  connection: AtsConnection,
  seen: readonly SeenRequisition[],
): Promise<SeenRequisition[]> {
  if (seen.length === 0) return [];
  const { tenant } = work;
  const ids = JSON.stringify(seen.map(({ providerId }) => providerId));
  const [held, settings] = await tenant.db.batch([
    tenant.db
      .select({ providerId: requisitions.providerId })
      .from(requisitions)
      .where(
        tenant.owns(
          requisitions,
          sql`${requisitions.connectionId} = ${connection.id}`,
          sql`${requisitions.providerId} in (select value from json_each(${ids}))`,
        ),
      ),
    tenant.db
      .select({ codePrefix: tenants.codePrefix })
      .from(tenants)
      .where(sql`${tenants.id} = ${tenant.tenantId}`),
  ]);
  const known = new Set(held.map((row) => row.providerId));
  const prefix = `${settings[0]?.codePrefix ?? "Trace"}-`;
  return seen.filter(({ providerId, code }) => known.has(providerId) || code.startsWith(prefix));
}

/**
 * Applications to read: those that filled one of these openings and are not known as its hire, and held hires of an opening that
 * does not name them any more.
 */
async function applicationsOf(
  work: TenantWork,
  connection: AtsConnection,
  openings: readonly SeenRequisition[],
): Promise<string[]> {
  if (openings.length === 0) return [];
  const ids = JSON.stringify(openings.map(({ providerId }) => providerId));
  const held = await work.tenant.db
    .select({ applicationId: hires.applicationId, openingId: hires.requisitionProviderId })
    .from(hires)
    .where(
      work.tenant.owns(
        hires,
        sql`${hires.connectionId} = ${connection.id}`,
        sql`${hires.status} = 'hired'`,
        sql`${hires.requisitionProviderId} in (select value from json_each(${ids}))`,
      ),
    );
  const hiredInto = new Map(held.map((row) => [row.applicationId, row.openingId]));
  const filledBy = new Map(openings.map(({ providerId, opening }) => [providerId, opening?.applicationId ?? null]));
  const unknown = [...filledBy].flatMap(([openingId, applicationId]) =>
    applicationId !== null && hiredInto.get(applicationId) !== openingId ? [applicationId] : [],
  );
  const unnamed = held.filter((row) => filledBy.get(row.openingId ?? "") !== row.applicationId);
  return [...new Set([...unknown, ...unnamed.map((row) => row.applicationId)])];
}
