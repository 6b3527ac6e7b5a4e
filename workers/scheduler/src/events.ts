// Waiting webhooks: read the truth from the ATS, write it, and only then call the event processed.
import { inArray } from "drizzle-orm";
import { failEvent, finishEvents, waitingEvents, type WaitingEvent } from "#shared/db/inbound-events.ts";
import { connections } from "#shared/db/schema/index.ts";
import type { HeadcountAts, SeenApplication } from "#shared/ats/adapter.ts";
import type { HireOutcome } from "#shared/domain/sync/hire-changes.ts";
import { isAts, type ModuleName } from "#shared/domain/words.ts";
import { noteAtsFailure } from "./failures.ts";
import { importsByWebhook, wantImport } from "./import/wanted.ts";
import { atsOf, type AtsConnection } from "./ats.ts";
import { rereadJob } from "./compare-requisitions.ts";
import { groupBy, groupsOf, sortEvents } from "./event-aims.ts";
import { sightingOf } from "./reread-hires.ts";
import { noteOpeningsOf } from "./openings-of-events.ts";
import { keepLease, LeaseLost, type TenantWork } from "./tenant-work.ts";
import { writeHires, type Written } from "./write-hires.ts";
import { errorText } from "#shared/domain/error-text.ts";

const EVENTS_AT_ONCE = 20;

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

/** A connection whose events wait, with what it is used for. */
export type EventConnection = AtsConnection & {
  readonly status: "active" | "needs_attention" | "disconnected";
  readonly modules: readonly ModuleName[];
};

async function connectionsOf(work: TenantWork, events: readonly WaitingEvent[]): Promise<Map<string, EventConnection>> {
  const ids = [...new Set(events.map((event) => event.connectionId))];
  const rows = await work.tenant.db
    .select({
      id: connections.id,
      provider: connections.provider,
      status: connections.status,
      modules: connections.modules,
    })
    .from(connections)
    .where(work.tenant.owns(connections, inArray(connections.id, ids)));
  return new Map(rows.filter(isAts).map((row) => [row.id, row]));
}

/** A defect of ours with some events counts as their failure, so that they are parked in the end and do not hold up the others. */
async function tryToProcess(
  work: TenantWork,
  connection: EventConnection,
  events: readonly WaitingEvent[],
): Promise<boolean> {
  try {
    return await processOf(work, connection, events);
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    console.error(
      JSON.stringify({
        at: "scheduler",
        event: "events failed",
        tenantId: work.tenant.tenantId,
        error: errorText(error),
      }),
    );
    await countFailure(work, events, "unforeseen");
    return false;
  }
}

/** Several events of one application are one read. @returns whether any event was finished: a failed one waits for the next sweep */
async function processOf(
  work: TenantWork,
  connection: EventConnection,
  events: readonly WaitingEvent[],
): Promise<boolean> {
  const ats = atsOf(work, connection);
  const isForHires = await readsHires(work, connection);
  const sorted = await sortEvents(work, connection, ats.aimOf, events, isForHires);
  for (const [outcome, ignored] of sorted.ignored) await finish(work, ignored, "ignored", outcome);
  if (sorted.followed.length > 0) await finish(work, sorted.followed, "processed", "followed");
  let isProgressing = sorted.ignored.size > 0 || sorted.followed.length > 0;
  for (const some of groupsOf(sorted.reads, ats.applicationsAtOnce)) {
    const answers = await ats.applications([...new Set(some.flatMap(({ applicationIds }) => applicationIds))]);
    const seen: Answered[] = [];
    for (const read of some) {
      const all = read.applicationIds.flatMap((id) => answers.get(id) ?? []);
      const failed = all.find((answer) => !answer.ok);
      if (failed === undefined || failed.ok) {
        seen.push({ of: read.events, applications: all.flatMap((answer) => (answer.ok ? [answer.value] : [])) });
        continue;
      }
      const isTheirFault = await noteAtsFailure(work, connection.id, failed);
      if (isTheirFault) continue; // the events wait: nothing is wrong with them
      await countFailure(work, read.events, failed.reason);
    }
    if (seen.length > 0) {
      await writeSeen(work, connection, ats, seen);
      isProgressing = true;
    }
  }
  for (const { jobId, events: of } of sorted.jobs)
    isProgressing = (await noteJob(work, connection, ats, jobId, of)) || isProgressing;
  return isProgressing;
}

/** Hires fill positions, or become employees by webhook; nothing else has a use for them. */
async function readsHires(work: TenantWork, connection: EventConnection): Promise<boolean> {
  return connection.modules.includes("headcount") || importsByWebhook(work, connection);
}

type Answered = { readonly of: readonly WaitingEvent[]; readonly applications: readonly SeenApplication[] };

async function writeSeen(
  work: TenantWork,
  connection: EventConnection,
  ats: HeadcountAts,
  seen: readonly Answered[],
): Promise<void> {
  const applications = new Map(
    seen.flatMap((one) => one.applications).map((application) => [applicationId(application), application]),
  );
  const isImporting = await importsByWebhook(work, connection);
  const sighting = sightingOf([...applications.values()]);
  const also = ({ outcomes }: Written) => {
    const outcomeOf = (one: Answered): HireOutcome =>
      one.applications
        .map((application) => outcomes.get(applicationId(application)) ?? "unchanged")
        .find((outcome) => outcome !== "unchanged") ?? "unchanged";
    const finished = [...groupBy(seen, outcomeOf)].map(([outcome, group]) =>
      finishEvents(
        work.tenant,
        group.flatMap(({ of }) => of.map((event) => event.id)),
        "processed",
        outcome satisfies HireOutcome,
        Date.now(),
      ),
    );
    return { statements: [...finished, ...(isImporting ? wantImport(work, connection, sighting) : [])] };
  };
  const written = await writeHires(work, connection, sighting, also, isImporting);
  await noteOpeningsOf(work, connection, ats, [...applications.values()], written);
}

function applicationId(application: SeenApplication): string {
  return application.state === "hired" ? application.hire.applicationId : application.applicationId;
}

/** A job changed or went: its openings that we hold are read again. @returns whether its events were finished */
async function noteJob(
  work: TenantWork,
  connection: EventConnection,
  ats: HeadcountAts,
  jobId: string,
  events: readonly WaitingEvent[],
): Promise<boolean> {
  const failure = await rereadJob(work, connection, ats, jobId);
  if (failure === null) {
    await finish(work, events, "processed", "looked");
    return true;
  }
  if (!(await noteAtsFailure(work, connection.id, failure))) await countFailure(work, events, failure.reason);
  return false;
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
