// Archiving, which is also hiring: in Lever a person is hired when archived with a reason of type hired.
import { badRequest } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import type { Application, Opportunity, Requisition } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import type { OfferStatus } from "../state/words.ts";
import { fire, idsOf } from "../webhooks/events.ts";
import { setRequisitionStatus } from "./requisitions.ts";

export interface ArchiveChange {
  /** null takes the opportunity back out of the archive. */
  reason: string | null;
  requisitionId?: string | undefined;
  /** When it happened; default now. */
  at?: number | undefined;
  cleanInterviews?: boolean | undefined;
  /** Skips Lever's checks on the requisition, to reach states that are otherwise historical. */
  isForced?: boolean | undefined;
}

const extendedUnsigned: readonly OfferStatus[] = ["sent", "sent-manually", "opened"];

export function isHiredReason(account: Account, reason: string | undefined): boolean {
  return account.archiveReasons.some(({ id, type }) => id === reason && type === "hired");
}

/** Undoes what a hire did to its requisition's count. */
export function leaveRequisition(account: Account, application: Application): void {
  const seat = application.requisitionForHire;
  if (!seat) return;
  const requisition = account.requisitions[seat.id];
  if (requisition) requisition.headcountHired = Math.max(0, requisition.headcountHired - 1);
  application.requisitionForHire = null;
}

/** The requisition of a hire, or 400 by Lever's four rules. One application at most makes the first rule moot. */
function requisitionForHire(account: Account, opportunity: Opportunity, change: ArchiveChange): Requisition | null {
  const { requisitionId, isForced } = change;
  if (requisitionId === undefined) return null;
  const requisition = account.requisitions[requisitionId];
  if (!requisition) throw badRequest(`Requisition ${requisitionId} does not exist`);
  if (!opportunity.application) throw badRequest("The opportunity has no application to hire on");
  if (isForced) return requisition;
  if (requisition.status === "closed") throw badRequest("The requisition is closed");
  const offers = Object.values(account.offers).filter((offer) => offer.opportunityId === opportunity.id);
  if (offers.some(({ status }) => extendedUnsigned.includes(status))) {
    throw badRequest("The extended offer must be signed before hiring");
  }
  const signed = offers.filter(({ status }) => status === "signed").at(-1);
  if (signed && !requisition.postingIds.includes(signed.posting)) {
    throw badRequest("The offer's posting is not linked to this requisition");
  }
  return requisition;
}

function enterRequisition(sim: Simulator, account: Account, opportunity: Opportunity, requisition: Requisition): void {
  const { application } = opportunity;
  if (!application) return;
  application.requisitionForHire = {
    id: requisition.id,
    requisitionCode: requisition.requisitionCode,
    hiringManagerOnHire: requisition.hiringManager,
  };
  requisition.headcountHired += 1;
  const offerIds = Object.values(account.offers)
    .filter((offer) => offer.opportunityId === opportunity.id)
    .map(({ id }) => id);
  requisition.offerIds = requisition.offerIds.filter((id) => !offerIds.includes(id));
  const isFull = requisition.headcountTotal !== "unlimited" && requisition.headcountHired >= requisition.headcountTotal;
  if (isFull && account.settings.closesFilledRequisitions) setRequisitionStatus(sim, requisition, "closed");
}

/**
 * Archives, changes the reason, or takes out of the archive. Going into a hired reason fires candidateHired and
 * candidateArchiveChange; leaving it only the latter, and gives the requisition its seat back.
 */
export function setArchived(sim: Simulator, account: Account, opportunity: Opportunity, change: ArchiveChange): void {
  const reason = account.archiveReasons.find(({ id }) => id === change.reason);
  if (change.reason !== null && !reason) throw badRequest(`Archive reason ${change.reason} does not exist`);
  const before = opportunity.archived;
  if (!before && !reason) return;
  const wasHired = isHiredReason(account, before?.reason);
  const isHired = reason?.type === "hired";
  const requisition = isHired ? requisitionForHire(account, opportunity, change) : null;
  const at = change.at ?? sim.clock.now();
  const { application } = opportunity;

  const isSameSeat = requisition !== null && application?.requisitionForHire?.id === requisition.id;
  if (application && (!isHired || (requisition !== null && !isSameSeat))) leaveRequisition(account, application);
  if (requisition && !isSameSeat) enterRequisition(sim, account, opportunity, requisition);

  opportunity.archived = reason ? { reason: reason.id, archivedAt: at } : null;
  // Recorded pairs differ by a few ms: the two records are written one after the other.
  if (application)
    application.archived = reason ? { reason: reason.id, archivedAt: at + sim.random.integer(2, 40) } : null;
  if (!before && reason) opportunity.lastAdvancedAt = at;
  opportunity.updatedAt = at;
  opportunity.lastInteractionAt = at;
  if (change.cleanInterviews === true) {
    for (const interview of Object.values(account.interviews)) {
      if (interview.opportunityId === opportunity.id && interview.date > at) delete account.interviews[interview.id];
    }
  }

  fire(
    sim,
    account,
    "candidateArchiveChange",
    { ...idsOf(opportunity), fromArchived: before, toArchived: opportunity.archived },
    opportunity,
  );
  if (isHired && !wasHired) fire(sim, account, "candidateHired", idsOf(opportunity), opportunity);
  sim.touch();
}
