// What a look at a candidate means: the row as it is now, and news that are told once.
import { describe, expect, test } from "vitest";
import { dayIn, feeOf } from "#shared/domain/marketplace/fee-state.ts";
import { archiveGroupOf } from "#shared/domain/marketplace/archive-group.ts";
import { placeRank } from "#shared/domain/marketplace/place.ts";
import {
  goneOf,
  interviewNews,
  progressOf,
  type HeldProgress,
  type SeenCandidate,
  type SeenInterview,
} from "#shared/domain/marketplace/progress.ts";

const at = (day: number) => `2026-03-${String(day).padStart(2, "0")}T10:00:00.000Z`;
const stage = (id: string, index: number) => ({ id, name: id, index, isOffer: id === "offer" });
const NEW = stage("new", 0);
const ONSITE = stage("onsite", 2);
const OFFER = stage("offer", 3);

const sent: HeldProgress = {
  applicationId: "opp-1",
  sentAt: at(1),
  place: "stage:new",
  stageName: "new",
  stageIndex: 0,
  archivedAt: null,
  archiveGroup: null,
  archiveReason: null,
  offeredAt: null,
  hiredAt: null,
  unhiredAt: null,
  goneAt: null,
  anonymisedAt: null,
};

function seen(change: Partial<SeenCandidate> = {}): SeenCandidate {
  const reached = [{ stage: NEW, at: at(1) }];
  return { applicationId: "opp-1", stage: NEW, reached, archived: null, isAnonymised: false, ...change };
}

const kinds = (progress: { news: readonly { kind: string }[] }) => progress.news.map((one) => one.kind);

describe("a candidate", () => {
  test("who stays where they were put is no news", () => {
    const progress = progressOf(sent, seen(), at(5));
    expect(progress.news).toEqual([]);
    expect(progress.row).toMatchObject({ place: "stage:new", stageName: "new" });
  });

  test("who moved on is told stage by stage, with the same ids however often it is looked at", () => {
    const moved = seen({
      stage: OFFER,
      reached: [
        { stage: NEW, at: at(1) },
        { stage: ONSITE, at: at(3) },
        { stage: OFFER, at: at(4) },
      ],
    });
    const first = progressOf(sent, moved, at(5));
    expect(kinds(first)).toEqual(["stage", "offered", "stage"]);
    expect(first.row).toMatchObject({ place: "stage:offer", stageIndex: 3, offeredAt: at(4) });
    const again = progressOf({ ...sent, ...first.row }, moved, at(6));
    expect(again.news.map((one) => one.id)).toEqual(first.news.map((one) => one.id));
  });

  test("who is hired and then un-hired is told both", () => {
    const hired = progressOf(sent, seen({ archived: { at: at(8), reason: "Hired", isHired: true } }), at(9));
    expect(hired.row).toMatchObject({ place: "hired", hiredAt: at(8), archivedAt: null });
    expect(kinds(hired)).toEqual(["hired"]);
    const undone = progressOf({ ...sent, ...hired.row }, seen(), at(12));
    expect(undone.row).toMatchObject({ place: "stage:new", hiredAt: null, unhiredAt: at(12) });
    expect(kinds(undone)).toEqual(["unhired"]);
  });

  test("who is archived and comes back is told both, with the reason as a group only", () => {
    const archived = { at: at(8), reason: "Underqualified: could not invert a tree", isHired: false };
    const gone = progressOf(sent, seen({ archived }), at(9));
    expect(gone.news).toMatchObject([{ kind: "archived", detail: "not_selected" }]);
    expect(gone.row).toMatchObject({ place: "archived", archiveReason: archived.reason });
    expect(kinds(progressOf({ ...sent, ...gone.row }, seen(), at(12)))).toEqual(["restored"]);
  });

  test("whom the ATS no longer has is told once, and a hire is void with it", () => {
    const hired = { ...sent, hiredAt: at(2), place: "hired" };
    const gone = goneOf(hired, at(9));
    expect(gone).toMatchObject({ row: { place: "gone", hiredAt: null, unhiredAt: at(9) }, news: [{ kind: "gone" }] });
    expect(goneOf({ ...hired, ...gone.row }, at(10)).news).toEqual([]);
  });

  test("whom the ATS has anonymised is told once", () => {
    const first = progressOf(sent, seen({ isAnonymised: true }), at(9));
    expect(kinds(first)).toEqual(["anonymised"]);
    expect(progressOf({ ...sent, ...first.row }, seen({ isAnonymised: true }), at(10)).news).toEqual([]);
  });
});

describe("an interview", () => {
  const one: SeenInterview = {
    interviewId: "int-1",
    plannedAt: at(2),
    startsAt: at(6),
    durationMinutes: 45,
    timeZone: "Europe/Zurich",
    interviewers: ["Grace"],
    canceledAt: null,
  };

  test("is told when it is planned, moved, canceled or deleted", () => {
    const plan = interviewNews([], [one], at(3));
    expect(plan.news).toMatchObject([{ kind: "interview_planned", at: at(2), detail: at(6) }]);
    expect(interviewNews([one], [one], at(3)).news).toEqual([]);
    expect(interviewNews([one], [{ ...one, startsAt: at(7) }], at(4)).news).toMatchObject([
      { kind: "interview_moved" },
    ]);
    expect(interviewNews([one], [{ ...one, canceledAt: at(5) }], at(5)).news).toMatchObject([
      { kind: "interview_canceled" },
    ]);
    expect(interviewNews([one], [], at(5))).toMatchObject({
      news: [{ kind: "interview_canceled" }],
      dropped: ["int-1"],
    });
  });
});

describe("the fee", () => {
  const none = { hiredAt: null, unhiredAt: null, startsOn: null, startsOnByHand: null };

  test("is on hold until the first day of work, then due, and void when the hire is undone", () => {
    const hired = { ...none, hiredAt: at(1), startsOn: "2026-04-01" };
    expect(feeOf(none, "2026-04-01").state).toBe("none");
    expect(feeOf(hired, "2026-03-31").state).toBe("on_hold");
    expect(feeOf(hired, "2026-04-01").state).toBe("due");
    expect(feeOf({ ...hired, hiredAt: null, unhiredAt: at(5) }, "2026-05-01").state).toBe("void");
  });

  test("stays on hold while nobody knows the first day; the day that the company entered wins over the offer's", () => {
    expect(feeOf({ ...none, hiredAt: at(1) }, "2030-01-01").state).toBe("on_hold");
    const entered = { ...none, hiredAt: at(1), startsOn: "2026-04-01", startsOnByHand: "2026-06-01" };
    expect(feeOf(entered, "2026-05-01")).toEqual({ state: "on_hold", startsOn: "2026-06-01" });
  });

  test("becomes due by the company's own calendar", () => {
    const midnight = Date.parse("2026-04-01T02:00:00Z");
    expect(dayIn("America/Los_Angeles", midnight)).toBe("2026-03-31");
    expect(dayIn("Europe/Zurich", midnight)).toBe("2026-04-01");
  });
});

test.for([
  ["Withdrew", "withdrew"],
  ["Offer declined", "withdrew"],
  ["Underqualified", "not_selected"],
  ["Not a fit for the role", "not_selected"],
  ["Position closed", "other"],
  ["", "not_selected"],
] as const)("the archive reason %j is told as %s", ([reason, group]) => {
  expect(archiveGroupOf(reason)).toBe(group);
});

test("the board begins with what waits, goes through the pipeline, and ends with how it ended", () => {
  const columns: [string, number | null][] = [
    ["gone", null],
    ["archived", 3],
    ["stage:offer", 9],
    ["hired", 9],
    ["stage:new", 0],
    ["waiting", null],
    ["stage:?", null],
  ];
  const order = columns.toSorted((a, b) => placeRank(...a) - placeRank(...b)).map(([place]) => place);
  expect(order).toEqual(["waiting", "stage:new", "stage:offer", "stage:?", "hired", "archived", "gone"]);
});
