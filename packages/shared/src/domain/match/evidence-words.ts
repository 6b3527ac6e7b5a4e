// How evidence reads: each line with its weight, such as "Same mailbox, held by nobody else (ada@example.com): +15".
import type { MatchEvidence } from "../employee.ts";

/** The line in one sentence, with its bits where it was weighed. */
export function evidenceWords(line: MatchEvidence): string {
  const text = line.text.replace(/\.$/, "");
  return line.bits === undefined ? `${text}.` : `${text}: ${signedBits(line.bits)}`;
}

/** `+15`, `−1.5`, `0`: at most two digits after the point, so that what is shown adds up to what is shown. */
export function signedBits(bits: number): string {
  const rounded = Math.round(bits * 100) / 100;
  if (rounded === 0) return "0";
  return `${rounded < 0 ? "−" : "+"}${Math.abs(rounded)}`;
}

/** The probability that log2 odds stand for. */
export function probabilityOf(logOdds: number): number {
  return 1 / (1 + 2 ** -logOdds);
}
