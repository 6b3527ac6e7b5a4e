// A look at hires, employees and positions that changed: settle the seats, renew the index, decide on everyone whom that concerns.
import type { TenantDb } from "#shared/db/for-tenant.ts";
import {
  holdersOf,
  indexSubjects,
  readIndexed,
  sharersOf,
  subjectOf,
  type Indexed,
  type KeySubject,
} from "#shared/db/match-keys.ts";
import { readPeople } from "#shared/db/match-people.ts";
import { partnersOf, seatsOfHires, tiedByImport } from "#shared/db/match-seeds.ts";
import type { Subject } from "#shared/db/match-states.ts";
import { settlePosition } from "#shared/db/settle.ts";
import { lookupsOf, type Person } from "#shared/domain/match/engine/engine.ts";
import { decideFrom, type Seeds } from "./decide.ts";

export type Turn = {
  readonly tenant: TenantDb;
  readonly holder: string;
  readonly scale: number;
  /** Everyone is in the index; else seats are settled and the index renewed, and everyone is decided later. */
  readonly isComplete: boolean;
  /** Entries that were written at the beginning of the turn; each is taken out when it is used, for it may change after that. */
  readonly newcomers: Map<string, Indexed>;
  readonly now: number;
};

/** Looking twice, late, or after a crash in the middle changes nothing more. */
export async function lookAt(turn: Turn, subjects: readonly Subject[]): Promise<void> {
  const { tenant, holder, scale, now } = turn;
  const changed = await settleSeats(turn, subjects);
  const { people } = await readPeople(tenant, changed);
  const ids = [...changed.hires, ...changed.employees];
  const before = await indexedOf(turn, ids);
  const seeds = await concerned(turn, changed, people, before);
  const entries = [...people.map(subjectOf), ...gone(changed, people)];
  if (entries.length === 0) return;
  const renewed = entries.filter((entry) => !isIndexed(entry, before.get(entry.id)));
  if (renewed.length > 0) await tenant.d1.batch(indexSubjects(tenant, renewed));
  if (turn.isComplete) await decideFrom(tenant, holder, seeds, scale, now);
}

async function indexedOf({ tenant, newcomers }: Turn, ids: readonly string[]): Promise<Map<string, Indexed>> {
  const others = ids.filter((id) => !newcomers.has(id));
  const indexed = others.length === 0 ? new Map<string, Indexed>() : await readIndexed(tenant, others);
  for (const id of ids) {
    const newcomer = newcomers.get(id);
    if (newcomer !== undefined) indexed.set(id, newcomer);
    newcomers.delete(id);
  }
  return indexed;
}

/** Settles every seat that a subject touches. @returns the hires and employees to look at: also those whom the seats concern, and both ends of an import */
async function settleSeats({ tenant, now }: Turn, subjects: readonly Subject[]): Promise<Seeds> {
  const idsOf = (kind: Subject["kind"]) => subjects.filter((subject) => subject.kind === kind).map(({ id }) => id);
  const hires = new Set(idsOf("hire"));
  const employees = new Set(idsOf("employee"));
  const seats = new Set([...(await seatsOfHires(tenant, [...hires])), ...idsOf("position")]);
  for (const positionId of seats) {
    const settlement = await settlePosition(tenant, positionId, now);
    for (const hireId of settlement?.hireIds ?? []) hires.add(hireId);
    for (const employeeId of settlement?.freedEmployeeIds ?? []) employees.add(employeeId);
  }
  const tied = await tiedByImport(tenant, { hires: [...hires], employees: [...employees] });
  return {
    hires: [...new Set([...hires, ...tied.hires])],
    employees: [...new Set([...employees, ...tied.employees])],
  };
}

/** Mostly nothing of it has changed, or a newcomer was indexed just before. */
function isIndexed({ keys, day }: KeySubject, before: Indexed | undefined): boolean {
  if (before === undefined) return keys.length === 0;
  return day === before.day && keys.length === before.keys.length && keys.every((key) => before.keys.includes(key));
}

/** A hire that was undone and whoever is gone leave the index. */
function gone({ hires, employees }: Seeds, people: readonly Person[]): KeySubject[] {
  const standing = new Set(people.map((person) => person.id));
  const of = (kind: KeySubject["kind"], ids: readonly string[]) =>
    ids.filter((id) => !standing.has(id)).map((id) => ({ kind, id, keys: [], day: null }));
  return [...of("hire", hires), ...of("employee", employees)];
}

/**
 * Whose decision the change may touch: the subjects; those whom stored matches tie to them; who holds a mailbox with them; and,
 * where somebody left the graph or moved in it, those who met them under the keys that they had.
 */
async function concerned(
  { tenant }: Turn,
  changed: Seeds,
  people: readonly Person[],
  before: ReadonlyMap<string, Indexed>,
): Promise<Seeds> {
  const now = new Map(people.map((person) => [person.id, person]));
  const mailboxes = [...people.flatMap(({ keys }) => keys), ...[...before.values()].flatMap(({ keys }) => keys)].filter(
    (key) => key.startsWith("m:"),
  );
  const left = [...before.values()].filter((indexed) => hasLeft(indexed, now.get(indexed.id)));
  const [partners, holders, sharers] = await Promise.all([
    partnersOf(tenant, changed),
    holdersOf(tenant, [...new Set(mailboxes)]),
    sharersOf(
      tenant,
      left.flatMap((indexed) => formerLookups(indexed)),
    ),
  ]);
  return {
    hires: [...new Set([...changed.hires, ...partners.hires, ...holders.hires, ...sharers.hires])],
    employees: [...new Set([...changed.employees, ...partners.employees, ...holders.employees, ...sharers.employees])],
  };
}

/** Whether those who met this one in the index can no longer be reached by a walk from what it is now. */
function hasLeft(indexed: Indexed, person: Person | undefined): boolean {
  if (person === undefined) return true;
  if (person.kind === "hire" ? person.record.seat === "settled" : person.record.isSettled) return true;
  const keys = new Set(person.keys);
  return indexed.day !== person.day || indexed.keys.some((key) => !keys.has(key));
}

const ANY_DAY = 1e9;

function formerLookups({ id, keys, day }: Indexed) {
  const [kind, other] = id.startsWith("hir_") ? (["hire", "employee"] as const) : (["employee", "hire"] as const);
  return lookupsOf(kind, keys, day).map(({ key, days }) => ({
    kind: other,
    key,
    from: days?.from ?? -ANY_DAY,
    to: days?.to ?? ANY_DAY,
  }));
}
