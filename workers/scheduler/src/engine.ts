// The sync engine: takes a tenant's lease and does what D1 says is to do, webhooks first, until nothing is left; messages only wake it.
import { forTenant } from "#shared/db/for-tenant.ts";
import type { Work } from "#shared/domain/sync/lease.ts";
import { readCataloguesWhereDue } from "./catalogue.ts";
import type { SchedulerEnv } from "./env.ts";
import { processEvents } from "./events.ts";
import { countJob } from "./jobs.ts";
import { lookWhereDue } from "./looks.ts";
import { duePositions, nextDueInMs } from "./due-positions.ts";
import { pushPosition } from "./push.ts";
import { lookForPostingsWhereDue } from "./roles/look-for-postings.ts";
import { sendDigests } from "./submissions/digests.ts";
import { nextSendInMs } from "./submissions/due-submissions.ts";
import { followSubmissions, sendSubmissions } from "./submissions/work-on-submissions.ts";
import { keepLease, LeaseLost, type TenantWork } from "./tenant-work.ts";

const PUSHES_AT_ONCE = 4; // hides the ATS's latency; the budget keeps the rate
const LONGEST_DELAY_S = 300;

/**
 * Works on a tenant until there is nothing left to do now. When somebody else holds its lease, the work is noted there and
 * this call ends: the holder goes on with it.
 * @throws whatever was not foreseen, after giving the lease back; the message is then retried
 */
export async function workOnTenant(
  env: SchedulerEnv,
  tenantId: string,
  first: Work,
  defer: (promise: Promise<unknown>) => void,
): Promise<void> {
  const tenant = forTenant(env, tenantId);
  let next: Work | null = first;
  while (next !== null) {
    const lease = env.TENANT_SYNC.get(env.TENANT_SYNC.idFromName(tenantId));
    const fence: number | null = await lease.acquire(next);
    if (fence === null) return;
    const work: TenantWork = { env, tenant, lease, fence, beganAt: new Date().toISOString(), defer };
    try {
      await drain(work, next);
    } catch (error) {
      if (error instanceof LeaseLost) return;
      await lease.release(fence);
      throw error;
    }
    next = await lease.release(fence);
  }
}

async function drain(work: TenantWork, kind: Work): Promise<void> {
  await processEvents(work);
  let isMoreDue = await followSubmissions(work); // a webhook may have asked for it
  if (kind === "events" && !isMoreDue) return;
  await pushAll(work);
  await sendSubmissions(work);
  await lookWhereDue(work);
  await readCataloguesWhereDue(work);
  await lookForPostingsWhereDue(work);
  await pushAll(work);
  await sendSubmissions(work);
  isMoreDue = await followSubmissions(work);
  await sendDigests(work);
  const waitMs = isMoreDue ? 0 : soonest(await nextDueInMs(work), await nextSendInMs(work));
  if (waitMs !== null) {
    const delaySeconds = Math.min(Math.ceil(waitMs / 1000), LONGEST_DELAY_S);
    await work.env.SYNC.send({ kind: "sync", tenantId: work.tenant.tenantId }, { delaySeconds });
  }
}

function soonest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

async function pushAll(work: TenantWork): Promise<void> {
  for (;;) {
    const due = await duePositions(work, PUSHES_AT_ONCE);
    if (due.length === 0) return;
    await keepLease(work);
    await Promise.all(due.map((position) => pushPosition(work, position)));
    for (const jobId of new Set(due.flatMap((position) => position.syncJobId ?? []))) await countJob(work, jobId);
    await processEvents(work); // a waiting webhook goes before the next positions
  }
}
