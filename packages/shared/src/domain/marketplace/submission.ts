// A candidate as a recruiter submits one: the door that checks it, and the key under which the same person is found again.
import { z } from "zod";
import { canonicalMailbox } from "../match/mailbox.ts";

const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `At most ${max} characters.`)
    .nullish()
    .transform((value) => (value ? value : null));

const Link = z
  .string()
  .trim()
  .max(500)
  .transform((text) => (/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`))
  .pipe(z.url({ protocol: /^https?$/, hostname: z.regexes.domain, message: "Write web addresses, one a line." }));

export const SubmissionInput = z.object({
  name: z.string().trim().min(1, "Write the candidate's name.").max(200, "At most 200 characters."),
  email: z.string().trim().max(254).pipe(z.email("Write a full e-mail address, such as ada@example.com.")),
  phone: optionalText(50),
  links: z.array(Link).max(5, "At most five links.").default([]),
  location: optionalText(200),
  notes: z.string().trim().max(5000, "At most 5000 characters.").default(""),
});
export type SubmissionInput = z.infer<typeof SubmissionInput>;

/** What candidates agree to when the company has not written its own words. */
export const DEFAULT_CONSENT =
  "The candidate knows the company and the role, agrees to being put forward for it, and agrees that their details are kept by the company for this purpose.";

/** The mailbox behind an address, so that two spellings of it are one person. */
export function emailKeyOf(address: string): string {
  return canonicalMailbox(address) ?? address.trim().toLowerCase();
}
