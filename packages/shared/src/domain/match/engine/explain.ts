// A decision's evidence in lines that a person reads: each observation in plain words with its bits, summing to the log-odds.
import type { MatchEvidence } from "../../employee.ts";
import type { Candidate } from "./decision.ts";
import type { Judgement } from "./judge.ts";
import { jobLines } from "./explain-job.ts";
import { nameLines } from "./explain-name.ts";

/** A line with its bits. */
export type Line = MatchEvidence & { readonly bits: number };

/**
 * The evidence for a candidate, in the order in which a person would look: who, which mailbox, when, which job, who else. Their
 * bits add up to log2 of the odds, and 1 / (1 + 2 ** -sum) is the probability. Lines without weight are left out.
 */
export function explain(candidate: Candidate): Line[] {
  const { judgement } = candidate;
  const lines = [
    { code: "prior", text: "Before looking: one of many open hires, or nobody's", bits: judgement.prior },
    ...nameLines(judgement),
    ...mailboxLines(judgement),
    ...dateLines(judgement),
    ...jobLines(judgement.job, judgement.employee.record, judgement.hire.record),
  ];
  const logOdds = Math.min(MOST_SHOWN, Math.max(-MOST_SHOWN, candidate.logOdds));
  const rivals = logOdds - judgement.bits;
  if (Math.abs(rivals) >= LEAST_SHOWN) lines.push({ code: "rivals", text: rivalText(rivals), bits: rivals });
  return lines.filter(({ bits }) => bits !== 0).map((line) => ({ ...line, bits: rounded(line.bits) }));
}

const MOST_SHOWN = 99; // bits; beyond, odds run out of the range of numbers
const LEAST_SHOWN = 0.005; // bits; rounding hides what is below

function rivalText(bits: number): string {
  return bits < 0
    ? "Other hires or employees fit as well"
    : "The others who might have this seat or this person are likelier elsewhere";
}

function mailboxLines({ mailbox, ofAnother, name }: Judgement): Line[] {
  const address = mailbox.mailbox ?? "";
  const others = mailbox.others === 1 ? "one other" : `${mailbox.others} others`;
  const text = {
    own: `Same e-mail address, held by nobody else (${address})`,
    shared: `Same e-mail address, which ${others} also ${mailbox.others === 1 ? "holds" : "hold"} (${address})`,
    crowd: `Same e-mail address, but it is held by many (${address})`,
    almost: `Nearly the same e-mail address (${address})`,
    different: "Both have a personal e-mail address, and they differ",
    unknown: "No personal e-mail address to compare",
  }[mailbox.level];
  const line = { code: `mailbox_${mailbox.level}`, text, bits: mailbox.bits };
  if (ofAnother === 0) return [line];
  const given = name?.ours?.given?.words[0]?.text ?? "";
  return [
    line,
    {
      code: "mailbox_of_another",
      text: `The address is named after ${given}, not after the employee`,
      bits: ofAnother,
    },
  ];
}

function dateLines({ dates }: Judgement): Line[] {
  if (dates.days === null) return [];
  const days = Math.abs(dates.days) === 1 ? "1 day" : `${Math.abs(dates.days)} days`;
  const when = dates.days >= 0 ? `${days} after the hire` : `${days} before the hire`;
  const text = {
    soon: `Starts ${when}`,
    before: `Started ${when} was noted`,
    late: `Starts ${when}, which is late`,
    later: `Starts ${when}, which is unusual`,
    swapped: `Starts ${when} if day and month were swapped`,
    far: `Starts ${when}: too far for the same hire`,
    unknown: "",
  }[dates.level];
  return [{ code: `dates_${dates.level}`, text, bits: dates.bits }];
}

function rounded(bits: number): number {
  return Math.round(bits * 100) / 100;
}
