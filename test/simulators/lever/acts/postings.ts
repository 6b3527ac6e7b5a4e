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
  allLocations?: string[] | undefined;
  description?: string | undefined;
  lists?: Posting["lists"];
  closing?: string | undefined;
  salaryRange?: Posting["salaryRange"];
  workplaceType?: Posting["workplaceType"] | undefined;
  tags?: string[] | undefined;
  confidentiality?: Confidentiality | undefined;
  requisitionIds?: string[] | undefined;
  createdAt?: number | undefined;
}

export function createPosting(sim: Simulator, account: Account, input: NewPosting): Posting {
  const now = input.createdAt ?? sim.clock.now();
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
      allLocations: input.allLocations ?? (location === null ? [] : [location]),
    },
    tags: input.tags ?? [],
    description: input.description ?? "",
    lists: input.lists,
    closing: input.closing,
    salaryRange: input.salaryRange,
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

/** Changes a posting as a person does in Lever's editor. */
export function editPosting(
  sim: Simulator,
  posting: Posting,
  changes: { [Name in keyof NewPosting]?: NewPosting[Name] | undefined },
): Posting {
  const {
    location,
    team,
    department,
    commitment,
    allLocations,
    requisitionIds: _,
    createdAt: __,
    owner,
    ...plain
  } = changes;
  for (const [name, value] of Object.entries({ ...plain, ...(owner === undefined ? {} : { owner, user: owner }) })) {
    if (value !== undefined) Object.assign(posting, { [name]: value });
  }
  for (const [name, value] of Object.entries({ location, team, department, commitment, allLocations })) {
    if (value !== undefined) Object.assign(posting.categories, { [name]: value });
  }
  posting.updatedAt = sim.clock.now();
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
