// Importing employees from CSV: which line is whom, what would change, and, unless it is a dry run, writing it.
import { asciiLower } from "#shared/db/conditions.ts";
import { findKnownEmployees, importStatements, type EmployeeWrite } from "#shared/db/employee-import.ts";
import type { KnownEmployee } from "#shared/db/employees.ts";
import { commit } from "#shared/db/outbox.ts";
import { readTenant } from "#shared/db/tenants.ts";
import type { EmployeeInput } from "#shared/domain/employee.ts";
import { newId } from "#shared/domain/ids.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { readEmployeeCsv, type BadLine, type CsvReason, type EmployeeCsv, type GoodLine } from "./employee-csv.ts";
import { changedFacts, employeeChanged } from "./employees.ts";
import type { Scope } from "./scope.ts";

/** What an import did, or would do. Lines that change nothing are `unchanged`; bad ones are left out and the others go in. */
export type ImportReport = {
  readonly isDryRun: boolean;
  readonly lineCount: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly badCount: number;
  /** The first 500. */
  readonly bad: readonly BadLine[];
  readonly columns: EmployeeCsv["columns"];
};

const SHOWN_BAD_LINES = 500;
const LINES_PER_BATCH = 250; // about 150 kB of JSON, and half a second of one D1

/**
 * A line is known by its employee number; without one by work e-mail, then personal e-mail, then name and start date. A known
 * person is updated where the file says something else, so that a repeated import changes nothing. Facts that the file has no
 * column for stay.
 */
export async function importEmployees(
  scope: Scope,
  csv: string,
  options: { readonly dryRun: boolean },
): Promise<Result<ImportReport, CsvReason | "changed_meanwhile">> {
  const { locale } = await readTenant(scope.tenant);
  const read = readEmployeeCsv(csv, locale);
  if (!read.ok) return read;
  const { writes, unchanged, twice } = await planWrites(scope, read.value.good);
  const bad = [...read.value.bad, ...twice].sort((a, b) => a.line - b.line);
  if (!options.dryRun) {
    for (let i = 0; i < writes.length; i += LINES_PER_BATCH) {
      const written = await writeSome(scope, writes.slice(i, i + LINES_PER_BATCH));
      if (!written) return fail("changed_meanwhile", "Employees were changed while importing. Import the file again.");
    }
  }
  const created = writes.filter((write) => write.isNew).length;
  return ok({
    isDryRun: options.dryRun,
    lineCount: read.value.good.length + read.value.bad.length,
    created,
    updated: writes.length - created,
    unchanged,
    badCount: bad.length,
    bad: bad.slice(0, SHOWN_BAD_LINES),
    columns: read.value.columns,
  });
}

async function writeSome(scope: Scope, writes: readonly EmployeeWrite[]): Promise<boolean> {
  const messages = writes.map((write) => employeeChanged(scope, write.id));
  try {
    await commit(
      scope.env,
      scope.tenant,
      importStatements(scope.tenant, writes, { actor: scope.actor.id, source: "csv" }, scope.now),
      messages,
      scope.defer,
    );
    return true;
  } catch (error) {
    const causes = `${String(error)} ${error instanceof Error ? String(error.cause) : ""}`;
    if (causes.includes("employees.employee_number")) return false;
    throw error;
  }
}

type WritePlan = { readonly writes: EmployeeWrite[]; readonly unchanged: number; readonly twice: BadLine[] };

async function planWrites(scope: Scope, lines: readonly GoodLine[]): Promise<WritePlan> {
  const known = await findKnownEmployees(scope.tenant, {
    numbers: lines.flatMap(({ facts }) => facts.employeeNumber ?? []),
    workEmails: lines.flatMap(({ facts }) => lowerCase(facts.workEmail) ?? []),
    personalEmails: lines.flatMap(({ facts }) => lowerCase(facts.personalEmail) ?? []),
    namesAndStarts: lines.map(({ facts }) => nameAndStart(facts)),
  });
  const find = finder(known);
  const linesById = new Map<string, number>();
  const plan = { writes: [] as EmployeeWrite[], unchanged: 0, twice: [] as BadLine[] };
  const newKeys = new Map<string, number>();
  for (const { line, facts, given } of lines) {
    const held = find(facts);
    const key = held?.id ?? newPersonKey(facts);
    const earlier = held === undefined ? newKeys.get(key) : linesById.get(key);
    if (earlier !== undefined) {
      const message = `This is the same person as on line ${earlier}. Give each line its own employee number.`;
      plan.twice.push({ line, problems: [{ field: "", message }], text: `${facts.firstName} ${facts.lastName}` });
      continue;
    }
    (held === undefined ? newKeys : linesById).set(key, line);
    if (held === undefined) {
      plan.writes.push({ id: newId("employee", scope.now), isNew: true, facts });
      continue;
    }
    // a line that was recognised without its number does not take the number away
    const employeeNumber = given.employeeNumber ?? held.facts.employeeNumber;
    const after = { ...held.facts, ...given, employeeNumber };
    if (changedFacts(held.facts, after).length === 0) plan.unchanged++;
    else plan.writes.push({ id: held.id, isNew: false, facts: after });
  }
  return plan;
}

/** Who a line is, among the known; a line with a number is never somebody with another number. */
function finder(known: readonly KnownEmployee[]): (facts: EmployeeInput) => KnownEmployee | undefined {
  const index = (keyOf: (facts: EmployeeInput) => string | null) => {
    const map = new Map<string, KnownEmployee>();
    for (const employee of known) {
      const key = keyOf(employee.facts);
      if (key !== null && !map.has(key)) map.set(key, employee);
    }
    return map;
  };
  const byNumber = index((facts) => facts.employeeNumber);
  const others = [
    { keyOf: (facts: EmployeeInput) => lowerCase(facts.workEmail) },
    { keyOf: (facts: EmployeeInput) => lowerCase(facts.personalEmail) },
    {
      keyOf: (facts: EmployeeInput) =>
        facts.workEmail === null && facts.personalEmail === null ? nameAndStart(facts) : null,
    },
  ].map(({ keyOf }) => ({ keyOf, map: index(keyOf) }));
  return (facts) => {
    const { employeeNumber } = facts;
    const numbered = employeeNumber === null ? undefined : byNumber.get(employeeNumber);
    if (numbered !== undefined) return numbered;
    for (const { keyOf, map } of others) {
      const key = keyOf(facts);
      const found = key === null ? undefined : map.get(key);
      if (found !== undefined && (employeeNumber === null || found.facts.employeeNumber === null)) return found;
    }
    return undefined;
  };
}

function newPersonKey(facts: EmployeeInput): string {
  if (facts.employeeNumber !== null) return `number ${facts.employeeNumber}`;
  if (facts.workEmail !== null) return `work ${asciiLower(facts.workEmail)}`;
  if (facts.personalEmail !== null) return `personal ${asciiLower(facts.personalEmail)}`;
  return `name ${nameAndStart(facts)}`;
}

function nameAndStart(facts: EmployeeInput): string {
  return asciiLower(`${facts.firstName}|${facts.lastName}|${facts.startDate ?? ""}`);
}

function lowerCase(text: string | null): string | null {
  return text === null ? null : asciiLower(text);
}
