// Which failures of a write Rolecall mends by itself, and which it shows to a person.
import { expect, test } from "vitest";
import { pushFailure } from "#shared/domain/sync/push-failure.ts";
import { MAX_SYNC_ATTEMPTS } from "#shared/domain/sync/retry.ts";

const NOW = Date.parse("2026-11-22T12:00:00.000Z");
const failure = (reason: Parameters<typeof pushFailure>[0]["reason"], attempt = 1) =>
  pushFailure({ reason, message: "their words" }, attempt, NOW);

test("an ATS that does not answer is tried again with growing waits of at most five minutes", () => {
  const waits = [1, 2, 3, 9, 15].map((n) => Date.parse(failure("unavailable", n).nextTryAt ?? "") - NOW);
  expect(waits).toEqual([2_000, 4_000, 8_000, 300_000, 300_000]);
});

test("after an hour of silence a person is asked, and nothing is lost", () => {
  expect(failure("unavailable", MAX_SYNC_ATTEMPTS)).toMatchObject({ nextTryAt: null, reason: "unavailable" });
});

test("a refusal is final at once and carries the ATS's own words", () => {
  expect(failure("rejected")).toMatchObject({ nextTryAt: null, message: expect.stringContaining("their words") });
  expect(failure("code_in_use").nextTryAt).toBeNull();
});

test("a missing switch or permission at Lever says which switch to turn on", () => {
  expect(failure("forbidden")).toMatchObject({
    reason: "requisitions_off",
    message: expect.stringContaining("Manage requisitions using the Lever API"),
  });
});

test("a dead access asks to reconnect", () => {
  expect(failure("access_revoked").message).toContain("Reconnect Lever");
});
