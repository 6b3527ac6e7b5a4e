// Offers: versioned rows; a change that counts deprecates one and makes the next.
import { unprocessable } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import { initialFields } from "../fields/writes.ts";
import { newRow } from "../state/ids.ts";
import type { Application, Offer, PendingValues } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import type { OfferStatus } from "../state/words.ts";
import { offerPayload } from "../webhooks/application-payload.ts";
import { fire } from "../webhooks/events.ts";
import { currentOffer } from "./find.ts";

export interface NewOffer {
  openingId?: number | null | undefined;
  startsOn?: string | null | undefined;
  sentOn?: string | null | undefined;
  notes?: string | undefined;
  userId?: number | undefined;
  fields?: PendingValues | undefined;
}

/** The first version, or the next where there is one already. */
export function createOffer(sim: Simulator, account: Account, application: Application, input: NewOffer): Offer {
  if (application.jobId === null) throw unprocessable("An offer needs a job");
  const before = currentOffer(account, application.id);
  if (before?.status === "Accepted") throw unprocessable("The offer has been accepted");
  if (before) setOfferStatus(sim, account, before, "Deprecated");
  const offer: Offer = {
    ...newRow(sim, "offers"),
    version: (before?.version ?? 0) + 1,
    applicationId: application.id,
    openingId: input.openingId === undefined ? (before?.openingId ?? null) : input.openingId,
    status: "Created",
    startsOn: input.startsOn === undefined ? (before?.startsOn ?? null) : input.startsOn,
    sentOn: input.sentOn ?? null,
    resolvedAt: null,
    userId: input.userId ?? null,
    notes: input.notes ?? null,
    fields: initialFields(account, "offer", input.fields ?? {}, before?.fields),
  };
  account.offers[offer.id] = offer;
  fire(sim, account, "offer_created", () => offerPayload(account, offer));
  sim.touch();
  return offer;
}

export function setOfferStatus(sim: Simulator, account: Account, offer: Offer, status: OfferStatus): void {
  const now = sim.clock.now();
  offer.status = status;
  offer.resolvedAt = status === "Created" ? null : now;
  offer.updatedAt = now;
  fire(sim, account, "offer_updated", () => offerPayload(account, offer));
  sim.touch();
}

export function deleteOffer(sim: Simulator, account: Account, offer: Offer): void {
  delete account.offers[offer.id];
  fire(sim, account, "offer_deleted", () => ({
    offer: {
      id: offer.id,
      application_id: offer.applicationId,
      offering_user_id: offer.userId,
      offer_status: offer.status,
      version: offer.version,
      sent_on: offer.sentOn,
      resolved_at: offer.resolvedAt === null ? null : new Date(offer.resolvedAt).toISOString(),
      notes: offer.notes,
      job_id: account.applications[offer.applicationId]?.jobId ?? null,
    },
  }));
  sim.touch();
}
