// New hires, their documents and invitations, and packages, as the API tells and takes them.
import { z } from "@hono/zod-openapi";
import type { DocumentRow, NewHireRow } from "#shared/db/new-hires.ts";
import type { PackageRow } from "#shared/db/welcome.ts";
import { MailStatus } from "#shared/domain/mail/mail.ts";
import { InvitationInput, invitationState } from "#shared/domain/onboarding/invitation.ts";
import { DocumentType, NewHireProblem } from "#shared/domain/onboarding/new-hire.ts";
import { PackageInput } from "#shared/domain/onboarding/package.ts";
import type { NewHireDetail } from "../../operations/onboarding/new-hires.ts";
import { MaybeTime, Time } from "../answers.ts";
import { documented } from "./documented.ts";

const Day = z.iso.date().nullable();
const text = z.string().nullable();

const Invitation = z
  .object({
    state: z.enum(["invited", "expired", "revoked", "opened", "confirmed"]),
    mailStatus: MailStatus.nullable().openapi({ description: "Of the last mail." }),
    invitedAt: Time,
    expiresAt: Time,
    confirmedAt: MaybeTime,
    times: z.number().int().openapi({ description: "How often it was mailed." }),
  })
  .openapi("NewHireInvitation");

const newHire = {
  id: z.string(),
  connectionId: z.string(),
  opportunityId: z.string(),
  contactId: text,
  name: z.string(),
  email: text,
  postingId: text,
  postingTitle: text,
  designation: text.openapi({ description: "The offer's job title, else the posting's." }),
  offerId: text,
  offerStatus: text,
  offerCandidateName: text,
  location: text,
  startDate: Day,
  managerId: text.openapi({ description: "The offer's direct manager: the ATS's user id." }),
  managerName: text,
  hiringManagerName: text,
  hiringManagerEmail: text,
  packageCode: text.openapi({ description: "The offer's custom_emp_job_type." }),
  packageName: text.openapi({ description: "Null with a code that no package has." }),
  problems: z.array(NewHireProblem).openapi({ description: "What the ATS does not tell, or tells oddly." }),
  reachedAt: Time.openapi({ description: "When they reached the stage." }),
  uploadedAt: Time.openapi({ description: "When they came in here." }),
  readAt: Time,
  withdrawnAt: MaybeTime.openapi({ description: "Since when they no longer count." }),
};

export const NewHire = z.object({ ...newHire, invitation: Invitation.nullable() }).openapi("NewHire");

export const Document = z
  .object({
    id: z.string(),
    type: DocumentType,
    displayName: z.string(),
    extension: z.string().openapi({ description: "Without a dot; empty when nothing tells." }),
    size: z.number().nullable(),
    uploadedAt: MaybeTime,
    isUnprocessable: z.boolean().openapi({ description: "The ATS could not process it: its download will fail." }),
    downloadUrl: z.string().openapi({ description: "Where this API gives the bytes." }),
    providerUrl: z
      .string()
      .nullable()
      .openapi({ description: "The ATS's own page for people who are signed in there." }),
  })
  .openapi("Document");

const Mail = z.object({
  id: z.string(),
  status: MailStatus,
  toAddress: z.string(),
  createdAt: Time,
  sentAt: MaybeTime,
  failure: text,
  failureMessage: text,
  reportedAt: MaybeTime.openapi({ description: "When the mail service told of delivery, bounce or complaint." }),
});

export const NewHireWithDocuments = z
  .object({
    ...newHire,
    invitation: Invitation.nullable(),
    documents: z.array(Document),
    mails: z.array(Mail).openapi({ description: "Of the invitation, newest first." }),
  })
  .openapi("NewHireWithDocuments");

export function newHireOf(row: NewHireRow, now: number): z.infer<typeof NewHire> {
  const plain = documented(z.object(newHire), row);
  return { ...plain, invitation: invitationOf(row, now) };
}

export function newHireDetailOf(
  detail: NewHireDetail,
  now: number,
  publicUrl: string,
): z.infer<typeof NewHireWithDocuments> {
  return {
    ...newHireOf(detail, now),
    documents: detail.documents.map((document) => documentOf(document, detail.id, publicUrl)),
    mails: detail.mails.map((mail) => documented(Mail, mail)),
  };
}

function invitationOf({ invitation, mailStatus }: NewHireRow, now: number): z.infer<typeof Invitation> | null {
  if (invitation === null) return null;
  const { invitedAt, expiresAt, confirmedAt, linkTry } = invitation;
  return { state: invitationState(invitation, now), mailStatus, invitedAt, expiresAt, confirmedAt, times: linkTry };
}

export function documentOf(row: DocumentRow, personId: string, publicUrl: string): z.infer<typeof Document> {
  const { providerId, downloadUrl, ...rest } = row;
  const path = personId.startsWith("hir_") ? "hires" : "new-hires";
  const content = `${publicUrl}/api/v1/${path}/${personId}/documents/${encodeURIComponent(providerId)}/content`;
  return { ...rest, id: providerId, downloadUrl: content, providerUrl: downloadUrl };
}

/** All of it, or nothing: a body that says nothing sends the invitation as it is pre-filled. */
export const InvitationWish = InvitationInput.partial().openapi("InvitationWish", {
  example: { email: "jo.park@example.com", packageCode: "FT-ENG" },
});

export const NewPackage = PackageInput.openapi("NewPackage", {
  example: { code: "FT-ENG", name: "Engineering, full time", mailText: "", tasks: ["Choose your laptop"] },
});

export const Package = z
  .object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    mailText: z.string(),
    tasks: z.array(z.string()),
    createdAt: Time,
    updatedAt: Time,
  })
  .openapi("Package");

export function packageOf(row: PackageRow): z.infer<typeof Package> {
  return documented(Package, row);
}
