// How roles are told to people: their state with its reason, their fee, their pay, and where they are.
import type { RoleRow } from "#shared/db/roles.ts";
import type { RoleFee } from "#shared/domain/marketplace/fee.ts";
import type { SalaryRange, WorkplaceType } from "#shared/domain/marketplace/posting.ts";
import type { RoleClosedReason, RoleSource, RoleStatus } from "#shared/domain/marketplace/words.ts";
import { CompensationInterval } from "#shared/domain/position.ts";
import { INTERVAL_WORDS, isKnownLocale } from "./formats.ts";
import type { StateWord } from "./state-words.ts";

export const ROLE_WORDS: Record<RoleStatus, StateWord> = {
  draft: { word: "Draft", shape: "dashed-ring", tone: "soft" },
  open: { word: "Open", shape: "ring", tone: "info" },
  closed: { word: "Closed", shape: "slash", tone: "soft" },
};

export const SOURCE_WORDS: Record<RoleSource, string> = { lever: "From Lever", hand: "Made by hand" };

const CLOSED_WORDS: Record<RoleClosedReason, string> = {
  posting_closed: "Its posting was closed in Lever",
  posting_gone: "Its posting was deleted in Lever",
  posting_unpublished: "Its posting was taken back in Lever",
  posting_withheld: "Its posting has become confidential",
};

export const WORKPLACE_WORDS: Record<WorkplaceType, string> = { onsite: "On site", hybrid: "Hybrid", remote: "Remote" };

/** Why an open role takes no candidates, or null. */
export function closedWords(role: Pick<RoleRow, "status" | "closedReason">): string | null {
  return role.status === "open" && role.closedReason !== null ? CLOSED_WORDS[role.closedReason] : null;
}

export function feeWords(fee: RoleFee | null, locale: string): string | null {
  if (fee === null) return null;
  return fee.kind === "percent"
    ? `${shareWords(fee.percent, locale)} of the first year’s salary`
    : money(fee.amount, fee.currency, locale);
}

/** "22.5%", or "22,5 %" where a space belongs before the sign. */
export function shareWords(percent: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 3 }).format(percent / 100);
}

/** "$150,000 – $190,000 a year"; an unknown part is left out. */
export function salaryWords(salary: SalaryRange | null, locale: string): string | null {
  if (salary === null) return null;
  const { min, max, currency } = salary;
  const ends = [...new Set([min, max].flatMap((end) => (end === null ? [] : [money(end, currency, locale)])))];
  const interval = CompensationInterval.safeParse(salary.interval);
  return [ends.join(" – "), interval.success ? INTERVAL_WORDS[interval.data] : ""].filter(Boolean).join(" ");
}

/** The first place, and how many more there are: "Oakland, CA and 39 more". */
export function placeWords(role: Pick<RoleRow, "location" | "allLocations">): string | null {
  const first = role.location ?? role.allLocations[0];
  if (first === undefined) return null;
  const more = role.allLocations.filter((place) => place !== first).length;
  return more === 0 ? first : `${first} and ${more} more`;
}

function money(amount: number, currency: string | null, locale: string): string {
  const known = isKnownLocale(locale) ? locale : "en-US";
  try {
    const style = currency === null ? {} : ({ style: "currency", currency } as const);
    return new Intl.NumberFormat(known, { ...style, maximumFractionDigits: 0 }).format(amount);
  } catch {
    return `${new Intl.NumberFormat(known).format(amount)} ${currency ?? ""}`.trim(); // no currency that this runtime knows
  }
}
