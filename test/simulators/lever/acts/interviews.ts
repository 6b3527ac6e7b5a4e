// Interviews that people schedule in Lever; each stands in a panel of its own.
import type { Simulator } from "../context.ts";
import type { Interview, Opportunity } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import type { WebhookEvent } from "../state/words.ts";
import { fire, idsOf } from "../webhooks/events.ts";

export interface NewInterview {
  subject?: string | undefined;
  interviewers?: string[] | undefined;
  /** Start, ms. */
  date: number;
  /** Minutes; default 30. */
  duration?: number | undefined;
  timezone?: string | undefined;
  location?: string | undefined;
}

/** What the interview events carry is the weakest-known part of Lever's webhooks: the usual ids and the interview's own. */
function tell(sim: Simulator, account: Account, opportunity: Opportunity, event: WebhookEvent, one: Interview): void {
  fire(sim, account, event, { ...idsOf(opportunity), interviewId: one.id, panelId: one.panel }, opportunity);
}

export function scheduleInterview(
  sim: Simulator,
  account: Account,
  opportunity: Opportunity,
  input: NewInterview,
): Interview {
  const interview: Interview = {
    id: sim.random.uuid(),
    opportunityId: opportunity.id,
    panel: sim.random.uuid(),
    subject: input.subject ?? "Interview",
    note: "",
    interviewers: input.interviewers ?? [],
    timezone: input.timezone ?? "America/Los_Angeles",
    createdAt: sim.clock.now(),
    date: input.date,
    duration: input.duration ?? 30,
    location: input.location ?? null,
    user: opportunity.owner,
    stage: opportunity.stage,
    canceledAt: null,
  };
  account.interviews[interview.id] = interview;
  tell(sim, account, opportunity, "interviewCreated", interview);
  sim.touch();
  return interview;
}

/** Moves an interview, or cancels it while it stays listed. */
export function changeInterview(
  sim: Simulator,
  account: Account,
  opportunity: Opportunity,
  interview: Interview,
  change: { date?: number | undefined; isCanceled?: boolean | undefined },
): void {
  interview.date = change.date ?? interview.date;
  if (change.isCanceled === true) interview.canceledAt = sim.clock.now();
  tell(sim, account, opportunity, "interviewUpdated", interview);
  sim.touch();
}

export function deleteInterview(
  sim: Simulator,
  account: Account,
  opportunity: Opportunity,
  interview: Interview,
): void {
  delete account.interviews[interview.id];
  tell(sim, account, opportunity, "interviewDeleted", interview);
  sim.touch();
}
