// What must be there before anyone is assigned, whatever the probability: an own mailbox, or the name together with the job.
import type { Judgement } from "./judge.ts";
import { ASSIGN } from "./weights.ts";

export type Gate = "mailbox" | "name_and_job";

/** The evidence that opens the gate; null when a person must decide. */
export function gateOf(judgement: Judgement): Gate | null {
  // Someone who started long before the hire is a former self or a namesake: rehires keep their old record.
  if (judgement.dates.level === "far") return null;
  if (hasMailbox(judgement)) return "mailbox";
  const name = nameBits(judgement);
  if (name < ASSIGN.name) return null;
  if (hasJob(judgement) || (name >= ASSIGN.rareName && hasHalfTheJob(judgement))) return "name_and_job";
  return null;
}

function hasMailbox(judgement: Judgement): boolean {
  const { mailbox, name } = judgement;
  if (mailbox.level !== "own" && mailbox.level !== "shared") return false;
  if (judgement.job.title === "different" && judgement.job.place === "different") return false;
  const isNamed = name !== null && name.given.bits > 0;
  if (mailbox.level === "shared") return isNamed && name.family.bits > 0;
  // an adopted name, or a couple's address: the job tells which
  return isNamed || hasJob(judgement);
}

/** Bits of given and family name when both agree; 0 when one does not. */
function nameBits({ name, local }: Judgement): number {
  if (local?.stranger) return 0; // the work address is somebody else's name: someone may have changed theirs
  if (name === null || name.middle.level === "different" || name.suffix.level === "different") return 0;
  const given = name.given.level === "initial" ? 0 : Math.max(0, name.given.bits);
  const family = name.family.level === "initial" ? 0 : Math.max(0, name.family.bits);
  const familyOrLocal = family > 0 ? family : (local?.family?.bits ?? 0);
  return given > 0 && familyOrLocal > 0 ? given + familyOrLocal : 0;
}

/** The manager, or title and place together, and nothing that contradicts; the manager at the same place outweighs another title. */
function hasJob({ job }: Judgement): boolean {
  const isThere = job.place === "same" || job.place === "remote";
  if (job.manager === "same" && isThere) return true;
  if (job.title === "different" || job.place === "different") return false;
  const isTitled = job.title === "same" || job.title === "job";
  return job.manager === "same" || (isTitled && isThere);
}

/** The same title where the place is not told, or the place and the field of work where the title says nothing; or nearly the mailbox. */
function hasHalfTheJob({ job, mailbox }: Judgement): boolean {
  if (job.title === "different" || job.place === "different") return false;
  if (mailbox.level === "almost") return true;
  if (job.title === "same" && job.place === "unknown") return true;
  return job.title === "unknown" && (job.place === "same" || job.place === "remote") && job.department === "same";
}
