// How often a submitted candidate is looked at: with what goes on, seldom afterwards, and never again once nothing here names them.
import { expect, test } from "vitest";
import { nextLookAt } from "#shared/domain/marketplace/next-look.ts";

const NOW = Date.parse("2026-06-01T12:00:00.000Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const before = (days: number) => new Date(NOW - days * DAY).toISOString();

const ROW = {
  place: "stage:offer",
  stageName: "Offer",
  stageIndex: 3,
  archivedAt: null,
  archiveGroup: null,
  archiveReason: null,
  offeredAt: null,
  hiredAt: null,
  unhiredAt: null,
  goneAt: null,
  anonymisedAt: null,
  erasedAt: null,
} as const;

const inHours = (row: Partial<Parameters<typeof nextLookAt>[0]>) => {
  const at = nextLookAt({ ...ROW, ...row }, [], NOW);
  return at === null ? null : (Date.parse(at) - NOW) / HOUR;
};

test("while something goes on every half hour; hired every six hours; archived every day", () => {
  expect(inHours({})).toBe(0.5);
  expect(inHours({ hiredAt: before(89) })).toBe(6);
  expect(inHours({ archivedAt: before(89) })).toBe(24);
});

test("when it has long been over once a week, since a contact may be anonymised, until nobody is named here any more", () => {
  for (const end of [{ hiredAt: before(91) }, { archivedAt: before(91) }]) {
    expect(inHours(end)).toBe(7 * 24);
    expect(inHours({ ...end, erasedAt: before(1) })).toBeNull();
  }
  expect(inHours({ goneAt: before(91) })).toBeNull();
});
