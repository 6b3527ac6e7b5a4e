// Ids as Greenhouse gives them: ten digits ending in 002, rising with time, and of another range for each kind.
import type { Simulator } from "../context.ts";
import type { Row } from "./records.ts";
import type { TableName } from "./state.ts";

/** Ranges are apart so that an id of one kind never fits another by chance. */
const firstIds = {
  accounts: 4_001_000_002,
  offices: 4_010_000_002,
  departments: 4_020_000_002,
  users: 4_100_000_002,
  closeReasons: 4_200_000_002,
  customFields: 4_300_000_002,
  fieldOptions: 4_400_000_002,
  stages: 4_500_000_002,
  credentials: 5_000_000_002,
  openings: 5_100_000_002,
  hiringManagers: 5_300_000_002,
  jobOwners: 5_400_000_002,
  jobPosts: 5_500_000_002,
  webhooks: 5_600_000_002,
  jobs: 6_400_000_002,
  applications: 7_100_000_002,
  candidates: 8_100_000_002,
  offers: 9_100_000_002,
  visits: 9_500_000_002,
} satisfies Record<TableName | "accounts" | "stages" | "visits", number>;

export type IdKind = keyof typeof firstIds;

/** Gaps are of chance: neighbours in an account are no neighbours in Greenhouse. */
export function nextId(sim: Simulator, kind: IdKind): number {
  const number = (sim.state.sequences[kind] ?? 0) + sim.random.integer(1, 3);
  sim.state.sequences[kind] = number;
  return firstIds[kind] + number * 1000;
}

/** The id and the times of a new record. */
export function newRow(sim: Simulator, kind: TableName, at: number = sim.clock.now()): Row {
  return { id: nextId(sim, kind), createdAt: at, updatedAt: at };
}
