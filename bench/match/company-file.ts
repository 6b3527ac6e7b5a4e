// Reads a company from a file: hires of an ATS and employees of an HRIS, as exports of both look. Anything else in it is ignored.
import { readFileSync } from "node:fs";
import { z } from "zod";
import type { EmployeeRecord, HireRecord } from "#shared/domain/match/engine/people.ts";

const text = z.string().nullish();

const FileHire = z.object({
  id: z.string(),
  candidateName: text,
  emails: z.array(z.string()).nullish(),
  hiredAt: text,
  requisition: z.object({ title: text, location: text, hiringManager: text, department: text }).nullish(),
  posting: z.object({ title: text, location: text, department: text }).nullish(),
});

const FileEmployee = z.object({
  id: z.string(),
  firstName: text,
  middleName: text,
  lastName: text,
  preferredName: text,
  workEmail: text,
  personalEmail: text,
  startDate: text,
  discoveredAt: text,
  title: text,
  department: text,
  location: text,
  manager: z.object({ name: text }).nullish(),
});

const CompanyFile = z.object({ hires: z.array(FileHire), employees: z.array(FileEmployee) });

export type Company = {
  readonly hires: readonly HireRecord[];
  readonly employees: readonly (EmployeeRecord & { readonly discoveredAt: string | null })[];
};

/** @throws ZodError when the file holds no company */
export function readCompany(path: string): Company {
  const file = CompanyFile.parse(JSON.parse(readFileSync(path, "utf8")));
  return { hires: file.hires.map(hireOf), employees: file.employees.map(employeeOf) };
}

function hireOf(hire: z.infer<typeof FileHire>): HireRecord {
  return {
    id: hire.id,
    candidateName: hire.candidateName ?? "",
    emails: hire.emails ?? [],
    hiredAt: hire.hiredAt ?? null,
    titles: told([hire.requisition?.title, hire.posting?.title]),
    locations: told([hire.requisition?.location, hire.posting?.location]),
    departments: told([hire.requisition?.department, hire.posting?.department]),
    managers: told([hire.requisition?.hiringManager]),
    seat: "open",
    refusedEmployeeIds: [],
  };
}

function employeeOf(employee: z.infer<typeof FileEmployee>): Company["employees"][number] {
  return {
    id: employee.id,
    firstName: employee.firstName ?? "",
    middleName: employee.middleName ?? null,
    lastName: employee.lastName ?? "",
    preferredName: employee.preferredName ?? null,
    workEmail: employee.workEmail ?? null,
    personalEmail: employee.personalEmail ?? null,
    startDate: employee.startDate ?? null,
    title: employee.title ?? null,
    department: employee.department ?? null,
    location: employee.location ?? null,
    managerName: employee.manager?.name ?? null,
    isSettled: false,
    discoveredAt: employee.discoveredAt ?? null,
  };
}

function told(texts: readonly (string | null | undefined)[]): string[] {
  return texts.filter((value): value is string => typeof value === "string" && value !== "");
}
