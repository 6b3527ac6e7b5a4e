// Wire shapes of what hangs on an opportunity, with the oddities of Lever's samples kept.
import type { Interview, Note, Offer, Opportunity, StoredFile } from "../state/records.ts";
import type { Account } from "../state/state.ts";

type Wire = Record<string, unknown>;

const extensionOf = (name: string) => (name.includes(".") ? (name.split(".").at(-1) ?? "") : "");
const nameOf = (name: string) => (name === "" ? null : name);
const sizeOf = (file: StoredFile) => Buffer.byteLength(file.contentBase64, "base64");

/** The download address is a page for people who are signed in to Lever, not the API's. Numbers are strings here. */
export function fileShape(file: StoredFile, webUrl: string): Wire {
  return {
    id: file.id,
    downloadUrl: `${webUrl}/candidates/${file.opportunityId}/files/${file.id}/download`,
    ext: `.${extensionOf(file.name)}`,
    name: nameOf(file.name),
    uploadedAt: String(file.uploadedAt),
    status: file.status,
    size: String(sizeOf(file)),
  };
}

/** The extension has no dot and the numbers are numbers, unlike in files. */
export function resumeShape(file: StoredFile, webUrl: string): Wire {
  return {
    id: file.id,
    createdAt: file.uploadedAt,
    file: {
      name: nameOf(file.name),
      ext: extensionOf(file.name),
      downloadUrl: `${webUrl}/candidates/${file.opportunityId}/resumes/${file.id}/download`,
      uploadedAt: file.uploadedAt,
      status: file.status,
      size: sizeOf(file),
    },
    parsedData: { positions: [], schools: [] },
  };
}

export function offerShape(account: Account, offer: Offer, expanded: Set<string>, apiOrigin: string): Wire {
  const opportunity = account.opportunities[offer.opportunityId];
  const contact = account.contacts[opportunity?.contactId ?? ""];
  const document = (at: number | null, status: "sent" | "signed") =>
    at === null
      ? null
      : {
          fileName: `offer-${status}.pdf`,
          uploadedAt: at,
          downloadUrl: `${apiOrigin}/v1/opportunities/${offer.opportunityId}/offers/${offer.id}/download?status=${status}`,
        };
  return {
    id: offer.id,
    posting: offer.posting,
    createdAt: offer.createdAt,
    status: offer.status,
    creator: expanded.has("creator") ? (account.users[offer.creator ?? ""] ?? offer.creator) : offer.creator,
    fields: offer.fields,
    signatures: {
      candidate: {
        role: "candidate",
        name: contact?.name ?? "",
        email: contact?.emails[0] ?? null,
        firstOpenedAt: offer.signedAt,
        lastOpenedAt: offer.signedAt,
        signedAt: offer.signedAt,
        signed: offer.signedAt !== null,
      },
    },
    approved: offer.approved,
    approvedAt: offer.approvedAt,
    sentAt: offer.sentAt,
    sentDocument: document(offer.sentAt, "sent"),
    signedDocument: document(offer.signedAt, "signed"),
  };
}

export function interviewShape(account: Account, interview: Interview): Wire {
  const posting = account.opportunities[interview.opportunityId]?.application?.posting;
  return {
    id: interview.id,
    panel: interview.panel,
    subject: interview.subject,
    note: interview.note,
    interviewers: interview.interviewers.map((id) => ({
      id,
      name: account.users[id]?.name ?? "",
      email: account.users[id]?.email ?? "",
      feedbackTemplate: "",
    })),
    timezone: interview.timezone,
    createdAt: interview.createdAt,
    date: interview.date,
    duration: interview.duration,
    location: interview.location,
    feedbackTemplate: null,
    feedbackForms: [],
    feedbackReminder: "frequently",
    user: interview.user,
    stage: interview.stage,
    canceledAt: interview.canceledAt,
    postings: posting === undefined ? [] : [posting],
    gcalEventUrl: null,
    opportunityId: interview.opportunityId,
  };
}

export function noteShape(opportunity: Opportunity, note: Note): Wire {
  return {
    id: note.id,
    text: "Note",
    fields: [
      {
        type: "note",
        text: "Comment",
        value: note.value,
        user: note.user,
        createdAt: note.createdAt,
        score: null,
        stage: opportunity.stage,
      },
    ],
    user: note.user,
    secret: note.secret,
    completedAt: note.createdAt,
    createdAt: note.createdAt,
    deletedAt: null,
  };
}
