// Why a proposal stands where it stands in the queue: which seat it blocks, and since or until when.
import type { ReviewItem } from "#shared/db/review-queue.ts";
import type { Formats } from "./formats.ts";

const DAY_MS = 86_400_000;
const COUNTED_DAYS = 30; // "in 43 days" says less than the date

/** Such as "Blocks Trace-12, started 3 days ago". A position without a code is called by its title. */
export function blocksInWords(blocks: ReviewItem["blocks"], formats: Pick<Formats, "today" | "day">): string {
  if (blocks === null) return "Blocks no seat: the hire fills no position";
  const seat = blocks.requisitionCode ?? `“${blocks.title}”`;
  return `Blocks ${seat}, ${startInWords(blocks.startsOn, formats)}`;
}

/** Whether the seat should have its employee by now. */
export function isOverdue(blocks: ReviewItem["blocks"], { today }: Pick<Formats, "today">): boolean {
  return blocks !== null && blocks.startsOn <= today;
}

function startInWords(startsOn: string, { today, day }: Pick<Formats, "today" | "day">): string {
  const days = Math.round((Date.parse(startsOn) - Date.parse(today)) / DAY_MS);
  if (Number.isNaN(days)) return "start unknown";
  if (days === 0) return "starts today";
  if (days === 1) return "starts tomorrow";
  if (days === -1) return "started yesterday";
  if (days > COUNTED_DAYS) return `starts on ${day(startsOn)}`;
  if (days < -COUNTED_DAYS) return `started on ${day(startsOn)}`;
  return days > 0 ? `starts in ${days} days` : `started ${-days} days ago`;
}
