// One hire and one employee weighed: each observation with its bits, and their sum with the prior, in log2 of the odds.
import { matchDates, type DateMatch } from "./dates.ts";
import { matchJobs, type JobMatch } from "./job-match.ts";
import { matchLocals, type LocalMatch } from "./local-match.ts";
import { matchMailboxes, type Holders, type MailboxMatch } from "./mailbox-match.ts";
import { matchNames, type NameMatch } from "./name-match.ts";
import type { PreparedEmployee, PreparedHire } from "./prepare.ts";
import { MAILBOX, priorBits } from "./weights.ts";

export type Judgement = {
  readonly hire: PreparedHire;
  readonly employee: PreparedEmployee;
  readonly prior: number;
  readonly name: NameMatch | null;
  readonly local: LocalMatch | null;
  readonly mailbox: MailboxMatch;
  /** The shared mailbox names another member of the household. */
  readonly ofAnother: number;
  readonly dates: DateMatch;
  readonly job: JobMatch;
  /** Log2 of the odds that they are one person, against "this employee is nobody's hire", rivals aside. */
  readonly bits: number;
};

/** @param scale size of the tenant, see `scaleOf` */
export function judge(employee: PreparedEmployee, hire: PreparedHire, holders: Holders, scale: number): Judgement {
  const name = matchNames(employee, hire);
  const mailbox = matchMailboxes(employee, hire, holders);
  // addresses mend a name that half agrees; where nothing does, they are not looked at
  const local = name !== null && name.bits + mailbox.bits > 0 ? matchLocals(employee, hire, name) : null;
  const ofAnother = isOfAnother(mailbox, name) ? MAILBOX.ofAnother : 0;
  const dates = matchDates(employee, hire);
  const job = matchJobs(employee, hire);
  const names = (name?.bits ?? 0) + localBits(local);
  const prior = priorBits(scale);
  const bits = prior + names + mailbox.bits + ofAnother + dates.bits + job.bits;
  return { hire, employee, prior, name, local, mailbox, ofAnother, dates, job, bits };
}

/** A couple's address that carries the name of the one who was hired is no sign that the other one was. */
function isOfAnother(mailbox: MailboxMatch, name: NameMatch | null): boolean {
  if (mailbox.mailbox === null || name?.given.level !== "different") return false;
  const given = name.ours?.given?.words[0]?.text ?? "";
  const local = mailbox.mailbox.replace(/@.*/, "").replace(/[^a-z]/g, "");
  return given.length > 2 && local.includes(given);
}

function localBits(local: LocalMatch | null): number {
  return (local?.family?.bits ?? 0) + (local?.given?.bits ?? 0) + (local?.stranger?.bits ?? 0);
}
