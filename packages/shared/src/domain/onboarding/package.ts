// An onboarding package: what a kind of new hire gets to read and to do, found by the code that the offer carries.
import { z } from "zod";

export const PackageInput = z.object({
  code: z.string().trim().min(1, "A package needs the code that offers carry.").max(60, "At most 60 characters."),
  name: z.string().trim().min(1, "A package needs a name.").max(120, "At most 120 characters."),
  /** Stands in the invitation's mail; the same for everybody, so it holds nothing personal. */
  mailText: z.string().trim().max(2_000, "At most 2,000 characters.").default(""),
  tasks: z
    .array(z.string().trim().min(1).max(300, "At most 300 characters a task."))
    .max(50, "At most 50 tasks.")
    .default([]),
});
export type PackageInput = z.infer<typeof PackageInput>;

/** Codes are compared without regard to case and to spaces around them. */
export function codeKey(code: string): string {
  return code.trim().toLowerCase();
}

/** Tasks as typed in a text area: one a line, empty lines left out. */
export function tasksOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
