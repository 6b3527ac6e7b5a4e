// Waiting webhooks: read the truth from the ATS, write it, and only then call the event processed.
import { inArray } from "drizzle-orm";
import { failEvent, finishEvents, waitingEvents, type WaitingEvent } from "#shared/db/inbound-events.ts";
import { connections } from "#shared/db/schema/index.ts";
import type { SeenApplication } from "#shared/ats/adapter.ts";
import type { HireOutcome } from "#shared/domain/sync/hire-changes.ts";
import { noteAtsFailure } from "./failures.ts";
import { atsOf, keepLease, LeaseLost, type TenantWork } from "./tenant-work.ts";
import { writeHires } from "./write-hires.ts";

const EVENTS_AT_ONCE = 20;
const READS_AT_ONCE = 4;

/**
 * Processes the tenant's waiting events until none is left or the ATS stops answering.
 * @returns false when events wait that cannot be processed now (the sweep brings them back)
 */
export async function processEvents(work: TenantWork): Promise<boolean> {
  for (;;) {
    const events = await waitingEvents(work.tenant, EVENTS_AT_ONCE);
    if (events.length === 0) return true;
    const active = await connectionsOf(work, events);
    let isProgressing = false;
    for (const [connectionId, ofConnection] of groupBy(events, (event) => event.connectionId)) {
      const connection = active.get(connectionId);
      if (connection === undefined || connection.status === "disconnected") {
        await finish(work, ofConnection, "ignored", "connection_gone");
        isProgressing = true;
      } else if (connection.status === "active") {
        isProgressing = (await tryToProcess(work, connection, ofConnection)) || isProgressing;
      }
    }
    if (!isProgressing) return false;
    await keepLease(work);
  }
}

type EventConnection = AtsConnection & { readonly status: "active" | "needs_attention" | "disconnected" };

async function connectionsOf(work: TenantWork, events: readonly WaitingEvent[]): Promise<Map<string, EventConnection>> {
  const ids = [...new Set(events.map((event) => event.connectionId))];
  const rows = await work.tenant.db
    .select({ id: connections.id, provider: connections.provider, status: connections.status })
    .from(connections)
    .where(work.tenant.owns(connections, inArray(connections.id, ids)));
  return new Map(rows.map((row) => [row.id, row]));
}

/** A defect of ours with some events counts as their failure, so that they are parked in the end and do not hold up the others. */
async function tryToProcess(
  work: TenantWork,
  connection: AtsConnection,
  events: readonly WaitingEvent[],
): Promise<boolean> {
  try {
    return await processOf(work, connection, events);
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    console.error(
      JSON.stringify({ at: "scheduler", event: "events failed", tenantId: work.tenant.tenantId, error: String(error) }),
    );
    await countFailure(work, events, "unforeseen");
    return false;
  }
}

/** Several events of one application are one read. @returns whether any event was finished: a failed one waits for the next sweep */
async function processOf(
  work: TenantWork,
  connection: AtsConnection,
  events: readonly WaitingEvent[],
): Promise<boolean> {
  const ats = atsOf(work, connection.id);
  const subjects = groupBy(events, (event) => event.subjectId ?? "");
  const nameless = subjects.get("");
  let isProgressing = false;
  if (nameless !== undefined) {
    await finish(work, nameless, "ignored", "no_subject");
    subjects.delete("");
    isProgressing = true;
  }
  for (const some of chunks([...subjects], READS_AT_ONCE)) {
    const answers = await Promise.all(some.map(async ([id, of]) => ({ of, answer: await ats.application(id) })));
    const seen: { of: readonly WaitingEvent[]; application: SeenApplication }[] = [];
    for (const { of, answer } of answers) {
      if (answer.ok) {
        seen.push({ of, application: answer.value });
        continue;
      }
      const isTheirFault = await noteAtsFailure(work, connection.id, answer);
      if (isTheirFault) continue; // the events wait: nothing is wrong with them
      await countFailure(work, of, answer.reason);
    }
    if (seen.length > 0) {
      await writeSeen(work, connection, seen);
      isProgressing = true;
    }
  }
  return isProgressing;
}

async function writeSeen(
  work: TenantWork,
  connection: AtsConnection,
  seen: readonly { of: readonly WaitingEvent[]; application: SeenApplication }[],
): Promise<void> {
  const hired = seen.flatMap(({ application }) => (application.state === "hired" ? [application.hire] : []));
  const notHired = seen.flatMap(({ application }) =>
    application.state === "hired" ? [] : [application.applicationId],
  );
  await writeHires(work, connection, { hired, notHired }, (outcomes) => {
    const byOutcome = groupBy(seen, ({ application }) => outcomes.get(applicationId(application)) ?? "unchanged");
    return [...byOutcome].map(([outcome, group]) =>
      finishEvents(
        work.tenant,
        group.flatMap(({ of }) => of.map((event) => event.id)),
        "processed",
        outcome satisfies HireOutcome,
        Date.now(),
      ),
    );
  });
}

function applicationId(application: SeenApplication): string {
  return application.state === "hired" ? application.hire.applicationId : application.applicationId;
}

async function finish(
  work: TenantWork,
  events: readonly WaitingEvent[],
  status: "ignored" | "processed",
  outcome: string,
): Promise<void> {
  await finishEvents(
    work.tenant,
    events.map((event) => event.id),
    status,
    outcome,
    Date.now(),
  );
}

async function countFailure(work: TenantWork, events: readonly WaitingEvent[], reason: string): Promise<void> {
  const [first, ...rest] = events.map((event) => failEvent(work.tenant, event.id, reason, Date.now()));
  if (first !== undefined) await work.tenant.db.batch([first, ...rest]);
}

function groupBy<Item, Key>(items: readonly Item[], key: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
