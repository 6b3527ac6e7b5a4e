// One measured number, the bar that it is held against, and whether it holds.

export type Bar = { readonly is: "at least" | "at most" | "under"; readonly value: number };

export type Measure = {
  readonly name: string;
  readonly value: number;
  /** As it stands behind the number: "ms", "a second", "requests"; "" for a ratio. */
  readonly unit: string;
  /** Absent: for information. */
  readonly bar?: Bar;
};

/** What one part of the bench found. `notes` say under which conditions. */
export type PartResult = { readonly measures: readonly Measure[]; readonly notes: readonly string[] };

export type Part = {
  readonly name: string;
  /** What it measures, in one line. */
  readonly title: string;
  run(): Promise<PartResult>;
};

/** Undefined for a number without a bar. */
export function holds({ value, bar }: Measure): boolean | undefined {
  if (bar === undefined) return undefined;
  if (bar.is === "at least") return value >= bar.value;
  return bar.is === "at most" ? value <= bar.value : value < bar.value;
}

/** The value below which `share` (0 to 1) of the values lie, nearest rank. @throws Error when there are none */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new Error("There is nothing to take a percentile of.");
  return value;
}
