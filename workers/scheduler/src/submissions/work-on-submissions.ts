// What the sync engine does for submitted candidates: sends those that wait, follows those that were sent.
import { processEvents } from "../events.ts";
import { keepLease, type TenantWork } from "../tenant-work.ts";
import { dueSubmissions } from "./due-submissions.ts";
import { followWhereDue } from "./follow.ts";
import { eraseWanted } from "./retention.ts";
import { sendSubmission } from "./send-submission.ts";

const SENDS_AT_ONCE = 4; // hides the ATS's latency; the budget keeps the rate. Never two of one person: due-submissions.ts

/** Sends everything that is due; first those are erased who are not to be sent any more. */
export async function sendSubmissions(work: TenantWork): Promise<void> {
  await eraseWanted(work);
  for (;;) {
    const due = await dueSubmissions(work, SENDS_AT_ONCE);
    if (due.length === 0) return;
    await keepLease(work);
    await Promise.all(due.map((submission) => sendSubmission(work, submission)));
    await processEvents(work); // a waiting webhook goes before the next candidates
  }
}

/** @returns whether more is due right now than one run takes on */
export function followSubmissions(work: TenantWork): Promise<boolean> {
  return followWhereDue(work, () => processEvents(work));
}
