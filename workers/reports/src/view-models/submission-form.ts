// The form by which a candidate is submitted: what is typed, as the door takes it, and what is wrong with it field by field.
import type { z } from "zod";
import { SubmissionInput } from "#shared/domain/marketplace/submission.ts";
import type { FormState } from "../components/field.tsx";

export const SUBMISSION_FIELDS = ["name", "email", "phone", "links", "location", "notes", "consent"] as const;

export type SubmissionValues = Record<(typeof SUBMISSION_FIELDS)[number], string>;

/** Links are typed one a line. */
export function readSubmission(values: SubmissionValues): z.ZodSafeParseResult<SubmissionInput> {
  const { links, phone, location, consent: _, ...rest } = values;
  const typed = links
    .split(/\s+/)
    .map((link) => link.trim())
    .filter((link) => link !== "");
  return SubmissionInput.safeParse({ ...rest, phone, location, links: typed });
}

/** What is wrong, the first fault of each field; `resume` and `consent` are checked by the caller. */
export function submissionFaults(
  values: SubmissionValues,
  error: z.ZodError | undefined,
  more: Readonly<Record<string, string>>,
): FormState {
  const errors: Record<string, string> = { ...more };
  for (const issue of error?.issues ?? []) errors[String(issue.path[0] ?? "")] ??= issue.message;
  return { values, errors };
}
