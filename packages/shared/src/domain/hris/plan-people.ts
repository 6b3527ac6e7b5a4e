// What reading some hired people changes: whose record is made, which fields of which change, what somebody has edited and is kept.
import type { EmployeeInput } from "../employee.ts";
import type { ImportedStatus, ImportOutcome } from "./import-job.ts";
import { employeeFacts, type MappedFacts, type MappedHire } from "./map-hire.ts";
import { isSameRecord, laidOver } from "./lay-over.ts";
import type { HiredPerson } from "./person.ts";

/** A person as the import last left them. */
export type HeldPerson = {
  readonly applicationId: string;
  readonly contactId: string | null;
  readonly employeeId: string | null;
  readonly hireId: string | null;
  readonly status: ImportedStatus;
  /** What was written last; null when nothing was. */
  readonly facts: MappedFacts | null;
  readonly hiredAt: string | null;
};

export type HeldEmployee = {
  readonly id: string;
  readonly facts: EmployeeInput;
  readonly importedFromHireId: string | null;
  readonly hireUndoneAt: string | null;
};

/** What was read of one person. */
export type ReadPerson =
  | { readonly is: "hired"; readonly person: HiredPerson; readonly mapped: MappedHire; readonly hireId: string }
  | { readonly is: "not_hired"; readonly applicationId: string }
  | {
      readonly is: "failed";
      readonly applicationId: string;
      readonly reason: string;
      readonly message: string;
      readonly name: string;
    };

export type Known = {
  /** Of the people read and of everybody who is one of them by the ATS's word. */
  readonly people: readonly HeldPerson[];
  /** Employees that may be somebody of these: by the import, a confirmed match, or their number. */
  readonly employees: ReadonlyMap<string, HeldEmployee>;
  /** The employee of a confirmed match, by hire. */
  readonly matched: ReadonlyMap<string, string>;
  /** Employees that bear an application's id as their number. */
  readonly numbered: ReadonlyMap<string, string>;
};

export type PlannedPerson = {
  readonly applicationId: string;
  readonly contactId: string | null;
  readonly outcome: ImportOutcome;
  readonly status: ImportedStatus;
  readonly name: string;
  readonly employeeId: string | null;
  readonly hireId: string | null;
  readonly hiredAt: string | null;
  readonly facts: MappedFacts | null;
  readonly stamp: string | null;
  readonly nameDoubt: string | null;
  readonly reason: string | null;
  readonly message: string | null;
};

export type Plan = {
  readonly people: readonly PlannedPerson[];
  readonly writes: readonly {
    readonly id: string;
    readonly isNew: boolean;
    readonly facts: EmployeeInput;
    readonly hireId: string;
  }[];
  /** Employees whose hire was undone, and none other of theirs stands. */
  readonly undone: readonly string[];
  /** Applications whose hire stands and takes over a record, since a later one was undone. */
  readonly wanted: readonly string[];
};

/** Pure. Two hires of one contact are one person: their record follows the later hire. @param newId makes an employee's id */
export function planPeople(read: readonly ReadPerson[], known: Known, newId: () => string): Plan {
  const people: PlannedPerson[] = [];
  const writes = new Map<string, Plan["writes"][number]>();
  const undone = new Set<string>();
  const wanted = new Set<string>();
  const employees = new Map(known.employees);
  const held = new Map(known.people.map((one) => [one.applicationId, one]));

  const ordered = [...read].sort((a, b) => hiredAtOf(a).localeCompare(hiredAtOf(b)));
  for (const one of ordered) {
    if (one.is === "failed") people.push(failed(one, held.get(one.applicationId)));
    else if (one.is === "not_hired") people.push(unhired(one.applicationId));
    else people.push(imported(one));
  }
  return { people, writes: [...writes.values()], undone: [...undone], wanted: [...wanted] };

  function imported({ person, mapped, hireId }: Extract<ReadPerson, { is: "hired" }>): PlannedPerson {
    const before = held.get(person.applicationId);
    const kin = kinOf(person.contactId, person.applicationId);
    const base = {
      applicationId: person.applicationId,
      contactId: person.contactId,
      name: person.name,
      hireId,
      hiredAt: person.hiredAt,
      stamp: person.stamp,
      nameDoubt: mapped.nameDoubt,
    };
    const found = foundEmployee(person, before, kin, hireId);
    const later = kin.find(
      ({ status, hiredAt }) => status === "imported" && hiredAt !== null && hiredAt > person.hiredAt,
    );
    if (later !== undefined && found !== null) {
      const planned = {
        ...base,
        outcome: "unchanged",
        status: "imported",
        employeeId: found.id,
        facts: null,
        reason: "hired_again",
        message: "The same person was hired again later: their record follows that hire.",
      } as const;
      remember(planned);
      return planned;
    }
    const message = mapped.notes.length === 0 ? null : mapped.notes.join(" ");
    const note = { reason: message === null ? null : "incomplete", message };
    const isAdopted = before?.facts == null && kin.every(({ facts }) => facts === null);
    // What was written last stands with the hire that the record was last made from.
    const writer = [before, ...kin].find((one) => one !== undefined && one.hireId === found?.importedFromHireId);
    const written = writer?.facts ?? before?.facts ?? null;
    const id = found?.id ?? newId();
    const facts =
      found === null
        ? employeeFacts(mapped.facts, person.applicationId)
        : laidOver(found.facts, mapped.facts, written, isAdopted && found.by === "match" ? "fill" : "tell");
    const isSame = found !== null && isSameRecord(facts, found.facts);
    const isLinked = found?.importedFromHireId === hireId && found.hireUndoneAt === null;
    if (!isSame || !isLinked)
      writes.set(id, { id, isNew: found === null || writes.get(id)?.isNew === true, facts, hireId });
    employees.set(id, { id, facts, importedFromHireId: hireId, hireUndoneAt: null });
    undone.delete(id);
    const outcome =
      found === null ? "created" : isSame && (isLinked || found.hireUndoneAt === null) ? "unchanged" : "updated";
    const planned = { ...base, outcome, status: "imported", employeeId: id, facts: mapped.facts, ...note } as const;
    remember(planned);
    return planned;
  }

  function unhired(applicationId: string): PlannedPerson {
    const before = held.get(applicationId);
    const { employeeId = null, contactId = null, hireId = null, hiredAt = null, facts = null } = before ?? {};
    const standing = kinOf(contactId, applicationId).filter(({ status }) => status === "imported");
    if (employeeId !== null) {
      const [next] = standing.sort((a, b) => (b.hiredAt ?? "").localeCompare(a.hiredAt ?? ""));
      if (next === undefined) undone.add(employeeId);
      else wanted.add(next.applicationId);
    }
    const planned = {
      applicationId,
      contactId,
      outcome: "unhired",
      status: "unhired",
      name: "",
      employeeId,
      hireId,
      hiredAt,
      facts,
      stamp: null,
      nameDoubt: null,
      reason: null,
      message: null,
    } as const;
    remember(planned);
    return planned;
  }

  /** The same person's other applications, as they stand by now. */
  function kinOf(contactId: string | null, applicationId: string): HeldPerson[] {
    if (contactId === null) return [];
    return [...held.values()].filter((one) => one.contactId === contactId && one.applicationId !== applicationId);
  }

  function foundEmployee(
    person: HiredPerson,
    before: HeldPerson | undefined,
    kin: readonly HeldPerson[],
    hireId: string,
  ) {
    const byImport = before?.employeeId ?? kin.find(({ employeeId }) => employeeId !== null)?.employeeId ?? null;
    const byMatch = known.matched.get(hireId) ?? null;
    const byNumber = known.numbered.get(person.applicationId) ?? null;
    for (const [id, by] of [
      [byImport, "import"],
      [byNumber, "number"],
      [byMatch, "match"],
    ] as const) {
      const employee = id === null ? undefined : employees.get(id);
      if (employee !== undefined) return { ...employee, by };
    }
    return null;
  }

  function remember({ applicationId, contactId, employeeId, hireId, status, facts, hiredAt }: PlannedPerson) {
    held.set(applicationId, { applicationId, contactId, employeeId, hireId, status, facts, hiredAt });
  }
}

function hiredAtOf(one: ReadPerson): string {
  return one.is === "hired" ? one.person.hiredAt : "";
}

function failed(one: Extract<ReadPerson, { is: "failed" }>, before: HeldPerson | undefined): PlannedPerson {
  return {
    applicationId: one.applicationId,
    contactId: before?.contactId ?? null,
    outcome: "failed",
    status: before?.status === "imported" || before?.status === "unhired" ? before.status : "failed",
    name: one.name,
    employeeId: before?.employeeId ?? null,
    hireId: before?.hireId ?? null,
    hiredAt: before?.hiredAt ?? null,
    facts: before?.facts ?? null,
    stamp: null,
    nameDoubt: null,
    reason: one.reason,
    message: one.message,
  };
}
