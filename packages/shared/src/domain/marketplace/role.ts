// The role: the doors that check what people write of it, and the rules of what may happen to it.
import { z } from "zod";
import { RoleFee } from "./fee.ts";
import { isActivePosting, WorkplaceType, type PostingState } from "./posting.ts";
import type { RoleStatus } from "./words.ts";

const shortText = z
  .string()
  .trim()
  .max(200, "At most 200 characters.")
  .nullish()
  .transform((value) => (value ? value : null));

const Amount = z.number().int("Write a whole amount, without cents.").min(0).max(1_000_000_000);

const Salary = z
  .object({
    min: Amount,
    max: Amount,
    currency: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{3}$/, "Write the currency as three letters, such as USD."),
    interval: z.string().trim().min(1).max(40),
  })
  .refine((band) => band.min <= band.max, { path: ["max"], message: "The upper end is below the lower end." });

const factFields = {
  title: z.string().trim().min(1, "A role needs a title.").max(200, "At most 200 characters."),
  department: shortText,
  team: shortText,
  location: shortText,
  commitment: shortText,
  workplaceType: WorkplaceType.nullish().transform((value) => value ?? null),
  salary: Salary.nullish().transform((value) => value ?? null),
  hiringManager: shortText,
  /** Plain text; empty lines part paragraphs. */
  description: z.string().max(50_000, "At most 50,000 characters."),
  isConfidential: z.boolean(),
};

/** What a person writes of a role that has no posting. */
export const RoleFactsInput = z.object({
  ...factFields,
  description: factFields.description.default(""),
  isConfidential: factFields.isConfidential.default(false),
});
export type RoleFactsInput = z.infer<typeof RoleFactsInput>;

/** Only what changes. */
export const RoleFactsChange = z.object(factFields).partial();

const termFields = {
  fee: RoleFee.nullish().transform((value) => value ?? null),
  hiresWanted: z.number("Write a whole number.").int("Write a whole number.").min(1, "At least one.").max(1_000),
  notesToRecruiters: z.string().trim().max(10_000, "At most 10,000 characters."),
  showsSalary: z.boolean(),
  showsConfidential: z.boolean(),
};

/** What a company adds for its recruiters, whether the role comes from a posting or not. */
export const RoleTermsInput = z.object({
  fee: termFields.fee,
  hiresWanted: termFields.hiresWanted.default(1),
  notesToRecruiters: termFields.notesToRecruiters.default(""),
  showsSalary: termFields.showsSalary.default(false),
  showsConfidential: termFields.showsConfidential.default(false),
});
export type RoleTermsInput = z.infer<typeof RoleTermsInput>;

/** Only what changes. */
export const RoleTermsChange = z.object(termFields).partial();

export const RecruiterIds = z.array(z.string().min(1).max(60)).max(500, "At most 500 recruiters.");

/** Which posting a role is, or is to be, linked to. */
export const PostingRef = z.object({ connectionId: z.string().min(1).max(60), postingId: z.string().min(1).max(100) });
export type PostingRef = z.infer<typeof PostingRef>;

/** Whether the role takes candidates: the company has it open, and its posting, if it has one, takes them. */
export function stateOfRole(status: RoleStatus, postingState: PostingState | null): RoleStatus {
  return status === "open" && postingState !== null && !isActivePosting(postingState) ? "closed" : status;
}

/** What stands in the way of opening a role, in words, or null. */
export function whyNotOpenable(role: {
  readonly fee: RoleFee | null;
  readonly postingState: PostingState | null;
}): string | null {
  if (role.fee === null) return "Say what you pay for a hire before you open the role to recruiters.";
  if (role.postingState !== null && !isActivePosting(role.postingState))
    return "Its posting takes no candidates. Publish it in Lever, or link the role to another one.";
  return null;
}

/** What becomes of candidates when a role's link changes: said before, and kept. */
export function linkChangeWords(sentCount: number, to: string | null): string {
  const who = sentCount === 1 ? "1 candidate" : `${sentCount} candidates`;
  const stay =
    sentCount === 0
      ? "No candidate has been sent yet, so nothing is left behind."
      : `${who} sent so far ${sentCount === 1 ? "stays" : "stay"} in Lever where they are, under the posting linked until now, and can be followed here as before.`;
  const next =
    to === null
      ? "Candidates can no longer be sent to Lever until the role is linked again; those that wait are held."
      : `Candidates from now on, and those that wait to be sent, go to ${to}.`;
  return `${stay} ${next}`;
}
