// What each message makes the matcher look at: index the subject, settle the seat, then decide on every hire that it concerns.
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { hireToIndex } from "#shared/db/match-facts.ts";
import { hiresNearEmployee, nearHire } from "#shared/db/match-keys.ts";
import { settlePosition } from "#shared/db/settle.ts";
import type { MatchMessage } from "#shared/queues/messages.ts";
import { decideHires } from "./decide-hires.ts";
import { indexEmployee, indexHire } from "./indexing.ts";

/** A message says only "look": handling it twice, late, or after a crash changes nothing more. */
export async function handleMessage(tenant: TenantDb, message: MatchMessage, now: number): Promise<void> {
  switch (message.kind) {
    case "hire":
      return decideHires(tenant, await lookAtHire(tenant, message.hireId, now), now);
    case "employee":
      await indexEmployee(tenant, message.employeeId);
      return decideHires(tenant, await hiresNearEmployee(tenant, message.employeeId), now);
    case "position":
      return decideHires(tenant, await lookAtPosition(tenant, message.positionId, now), now);
  }
}

/** @returns hires whose decision may have changed */
async function lookAtHire(tenant: TenantDb, hireId: string, now: number): Promise<string[]> {
  const hire = await hireToIndex(tenant, hireId);
  if (hire === null) return [];
  await indexHire(tenant, hire);
  const concerned: string[] = [];
  // A hire that moved to another requisition holds its former seat still: that one lets go first.
  for (const positionId of new Set([hire.heldPositionId, hire.positionId])) {
    if (positionId !== null) concerned.push(...(await lookAtPosition(tenant, positionId, now)));
  }
  const near = await nearHire(tenant, hireId);
  return [...concerned, ...near.hireIds];
}

/** @returns hires whose decision may have changed */
async function lookAtPosition(tenant: TenantDb, positionId: string, now: number): Promise<string[]> {
  const settlement = await settlePosition(tenant, positionId, now);
  if (settlement === null) return [];
  const concerned = settlement.hireId === null ? [] : [settlement.hireId];
  for (const employeeId of settlement.freedEmployeeIds)
    concerned.push(...(await hiresNearEmployee(tenant, employeeId)));
  return concerned;
}
