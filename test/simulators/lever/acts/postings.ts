// Making and changing postings and tying them to requisitions.
import type { Simulator } from "../context.ts";
import type { Posting, Requisition } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import type { Confidentiality, PostingState } from "../state/words.ts";

export interface NewPosting {
  text: string;
  state?: PostingState | undefined;
  distributionChannels?: ("public" | "internal")[] | undefined;
  owner?: string | undefined;
  hiringManager?: string | undefined;
  team?: string | undefined;
  department?: string | undefined;
  location?: string | undefined;
  commitment?: string | undefined;
  description?: string | undefined;
  workplaceType?: Posting["workplaceType"] | undefined;
  tags?: string[] | undefined;
  confidentiality?: Confidentiality | undefined;
  requisitionIds?: string[] | undefined;
}

export function createPosting(sim: Simulator, account: Account, input: NewPosting): Posting {
  const now = sim.clock.now();
  const location = input.location ?? null;
  const posting: Posting = {
    id: sim.random.uuid(),
    text: input.text,
    state: input.state ?? "published",
    distributionChannels: input.distributionChannels ?? (input.state === "draft" ? null : ["public"]),
    user: input.owner ?? null,
    owner: input.owner ?? null,
    hiringManager: input.hiringManager ?? null,
    categories: {
      commitment: input.commitment ?? null,
      department: input.department ?? null,
      level: null,
      location,
      team: input.team ?? null,
      allLocations: location === null ? [] : [location],
    },
    tags: input.tags ?? [],
    description: input.description ?? "",
    country: null,
    followers: input.owner === undefined ? [] : [input.owner],
    confidentiality: input.confidentiality ?? "non-confidential",
    workplaceType: input.workplaceType ?? "unspecified",
    createdAt: now,
    updatedAt: now,
  };
  account.postings[posting.id] = posting;
  for (const id of input.requisitionIds ?? []) {
    const requisition = account.requisitions[id];
    if (requisition) linkPosting(sim, requisition, posting.id, true);
  }
  sim.touch();
  return posting;
}

/** Ties a posting to a requisition or takes the tie away. */
export function linkPosting(sim: Simulator, requisition: Requisition, postingId: string, isLinked: boolean): void {
  const others = requisition.postingIds.filter((id) => id !== postingId);
  requisition.postingIds = isLinked ? [...others, postingId] : others;
  sim.touch();
}

export function deletePosting(sim: Simulator, account: Account, posting: Posting): void {
  for (const requisition of Object.values(account.requisitions)) linkPosting(sim, requisition, posting.id, false);
  delete account.postings[posting.id];
  account.deletedPostings.push({ id: posting.id, deletedAt: sim.clock.now() });
  sim.touch();
}
