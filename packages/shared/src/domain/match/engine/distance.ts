// How many slips of the finger lie between two words: a letter more, less, other, or two swapped.

/** Whether the words differ by at most `most` slips (1 or 2); cheap to refuse, for almost all pairs are far apart. */
export function isWithin(one: string, other: string, most: 1 | 2): boolean {
  if (Math.abs(one.length - other.length) > most) return false;
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start++;
  let endOne = one.length;
  let endOther = other.length;
  while (endOne > start && endOther > start && one[endOne - 1] === other[endOther - 1]) {
    endOne--;
    endOther--;
  }
  return slips(one.slice(start, endOne), other.slice(start, endOther)) <= most;
}

/** Optimal string alignment, after common ends are gone; three rows suffice. */
function slips(one: string, other: string): number {
  if (one.length === 0 || other.length === 0) return one.length + other.length;
  if (one.length > 4 && other.length > 4) return 3; // what is left of two near words is short; more is far
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwap) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[other.length] ?? 0;
}
