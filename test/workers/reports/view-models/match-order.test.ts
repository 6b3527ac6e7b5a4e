// The order of the queue of proposed matches.
import { expect, test } from "vitest";
import { byWhatBlocks } from "../../../../workers/reports/src/view-models/match-order.ts";

const match = (id: string, seat: string | null, startDate: string | null, hiredAt = "2026-11-01T00:00:00Z") => ({
  id,
  employee: { startDate },
  position: seat === null ? null : { ...position, targetStartOn: seat === "" ? null : seat },
  hire: { id: "h", candidateName: "A", emails: [], hiredAt, status: "hired" as const, requisitionCode: null },
});
const position = {
  id: "pos",
  title: "T",
  department: null,
  location: null,
  status: "filled" as const,
  requisitionCode: null,
  hiringManager: null,
};

test("matches that block a seat come first, the soonest start before the later", () => {
  const queue = [
    match("no seat", null, "2026-11-23"),
    match("starts later", "2026-12-01", "2027-02-01"),
    match("starts sooner", "2027-05-01", "2026-12-01"),
    match("only a target", "2027-01-01", null),
    match("only hired", "", null, "2026-11-20T00:00:00Z"),
  ];
  expect(byWhatBlocks(queue).map((one) => one.id)).toEqual([
    "only hired",
    "starts sooner",
    "only a target",
    "starts later",
    "no seat",
  ]);
});
