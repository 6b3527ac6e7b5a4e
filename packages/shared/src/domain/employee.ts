// The employee as HRIS systems tell it, the door that checks one, and what a match records as its evidence.
import { z } from "zod";

export const EmployeeSource = z.enum(["form", "csv", "api", "scim", "import"]);
export type EmployeeSource = z.infer<typeof EmployeeSource>;

const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullish()
    .transform((value) => (value === undefined || value === null || value === "" ? null : value));

const optionalEmail = z
  .union([z.literal(""), z.null(), z.email("Write a full e-mail address, such as ada@example.com.").max(254)])
  .optional()
  .transform((value) => (value ? value.trim() : null));

const optionalDate = z
  .union([z.literal(""), z.null(), z.iso.date("Write the date as YYYY-MM-DD.")])
  .optional()
  .transform((value) => (value ? value : null));

/** An employee as it comes in by form, CSV or API. Empty strings count as absent. */
export const EmployeeInput = z.object({
  employeeNumber: optionalText(100),
  firstName: z.string().trim().min(1, "A first name is needed.").max(300),
  middleName: optionalText(300),
  lastName: z.string().trim().max(300).default(""),
  preferredName: optionalText(300),
  workEmail: optionalEmail,
  personalEmail: optionalEmail,
  title: optionalText(300),
  department: optionalText(300),
  location: optionalText(300),
  employmentType: optionalText(300),
  manager: z
    .object({ name: optionalText(300), email: optionalEmail })
    .nullish()
    .transform((value) => value ?? null),
  startDate: optionalDate,
});
export type EmployeeInput = z.infer<typeof EmployeeInput>;

/** One reason for or against a match, in a stable code and in plain words; `bits` is filled by engines that weigh evidence. */
export type MatchEvidence = {
  readonly code: string;
  readonly text: string;
  readonly bits?: number;
};
