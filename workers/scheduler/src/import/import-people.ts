// Importing some people: what was read of them becomes hires, employees and what is known of them, in one batch with whatever asked for it.
import type { BatchItem } from "drizzle-orm/batch";
import type { AtsResult, SeenHire } from "#shared/ats/adapter.ts";
import { importStatements, markHiresUndone } from "#shared/db/employee-import.ts";
import type { WaitingItem } from "#shared/db/import-items.ts";
import { keepFiveSamples, knownPeople, putImportedPeople, wantPeople } from "#shared/db/imported-people.ts";
import { newId } from "#shared/domain/ids.ts";
import type { HiredPerson } from "#shared/domain/hris/person.ts";
import { planPeople, type Plan, type PlannedPerson, type ReadPerson } from "#shared/domain/hris/plan-people.ts";
import { ok } from "#shared/domain/result.ts";
import type { OutboxMessage } from "#shared/queues/messages.ts";
import type { TenantWork } from "../tenant-work.ts";
import { writeHires } from "../write-hires.ts";
import type { ImportDesk } from "./desk.ts";
import { noteOfferFields } from "./offer-fields.ts";
import { readPeople, type FoundPerson } from "./read-people.ts";
import { sampleOf } from "./samples.ts";

/**
 * Reads and writes these people. A crash leaves all of them or none; doing it again changes nothing.
 * @param also statements that belong to it (items of a job ended, wants done)
 * @returns what came of each; a failure when the ATS is at fault: then nothing was written
 */
export async function importPeople(
  work: TenantWork,
  desk: ImportDesk,
  items: readonly WaitingItem[],
  also: (people: readonly PlannedPerson[]) => readonly BatchItem<"sqlite">[],
): Promise<AtsResult<readonly PlannedPerson[]>> {
  const found = await readPeople(desk, items);
  if (!found.ok) return found;
  let people: readonly PlannedPerson[] = [];
  const sighting = {
    hired: found.value.flatMap((one) => (one.is === "hired" ? [hireOf(one.person)] : [])),
    notHired: found.value.flatMap((one) => (one.is === "not_hired" ? [one.applicationId] : [])),
  };
  await writeHires(
    work,
    desk.connection,
    sighting,
    async ({ hireIds }) => {
      const read = found.value.map((one) => withHire(one, hireIds));
      const plan = planPeople(read, await knownPeople(work.tenant, read), () => newId("employee"));
      people = plan.people;
      return {
        statements: [...(await statementsOf(work, desk, plan, found.value)), ...also(people)],
        messages: messagesOf(work, plan),
      };
    },
    true,
  );
  return ok(people);
}

async function statementsOf(
  work: TenantWork,
  desk: ImportDesk,
  plan: Plan,
  found: readonly FoundPerson[],
): Promise<BatchItem<"sqlite">[]> {
  const { tenant } = work;
  const { connection } = desk;
  const now = Date.now();
  const at = new Date(now).toISOString();
  const samples = new Map(
    found.flatMap((one) =>
      one.is === "hired" ? [[one.person.applicationId, sampleOf(one.person, one.details)] as const] : [],
    ),
  );
  return [
    ...(plan.writes.length === 0
      ? []
      : importStatements(tenant, plan.writes, { actor: "system", source: "import" }, now)),
    ...markHiresUndone(tenant, plan.undone, now),
    ...putImportedPeople(tenant, connection.id, plan.people, samples, at),
    keepFiveSamples(tenant, connection.id),
    ...wantPeople(tenant, connection.id, { hired: [], known: plan.wanted }, at),
    ...(await noteOfferFields(work, connection.id, found)),
  ];
}

/** The matcher looks at everybody whose record changed. */
function messagesOf(work: TenantWork, plan: Plan): OutboxMessage[] {
  const { tenantId } = work.tenant;
  const ids = new Set([...plan.writes.map(({ id }) => id), ...plan.undone]);
  return [...ids].map((employeeId) => ({ queue: "match", body: { kind: "employee", tenantId, employeeId } }));
}

function withHire(one: FoundPerson, hireIds: ReadonlyMap<string, string>): ReadPerson {
  if (one.is !== "hired") return one;
  const hireId = hireIds.get(one.person.applicationId);
  if (hireId === undefined) throw new Error(`No hire was written for ${one.person.applicationId}.`);
  return { is: "hired", person: one.person, mapped: one.mapped, hireId };
}

function hireOf(person: HiredPerson): SeenHire {
  return {
    applicationId: person.applicationId,
    candidateId: null,
    candidateName: person.name,
    candidateWithheld: null,
    emails: person.emails,
    hiredAt: person.hiredAt,
    startsOn: null,
    requisition: person.requisition,
    readAlong: null,
  };
}
