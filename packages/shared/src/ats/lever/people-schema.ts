// What the import reads of Lever's opportunities, offers, postings and users; tolerant of whatever is new, missing or null.
import { z } from "zod";
import { listOf } from "../readable.ts";
import { Ms } from "./schema.ts";

const Text = z.string().nullish().catch(null);

const Application = z.object({
  posting: Text,
  postingHiringManager: Text,
  requisitionForHire: z
    .object({ id: z.string(), requisitionCode: Text, hiringManagerOnHire: Text })
    .nullish()
    .catch(null),
});

/** `applications` holds objects only with `expand=applications`; `name` may be empty and `emails` often is. */
export const PersonOpportunity = z.object({
  id: z.string(),
  name: Text,
  contact: z
    .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
    .nullish()
    .catch(null),
  headline: Text,
  location: Text,
  origin: Text,
  emails: listOf(z.string()),
  isAnonymized: z.boolean().nullish().catch(false),
  archived: z.object({ reason: z.string().nullish(), archivedAt: Ms }).nullish(),
  updatedAt: Ms.nullish().catch(null),
  applications: listOf(z.union([z.string().transform(() => null), Application])),
});
export type PersonOpportunity = z.infer<typeof PersonOpportunity>;

const Signature = z.object({ signedAt: Ms.nullish().catch(null), signed: z.boolean().nullish().catch(null) });

/** Which fields there are, and under what identifiers, differs from account to account. */
export const OfferRow = z.object({
  id: z.string(),
  status: z.string(),
  createdAt: Ms.nullish().catch(null),
  fields: listOf(
    z.object({
      identifier: z.string(),
      text: Text,
      value: z.union([z.string(), z.number()]).nullish().catch(null),
    }),
  ),
  signatures: z.record(z.string(), Signature).nullish().catch(null),
  signedDocument: z
    .object({ uploadedAt: Ms.nullish().catch(null) })
    .nullish()
    .catch(null),
});
export type OfferRow = z.infer<typeof OfferRow>;

export const PostingRow = z.object({
  id: z.string(),
  text: Text,
  hiringManager: z
    .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
    .nullish()
    .catch(null),
  country: Text,
  workplaceType: Text,
  categories: z.object({ commitment: Text, department: Text, location: Text, team: Text }).nullish().catch(null),
});
export type PostingRow = z.infer<typeof PostingRow>;

export const UserRow = z.object({ id: z.string(), name: Text, email: Text, deactivatedAt: Ms.nullish().catch(null) });
export type UserRow = z.infer<typeof UserRow>;
