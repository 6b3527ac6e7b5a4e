// What happens to a candidacy after it exists: another stage, tags, deletion.
import type { Simulator } from "../context.ts";
import type { Opportunity } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { fire, idsOf } from "../webhooks/events.ts";
import { leaveRequisition } from "./archive.ts";
import { contactOf } from "./find.ts";

export function moveStage(
  sim: Simulator,
  account: Account,
  opportunity: Opportunity,
  toStageId: string,
  by: string | null,
): void {
  const now = sim.clock.now();
  const fromStageId = opportunity.stage;
  if (fromStageId === toStageId) return;
  opportunity.stage = toStageId;
  opportunity.stageChanges.push({
    toStageId,
    toStageIndex: account.stages.findIndex(({ id }) => id === toStageId),
    updatedAt: now,
    ...(by === null ? {} : { userId: by }),
  });
  opportunity.lastAdvancedAt = now;
  opportunity.lastInteractionAt = now;
  opportunity.updatedAt = now;
  fire(sim, account, "candidateStageChange", { ...idsOf(opportunity), fromStageId, toStageId }, opportunity);
  sim.touch();
}

/** Adds to or takes from the tags, sources or (of the contact) links of an opportunity. */
export function changeWords(
  sim: Simulator,
  account: Account,
  opportunity: Opportunity,
  kind: "tags" | "sources" | "links",
  words: readonly string[],
  isAdding: boolean,
): void {
  const holder = kind === "links" ? contactOf(account, opportunity) : opportunity;
  const change = (present: readonly string[]) =>
    isAdding ? [...new Set([...present, ...words])] : present.filter((word) => !words.includes(word));
  if (kind === "links" && "links" in holder) holder.links = change(holder.links);
  if (kind === "tags") opportunity.tags = change(opportunity.tags);
  if (kind === "sources") opportunity.sources = change(opportunity.sources);
  opportunity.updatedAt = sim.clock.now();
  sim.touch();
}

/** Deletes the candidacy; it stays readable in the list of deleted ones, and a hire it stood for is taken back. */
export function deleteOpportunity(sim: Simulator, account: Account, opportunity: Opportunity, by: string | null): void {
  const deletedAt = sim.clock.now();
  const { application } = opportunity;
  if (application) {
    leaveRequisition(account, application);
    account.deletedApplications.push({
      id: application.id,
      deletedAt,
      opportunityId: opportunity.id,
      postingId: application.posting,
    });
  }
  account.deletedOpportunities.push({
    opportunity,
    contact: contactOf(account, opportunity),
    deletedAt,
    deletedBy: by,
  });
  delete account.opportunities[opportunity.id];
  fire(sim, account, "candidateDeleted", { ...idsOf(opportunity), deletedBy: by }, opportunity);
  sim.touch();
}
