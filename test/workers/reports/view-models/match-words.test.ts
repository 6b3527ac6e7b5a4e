// How decisions on matches read: who decided, why it was only proposed, how far the next ones are behind.
import { describe, expect, test } from "vitest";
import { decisionReason, marginInWords } from "../../../../workers/reports/src/view-models/match-reasons.ts";
import { decisionWords, headlines, underStatus } from "../../../../workers/reports/src/view-models/match-words.ts";

const rule = { decidedBy: "rule", decidedByName: "Rolecall" } as const;
const dana = { decidedBy: "user:usr_1", decidedByName: "Dana Reyes" } as const;

test("a mention says whether it was Rolecall or whom", () => {
  expect(decisionWords({ status: "confirmed", ...rule })).toBe("assigned automatically");
  expect(decisionWords({ status: "confirmed", ...dana })).toBe("assigned by Dana Reyes");
  expect(decisionWords({ status: "proposed", ...rule })).toBe("proposed");
  expect(decisionWords({ status: "rejected", ...dana })).toBe("rejected by Dana Reyes");
  expect(decisionWords({ status: "undone", ...dana })).toBe("undone by Dana Reyes");
  expect(decisionWords({ status: "undone", ...rule })).toBe("withdrawn automatically");
  expect(underStatus({ status: "proposed", ...rule, p: 0.87 }, "en-US")).toBe("87% likely");
  expect(underStatus({ status: "proposed", ...rule, p: null }, "en-US")).toBeNull();
});

describe("the reason", () => {
  const reason = (match: Partial<Parameters<typeof decisionReason>[0]>) =>
    decisionReason({ status: "proposed", ...rule, gate: null, p: 0.5, evidence: [], ...match }, "en-US");

  test("of a proposal is what kept Rolecall from assigning", () => {
    expect(reason({})).toContain("same personal mailbox, or the same name together with the same job");
    expect(reason({ gate: "mailbox", p: 0.9 })).toContain("below 96% likely");
    expect(reason({ gate: "mailbox", p: 0.99 })).toContain("hired twice");
    expect(reason({ p: null })).toContain("not weighed");
  });

  test("of an assignment is what opened the way to it, or the person", () => {
    const confirmed = { status: "confirmed" } as const;
    expect(reason({ ...confirmed, gate: "mailbox" })).toContain("same personal mailbox");
    expect(reason({ ...confirmed, gate: "name_and_job" })).toContain("the name agrees, and so does the job");
    expect(reason({ ...confirmed, evidence: [{ code: "imported", text: "Imported" }] })).toContain(
      "an import says that",
    );
    expect(reason({ ...confirmed, ...dana })).toBe(
      "Assigned by Dana Reyes. Rolecall never overrules what a person confirmed.",
    );
  });

  test("of what was refused says what Rolecall does not do any more", () => {
    expect(reason({ status: "rejected", ...dana })).toContain("does not propose this pair again");
    expect(reason({ status: "undone", ...dana })).toContain("does not assign this pair again");
    expect(reason({ status: "undone" })).toContain("Withdrawn automatically");
  });
});

test("a runner-up's distance is said in bits and in what they mean", () => {
  expect(marginInWords(12.3, "en-US")).toBe("12.3 bits behind: about 5,000 times less likely");
  expect(marginInWords(1.4, "en-US")).toBe("1.4 bits behind: about 3 times less likely");
  expect(marginInWords(30, "en-US")).toBe("30 bits behind: more than a million times less likely");
  expect(marginInWords(0.4, "en-US")).toBe("fits about as well");
  expect(marginInWords(-3, "en-US")).toBe("3 bits ahead when each pair is looked at alone");
});

test("headlines are the lines that say most, for or against, without what was thought before", () => {
  const lines = [
    { code: "prior", text: "Before", bits: -10 },
    { code: "name_limit", text: "A name alone never counts for more", bits: -9 },
    { code: "a", text: "A", bits: 3 },
    { code: "b", text: "B", bits: -4.5 },
    { code: "c", text: "C", bits: 15 },
  ];
  expect(headlines(lines, 2).map((line) => line.code)).toEqual(["c", "b"]);
});
