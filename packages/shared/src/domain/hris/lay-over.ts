// What the import lays over a record that is there: which fields it may change, and which somebody has made their own.
import type { EmployeeInput } from "../employee.ts";
import { employeeFacts, type MappedFacts } from "./map-hire.ts";

const NAMES = ["firstName", "middleName", "lastName"] as const;

/**
 * What the employee's record says afterwards. A field that differs from what the import wrote last was changed by somebody (by hand,
 * CSV or SCIM) and is kept; the three names are kept together, since half of a corrected name is nobody's name. A record that
 * came from elsewhere takes what the ATS tells, but nothing is emptied; one that a match has found is only filled where it is empty.
 */
export function laidOver(
  held: EmployeeInput,
  mapped: MappedFacts,
  written: MappedFacts | null,
  adoption: "tell" | "fill",
): EmployeeInput {
  const now = flat(held);
  const isEdited = (field: keyof MappedFacts) => written !== null && norm(now[field]) !== norm(shown(written)[field]);
  const keepsName = NAMES.some(isEdited);
  const told = shown(mapped);
  const next = Object.fromEntries(
    (Object.keys(told) as (keyof MappedFacts)[]).map((field) => {
      const isName = (NAMES as readonly string[]).includes(field);
      const isKept =
        (isName ? keepsName : isEdited(field)) ||
        (written === null && (told[field] === null || (adoption === "fill" && norm(now[field]) !== null))) ||
        (field === "firstName" && told[field] === null);
      return [field, isKept ? now[field] : told[field]];
    }),
  ) as Record<keyof MappedFacts, string | null>; // every key of MappedFacts
  return { ...employeeFacts(next, held.employeeNumber ?? ""), employeeNumber: held.employeeNumber };
}

/** As the record shows them: a person with one name has it as first name. */
function shown(facts: MappedFacts): MappedFacts {
  const { firstName, lastName } = employeeFacts(facts, "");
  return { ...facts, firstName: norm(firstName), lastName: norm(lastName) };
}

function flat(employee: EmployeeInput): MappedFacts {
  const { manager, employeeNumber: _, ...facts } = employee;
  return { ...facts, managerName: manager?.name ?? null, managerEmail: manager?.email ?? null };
}

function norm(value: string | null | undefined): string | null {
  return value === undefined || value === null || value === "" ? null : value;
}

export function isSameRecord(one: EmployeeInput, other: EmployeeInput): boolean {
  const [left, right] = [flat(one), flat(other)];
  return (Object.keys(left) as (keyof MappedFacts)[]).every((field) => norm(left[field]) === norm(right[field]));
}
