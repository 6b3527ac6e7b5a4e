// When today's rules are held to decide otherwise than what stands.
import { describe, expect, test } from "vitest";
import { differenceOf, type StandingMatch, type Today } from "#shared/domain/match/rehearsal.ts";

const match = (over: Partial<StandingMatch> = {}): StandingMatch => ({
  id: "mat_1",
  hireId: "h1",
  status: "confirmed",
  decidedBy: "rule",
  rank: 1,
  ...over,
});
const assign = (hireId: string): Today => ({ kind: "assign", hireIds: [hireId] });
const propose = (...hireIds: string[]): Today => ({ kind: "propose", hireIds });
const none: Today = { kind: "none", hireIds: [] };
const kindOf = (standing: StandingMatch[], today: Today) => differenceOf(standing, today)?.kind ?? null;

describe("where somebody sits", () => {
  test.for<[string, StandingMatch, Today, string | null]>([
    ["the same hire is no difference", match(), assign("h1"), null],
    ["another hire is one", match(), assign("h2"), "other_hire"],
    ["whoever the rules had assigned and would ask about now is one", match(), propose("h1"), "would_ask"],
    ["nobody's hire is one", match(), none, "would_leave"],
    [
      "a person's answer to a question that they would ask is none",
      match({ decidedBy: "user:u" }),
      propose("h2", "h1"),
      null,
    ],
    ["a person's choice that they would not show is one", match({ decidedBy: "user:u" }), propose("h2"), "would_ask"],
    ["a person's choice that they would contradict is one", match({ decidedBy: "user:u" }), assign("h2"), "other_hire"],
  ])("%s", ([, stored, today, kind]) => {
    expect(kindOf([stored], today)).toBe(kind);
  });
});

describe("where nobody sits", () => {
  const proposed = [match({ status: "proposed", rank: 2, hireId: "h2", id: "mat_2" }), match({ status: "proposed" })];
  const rejected = match({ status: "rejected", decidedBy: "user:u" });
  test.for<[string, StandingMatch[], Today, string | null]>([
    ["nothing and nothing is no difference", [], none, null],
    ["a sure hire is one", [], assign("h1"), "would_assign"],
    ["a sure answer to what is asked is one", proposed, assign("h1"), "would_assign"],
    ["a question where nothing stands is one", [], propose("h1"), "would_ask"],
    ["the same first hire is none", proposed, propose("h1", "h3"), null],
    ["another first hire is one", proposed, propose("h2", "h1"), "would_ask_otherwise"],
    ["no question any more is one", proposed, none, "would_leave"],
    ["what a person refused and they would assign is one", [rejected], assign("h1"), "refused_pair"],
    ["what a person refused and they would ask again is none", [rejected], propose("h1"), null],
    [
      "nor is it where a person has refused the one and they would ask about the other as well",
      [rejected],
      propose("h1", "h2"),
      null,
    ],
    ["what the rules took back themselves is no refusal", [match({ status: "undone" })], assign("h1"), "would_assign"],
  ])("%s", ([, standing, today, kind]) => {
    expect(kindOf(standing, today)).toBe(kind);
  });

  test("the difference names the first proposal, or the pair that was refused", () => {
    expect(differenceOf(proposed, none)?.stored?.id).toBe("mat_1");
    expect(differenceOf([rejected], assign("h1"))?.stored).toBe(rejected);
  });
});
