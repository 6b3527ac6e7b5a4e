// Bringing one waiting candidate to an end: sent, refused by the ruling, not sent because the role went away, or waiting with the next try.
import type { AtsResult } from "#shared/ats/adapter.ts";
import type { CandidateAts, FoundPerson } from "#shared/ats/candidates.ts";
import { readConnection } from "#shared/db/connections.ts";
import { roleForSubmission, type SubmissionRole } from "#shared/db/submission-roles.ts";
import type { SeenCandidate } from "#shared/domain/marketplace/progress.ts";
import { isActivePosting } from "#shared/domain/marketplace/posting.ts";
import { sendFailure, waitingFor, type SendFailure } from "#shared/domain/marketplace/send-failure.ts";
import { errorText } from "#shared/domain/error-text.ts";
import { UNANSWERED_MS } from "#shared/domain/sync/adoption.ts";
import { candidatesAtsOf } from "../ats.ts";
import { noteAtsFailure } from "../failures.ts";
import { LeaseLost, type TenantWork } from "../tenant-work.ts";
import {
  addressesOf,
  attemptsOf,
  closeAttempt,
  createApplication,
  isDeduped,
  leftBy,
  type Attempt,
  type Created,
  type Target,
} from "./create-application.ts";
import type { WaitingSubmission } from "./due-submissions.ts";
import { ruleOn } from "./rule-submission.ts";
import { settleFailure, settleRefused, settleSent } from "./settle-submission.ts";

/** A defect of ours with one candidate is logged and tried again later like an outage: it must not hold up the others. */
export async function sendSubmission(work: TenantWork, submission: WaitingSubmission): Promise<void> {
  const attempt = submission.attempts + 1;
  try {
    const end = await send(work, submission);
    if (end === "refused") return await settleRefused(work, submission);
    if ("applicationId" in end) return await settleSent(work, submission, end);
    await settleFailure(work, submission, end);
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    console.error(
      JSON.stringify({ at: "scheduler", event: "send failed", submissionId: submission.id, error: errorText(error) }),
    );
    await settleFailure(
      work,
      submission,
      sendFailure({ reason: "unavailable", message: "Unforeseen." }, attempt, Date.now()),
    );
  }
}

export type Sent = Created & Target & { readonly seen: SeenCandidate };

type End = Sent | SendFailure | "refused";

async function send(work: TenantWork, submission: WaitingSubmission): Promise<End> {
  const attempts = await attemptsOf(work, submission.id);
  const left = await whatTriesLeft(work, submission, attempts);
  if (left !== null) return left;
  const role = await roleForSubmission(work.tenant, submission.roleId);
  const refusal = whyNotSendable(role);
  if (refusal !== null) return refusal;
  const link = role?.link;
  if (!link) return waitingFor("role_not_linked", "The role is not linked to the ATS yet.", Date.now());
  const { connectionId, postingId } = link;
  const opened = await atsFor(work, connectionId);
  if (!opened.ok) return opened.failure;
  const { ats } = opened;
  const looked = await ats.applicationsOf(addressesOf(submission), postingId);
  if (!looked.ok) return failed(work, submission, connectionId, looked);
  const ruling = await ruleOn(work, submission, looked.value.found);
  if (!ruling.isAccepted) return "refused";
  if (link.posting === null) return notReadYet();
  const { ownerId } = link.posting;
  if (ownerId === null)
    return waitingFor(
      "no_posting_owner",
      "The posting has no owner in Lever, on whose behalf candidates are submitted.",
      Date.now(),
    );
  const to = { connectionId, postingId, ownerId };
  const created = await createApplication(work, ats, submission, to, looked.value.answeredAt);
  if (!created.ok) return failed(work, submission, connectionId, created);
  return readBack(work, submission, ats, to, created.value);
}

/**
 * A try that was journalled may have taken effect: what it left is taken over, wherever the role is linked by now. Null: it is certain
 * that nothing came of any, or there were none.
 */
async function whatTriesLeft(
  work: TenantWork,
  submission: WaitingSubmission,
  attempts: readonly Attempt[],
): Promise<End | null> {
  const targets = Map.groupBy(attempts, (attempt) => `${attempt.connectionId} ${attempt.postingId}`);
  for (const [first, ...rest] of targets.values()) {
    if (first === undefined) continue;
    const { connectionId, postingId } = first;
    const opened = await atsFor(work, connectionId);
    if (!opened.ok) return opened.failure;
    const { ats } = opened;
    const looked: AtsResult<FoundPerson> = await ats.applicationsOf(addressesOf(submission), postingId);
    if (!looked.ok) return failed(work, submission, connectionId, looked);
    const { found, answeredAt } = looked.value;
    const left = leftBy([first, ...rest], submission, found);
    if (left !== undefined) {
      const created = { applicationId: left.applicationId, isDeduped: isDeduped(found) };
      return readBack(work, submission, ats, { connectionId, postingId }, created);
    }
    for (const attempt of [first, ...rest].filter((one) => one.outcome === null)) {
      const age = Date.parse(answeredAt) - Date.parse(attempt.startedAt);
      if (age < UNANSWERED_MS) {
        const at = Date.now() + UNANSWERED_MS - Math.max(0, age) + 1000;
        const message = "An earlier try got no answer and may still take effect.";
        return { is: "waits", reason: "unavailable", message, nextTryAt: new Date(at).toISOString() };
      }
      await closeAttempt(work, attempt.id, "nothing_came");
    }
  }
  return null;
}

function whyNotSendable(role: SubmissionRole | null): SendFailure | null {
  if (role === null || !role.isOpen)
    return { is: "ends", reason: "role_closed", message: "The role was closed before the candidate could be sent." };
  const posting = role.link?.posting ?? null;
  if (posting !== null && !isActivePosting(posting.state))
    return { is: "ends", reason: "role_closed", message: "The posting in Lever no longer takes candidates." };
  return null;
}

async function readBack(
  work: TenantWork,
  submission: WaitingSubmission,
  ats: CandidateAts,
  { connectionId, postingId }: Target,
  created: Created,
): Promise<End> {
  const seen = await ats.candidate(created.applicationId);
  if (!seen.ok) return failed(work, submission, connectionId, seen);
  if (seen.value !== null) return { ...created, connectionId, postingId, seen: seen.value };
  return failed(work, submission, connectionId, {
    ok: false,
    reason: "unavailable",
    message: "Lever does not show the candidate whom it has just taken.",
  });
}

type Opened = { readonly ok: true; readonly ats: CandidateAts } | { readonly ok: false; readonly failure: SendFailure };

async function atsFor(work: TenantWork, connectionId: string): Promise<Opened> {
  const connection = await readConnection(work.tenant, connectionId);
  if (connection?.status !== "active" || connection.provider !== "lever")
    return notOpen(
      "connection_stopped",
      "The connection to Lever has stopped. Reconnect it under Settings > Integrations.",
    );
  // Whoever removed the module was told that candidates are no longer submitted: their data stays here.
  if (!connection.modules.includes("marketplace"))
    return notOpen(
      "module_unused",
      "The connection to Lever is no longer used for the marketplace. Add the module under Settings > Integrations.",
    );
  return { ok: true, ats: candidatesAtsOf(work, { id: connection.id, provider: connection.provider }) };
}

function notOpen(reason: "connection_stopped" | "module_unused", message: string): Opened {
  return { ok: false, failure: waitingFor(reason, message, Date.now()) };
}

/** The posting is read every few minutes, and at once when a role is linked. */
function notReadYet(): SendFailure {
  const nextTryAt = new Date(Date.now() + 5_000).toISOString();
  return { is: "waits", reason: "posting_unread", message: "The posting has not been read from Lever yet.", nextTryAt };
}

async function failed(
  work: TenantWork,
  submission: WaitingSubmission,
  connectionId: string,
  failure: Exclude<AtsResult<unknown>, { ok: true }>,
): Promise<SendFailure> {
  await noteAtsFailure(work, connectionId, failure);
  return sendFailure(failure, submission.attempts + 1, Date.now());
}
