// What each message makes the matcher look at: index the subject, settle the seat, then decide on every hire that it concerns.
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { hireToIndex } from "#shared/db/match-facts.ts";
import { settlePosition } from "#shared/db/settle.ts";
import type { MatchMessage } from "#shared/queues/messages.ts";
import { indexEmployee, indexHire, indexNewcomers } from "./indexing.ts";
import { rematchAround, rematchAroundHire, rematchEmployee } from "./rematch.ts";

/** A message says only "look": handling it twice, late, or after a crash changes nothing more. */
export async function handleMessage(tenant: TenantDb, message: MatchMessage, now: number): Promise<void> {
  await indexNewcomers(tenant);
  switch (message.kind) {
    case "hire":
      return lookAtHire(tenant, message.hireId, now);
    case "employee":
      return rematchEmployee(tenant, message.employeeId, await indexEmployee(tenant, message.employeeId), now);
    case "position":
      return lookAtPosition(tenant, message.positionId, now);
  }
}

async function lookAtHire(tenant: TenantDb, hireId: string, now: number): Promise<void> {
  const hire = await hireToIndex(tenant, hireId);
  if (hire === null) return;
  const formerKeys = await indexHire(tenant, hire);
  // A hire that moved to another requisition holds its former seat still: that one lets go first.
  for (const positionId of new Set([hire.heldPositionId, hire.positionId])) {
    if (positionId !== null) await lookAtPosition(tenant, positionId, now);
  }
  await rematchAroundHire(tenant, hireId, formerKeys, now);
}

async function lookAtPosition(tenant: TenantDb, positionId: string, now: number): Promise<void> {
  const settlement = await settlePosition(tenant, positionId, now);
  if (settlement === null) return;
  if (settlement.hireId !== null) await rematchAround(tenant, [settlement.hireId], now);
  for (const employeeId of settlement.freedEmployeeIds) await rematchEmployee(tenant, employeeId, [], now);
}
