// What each waiting event says to read: applications, a job's requisitions, or nothing that concerns us.
import { sql } from "drizzle-orm";
import type { EventAim } from "#shared/ats/adapter.ts";
import type { WaitingEvent } from "#shared/db/inbound-events.ts";
import { hires, requisitions } from "#shared/db/schema/index.ts";
import type { ModuleName } from "#shared/domain/words.ts";
import type { AtsConnection } from "./ats.ts";
import { markDue } from "./submissions/mark-due.ts";
import type { TenantWork } from "./tenant-work.ts";

/** Events that one set of applications answers. */
export type EventRead = { readonly applicationIds: readonly string[]; readonly events: readonly WaitingEvent[] };

export type SortedEvents = {
  readonly reads: readonly EventRead[];
  readonly jobs: readonly { readonly jobId: string; readonly events: readonly WaitingEvent[] }[];
  /** Of candidates whom Rolecall submitted: they are followed next. */
  readonly followed: readonly WaitingEvent[];
  /** By the code of why nothing is read for them. */
  readonly ignored: ReadonlyMap<string, readonly WaitingEvent[]>;
};

/** @param isForHires whether a module of the connection has a use for hires; else they and their jobs are left alone */
export async function sortEvents(
  work: TenantWork,
  connection: AtsConnection & { readonly modules: readonly ModuleName[] },
  aimOf: (kind: string) => EventAim,
  events: readonly WaitingEvent[],
  isForHires: boolean,
): Promise<SortedEvents> {
  const named = events.filter((event) => event.subjectId !== null);
  const subjectsOf = (aim: EventAim) =>
    groupBy(
      named.filter((event) => aimOf(event.kind) === aim),
      subjectOf,
    );
  const ignored = new Map<string, WaitingEvent[]>();
  const ignore = (outcome: string, some: readonly WaitingEvent[]) => {
    if (some.length > 0) ignored.set(outcome, [...(ignored.get(outcome) ?? []), ...some]);
  };
  ignore(
    "no_subject",
    events.filter((event) => event.subjectId === null),
  );
  ignore(
    "not_used",
    named.filter((event) => aimOf(event.kind) === "none"),
  );

  const [applications, held, candidates, jobs] = (["application", "held_application", "candidate", "job"] as const).map(
    subjectsOf,
  ) as [Subjects, Subjects, Subjects, Subjects];
  const reads: EventRead[] = [...applications].map(([id, some]) => ({ applicationIds: [id], events: some }));
  const byHire = await heldApplicationsOf(work, connection, [...held.keys()], [...candidates.keys()]);
  for (const [id, some] of held) {
    if (byHire.some((hire) => hire.applicationId === id)) reads.push({ applicationIds: [id], events: some });
    else ignore("not_ours", some);
  }
  for (const [id, some] of candidates) {
    const applicationIds = byHire.flatMap((hire) => (hire.candidateId === id ? [hire.applicationId] : []));
    if (applicationIds.length > 0) reads.push({ applicationIds, events: some });
    else ignore("not_ours", some);
  }
  const ofSubmissions = subjectsOf("submission");
  const submitted = connection.modules.includes("marketplace")
    ? await markDue(work, connection.id, [...applications.keys(), ...ofSubmissions.keys()])
    : new Set<string | null>();
  const followed = [...ofSubmissions].flatMap(([id, some]) => (submitted.has(id) ? some : []));
  for (const [id, some] of ofSubmissions) if (!submitted.has(id)) ignore("not_ours", some);
  const known = await knownJobs(work, connection, [...jobs.keys()]);
  for (const [id, some] of jobs) if (!known.has(id)) ignore("not_ours", some);
  const ours = [...jobs].filter(([id]) => known.has(id)).map(([jobId, some]) => ({ jobId, events: some }));
  if (isForHires) return { reads, jobs: ours, followed, ignored };
  const isFollowed = ({ applicationIds }: EventRead) => applicationIds.some((id) => submitted.has(id));
  const of = (some: readonly { readonly events: readonly WaitingEvent[] }[]) => some.flatMap((one) => one.events);
  ignore("not_used", of([...reads.filter((one) => !isFollowed(one)), ...ours]));
  return { reads: [], jobs: [], followed: [...followed, ...of(reads.filter(isFollowed))], ignored };
}

type Subjects = Map<string, WaitingEvent[]>;

function subjectOf(event: WaitingEvent): string {
  return event.subjectId ?? "";
}

async function heldApplicationsOf(
  work: TenantWork,
  connection: AtsConnection,
  applicationIds: readonly string[],
  candidateIds: readonly string[],
): Promise<{ applicationId: string; candidateId: string | null }[]> {
  if (applicationIds.length + candidateIds.length === 0) return [];
  return work.tenant.db
    .select({ applicationId: hires.applicationId, candidateId: hires.candidateId })
    .from(hires)
    .where(
      work.tenant.owns(
        hires,
        sql`${hires.connectionId} = ${connection.id}`,
        sql`(${hires.applicationId} in (select value from json_each(${JSON.stringify(applicationIds)}))
          or ${hires.candidateId} in (select value from json_each(${JSON.stringify(candidateIds)})))`,
      ),
    );
}

async function knownJobs(
  work: TenantWork,
  connection: AtsConnection,
  jobIds: readonly string[],
): Promise<ReadonlySet<string | null>> {
  if (jobIds.length === 0) return new Set();
  const rows = await work.tenant.db
    .selectDistinct({ jobId: requisitions.parentId })
    .from(requisitions)
    .where(
      work.tenant.owns(
        requisitions,
        sql`${requisitions.connectionId} = ${connection.id}`,
        sql`${requisitions.parentId} in (select value from json_each(${JSON.stringify(jobIds)}))`,
      ),
    );
  return new Set(rows.map((row) => row.jobId));
}

export function groupBy<Item, Key>(items: readonly Item[], key: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

export function groupsOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
