// Control calls about candidates: adding, moving, hiring, un-hiring, deleting, and what hangs on them.
import { z } from "zod";
import { setArchived } from "../acts/archive.ts";
import { addCandidate, attachPosting } from "../acts/candidates.ts";
import { storeFile } from "../acts/files.ts";
import { accountHolding, contactOf, findAccount, findOpportunity, findRequisition, findStage } from "../acts/find.ts";
import { deleteOpportunity, moveStage } from "../acts/moves.ts";
import { createPosting } from "../acts/postings.ts";
import { badRequest } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import type { Opportunity } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { origins } from "../state/words.ts";
import { door, slowDoor } from "../../shared/door.ts";

const opportunityId = z.string();
const at = z.int().optional();

/** What a control call tells of a candidacy. */
export function candidateSummary(account: Account, opportunity: Opportunity) {
  const contact = contactOf(account, opportunity);
  return {
    accountId: account.id,
    opportunityId: opportunity.id,
    contactId: contact.id,
    applicationId: opportunity.application?.id ?? null,
    name: contact.name,
    emails: contact.emails,
    stage: opportunity.stage,
    archived: opportunity.archived,
    requisitionForHire: opportunity.application?.requisitionForHire ?? null,
  };
}

/** The reason meant: an id, a text, or the first active one of the type. */
function reasonId(account: Account, wanted: string | undefined, type: "hired" | "non-hired"): string {
  const found = account.archiveReasons.find((reason) =>
    wanted === undefined
      ? reason.type === type && reason.status === "active"
      : [reason.id, reason.text].includes(wanted),
  );
  if (!found) throw badRequest(`No archive reason ${wanted ?? type}`);
  return found.id;
}

/** A posting that leads to the requisition, made when it has none. */
function postingFor(sim: Simulator, account: Account, requisitionId: string): string {
  const requisition = findRequisition(account, requisitionId);
  const [linked] = requisition.postingIds;
  if (linked !== undefined) return linked;
  const { name: text, location, hiringManager } = requisition;
  return createPosting(sim, account, {
    text,
    ...(location === null ? {} : { location }),
    ...(hiringManager === null ? {} : { hiringManager }),
    requisitionIds: [requisitionId],
  }).id;
}

export function candidateCalls(sim: Simulator) {
  const holding = (id: string) => {
    const account = accountHolding(sim, "opportunities", id);
    return { account, opportunity: findOpportunity(account, id) };
  };
  const archive = (id: string, change: (account: Account) => Parameters<typeof setArchived>[3]) => {
    const { account, opportunity } = holding(id);
    setArchived(sim, account, opportunity, change(account));
    return candidateSummary(account, opportunity);
  };
  const hireInput = z.object({
    opportunityId,
    requisitionId: z.string().optional(),
    reason: z.string().optional(),
    at,
    isForced: z.boolean().optional(),
  });
  const hire = (input: z.output<typeof hireInput>) => {
    const { account, opportunity } = holding(input.opportunityId);
    if (input.requisitionId !== undefined && !opportunity.application) {
      attachPosting(sim, account, opportunity, postingFor(sim, account, input.requisitionId), null, "user");
    }
    return archive(input.opportunityId, () => ({
      reason: reasonId(account, input.reason, "hired"),
      requisitionId: input.requisitionId,
      at: input.at,
      isForced: input.isForced,
    }));
  };

  return {
    /** `posting` is a posting id, `requisition` a requisition id (a posting is made for it when it has none). */
    addCandidate: door(
      z.object({
        accountId: z.string().optional(),
        name: z.string(),
        emails: z.array(z.string()).optional(),
        phones: z.array(z.object({ type: z.string().nullable().default(null), value: z.string() })).optional(),
        location: z.string().optional(),
        headline: z.string().optional(),
        posting: z.string().optional(),
        requisition: z.string().optional(),
        stage: z.string().optional(),
        origin: z.enum(origins).optional(),
        tags: z.array(z.string()).optional(),
        sources: z.array(z.string()).optional(),
        owner: z.string().optional(),
        createdAt: z.int().optional(),
        /** Set for a record from before Lever kept updatedAt. */
        hasNoUpdatedAt: z.boolean().optional(),
      }),
      ({ accountId, posting, requisition, hasNoUpdatedAt, ...input }) => {
        const account =
          requisition === undefined ? findAccount(sim, accountId) : accountHolding(sim, "requisitions", requisition);
        const postingId = posting ?? (requisition === undefined ? undefined : postingFor(sim, account, requisition));
        const { opportunity } = addCandidate(sim, account, {
          ...input,
          postingId,
          by: null,
          stage: input.stage ?? (postingId === undefined ? "lead-new" : "applicant-new"),
          applicationType: "posting",
        });
        if (hasNoUpdatedAt === true) opportunity.updatedAt = null;
        return candidateSummary(account, opportunity);
      },
    ),
    candidate: door(z.object({ opportunityId }), (input) => {
      const { account, opportunity } = holding(input.opportunityId);
      return candidateSummary(account, opportunity);
    }),
    attachPosting: door(z.object({ opportunityId, postingId: z.string() }), (input) => {
      const { account, opportunity } = holding(input.opportunityId);
      attachPosting(sim, account, opportunity, input.postingId, null, "user");
      return candidateSummary(account, opportunity);
    }),
    moveStage: door(z.object({ opportunityId, stage: z.string() }), (input) => {
      const { account, opportunity } = holding(input.opportunityId);
      moveStage(sim, account, opportunity, findStage(account, input.stage).id, null);
      return candidateSummary(account, opportunity);
    }),
    /** Marks as hired. `isForced` skips Lever's checks, to reach a hire on a requisition that has closed since. */
    hire: door(hireInput, hire),
    rehire: door(hireInput, hire),
    /** To another reason, by id or text. */
    changeArchiveReason: door(z.object({ opportunityId, reason: z.string(), at }), (input) =>
      archive(input.opportunityId, (account) => ({
        reason: reasonId(account, input.reason, "non-hired"),
        at: input.at,
      })),
    ),
    archive: door(z.object({ opportunityId, reason: z.string().optional(), at }), (input) =>
      archive(input.opportunityId, (account) => ({
        reason: reasonId(account, input.reason, "non-hired"),
        at: input.at,
      })),
    ),
    /** Back out of the archive (reason null). */
    unhire: door(z.object({ opportunityId, at }), (input) =>
      archive(input.opportunityId, () => ({ reason: null, at: input.at })),
    ),
    deleteCandidate: door(z.object({ opportunityId }), (input) => {
      const { account, opportunity } = holding(input.opportunityId);
      deleteOpportunity(sim, account, opportunity, null);
    }),
    /** Changes the person behind a candidacy. */
    editContact: door(
      z.object({ opportunityId, name: z.string().optional(), emails: z.array(z.string()).optional() }),
      (input) => {
        const { account, opportunity } = holding(input.opportunityId);
        const contact = contactOf(account, opportunity);
        if (input.name !== undefined) contact.name = input.name;
        if (input.emails !== undefined) contact.emails = input.emails;
        sim.touch();
        return candidateSummary(account, opportunity);
      },
    ),
    /** As Lever's data protection does it: the person's data is gone from every opportunity of the contact. */
    anonymiseContact: door(z.object({ opportunityId }), (input) => {
      const { account, opportunity } = holding(input.opportunityId);
      const contact = contactOf(account, opportunity);
      Object.assign(contact, { name: "", headline: "", emails: [], phones: [], links: [], isAnonymized: true });
      sim.touch();
    }),
    /** A name with "corrupted" in it makes a file whose download answers 422. */
    addFile: slowDoor(
      z.object({
        opportunityId,
        kind: z.enum(["file", "resume"]).default("file"),
        name: z.string(),
        type: z.string().default("application/pdf"),
        text: z.string().default("A document"),
      }),
      async (input) => {
        const { account, opportunity } = holding(input.opportunityId);
        const file = new File([input.text], input.name, { type: input.type });
        const { id } = await storeFile(sim, account, opportunity, input.kind, file);
        return { fileId: id };
      },
    ),
  };
}
