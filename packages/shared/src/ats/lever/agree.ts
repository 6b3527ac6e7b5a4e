// Bringing a requisition that is there already in line with the plan. Lever's PUT replaces all of it, so what is there is read first.
import { z } from "zod";
import { fail, ok } from "../../domain/result.ts";
import type { LeverRequisitionPlan } from "../../domain/write-plan.ts";
import type { AtsResult } from "../adapter.ts";
import type { AtsClient } from "../client.ts";
import { Single } from "./schema.ts";

/**
 * Fields that a PUT would reset if they were left out (postings stay when `postingIds` is left out). The band is in the plan only where
 * the company lets it out of the house; else it is what somebody has entered in Lever.
 */
const KEPT = [
  "backfill",
  "compensationBand",
  "customFields",
  "hiringManager",
  "internalNotes",
  "owner",
  "team",
] as const;

const Fields = z.record(z.string(), z.unknown());

/** Writes only when something of the plan reads differently; the status is left as it is, since a person may have closed it. */
export async function agreeWithPlan(
  client: AtsClient,
  plan: LeverRequisitionPlan,
  providerId: string,
): Promise<AtsResult<null>> {
  const path = `/v1/requisitions/${encodeURIComponent(providerId)}`;
  const answer = await client({ method: "GET", path });
  if (!answer.ok) return answer;
  const single = Single.safeParse(answer.value.body);
  const there = Fields.safeParse(single.success ? single.data.data : undefined);
  if (!there.success) return fail("unexpected_answer", "Lever's requisition cannot be read.");
  const { status: _, ...wanted } = plan;
  const differs = Object.entries(wanted).some(([field, value]) => !isSame(there.data[field], value));
  if (!differs) return ok(null);
  const kept = KEPT.flatMap((field) => (there.data[field] == null ? [] : [[field, there.data[field]] as const]));
  const body = { ...Object.fromEntries(kept), ...wanted, status: there.data["status"] };
  const written = await client({ method: "PUT", path, body });
  return written.ok ? ok(null) : written;
}

/** By content: Lever may give the fields of a band in another order. */
function isSame(a: unknown, b: unknown): boolean {
  const fields = [Fields.safeParse(a), Fields.safeParse(b)] as const;
  if (!fields[0].success || !fields[1].success) return a === b;
  const [left, right] = [fields[0].data, fields[1].data];
  return Object.keys({ ...left, ...right }).every((name) => left[name] === right[name]);
}
