// What every chapter of the story plays on: the running start, Lever's people, and the API of the demo company.
import { until } from "../../test/support/until.ts";
import type { Lever } from "./lever.ts";
import type { Newcomer } from "./newcomer.ts";
import { Position, type Rolecall } from "./rolecall.ts";
import type { Telling } from "./telling.ts";

/** Where the parts of a running start are. */
export type Start = {
  readonly publicUrl: string;
  readonly leverUrl: string;
  readonly signInUrl: string;
  readonly mailUrl: string;
  /** Absent when it was used before this start. */
  readonly setupToken?: string | undefined;
};

export type Stage = {
  readonly telling: Telling;
  readonly lever: Lever;
  readonly api: Rolecall;
  readonly connectionId: string;
  readonly person: Newcomer;
};

/** A position whose requisition is open in Lever. */
export type Seat = { readonly positionId: string; readonly requisitionId: string; readonly code: string };

const DEADLINE_MS = 20_000;

/** Waits for something that Rolecall does by itself. @throws Error with what was waited for */
export function comesTrue<Value>(what: string, condition: () => Promise<Value>) {
  return until(condition, { deadlineMs: DEADLINE_MS, everyMs: 50, what });
}

/** Waits until the position is as asked. @throws Error when it is not in time, and at once when its sync has failed */
export async function positionBecomes(
  { api }: Pick<Stage, "api">,
  positionId: string,
  what: string,
  isSo: (position: Position) => boolean,
): Promise<Position> {
  const position = await comesTrue(what, async () => {
    const seen = await api.get(`/positions/${positionId}`, Position);
    return isSo(seen) || seen.syncStatus === "failed" ? seen : undefined;
  });
  if (position.syncStatus === "failed") throw new Error(`The sync failed. ${position.syncMessage ?? ""}`);
  return position;
}
