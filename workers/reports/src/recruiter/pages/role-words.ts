// A role's terms in a recruiter's words.
import type { RoleFee } from "#shared/domain/marketplace/fee.ts";
import type { SalaryRange } from "#shared/domain/marketplace/posting.ts";
import { CompensationInterval } from "#shared/domain/position.ts";
import type { StateWord } from "../../view-models/state-words.ts";
import { INTERVAL_WORDS, type Formats } from "../../view-models/formats.ts";
import { shareWords } from "../../view-models/role-words.ts";

export function openWord(isOpen: boolean): StateWord {
  return isOpen ? { word: "Open", shape: "ring", tone: "info" } : { word: "Closed", shape: "slash", tone: "soft" };
}

export function feeWords(fee: RoleFee | null, formats: Formats): string {
  if (fee === null) return "By agreement";
  if (fee.kind === "percent") return `${shareWords(fee.percent, formats.locale)} of the first year’s salary`;
  return money(fee.amount, fee.currency, formats);
}

export function salaryWords(salary: SalaryRange | null, formats: Formats): string | null {
  if (salary?.currency == null) return null;
  const { min, max, currency } = salary;
  const interval = CompensationInterval.safeParse(salary.interval);
  const ends = [min, max].flatMap((end) => (end === null ? [] : [money(end, currency, formats)]));
  const range = [...new Set(ends)].join(" – ");
  return range === "" ? null : `${range}${interval.success ? ` ${INTERVAL_WORDS[interval.data]}` : ""}`;
}

function money(amount: number, currency: string, formats: Formats): string {
  return new Intl.NumberFormat(formats.locale, { style: "currency", currency, maximumFractionDigits: 0 }).format(
    amount,
  );
}
