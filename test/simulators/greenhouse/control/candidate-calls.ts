// Control calls about candidates: adding, moving, hiring, unhiring, rejecting, and the ways in which they vanish.
import { z } from "zod";
import { door } from "../../shared/door.ts";
import { addProspect, apply, convertProspect, createCandidate, moveStage, setRejected } from "../acts/candidates.ts";
import { accountHolding, currentOffer, find, findAccount } from "../acts/find.ts";
import { hire, unhire } from "../acts/hire.ts";
import { createOffer, deleteOffer, setOfferStatus } from "../acts/offers.ts";
import { anonymize, deleteApplication, deleteCandidate, mergeCandidates } from "../acts/removal.ts";
import { editRow } from "../acts/accounts.ts";
import { applicationPayload } from "../webhooks/application-payload.ts";
import { fire } from "../webhooks/events.ts";
import type { Simulator } from "../context.ts";
import { nameOf } from "../fields/reads.ts";
import type { Application } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { offerStatuses } from "../state/words.ts";
import {
  accountId,
  closeReason,
  closeReasonId,
  day,
  fieldsGiven,
  fieldValues,
  flag,
  recordId,
  word,
} from "./inputs.ts";

const applicationId = recordId;
const candidateId = recordId;

/** What a control call tells of an application. */
export function applicationSummary(account: Account, application: Application) {
  const candidate = account.candidates[application.candidateId];
  const opening = Object.values(account.openings).find((one) => one.applicationId === application.id);
  const offer = currentOffer(account, application.id);
  return {
    accountId: account.id,
    applicationId: application.id,
    candidateId: application.candidateId,
    name: candidate ? nameOf(candidate) : null,
    emails: (candidate?.emails ?? []).map(({ value }) => value),
    jobId: application.jobId,
    status: application.status,
    stage: application.stage?.name ?? null,
    openingId: opening?.id ?? null,
    openingLabel: opening?.label ?? null,
    offerId: offer?.id ?? null,
    startsOn: offer?.startsOn ?? null,
  };
}

export function candidateCalls(sim: Simulator) {
  const holding = (id: number) => {
    const account = accountHolding(sim, "applications", id);
    return { account, application: find(account, "applications", id) };
  };
  const acting = (id: number, act: (account: Account, application: Application) => void) => {
    const { account, application } = holding(id);
    act(account, application);
    return applicationSummary(account, application);
  };
  const person = (id: number) => {
    const account = accountHolding(sim, "candidates", id);
    return { account, candidate: find(account, "candidates", id) };
  };
  const offerHeld = (id: number) => {
    const account = accountHolding(sim, "offers", id);
    return { account, offer: find(account, "offers", id) };
  };
  return {
    /** With `jobId` an applicant on that job; without one a prospect, who may have jobs in view. */
    addCandidate: door(
      z.object({
        accountId,
        name: z.string(),
        preferredName: word,
        emails: z.array(z.string()).optional(),
        phones: z.array(z.string()).optional(),
        title: word,
        company: word,
        tags: z.array(z.string()).optional(),
        isPrivate: flag,
        jobId: z.int().optional(),
        prospectiveJobIds: z.array(z.int()).default([]),
        stage: word,
        createdAt: z.int().optional(),
      }),
      ({ accountId: id, jobId, prospectiveJobIds, stage, ...input }) => {
        const account = jobId === undefined ? findAccount(sim, id) : accountHolding(sim, "jobs", jobId);
        const job = jobId === undefined ? undefined : find(account, "jobs", jobId);
        const candidate = createCandidate(sim, account, input);
        const application = job
          ? apply(sim, account, candidate, job, { stage, createdAt: input.createdAt })
          : addProspect(sim, account, candidate, prospectiveJobIds);
        return applicationSummary(account, application);
      },
    ),
    /** One more application of a candidate. */
    addApplication: door(z.object({ candidateId, jobId: recordId, stage: word }), (input) => {
      const { account, candidate } = person(input.candidateId);
      const job = find(account, "jobs", input.jobId);
      return applicationSummary(account, apply(sim, account, candidate, job, { stage: input.stage }));
    }),
    convertProspect: door(z.object({ applicationId, jobId: recordId }), (input) => {
      const { account, application } = holding(input.applicationId);
      const job = find(account, "jobs", input.jobId);
      return applicationSummary(account, convertProspect(sim, account, application, job));
    }),
    application: door(z.object({ applicationId }), (input) => acting(input.applicationId, () => undefined)),
    /** By the name of a stage of the job. */
    moveStage: door(z.object({ applicationId, stage: z.string() }), (input) =>
      acting(input.applicationId, (account, application) => moveStage(sim, account, application, input.stage)),
    ),
    reject: door(z.object({ applicationId }), (input) =>
      acting(input.applicationId, (account, application) => setRejected(sim, account, application, true)),
    ),
    unreject: door(z.object({ applicationId }), (input) =>
      acting(input.applicationId, (account, application) => setRejected(sim, account, application, false)),
    ),
    /** Accepts the offer (made if there is none). With several open openings name one; the close reason by id or name. */
    hire: door(
      z.object({
        applicationId,
        openingId: z.int().optional(),
        startsOn: day,
        closeReason,
        hasNoOpening: flag,
        hasNoOffer: flag,
      }),
      ({ applicationId: id, closeReason: reason, ...input }) =>
        acting(id, (account, application) =>
          hire(sim, account, application, { ...input, closeReasonId: closeReasonId(account, reason) ?? undefined }),
        ),
    ),
    unhire: door(z.object({ applicationId }), (input) =>
      acting(input.applicationId, (account, application) => unhire(sim, account, application)),
    ),
    /** Sends application_updated beside nothing else. */
    updateApplication: door(z.object({ applicationId, fields: fieldValues }), (input) =>
      acting(input.applicationId, (account, application) => {
        for (const [id, value] of Object.entries(fieldsGiven(account, "application", input.fields))) {
          if (value === null) delete application.fields[id];
          else application.fields[id] = value;
        }
        editRow(sim, application, {});
        fire(sim, account, "application_updated", () => applicationPayload(sim, account, application));
      }),
    ),
    editCandidate: door(
      z.object({ candidateId, firstName: word, lastName: word, preferredName: word, isPrivate: flag }),
      ({ candidateId: id, ...changes }) => editRow(sim, person(id).candidate, changes),
    ),
    deleteCandidate: door(z.object({ candidateId }), (input) => {
      const { account, candidate } = person(input.candidateId);
      deleteCandidate(sim, account, candidate);
    }),
    deleteApplication: door(z.object({ applicationId }), (input) => {
      const { account, application } = holding(input.applicationId);
      deleteApplication(sim, account, application);
    }),
    /** The loser vanishes, their applications pass to the winner. */
    mergeCandidates: door(z.object({ winnerId: candidateId, loserId: candidateId }), ({ winnerId, loserId }) => {
      const { account, candidate } = person(winnerId);
      mergeCandidates(sim, account, candidate, find(account, "candidates", loserId));
    }),
    anonymize: door(z.object({ candidateId }), (input) => {
      const { account, candidate } = person(input.candidateId);
      anonymize(sim, account, candidate);
    }),
    /** The first version, or the next one, which deprecates the one before. `openingId` is numeric. */
    createOffer: door(
      z.object({
        applicationId,
        openingId: z.int().nullable().optional(),
        startsOn: day,
        sentOn: day,
        notes: word,
        fields: fieldValues,
      }),
      ({ applicationId: id, fields, ...input }) => {
        const { account, application } = holding(id);
        return createOffer(sim, account, application, { ...input, fields: fieldsGiven(account, "offer", fields) });
      },
    ),
    setOfferStatus: door(z.object({ offerId: recordId, status: z.enum(offerStatuses) }), ({ offerId, status }) => {
      const { account, offer } = offerHeld(offerId);
      setOfferStatus(sim, account, offer, status);
      return offer;
    }),
    deleteOffer: door(z.object({ offerId: recordId }), ({ offerId }) => {
      const { account, offer } = offerHeld(offerId);
      deleteOffer(sim, account, offer);
    }),
  };
}
