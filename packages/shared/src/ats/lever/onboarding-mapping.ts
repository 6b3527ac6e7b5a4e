// Lever's words to ours for onboarding: candidates at a stage, offers, postings, users, files and résumés.
import type { Offer } from "../../domain/onboarding/offer.ts";
import {
  extensionOf,
  numberOf,
  type SeenCandidate,
  type SeenDocument,
  type SeenPerson,
  type SeenPosting,
} from "../../domain/onboarding/new-hire.ts";
import { reachedAt } from "../../domain/onboarding/stages.ts";
import type {
  LeverFile,
  LeverOffer,
  LeverPosting,
  LeverResume,
  LeverUser,
  OnboardingOpportunity,
} from "./onboarding-schema.ts";

/** The stage that makes a new hire, the account's stages in order, and the archive reasons that mean hired (null = not told). */
export type StageRule = {
  readonly stageId: string;
  readonly order: readonly string[];
  readonly hiredReasons: ReadonlySet<string> | null;
};

/** The candidate, when they are at or past the stage or hired from anywhere, and not archived as anything but hired; else null. */
export function candidateOf(opportunity: OnboardingOpportunity, rule: StageRule): SeenCandidate | null {
  const { stage, stageChanges, createdAt, archived } = opportunity;
  const application = (opportunity.applications ?? []).find((one) => one !== null);
  if (archived) {
    const isHired =
      rule.hiredReasons?.has(archived.reason ?? "") ??
      // Without the reasons only the requisition tells: it is set for hires alone.
      (application?.requisitionForHire ?? null) !== null;
    if (!isHired) return null;
  }
  const changes = (stageChanges ?? []).map(({ toStageId, updatedAt }) => ({ toStageId, at: updatedAt }));
  const history = { stageId: stage, changes, createdAt, hiredAt: archived?.archivedAt ?? null };
  const at = reachedAt(history, rule.stageId, rule.order);
  if (at === null) return null;
  return {
    opportunityId: opportunity.id,
    contactId: opportunity.contact ?? null,
    name: (opportunity.name ?? "").trim(),
    emails: (opportunity.emails ?? []).map((email) => email.trim()).filter((email) => email !== ""),
    postingId: application?.posting ?? null,
    hiringManagerId: application?.postingHiringManager ?? null,
    location: told(opportunity.opportunityLocation),
    reachedAt: at,
  };
}

/** Lever says "unspecified" where a posting has no place. */
function told(text: string | null | undefined): string | null {
  const trimmed = (text ?? "").trim();
  return trimmed === "" || trimmed === "unspecified" ? null : trimmed;
}

export function offerOf(offer: LeverOffer): Offer {
  const signings = Object.values(offer.signatures ?? {}).flatMap(({ signedAt }) => signedAt ?? []);
  return {
    id: offer.id,
    status: offer.status,
    createdAt: offer.createdAt,
    signedAt: signings.length === 0 ? null : Math.max(...signings),
    fields: offer.fields ?? [],
  };
}

export function postingOf(posting: LeverPosting): SeenPosting {
  return {
    id: posting.id,
    title: (posting.text ?? "").trim(),
    location: told(posting.categories?.location),
    hiringManagerId: posting.hiringManager ?? null,
  };
}

export function personOf(user: LeverUser): SeenPerson {
  return {
    id: user.id,
    name: (user.name ?? "").trim(),
    email: told(user.email),
    isActive: (user.deactivatedAt ?? null) === null,
  };
}

export function fileOf(file: LeverFile): SeenDocument {
  return documentOf(file.id, "otherDocument", file, "Untitled file");
}

/** Null for a résumé without a file. */
export function resumeOf(resume: LeverResume): SeenDocument | null {
  const { file } = resume;
  if (file === null || file === undefined) return null;
  return documentOf(
    resume.id,
    "ResumeDocument",
    { ...file, uploadedAt: file.uploadedAt ?? resume.createdAt },
    "Résumé",
  );
}

function documentOf(
  providerId: string,
  type: SeenDocument["type"],
  file: Omit<LeverFile, "id">,
  nameless: string,
): SeenDocument {
  const name = (file.name ?? "").trim();
  const uploadedAt = numberOf(file.uploadedAt);
  return {
    providerId,
    type,
    displayName: name === "" ? nameless : name,
    extension: extensionOf(file.ext, name),
    downloadUrl: file.downloadUrl ?? null,
    size: numberOf(file.size),
    uploadedAt: uploadedAt === null || uploadedAt > 8.64e15 ? null : new Date(uploadedAt).toISOString(),
    isUnprocessable: file.status === "error" || file.status === "unsupported",
  };
}
