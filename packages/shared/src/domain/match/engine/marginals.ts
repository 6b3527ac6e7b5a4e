// Who is whose hire, all at once: the probability of every pair over all ways to seat the employees of a component, no seat twice.

/** A possible pair; `bits` is log2 of its odds against "this employee is nobody's hire". */
export type Edge = { readonly employee: string; readonly hire: string; readonly bits: number };

const MOST_HIRES = 30; // bits of a mask
const MOST_STATES = 4_096; // sets of taken seats in flight; real components have a handful

/** `logOdds` is log2 of p against everything else that the employee can be; it stays exact where p is rounded to 1. */
export type Marginal = { readonly p: number; readonly logOdds: number };

/**
 * How likely each edge is, in the order given. Exact: it sums over every assignment of hires to employees, "nobody" among
 * them, each weighed by the product of its odds. Null when the component is too tangled for that.
 */
export function marginals(edges: readonly Edge[]): Marginal[] | null {
  const employees = [...new Set(edges.map((edge) => edge.employee))].sort();
  const hires = [...new Set(edges.map((edge) => edge.hire))].sort();
  if (hires.length > MOST_HIRES) return null;
  const seat = new Map(hires.map((hire, i) => [hire, 1 << i]));
  const rows = employees.map((employee) => optionsOf(edges, employee, seat));
  const before = forward(rows);
  if (before === null) return null;
  const ways = rows.map((options) => options.map(() => 0));
  let after: Map<number, number> | null = null;
  for (let i = rows.length - 1; i >= 0; i--) {
    const onwards: Map<number, number> | null = after;
    const tally = ways[i] ?? [];
    after = new Map<number, number>();
    for (const [taken, weight] of before[i] ?? []) {
      let sum = 0;
      rows[i]?.forEach((option, k) => {
        if ((taken & option.seat) !== 0) return;
        const rest = option.weight * (onwards === null ? 1 : (onwards.get(taken | option.seat) ?? 0));
        sum += rest;
        tally[k] = (tally[k] ?? 0) + weight * rest;
      });
      after.set(taken, sum);
    }
  }
  return oddsOf(edges.length, rows, ways);
}

function oddsOf(count: number, rows: readonly (readonly Option[])[], ways: readonly (readonly number[])[]): Marginal[] {
  const result: Marginal[] = Array.from({ length: count }, () => ({ p: 0, logOdds: -Infinity }));
  rows.forEach((options, i) =>
    options.forEach((option, k) => {
      if (option.edge === null) return;
      const own = ways[i]?.[k] ?? 0;
      const others = options.reduce((sum, _, other) => (other === k ? sum : sum + (ways[i]?.[other] ?? 0)), 0);
      result[option.edge] = { p: own / (own + others), logOdds: Math.log2(own / others) };
    }),
  );
  return result;
}

type Option = { readonly edge: number | null; readonly seat: number; readonly weight: number };

/** What an employee can be: each hire, or nobody's. Weights are shares, so that long products stay in range. */
function optionsOf(edges: readonly Edge[], employee: string, seat: ReadonlyMap<string, number>): Option[] {
  const options: Option[] = [{ edge: null, seat: 0, weight: 1 }];
  edges.forEach((edge, i) => {
    if (edge.employee === employee) options.push({ edge: i, seat: seat.get(edge.hire) ?? 0, weight: 2 ** edge.bits });
  });
  const sum = options.reduce((total, option) => total + option.weight, 0);
  return options.map((option) => ({ ...option, weight: option.weight / sum }));
}

/** Before each employee: the sets of seats that may be taken, with the summed weight of the ways there. */
function forward(rows: readonly (readonly Option[])[]): Map<number, number>[] | null {
  const before: Map<number, number>[] = [];
  let states = new Map([[0, 1]]);
  for (const options of rows) {
    before.push(states);
    const next = new Map<number, number>();
    for (const [taken, weight] of states)
      for (const option of options) {
        if ((taken & option.seat) !== 0) continue;
        const now = taken | option.seat;
        next.set(now, (next.get(now) ?? 0) + weight * option.weight);
      }
    if (next.size > MOST_STATES) return null;
    states = next;
  }
  return before;
}
