// Lever's opportunities, offers, postings and users in the words of the import.
import type { AtsUser, HiredPerson, Offer, Posting } from "../../domain/hris/person.ts";
import type { OfferRow, PersonOpportunity, PostingRow, UserRow } from "./people-schema.ts";

/** A candidacy as a list or a read tells it. */
export type SeenPerson =
  | { readonly state: "hired"; readonly person: HiredPerson }
  | { readonly state: "not_hired" | "gone"; readonly applicationId: string };

export function personOf(opportunity: PersonOpportunity, hiredReasonIds: ReadonlySet<string>): SeenPerson {
  const { id, archived } = opportunity;
  if (!archived?.reason || !hiredReasonIds.has(archived.reason)) return { state: "not_hired", applicationId: id };
  const application = (opportunity.applications ?? []).find((one) => one !== null);
  const against = application?.requisitionForHire;
  return {
    state: "hired",
    person: {
      applicationId: id,
      contactId: opportunity.contact ?? null,
      name: (opportunity.name ?? "").trim(),
      emails: (opportunity.emails ?? []).map((email) => email.trim()).filter((email) => email !== ""),
      location: textOf(opportunity.location),
      headline: textOf(opportunity.headline),
      origin: textOf(opportunity.origin),
      isAnonymised: opportunity.isAnonymized === true,
      hiredAt: new Date(archived.archivedAt).toISOString(),
      requisition: against ? { providerId: against.id, code: against.requisitionCode ?? "" } : null,
      postingId: application?.posting ?? null,
      managerIds: [application?.postingHiringManager, against?.hiringManagerOnHire].flatMap((one) => one ?? []),
      stamp: `${archived.reason}.${archived.archivedAt}.${opportunity.updatedAt ?? ""}`,
    },
  };
}

export function offerOf(row: OfferRow): Offer {
  const signedAt = [
    ...Object.values(row.signatures ?? {}).map((signature) => signature.signedAt ?? null),
    row.signedDocument?.uploadedAt ?? null,
  ].filter((ms) => ms !== null);
  return {
    status: row.status,
    createdAtMs: row.createdAt ?? 0,
    signedAtMs: row.status === "signed" && signedAt.length > 0 ? Math.max(...signedAt) : null,
    fields: (row.fields ?? []).map(({ identifier, text, value }) => ({
      identifier,
      label: text ?? identifier,
      value: value ?? null,
    })),
  };
}

export function postingOf(row: PostingRow): Posting {
  const { commitment, department, location, team } = row.categories ?? {};
  return {
    title: textOf(row.text),
    department: textOf(department),
    team: textOf(team),
    location: textOf(location),
    commitment: textOf(commitment),
    workplaceType: textOf(row.workplaceType),
    country: textOf(row.country),
    hiringManagerId: row.hiringManager ?? null,
  };
}

export function userOf(row: UserRow): AtsUser {
  return { name: textOf(row.name) ?? "", email: textOf(row.email), isActive: (row.deactivatedAt ?? null) === null };
}

function textOf(text: string | null | undefined): string | null {
  return text === undefined || text === null || text.trim() === "" ? null : text.trim();
}
