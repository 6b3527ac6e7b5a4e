// Whose candidate it is: first submission wins for a while, and people who came to the company itself are nobody's.
import { describe, expect, test } from "vitest";
import { heldUntil, rule, type KnownApplication, type OwnershipCase } from "#shared/domain/marketplace/ownership.ts";
import { evidenceForRecruiter, rulingForRecruiter } from "#shared/domain/marketplace/ruling-words.ts";

const DAY = 24 * 3_600_000;
const NOW = Date.parse("2026-06-01T12:00:00.000Z");
const before = (days: number) => new Date(NOW - days * DAY).toISOString();

function caseOf(change: Partial<OwnershipCase> = {}): OwnershipCase {
  return {
    submissionId: "sub_2",
    recruiterId: "rec_ada",
    submittedAt: before(0),
    ownershipDays: 180,
    held: null,
    earlier: null,
    known: [],
    ...change,
  };
}

function held(recruiterId: string, daysAgo: number): OwnershipCase["held"] {
  const since = before(daysAgo);
  return { recruiterId, submissionId: "sub_1", since, until: heldUntil(since, 180) };
}

function known(change: Partial<KnownApplication> = {}): KnownApplication {
  const some = { applicationId: "opp-1", origin: "applied", createdAt: before(10) };
  return { ...some, isSamePosting: false, isActive: true, ...change };
}

describe("a person whom nobody has", () => {
  test("becomes the recruiter's", () => {
    expect(rule(caseOf())).toEqual({ isAccepted: true, reason: "first", evidence: [] });
  });

  test("also when the company only found the name somewhere, which is kept as evidence", () => {
    const ruling = rule(caseOf({ known: [known({ origin: "sourced" })] }));
    expect(ruling).toMatchObject({ isAccepted: true, reason: "first", evidence: [{ applicationId: "opp-1" }] });
  });
});

describe("a person whom a recruiter holds", () => {
  test("cannot be submitted by another until the days are over, to the millisecond", () => {
    expect(rule(caseOf({ held: held("rec_bob", 179) }))).toMatchObject({ isAccepted: false, reason: "held_by_other" });
    expect(rule(caseOf({ held: held("rec_bob", 180) }))).toMatchObject({ isAccepted: true, reason: "first" });
  });

  test("can be submitted by the same one for another role, even if the person has applied by themselves since", () => {
    const ruling = rule(caseOf({ held: held("rec_ada", 30), known: [known()] }));
    expect(ruling).toMatchObject({ isAccepted: true, reason: "own" });
  });

  test("but not twice for the same role", () => {
    const earlier = { submissionId: "sub_1", at: before(30) };
    expect(rule(caseOf({ held: held("rec_ada", 30), earlier }))).toEqual({
      isAccepted: false,
      reason: "already_submitted",
      evidence: [{ kind: "submission", ...earlier }],
    });
  });
});

describe("a person who came to the company without an agency", () => {
  test.for(["applied", "referred", "internal", "university"])("(%s) is no recruiter's", (origin) => {
    expect(rule(caseOf({ known: [known({ origin })] }))).toMatchObject({ isAccepted: false, reason: "direct" });
  });

  test("is free again once that is over and long ago, and not while it goes on", () => {
    const long = known({ createdAt: before(181), isActive: false });
    expect(rule(caseOf({ known: [long] }))).toMatchObject({ isAccepted: true });
    expect(rule(caseOf({ known: [{ ...long, isActive: true }] }))).toMatchObject({ isAccepted: false });
  });

  test("is told so when it is this very role, wherever they came from", () => {
    const ruling = rule(caseOf({ known: [known({ origin: "sourced", isSamePosting: true })] }));
    expect(ruling).toMatchObject({ isAccepted: false, reason: "on_posting" });
  });
});

test("a person whom the ATS has from an agency that Rolecall does not know is that agency's", () => {
  expect(rule(caseOf({ known: [known({ origin: "agency" })] }))).toMatchObject({ reason: "other_agency" });
});

test("a submission that was ruled on late counts from when it was made", () => {
  const since = before(-1);
  const later = { recruiterId: "rec_ada", submissionId: "sub_3", since, until: heldUntil(since, 180) };
  expect(rule(caseOf({ submittedAt: before(0), held: later })).isAccepted).toBe(true);
});

test("a recruiter learns the same words and days, whether another agency, an application or nobody outside had the person", () => {
  const rulings = [
    rule(caseOf({ held: held("rec_bob", 10) })),
    rule(caseOf({ known: [known(), known({ createdAt: before(300) })] })),
    rule(caseOf({ known: [known({ isSamePosting: true, origin: "sourced" })] })),
    rule(caseOf({ known: [known({ origin: "agency" })] })),
  ];
  expect(new Set(rulings.map(({ reason }) => reason)).size).toBe(4);
  const told = rulings.map((ruling) => [
    rulingForRecruiter(ruling),
    evidenceForRecruiter(ruling.evidence, 180, "2026-06-01"),
  ]);
  const [first] = told;
  expect(first?.[1]).toEqual({ since: "2026-05-22", until: "2026-11-18" });
  for (const one of told) expect(one).toEqual(first);
});
