// What a failed attempt to send a mail leads to.
import { describe, expect, test } from "vitest";
import { afterMailFailure, MAX_MAIL_ATTEMPTS, type MailFailureReason } from "#shared/domain/mail/mail.ts";

const failed = (reason: MailFailureReason, attempts = 1, retryAfterMs: number | null = null) =>
  afterMailFailure({ reason, message: "" }, attempts, retryAfterMs);

describe("a mail that could not be sent", () => {
  test("waits longer after each attempt when the service may come back", () => {
    const waits = [1, 2, 3, 12].map((attempts) => failed("unavailable", attempts));
    expect(waits).toEqual([2_000, 4_000, 8_000, 300_000].map((waitMs) => ({ status: "queued", waitMs })));
  });

  test("waits at least as long as the service asks for", () => {
    expect(failed("rate_limited", 1, 60_000)).toEqual({ status: "queued", waitMs: 60_000 });
    expect(failed("rate_limited", 12, 1_000)).toEqual({ status: "queued", waitMs: 300_000 });
  });

  test("is given up after about an hour", () => {
    expect(failed("unavailable", MAX_MAIL_ATTEMPTS)).toEqual({ status: "failed" });
  });

  test.for(["refused", "off", "not_set_up", "no_longer_wanted"] as const)("is over at once when it is %s", (reason) => {
    expect(failed(reason)).toEqual({ status: "failed" });
  });

  test("has bounced when the service no longer delivers to its address", () => {
    expect(failed("bounced")).toEqual({ status: "bounced" });
  });
});
