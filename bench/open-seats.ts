// Seats that are open already: positions with their requisitions, written straight into D1, where the road to them is not what is measured.
import { newId } from "#shared/domain/ids.ts";
import type { Company } from "./company.ts";

export type OpenSeat = { readonly positionId: string; readonly requisitionProviderId: string };

type LeverRequisition = { readonly id: string; readonly requisitionCode: string };

const AT_ONCE = 1_000; // rows per statement, as one JSON parameter

export async function seedOpenSeats(
  db: D1Database,
  of: Company,
  requisitions: readonly LeverRequisition[],
): Promise<OpenSeat[]> {
  const at = new Date().toISOString();
  const seats = requisitions.map(({ id, requisitionCode }) => ({
    positionId: newId("position"),
    requisitionId: newId("requisition"),
    providerId: id,
    code: requisitionCode,
  }));
  for (let i = 0; i < seats.length; i += AT_ONCE) {
    const json = JSON.stringify(seats.slice(i, i + AT_ONCE));
    await db.batch([
      db
        .prepare(
          `insert into positions (id, tenant_id, title, status, sync_status, connection_id, requisition_code, synced_at, requisition_id,
             created_at, updated_at)
           select value->>'positionId', ?1, 'Software Engineer', 'open', 'synced', ?2, value->>'code', ?3, value->>'requisitionId', ?3, ?3
           from json_each(?4)`,
        )
        .bind(of.tenantId, of.connectionId, at, json),
      db
        .prepare(
          `insert into requisitions (id, tenant_id, connection_id, position_id, provider_id, code, name, status, headcount_total,
             opened_at, read_at)
           select value->>'requisitionId', ?1, ?2, value->>'positionId', value->>'providerId', value->>'code', 'Software Engineer', 'open', 1,
             ?3, ?3
           from json_each(?4)`,
        )
        .bind(of.tenantId, of.connectionId, at, json),
    ]);
  }
  return seats.map(({ positionId, providerId }) => ({ positionId, requisitionProviderId: providerId }));
}
