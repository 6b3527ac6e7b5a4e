// Offers: made by people in Lever, only read by API; a sent one holds a seat of the posting's requisition.
import { badRequest } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import type { Offer, OfferField, Opportunity } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import type { OfferStatus } from "../state/words.ts";

export interface NewOffer {
  status?: OfferStatus | undefined;
  creator?: string | undefined;
  /** Identifier to value, such as anticipated_start_date to ms; texts are made from the identifiers. */
  values?: Record<string, string | number | null> | undefined;
  createdAt?: number | undefined;
}

const reserving: readonly OfferStatus[] = ["approval-sent", "approved", "sent", "sent-manually", "opened", "signed"];
const sent: readonly OfferStatus[] = ["sent", "sent-manually", "opened", "signed"];

function labelOf(identifier: string): string {
  const words = identifier.replace(/^custom_/, "").replaceAll(/[_/]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function setReservation(account: Account, offer: Offer, isReserved: boolean): void {
  for (const requisition of Object.values(account.requisitions)) {
    const others = requisition.offerIds.filter((id) => id !== offer.id);
    const isLinked = requisition.postingIds.includes(offer.posting);
    requisition.offerIds = isReserved && isLinked ? [...others, offer.id] : others;
  }
}

/** An offer is an interaction, which moves `lastInteractionAt`, and that moves `updatedAt`; the first step is inferred, the second documented. */
function touchOpportunity(sim: Simulator, account: Account, offer: Offer): void {
  const opportunity = account.opportunities[offer.opportunityId];
  if (!opportunity) return;
  opportunity.lastInteractionAt = sim.clock.now();
  opportunity.updatedAt = sim.clock.now();
}

/**
 * A person amends an offer in place: fields by identifier; new ones are added. `isSilent`: as if an offer were no interaction, so that
 * nothing about the opportunity tells of it.
 */
export function editOffer(
  sim: Simulator,
  account: Account,
  offer: Offer,
  values: Record<string, string | number | null>,
  isSilent = false,
): void {
  for (const [identifier, value] of Object.entries(values)) {
    const field = offer.fields.find((one) => one.identifier === identifier);
    if (field) field.value = value;
    else offer.fields.push({ text: labelOf(identifier), identifier, value });
  }
  if (!isSilent) touchOpportunity(sim, account, offer);
  sim.touch();
}

export function setOfferStatus(sim: Simulator, account: Account, offer: Offer, status: OfferStatus): void {
  const now = sim.clock.now();
  offer.status = status;
  if (sent.includes(status)) offer.sentAt ??= now;
  if (status === "signed") offer.signedAt = now;
  if (status === "approved" || sent.includes(status)) {
    offer.approved = true;
    offer.approvedAt ??= now;
  }
  const isHired = account.opportunities[offer.opportunityId]?.application?.requisitionForHire !== null;
  setReservation(account, offer, reserving.includes(status) && !isHired);
  touchOpportunity(sim, account, offer);
  sim.touch();
}

export function createOffer(sim: Simulator, account: Account, opportunity: Opportunity, input: NewOffer): Offer {
  const { application } = opportunity;
  if (!application) throw badRequest("An offer needs an application");
  const values: Record<string, string | number | null> = {
    // Recorded trap: this field held the application's id; the posting's id stands at the top level.
    job_posting: application.id,
    job_title: account.postings[application.posting]?.text ?? null,
    candidate_name: account.contacts[opportunity.contactId]?.name ?? null,
    anticipated_start_date: null,
    ...input.values,
  };
  const fields: OfferField[] = Object.entries(values).map(([identifier, value]) => ({
    text: labelOf(identifier),
    identifier,
    value,
  }));
  const offer: Offer = {
    id: sim.random.uuid(),
    opportunityId: opportunity.id,
    posting: application.posting,
    createdAt: input.createdAt ?? sim.clock.now(),
    status: "draft",
    creator: input.creator ?? null,
    fields,
    approved: null,
    approvedAt: null,
    sentAt: null,
    signedAt: null,
  };
  account.offers[offer.id] = offer;
  setOfferStatus(sim, account, offer, input.status ?? "draft");
  return offer;
}

export function deleteOffer(sim: Simulator, account: Account, offer: Offer): void {
  setReservation(account, offer, false);
  delete account.offers[offer.id];
  sim.touch();
}
