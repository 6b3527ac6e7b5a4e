// Which requisition found under our code is ours.
import { expect, test } from "vitest";
import { adoption, mayStillHappen, UNANSWERED_MS } from "#shared/domain/sync/adoption.ts";

const found = (createdAt: string, name = "Robotics Engineer", providerId = "r1") => ({ providerId, name, createdAt });
const attempt = { startedAt: "2026-11-22T10:00:00.000Z", name: "Robotics Engineer", outcome: null };

test("nothing under the code: create", () => {
  expect(adoption([], [attempt])).toEqual({ decision: "create" });
});

test("made after a journalled try of this position and of the same name: ours, the crash lost only the answer", () => {
  expect(adoption([found("2026-11-22T10:00:01.000Z")], [attempt]).decision).toBe("adopt");
});

test("there before we ever tried: code in use", () => {
  expect(adoption([found("2026-11-22T10:00:01.000Z")], []).decision).toBe("code_in_use");
  expect(adoption([found("2026-11-22T09:59:59.000Z")], [attempt]).decision).toBe("code_in_use");
});

test("made by somebody else in the meantime, under another name: code in use", () => {
  expect(adoption([found("2026-11-22T10:00:01.000Z", "Night Guard")], [attempt]).decision).toBe("code_in_use");
});

test("the title was edited between the tries: the name of the try counts, not today's", () => {
  const renamed = { ...attempt, startedAt: "2026-11-22T11:00:00.000Z", name: "Senior Robotics Engineer" };
  expect(adoption([found("2026-11-22T10:00:01.000Z")], [attempt, renamed]).decision).toBe("adopt");
});

test("several of ours: the oldest; a stranger's beside ours: ours", () => {
  const older = found("2026-11-22T10:00:01.000Z", "Robotics Engineer", "old");
  const newer = found("2026-11-22T10:00:09.000Z", "Robotics Engineer", "new");
  expect(adoption([newer, older], [attempt])).toEqual({ decision: "adopt", requisition: older });
  const stranger = found("2026-01-01T00:00:00.000Z", "Robotics Engineer", "stranger");
  expect(adoption([stranger, newer], [attempt])).toEqual({ decision: "adopt", requisition: newer });
});

test("a try that got no answer may still take effect for half a minute; one whose end is known may not", () => {
  const at = Date.parse(attempt.startedAt);
  expect(mayStillHappen([attempt], at + UNANSWERED_MS - 1)).toBe(true);
  expect(mayStillHappen([attempt], at + UNANSWERED_MS)).toBe(false);
  expect(mayStillHappen([{ ...attempt, outcome: "rejected" }], at + 1)).toBe(false);
  expect(mayStillHappen([], at)).toBe(false);
});
