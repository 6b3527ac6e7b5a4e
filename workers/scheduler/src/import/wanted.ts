// Import by webhook: an event marks its person as wanted, in one batch with the event's end; then they are read and imported at once.
import { inArray } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { readSettings } from "#shared/db/connection-settings.ts";
import { unwantPeople, wantedPeople, wantPeople, type WantedPerson } from "#shared/db/imported-people.ts";
import { connections } from "#shared/db/schema/index.ts";
import type { ModuleName } from "#shared/domain/words.ts";
import type { AtsConnection } from "../ats.ts";
import { groupBy } from "../event-aims.ts";
import { noteAtsFailure } from "../failures.ts";
import { keepLease, type TenantWork } from "../tenant-work.ts";
import type { Sighting } from "../write-hires.ts";
import { importDesk } from "./desk.ts";
import { importPeople } from "./import-people.ts";

const WANTED_AT_ONCE = 20;

/** Whether what a webhook tells of this connection is imported. */
export async function importsByWebhook(
  work: TenantWork,
  { id, modules }: AtsConnection & { readonly modules: readonly ModuleName[] },
): Promise<boolean> {
  if (!modules.includes("hris")) return false;
  return (await readSettings(work.tenant, id, "hris")).usesWebhook;
}

/** Statements for the batch in which the events end: whom they tell of is imported next. */
export function wantImport(work: TenantWork, { id }: AtsConnection, sighting: Sighting): BatchItem<"sqlite">[] {
  const hired = sighting.hired.map(({ applicationId }) => applicationId);
  return wantPeople(work.tenant, id, { hired, known: sighting.notHired }, new Date().toISOString());
}

/** Imports whoever is wanted, until nobody is or the ATS stops answering; the sweep brings the rest back. */
export async function importWanted(work: TenantWork): Promise<void> {
  const stuck = new Set<string>();
  for (;;) {
    const wanted = (await wantedPeople(work.tenant, WANTED_AT_ONCE)).filter(
      ({ connectionId }) => !stuck.has(connectionId),
    );
    if (wanted.length === 0) return;
    const active = await activeConnections(work, wanted);
    for (const [connectionId, people] of groupBy(wanted, (one) => one.connectionId)) {
      const connection = active.get(connectionId);
      if (connection === undefined) stuck.add(connectionId);
      else if (connection.status !== "active") stuck.add(connectionId);
      else if (!(await importThese(work, connection, people))) stuck.add(connectionId);
      await keepLease(work);
    }
  }
}

/** @returns false when the ATS is at fault */
async function importThese(
  work: TenantWork,
  connection: AtsConnection,
  people: readonly WantedPerson[],
): Promise<boolean> {
  const desk = await importDesk(work, connection);
  const items = people.map(({ applicationId }) => ({ applicationId, listed: null }));
  const done = await importPeople(work, desk, items, () => unwantPeople(work.tenant, people));
  if (!done.ok) await noteAtsFailure(work, connection.id, done);
  return done.ok;
}

async function activeConnections(work: TenantWork, wanted: readonly WantedPerson[]) {
  const ids = [...new Set(wanted.map(({ connectionId }) => connectionId))];
  const rows = await work.tenant.db
    .select({ id: connections.id, status: connections.status, modules: connections.modules })
    .from(connections)
    .where(work.tenant.owns(connections, inArray(connections.id, ids)));
  return new Map(
    rows.flatMap(({ modules, ...row }) =>
      modules.includes("hris") ? [[row.id, { ...row, provider: "lever" as const }]] : [],
    ),
  );
}
