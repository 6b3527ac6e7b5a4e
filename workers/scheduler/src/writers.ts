// The plan of one position made into its ATS's requests: from the position, the tenant's settings, and at Greenhouse what was chosen.
import { and, eq } from "drizzle-orm";
import type { RequisitionWriter } from "#shared/ats/adapter.ts";
import { greenhouseWriter } from "#shared/ats/greenhouse/writer.ts";
import { leverWriter } from "#shared/ats/lever/headcount.ts";
import { readCatalogue } from "#shared/db/catalogue.ts";
import { readFieldMappings, readValueMappings } from "#shared/db/field-mappings.ts";
import { requisitions, tenants } from "#shared/db/schema/index.ts";
import { greenhousePlan } from "#shared/domain/greenhouse/plan.ts";
import type { GreenhouseSyncRequest } from "#shared/domain/greenhouse/sync-request.ts";
import { CompensationInterval } from "#shared/domain/position.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { leverRequisitionPlan } from "#shared/domain/write-plan.ts";
import { clientOf } from "./ats.ts";
import type { PendingPosition } from "./due-positions.ts";
import type { TenantWork } from "./tenant-work.ts";

/** What to do with a position: create its requisition, or change the one that it has (`providerId`). */
export type PositionWrite = { readonly writer: RequisitionWriter; readonly providerId: string | null };

/** @returns the write, or `plan_incomplete` with words: what stands in the way of the plan now, though it did not when it was asked for */
export async function writeOf(
  work: TenantWork,
  position: PendingPosition,
): Promise<Result<PositionWrite, "plan_incomplete">> {
  const { connection } = position;
  const client = clientOf(work, connection);
  const writesCompensation = await sendsCompensation(work);
  const planned = { ...position, compensation: compensationOf(position) };
  if (connection.provider === "lever") {
    const plan = leverRequisitionPlan(planned, position.requisitionCode, writesCompensation);
    return ok({ writer: leverWriter(client, plan), providerId: null });
  }
  const request = position.syncRequest;
  if (request === null)
    return fail(
      "plan_incomplete",
      "Nothing says how to open it in Greenhouse. Send it again with a template or a job.",
    );
  const setting = { ...(await mappingsOf(work, connection.id)), writesCompensation };
  const { plan, problems } = greenhousePlan(planned, position.requisitionCode, request, setting);
  if (problems.length > 0) return fail("plan_incomplete", problems.map(({ message }) => message).join(" "));
  const held = await heldRequisition(work, position, request);
  const writer = greenhouseWriter(client, plan, held?.awaiting ?? []);
  return ok({ writer, providerId: held?.providerId ?? null });
}

async function sendsCompensation(work: TenantWork): Promise<boolean> {
  const [tenant] = await work.tenant.db
    .select({ writesCompensation: tenants.writesCompensation })
    .from(tenants)
    .where(eq(tenants.id, work.tenant.tenantId));
  return tenant?.writesCompensation ?? false;
}

function compensationOf(position: PendingPosition) {
  const { compensationMin: min, compensationMax: max, compensationCurrency: currency } = position;
  const interval = CompensationInterval.safeParse(position.compensationInterval);
  return min === null || max === null || currency === null || !interval.success
    ? null
    : { min, max, currency, interval: interval.data };
}

async function mappingsOf(work: TenantWork, connectionId: string) {
  const { tenant } = work;
  const [entries, fields, values] = await Promise.all([
    readCatalogue(tenant, connectionId),
    readFieldMappings(tenant, connectionId),
    readValueMappings(tenant, connectionId),
  ]);
  return { catalogue: entries, fields, values };
}

async function heldRequisition(work: TenantWork, position: PendingPosition, request: GreenhouseSyncRequest) {
  if (request.action === "create" || request.action === "open_on_job" || position.requisitionId === null) return null;
  const [held] = await work.tenant.db
    .select({ providerId: requisitions.providerId, awaiting: requisitions.awaiting })
    .from(requisitions)
    .where(and(work.tenant.owns(requisitions, eq(requisitions.id, position.requisitionId))));
  return held ?? null;
}
