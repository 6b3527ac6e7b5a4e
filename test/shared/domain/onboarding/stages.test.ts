// Who has reached the chosen stage, and when.
import { describe, expect, test } from "vitest";
import { reachedAt } from "#shared/domain/onboarding/stages.ts";

const ORDER = ["lead", "screen", "onsite", "offer", "preboarding"];
const reached = (stageId: string, changes: [string, number][], createdAt = 0, hiredAt: number | null = null) =>
  reachedAt(
    { stageId, changes: changes.map(([toStageId, at]) => ({ toStageId, at })), createdAt, hiredAt },
    "offer",
    ORDER,
  );

describe("a candidate", () => {
  test("in the stage has reached it when they moved there", () => {
    expect(
      reached("offer", [
        ["screen", 1],
        ["offer", 5],
      ]),
    ).toBe(5);
  });

  test("past the stage reached it when they came there first", () => {
    expect(
      reached("preboarding", [
        ["offer", 5],
        ["preboarding", 9],
      ]),
    ).toBe(5);
  });

  test("who jumped over the stage has reached it with the jump", () => {
    expect(
      reached("preboarding", [
        ["screen", 1],
        ["preboarding", 9],
      ]),
    ).toBe(9);
  });

  test("before the stage has not, though they were there once", () => {
    expect(
      reached("onsite", [
        ["offer", 5],
        ["onsite", 7],
      ]),
    ).toBeNull();
  });

  test("who went back and came again counts from the last time", () => {
    expect(
      reached("offer", [
        ["offer", 5],
        ["onsite", 7],
        ["offer", 9],
      ]),
    ).toBe(9);
  });

  test("created in the stage has reached it then", () => {
    expect(reached("offer", [], 3)).toBe(3);
  });

  test("is judged by the time of the changes, not by their order", () => {
    expect(
      reached("offer", [
        ["offer", 9],
        ["screen", 1],
      ]),
    ).toBe(9);
  });

  test("in a stage that the account no longer has, has not", () => {
    expect(reached("deleted", [["deleted", 5]])).toBeNull();
  });
});

test("nobody has reached a stage that is gone", () => {
  const history = { stageId: "offer", changes: [], createdAt: 1, hiredAt: 2 };
  expect(reachedAt(history, "gone", ORDER)).toBeNull();
});

describe("somebody hired", () => {
  test("from before the stage has passed it with the hire", () => {
    expect(reached("screen", [["screen", 1]], 0, 9)).toBe(9);
    expect(
      reached(
        "onsite",
        [
          ["offer", 5],
          ["onsite", 7],
        ],
        0,
        9,
      ),
    ).toBe(9);
  });

  test("at the stage or past it reached it when they came there", () => {
    expect(reached("offer", [["offer", 5]], 0, 9)).toBe(5);
  });

  test("from a stage that the account no longer has, has passed the chosen one with the hire", () => {
    expect(reached("deleted", [["deleted", 5]], 0, 9)).toBe(9);
  });
});
