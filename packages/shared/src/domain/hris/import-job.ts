// The words of an import: what it is asked to read, what came of each person, and how far it is.
import { z } from "zod";

/** What came of one person. `unhired`: the hire was undone, and their record says so. */
export const ImportOutcome = z.enum(["created", "updated", "unchanged", "failed", "unhired"]);
export type ImportOutcome = z.infer<typeof ImportOutcome>;

/** `waiting`: known by a webhook only. */
export type ImportedStatus = "waiting" | "imported" | "failed" | "unhired";

/**
 * What a job reads. `changes`: who was hired or changed since the last import. `everybody`: all that are hired, and those who
 * are no longer. `chosen`: the people that its items name.
 */
export const ImportScope = z.enum(["changes", "everybody", "chosen"]);
export type ImportScope = z.infer<typeof ImportScope>;

/**
 * How far a job is: it first lists who is to be read (some seconds, so that nobody moves in the list meanwhile), then reads each.
 * `offset`: the ATS's token of the next page. `window`: which of the lists.
 */
export const ImportCursor = z.discriminatedUnion("phase", [
  z.object({
    phase: z.literal("list"),
    window: z.number(),
    offset: z.string().nullable(),
    seenUntil: z.string().nullable(),
  }),
  z.object({ phase: z.literal("read"), seenUntil: z.string().nullable() }),
]);
export type ImportCursor = z.infer<typeof ImportCursor>;
