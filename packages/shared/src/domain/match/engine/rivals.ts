// Which of the possible pairs matter to each other: a pair far behind a better one of the same person is no rival to anybody.
import type { Edge } from "./marginals.ts";
import { FAR_BEHIND } from "./weights.ts";

/**
 * The pairs of one person without those far behind its best. Applied to each employee first, then to each hire: a hire's best
 * claimant counts only if it is not far likelier somewhere else. What goes would have had a probability below one in a thousand;
 * without it namesakes who each have their own seat do not hang together.
 */
export function inTheRunning<E extends Edge>(edges: readonly E[]): E[] {
  const best = edges.reduce((most, edge) => Math.max(most, edge.bits), -Infinity);
  return edges.filter((edge) => edge.bits >= best - FAR_BEHIND);
}

/** All pairs of a tenant, thinned to those that matter. */
export function thinned<E extends Edge>(edges: readonly E[]): E[] {
  const standing = [...Map.groupBy(edges, (edge) => edge.employee).values()].flatMap(inTheRunning);
  return [...Map.groupBy(standing, (edge) => edge.hire).values()].flatMap(inTheRunning);
}
