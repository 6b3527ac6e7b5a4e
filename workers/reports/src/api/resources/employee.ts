// The employee as the API tells and takes it, and what an import reports.
import { z } from "@hono/zod-openapi";
import type { EmployeeRow } from "#shared/db/employees.ts";
import { EmployeeInput, EmployeeSource } from "#shared/domain/employee.ts";
import { PositionStatus } from "#shared/domain/words.ts";
import { MaybeTime, Time } from "../answers.ts";
import { documented } from "./documented.ts";

export const NewEmployee = z.strictObject(EmployeeInput.shape).openapi("NewEmployee", {
  example: {
    employeeNumber: "1042",
    firstName: "Ada",
    lastName: "Lovelace",
    workEmail: "ada@northwind.example",
    title: "Staff Engineer",
    manager: { name: "Priya Shah", email: "priya@northwind.example" },
    startDate: "2027-02-01",
  },
});

export const EmployeeChange = z
  .strictObject({ ...EmployeeInput.shape, lastName: z.string().trim().max(300) })
  .partial()
  .openapi("EmployeeChange", {
    description: "Only the facts that change; null empties one.",
    example: { personalEmail: "ada@home.example" },
  });

export const Employee = z
  .object({
    id: z.string(),
    employeeNumber: z.string().nullable(),
    firstName: z.string(),
    middleName: z.string().nullable(),
    lastName: z.string(),
    preferredName: z.string().nullable(),
    workEmail: z.string().nullable(),
    personalEmail: z.string().nullable(),
    title: z.string().nullable(),
    department: z.string().nullable(),
    location: z.string().nullable(),
    employmentType: z.string().nullable(),
    manager: z.object({ name: z.string().nullable(), email: z.string().nullable() }).nullable(),
    startDate: z.iso.date().nullable(),
    source: EmployeeSource,
    position: z
      .object({ id: z.string(), title: z.string(), status: PositionStatus, requisitionCode: z.string().nullable() })
      .nullable()
      .openapi({ description: "The seat that is theirs." }),
    match: z.object({ id: z.string(), hireId: z.string() }).nullable().openapi({ description: "The confirmed match." }),
    createdAt: Time,
    updatedAt: Time,
    deactivatedAt: MaybeTime.openapi({ description: "When SCIM said that the person no longer works there." }),
    importedFromHireId: z
      .string()
      .nullable()
      .openapi({ description: "The hire that the import made the record from." }),
    hireUndoneAt: MaybeTime.openapi({ description: "When the ATS said that this hire was undone." }),
  })
  .openapi("Employee");

export const ImportReport = z
  .object({
    isDryRun: z.boolean(),
    lineCount: z.number().openapi({ description: "Lines after the header that are not empty." }),
    created: z.number(),
    updated: z.number(),
    unchanged: z.number(),
    badCount: z.number(),
    bad: z
      .array(
        z.object({
          line: z.number().openapi({ description: "In the file; the header is line 1.", example: 7 }),
          problems: z.array(z.object({ field: z.string(), message: z.string() })),
          text: z.string(),
        }),
      )
      .openapi({ description: "The first 500 lines that cannot be imported; the others go in without them." }),
    columns: z
      .array(z.object({ header: z.string(), field: z.string().nullable() }))
      .openapi({ description: "What each column was taken for; null: it is not used." }),
  })
  .openapi("ImportReport");

export function employeeOf(row: EmployeeRow): z.infer<typeof Employee> {
  return documented(Employee, row);
}
