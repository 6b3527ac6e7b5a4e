// Lever's postings as they stand on the wire, only what we read of them, tolerant of fields that are new, missing or null.
import { z } from "zod";

const word = z.string().nullish().catch(null);

/** A user's id, or with `expand` the user. */
const UserOrId = z
  .union([
    z.string().transform((id) => ({ id, name: null })),
    z.object({ id: z.string(), name: z.string().nullish() }).transform(({ id, name }) => ({ id, name: name ?? null })),
  ])
  .nullish()
  .catch(null);

const Salary = z.object({
  min: z.number().nullish().catch(null),
  max: z.number().nullish().catch(null),
  currency: word,
  interval: word,
});

const Content = z.object({
  description: word,
  descriptionHtml: word,
  lists: z
    .array(z.object({ text: word, content: word }))
    .nullish()
    .catch([]),
  closing: word,
  closingHtml: word,
});

export const Posting = z.object({
  id: z.string(),
  text: z.string().nullish(),
  state: z.string(),
  user: UserOrId,
  owner: UserOrId,
  hiringManager: UserOrId,
  categories: z
    .object({
      commitment: word,
      department: word,
      location: word,
      team: word,
      allLocations: z.array(z.string()).nullish().catch([]),
    })
    .nullish()
    .catch(null),
  content: Content.nullish().catch(null),
  requisitionCodes: z.array(z.string()).nullish().catch([]),
  urls: z.object({ show: word }).nullish().catch(null), // null for drafts
  confidentiality: word,
  workplaceType: word,
  salaryRange: Salary.nullish().catch(null),
  createdAt: z.number(),
  updatedAt: z.number().nullish(),
});
export type Posting = z.infer<typeof Posting>;
