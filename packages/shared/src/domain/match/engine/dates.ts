// What the dates say: people start some weeks after they are hired, or shortly before the recruiter notes it.
import type { PreparedEmployee, PreparedHire } from "./prepare.ts";

export type DateLevel = "soon" | "late" | "later" | "before" | "swapped" | "far" | "unknown";

export type DateMatch = { readonly level: DateLevel; readonly bits: number; readonly days: number | null };

/** Bounds in days from hire to start. */
const BANDS: readonly {
  readonly level: DateLevel;
  readonly from: number;
  readonly to: number;
  readonly bits: number;
}[] = [
  { level: "soon", from: -3, to: 60, bits: 3 },
  { level: "before", from: -45, to: -4, bits: 1 },
  { level: "late", from: 61, to: 110, bits: 0 },
  { level: "later", from: 111, to: 220, bits: -2 },
];
const FAR_BITS = -9; // one true pair in two thousand
const SWAPPED_BITS = -2; // a day and a month that were taken for each other: rare, but then the only sign is this

export function matchDates(employee: PreparedEmployee, hire: PreparedHire): DateMatch {
  if (employee.day === null || hire.day === null) return { level: "unknown", bits: 0, days: null };
  const days = employee.day - hire.day;
  const band = BANDS.find(({ from, to }) => days >= from && days <= to);
  if (band !== undefined) return { level: band.level, bits: band.bits, days };
  const swapped = swappedDay(employee.record.startDate);
  if (swapped !== null && swapped - hire.day >= -3 && swapped - hire.day <= 60)
    return { level: "swapped", bits: SWAPPED_BITS, days: swapped - hire.day };
  return { level: "far", bits: FAR_BITS, days };
}

/** The day that the date would be if day and month changed places; null when that is none. */
function swappedDay(date: string | null): number | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date ?? "") ?? [];
  if (year === undefined || Number(day) > 12 || day === month) return null;
  return Math.floor(Date.parse(`${year}-${day}-${month}`) / 86_400_000);
}
