// Cuts the graph of possible pairs into its connected parts, and each part that is too tangled along its weakest pairs.
import { marginals, type Edge, type Marginal } from "./marginals.ts";

/** The connected parts; each in the order of its ids, so that the order of arrival leaves no trace. */
export function componentsOf<E extends Edge>(edges: readonly E[]): E[][] {
  const parent = new Map<string, string>();
  const rootOf = (node: string): string => {
    let root = node;
    while ((parent.get(root) ?? root) !== root) root = parent.get(root) ?? root;
    for (let at = node; at !== root;) {
      const next = parent.get(at) ?? root;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  for (const edge of edges) parent.set(rootOf(`e${edge.employee}`), rootOf(`h${edge.hire}`));
  const parts = new Map<string, E[]>();
  for (const edge of edges) {
    const root = rootOf(`h${edge.hire}`);
    const part = parts.get(root);
    if (part === undefined) parts.set(root, [edge]);
    else part.push(edge);
  }
  return [...parts.values()].map((part) => part.sort(byIds));
}

function byIds(one: Edge, other: Edge): number {
  if (one.employee !== other.employee) return one.employee < other.employee ? -1 : 1;
  return one.hire < other.hire ? -1 : one.hire > other.hire ? 1 : 0;
}

const HOPELESS: Marginal = { p: 0, logOdds: -Infinity };
const STEP = 2; // bits by which the bar rises until a part can be solved

export type Solved<E extends Edge> = Marginal & { readonly edge: E };

/** Every edge with its probability. Edges that had to be cut away get 0: they were the least likely of a tangle. */
export function solve<E extends Edge>(edges: readonly E[]): Solved<E>[] {
  return componentsOf(edges).flatMap((part) => {
    const solved = marginals(part);
    if (solved !== null) return part.map((edge, i) => ({ edge, ...(solved[i] ?? HOPELESS) }));
    const weakest = Math.min(...part.map((edge) => edge.bits));
    const kept = part.filter((edge) => edge.bits >= weakest + STEP);
    const cut = part.filter((edge) => edge.bits < weakest + STEP);
    return [...solve(kept), ...cut.map((edge) => ({ edge, ...HOPELESS }))];
  });
}
