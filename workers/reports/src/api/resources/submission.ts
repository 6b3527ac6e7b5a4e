// A submitted candidate as the API tells it and takes it.
import { z } from "@hono/zod-openapi";
import type { SubmissionRow } from "#shared/db/submissions.ts";
import { rulingForCompany } from "#shared/domain/marketplace/ruling-words.ts";
import { SubmissionInput } from "#shared/domain/marketplace/submission.ts";
import {
  ArchiveGroup,
  FeeState,
  SubmissionEventKind,
  SubmissionStatus,
} from "#shared/domain/marketplace/submission-words.ts";
import type { SubmissionDetail } from "../../operations/marketplace/submissions.ts";
import { MaybeTime, Time } from "../answers.ts";
import { documented } from "./documented.ts";

export const NewSubmission = z
  .strictObject({
    recruiterId: z.string().max(60).openapi({ description: "Who brought the candidate: a recruiter of the role." }),
    ...SubmissionInput.shape,
    email: SubmissionInput.shape.email.openapi({ type: "string", format: "email" }),
    links: SubmissionInput.shape.links.openapi({
      type: "array",
      items: { type: "string" },
      description: "At most five web addresses.",
    }),
    consent: z.literal(true).openapi({ description: "The candidate has agreed to the company's words of consent." }),
  })
  .openapi("NewSubmission", {
    example: {
      recruiterId: "rec_01jd3x9k2f7q0m4zt8ab",
      name: "Ada Lovelace",
      email: "ada@example.com",
      links: ["https://www.linkedin.com/in/ada"],
      consent: true,
    },
  });

const submission = {
  id: z.string(),
  role: z.object({ id: z.string(), title: z.string() }),
  recruiter: z.object({ id: z.string(), name: z.string(), agency: z.string() }),
  status: SubmissionStatus,
  place: z.string().openapi({
    description:
      "Column of the board: `waiting`, `stage:` and the stage's id, `hired`, `archived`, `refused`, `not_sent` or `gone`.",
  }),
  candidateName: z.string(),
  candidateEmail: z.string(),
  candidatePhone: z.string().nullable(),
  candidateLinks: z.array(z.string()),
  candidateLocation: z.string().nullable(),
  notes: z.string(),
  consentText: z.string(),
  consentAt: Time,
  resumeName: z.string().nullable(),
  createdAt: Time,
  reason: z.string().nullable().openapi({ description: "What it waits for, or why it was not sent." }),
  message: z.string().nullable(),
  applicationId: z.string().nullable().openapi({ description: "The ATS's own id (Lever: the opportunity's)." }),
  isDeduped: z.boolean().nullable().openapi({ description: "The ATS knew the person before." }),
  sentAt: MaybeTime,
  stageName: z.string().nullable(),
  archivedAt: MaybeTime,
  archiveGroup: ArchiveGroup.nullable(),
  archiveReason: z.string().nullable(),
  offeredAt: MaybeTime,
  hiredAt: MaybeTime,
  unhiredAt: MaybeTime,
  goneAt: MaybeTime,
  anonymisedAt: MaybeTime,
  erasedAt: MaybeTime.openapi({ description: "Since when nothing of the person is here any more." }),
  readAt: MaybeTime,
};

export const Submission = z.object(submission).openapi("Submission");

export const SubmissionWithParts = z
  .object({
    ...submission,
    fee: z.object({ state: FeeState, startsOn: z.iso.date().nullable() }),
    rulings: z.array(
      z.object({
        id: z.string(),
        isAccepted: z.boolean(),
        reason: z.string(),
        words: z.string().openapi({ example: "Another recruiter submitted this person first." }),
        evidence: z.array(
          z.record(z.string(), z.json()).openapi({
            type: "object",
            additionalProperties: true,
            description: "A fact that it rests on, by `kind`.",
          }),
        ),
        decidedBy: z.string(),
        note: z.string().nullable(),
        at: Time,
      }),
    ),
    events: z.array(z.object({ id: z.string(), kind: SubmissionEventKind, detail: z.string().nullable(), at: Time })),
    interviews: z.array(
      z.object({
        interviewId: z.string(),
        startsAt: Time,
        durationMinutes: z.number().nullable(),
        timeZone: z.string().nullable(),
        interviewers: z.array(z.string()),
        canceledAt: MaybeTime,
      }),
    ),
  })
  .openapi("SubmissionWithParts");

export const Overruling = z
  .strictObject({ note: z.string().trim().min(1, "Write why.").max(1000) })
  .openapi("Overruling");

export function submissionOf(row: SubmissionRow): z.infer<typeof Submission> {
  const { candidateLinks, ...rest } = documented(Submission, row);
  return { ...rest, candidateLinks: [...candidateLinks] };
}

export function submissionWithPartsOf(detail: SubmissionDetail): z.infer<typeof SubmissionWithParts> {
  return {
    ...submissionOf(detail),
    fee: detail.fee,
    rulings: detail.rulings.map(({ id, isAccepted, reason, evidence, decidedBy, note, at }) => ({
      ...{ id, isAccepted, reason, words: rulingForCompany({ reason }), decidedBy, note, at },
      evidence: evidence.map((one) => ({ ...one })),
    })),
    events: detail.events.map(({ id, kind, detail: more, at }) => ({ id, kind, detail: more, at })),
    interviews: detail.interviews.map((one) => {
      const { interviewId, startsAt, durationMinutes, timeZone, canceledAt } = one;
      return { interviewId, startsAt, durationMinutes, timeZone, canceledAt, interviewers: [...one.interviewers] };
    }),
  };
}
