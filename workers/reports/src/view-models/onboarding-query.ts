// The grid of new hires in its URL: the uploaded period, the search, the order and the page.
import type { NewHireFilter, NewHireOrder } from "#shared/db/new-hires.ts";
import { addDays, dayIn } from "#shared/domain/onboarding/days.ts";
import { oneOf, type Query } from "./query.ts";

export const GRID_QUERY = ["q", "period", "uploadedFrom", "uploadedTo", "invited", "all", "sort", "page"] as const;

/** Presets of the "uploaded period", in days back from today; `between` reads the two dates. */
export const PERIODS = [
  { value: "today", label: "Uploaded today", daysBack: 0 },
  { value: "7", label: "Uploaded in the last 7 days", daysBack: 6 },
  { value: "30", label: "Uploaded in the last 30 days", daysBack: 29 },
  { value: "90", label: "Uploaded in the last 90 days", daysBack: 89 },
] as const;

/** The days of the period, both included; a date that is none is left out. */
export function periodOf(query: Query, timeZone: string, now: number): { from?: string; to?: string } {
  const preset = PERIODS.find(({ value }) => value === query["period"]);
  const today = dayIn(timeZone, now);
  if (preset) return { from: addDays(today, -preset.daysBack), to: today };
  const isDay = (text: string | undefined) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text ?? "") && !Number.isNaN(Date.parse(text ?? ""));
  return {
    ...(isDay(query["uploadedFrom"]) ? { from: query["uploadedFrom"] ?? "" } : {}),
    ...(isDay(query["uploadedTo"]) ? { to: query["uploadedTo"] ?? "" } : {}),
  };
}

export function filterOf(query: Query): NewHireFilter {
  const invited = oneOf(query["invited"], ["yes", "no"]);
  return {
    ...(query["q"] ? { q: query["q"] } : {}),
    ...(invited ? { isInvited: invited === "yes" } : {}),
    ...(query["all"] === "yes" ? { withWithdrawn: true } : {}),
  };
}

const ORDERS: readonly NewHireOrder[] = ["name", "startDate", "postingTitle", "uploadedAt"];
const FIRST: { readonly order: NewHireOrder; readonly isDescending: boolean } = {
  order: "uploadedAt",
  isDescending: true,
};

/** `sort=name` rises, `sort=-name` falls. */
export function orderOf(query: Query): typeof FIRST {
  const text = query["sort"] ?? "";
  const order = oneOf(text.replace(/^-/, ""), ORDERS);
  return order === undefined ? FIRST : { order, isDescending: text.startsWith("-") };
}

/** The `sort` that a click on the column's head asks for: rising first, then falling. */
export function nextSort(query: Query, order: NewHireOrder): string {
  const now = orderOf(query);
  return now.order === order && !now.isDescending ? `-${order}` : order;
}

/** From 1. */
export function pageOf(query: Query): number {
  const page = Number(query["page"] ?? "1");
  return Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1;
}
