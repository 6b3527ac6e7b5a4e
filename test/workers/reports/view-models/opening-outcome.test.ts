// What became of an opening, in words: each thing that can happen to one at the ATS has its own.
import { describe, expect, test } from "vitest";
import { candidateLabel, candidateNote } from "../../../../workers/reports/src/view-models/candidate-words.ts";
import {
  awaitingWords,
  openingOutcome,
  type Opened,
} from "../../../../workers/reports/src/view-models/opening-outcome.ts";

const OPEN = { status: "open", deletedAt: null, parentId: "6400000002" };
const HIRE = { id: "hir_1" };

/** The words for an opening that has changed so. */
function told(
  change: Partial<NonNullable<Opened["requisition"]>>,
  closeReason: string | null = null,
  jobStatus = "open",
  hire: object | null = HIRE,
) {
  return openingOutcome({ requisition: { ...OPEN, ...change }, opening: { closeReason, jobStatus }, hire });
}

describe("an opening", () => {
  test.each([
    ["open, and opened again", told({}, null, "open", null), null],
    ["filled", told({ status: "filled" }, "Hire - New Headcount"), "Closed by the hire: Hire - New Headcount."],
    [
      "filled before the hire was read",
      told({ status: "filled" }, null, "open", null),
      "Closed as a hire; who it is is being read.",
    ],
    ["closed", told({ status: "closed" }, "Not Filling", "open", null), "Closed without a hire: Not Filling."],
    [
      "the last of its job, closed",
      told({ status: "closed" }, "Not Filling", "closed", null),
      "Closed without a hire: Not Filling. Its job is closed as well.",
    ],
    ["closed without a reason", told({ status: "closed" }, null, "open", null), "Closed without a hire."],
    [
      "of a job that is no more",
      told({ deletedAt: "2026-11-20T10:00:00.000Z" }, null, "open", null),
      "The opening or its job was deleted there. Sync again to open a new one.",
    ],
    [
      "deleted after its hire",
      told({ deletedAt: "2026-11-20T10:00:00.000Z" }),
      "The opening or its job was deleted there. The hire stays.",
    ],
    [
      "of a job that is not opened yet",
      told({ status: "draft" }, null, "draft", null),
      "The job is not opened there yet: it may wait for its approval.",
    ],
  ])("%s", (_, words, expected) => {
    expect(words).toBe(expected);
  });

  test("in Lever has no job", () => {
    expect(told({ parentId: null, deletedAt: "2026-11-20T10:00:00.000Z" }, null, "open", null)).toBe(
      "It was deleted there. Sync again to open a new one.",
    );
    expect(openingOutcome({ requisition: null, opening: null, hire: null })).toBeNull();
  });
});

test("fields that await approval are named apart from those that were not taken over", () => {
  const field = {
    on: "job",
    key: "salary_range",
    name: "Salary Range",
    valueType: "currency_range",
    wanted: null,
  } as const;
  const awaiting = [
    { ...field, needsApproval: true },
    { ...field, key: "cost_center", name: "Cost Center", needsApproval: false },
  ];
  expect(awaitingWords({ awaiting })).toBe("Awaiting approval: Salary Range. Not taken over by the ATS: Cost Center.");
  expect(awaitingWords({ awaiting: null })).toBeNull();
});

describe("a candidate", () => {
  test.each([
    ["whom the ATS shows", "Ada Okafor", null, "Ada Okafor", false],
    ["who is private", "", "private", "Private candidate", true],
    ["who became private after the hire was read", "Ada Okafor", "private", "Ada Okafor", true],
    ["who was anonymised", "", "anonymised", "Anonymised candidate", true],
    ["without a name", "", null, "Unnamed candidate", false],
  ] as const)(
    "%s has words, and a note where something is kept from us",
    (_, candidateName, candidateWithheld, label, hasNote) => {
      expect(candidateLabel({ candidateName, candidateWithheld })).toBe(label);
      expect(candidateNote({ candidateWithheld }) !== null).toBe(hasNote);
    },
  );
});
