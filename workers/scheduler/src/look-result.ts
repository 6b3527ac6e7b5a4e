// What a look at an ATS has seen and changed so far.

/** `seenUntil`: the upper edge of what was seen, by the ATS's clock. */
export type LookResult = { readonly seen: number; readonly changed: number; readonly seenUntil: string | null };

export type OnPage = (result: LookResult) => Promise<void>;

/** How many outcomes of writing hires are changes. */
export function changedOf(outcomes: Iterable<string>): number {
  return [...outcomes].filter((outcome) => outcome === "hired" || outcome === "changed" || outcome === "unhired")
    .length;
}

export function later(a: string | null, b: string): string {
  return a === null || Date.parse(b) > Date.parse(a) ? b : a;
}
