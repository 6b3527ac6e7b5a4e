// Control calls about requisitions and offers, as a person in Lever does them.
import { z } from "zod";
import { accountHolding, findAccount, findPosting, findRequisition } from "../acts/find.ts";
import { createOffer, deleteOffer, editOffer, setOfferStatus } from "../acts/offers.ts";
import { linkPosting } from "../acts/postings.ts";
import { createRequisition, deleteRequisition, setRequisitionStatus } from "../acts/requisitions.ts";
import type { Simulator } from "../context.ts";
import type { Requisition } from "../state/records.ts";
import { offerStatuses, requisitionStatuses } from "../state/words.ts";
import { door } from "../../shared/door.ts";

const accountId = z.string().optional();
const requisitionId = z.string();
const userId = z.string().optional();
const word = z.string().optional();

export const requisitionInput = z.object({
  accountId,
  requisitionCode: word,
  name: z.string().default("Software Engineer"),
  headcountTotal: z.union([z.int(), z.literal("unlimited")]).default(1),
  status: z.enum(requisitionStatuses).optional(),
  backfill: z.boolean().optional(),
  location: word,
  team: word,
  department: word,
  employmentStatus: word,
  internalNotes: word,
  hiringManager: userId,
  owner: userId,
  createdAt: z.int().optional(),
  compensationBand: z
    .object({ min: z.number(), max: z.number(), currency: z.string(), interval: z.string() })
    .optional(),
  customFields: z.record(z.string(), z.unknown()).optional(),
  postingIds: z.array(z.string()).optional(),
});

export function requisitionCalls(sim: Simulator) {
  const holding = (id: string) => {
    const account = accountHolding(sim, "requisitions", id);
    return { account, requisition: findRequisition(account, id) };
  };
  const setStatus = (id: string, status: Requisition["status"]) => {
    const { requisition } = holding(id);
    setRequisitionStatus(sim, requisition, status);
    return requisition;
  };
  return {
    /** Made by a person in Lever; the code defaults to REQ-<n>. */
    createRequisition: door(requisitionInput, ({ accountId: id, requisitionCode, ...input }) => {
      const account = findAccount(sim, id);
      const code = requisitionCode ?? `REQ-${Object.keys(account.requisitions).length + 1}`;
      const creator = Object.values(account.users)[0]?.id ?? null;
      return createRequisition(sim, account, { ...input, requisitionCode: code }, creator);
    }),
    findRequisition: door(
      z.object({ accountId, requisitionCode: z.string() }),
      ({ accountId: id, requisitionCode }) =>
        Object.values(findAccount(sim, id).requisitions).find((one) => one.requisitionCode === requisitionCode) ?? null,
    ),
    closeRequisition: door(z.object({ requisitionId }), (input) => setStatus(input.requisitionId, "closed")),
    openRequisition: door(z.object({ requisitionId }), (input) => setStatus(input.requisitionId, "open")),
    setRequisitionStatus: door(z.object({ requisitionId, status: z.enum(requisitionStatuses) }), (input) =>
      setStatus(input.requisitionId, input.status),
    ),
    deleteRequisition: door(z.object({ requisitionId }), (input) => {
      const { account, requisition } = holding(input.requisitionId);
      deleteRequisition(sim, account, requisition);
    }),
    /** Renames or recodes a requisition, as people do behind an integration's back. */
    editRequisition: door(
      z.object({
        requisitionId,
        name: word,
        requisitionCode: word,
        headcountTotal: z.int().optional(),
        location: word,
      }),
      ({ requisitionId: id, ...changes }) => {
        const { requisition } = holding(id);
        for (const [name, value] of Object.entries(changes)) {
          if (value !== undefined) Object.assign(requisition, { [name]: value });
        }
        requisition.updatedAt = sim.clock.now();
        sim.touch();
        return requisition;
      },
    ),
    linkPosting: door(
      z.object({ requisitionId, postingId: z.string(), isLinked: z.boolean().default(true) }),
      ({ requisitionId: id, postingId, isLinked }) => {
        const { account, requisition } = holding(id);
        linkPosting(sim, requisition, findPosting(account, postingId).id, isLinked);
        return requisition;
      },
    ),
    /** `values` are offer fields by identifier, such as anticipated_start_date in ms. */
    createOffer: door(
      z.object({
        opportunityId: z.string(),
        status: z.enum(offerStatuses).optional(),
        creator: userId,
        createdAt: z.int().optional(),
        values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
      }),
      ({ opportunityId, ...input }) => {
        const account = accountHolding(sim, "opportunities", opportunityId);
        const opportunity = account.opportunities[opportunityId];
        return opportunity ? createOffer(sim, account, opportunity, input) : null;
      },
    ),
    setOfferStatus: door(z.object({ offerId: z.string(), status: z.enum(offerStatuses) }), ({ offerId, status }) => {
      const account = accountHolding(sim, "offers", offerId);
      const offer = account.offers[offerId];
      if (offer) setOfferStatus(sim, account, offer, status);
      return offer ?? null;
    }),
    /** Amends an offer in place: fields by identifier. */
    editOffer: door(
      z.object({
        offerId: z.string(),
        values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
        isSilent: z.boolean().optional(),
      }),
      ({ offerId, values, isSilent }) => {
        const account = accountHolding(sim, "offers", offerId);
        const offer = account.offers[offerId];
        if (offer) editOffer(sim, account, offer, values, isSilent);
        return offer ?? null;
      },
    ),
    deleteOffer: door(z.object({ offerId: z.string() }), ({ offerId }) => {
      const account = accountHolding(sim, "offers", offerId);
      const offer = account.offers[offerId];
      if (offer) deleteOffer(sim, account, offer);
    }),
  };
}
