// Finding records by id, with Lever's 404 when there is none.
import { notFound } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import type { ArchiveReason, Contact, Opportunity, Posting, Requisition, Stage, User } from "../state/records.ts";
import type { Account } from "../state/state.ts";

export function findRequisition(account: Account, id: string): Requisition {
  const found = account.requisitions[id];
  if (!found) throw notFound("requisitions", id);
  return found;
}

export function findOpportunity(account: Account, id: string): Opportunity {
  const found = account.opportunities[id];
  if (!found) throw notFound("opportunities", id);
  return found;
}

export function findPosting(account: Account, id: string): Posting {
  const found = account.postings[id];
  if (!found) throw notFound("postings", id);
  return found;
}

export function findUser(account: Account, id: string): User {
  const found = account.users[id];
  if (!found) throw notFound("users", id);
  return found;
}

export function findStage(account: Account, id: string): Stage {
  const found = account.stages.find((stage) => stage.id === id);
  if (!found) throw notFound("stages", id);
  return found;
}

export function findReason(account: Account, id: string): ArchiveReason {
  const found = account.archiveReasons.find((reason) => reason.id === id);
  if (!found) throw notFound("archive_reasons", id);
  return found;
}

export function contactOf(account: Account, opportunity: Opportunity): Contact {
  const found = account.contacts[opportunity.contactId];
  if (!found) throw notFound("contacts", opportunity.contactId);
  return found;
}

/** The named account, or the oldest one when nobody is named. */
export function findAccount(sim: Simulator, id?: string): Account {
  const found = id === undefined ? Object.values(sim.state.accounts)[0] : sim.state.accounts[id];
  if (!found) throw notFound("accounts", id ?? "(none)");
  return found;
}

/** The account that holds something, looked for in all of them. */
export function accountHolding(
  sim: Simulator,
  kind: "opportunities" | "requisitions" | "postings" | "webhooks" | "apiKeys" | "offers" | "users",
  id: string,
): Account {
  const found = Object.values(sim.state.accounts).find((account) => account[kind][id] !== undefined);
  if (!found) throw notFound(kind, id);
  return found;
}
