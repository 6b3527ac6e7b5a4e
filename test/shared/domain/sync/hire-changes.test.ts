// What a look means for the hires we hold.
import { describe, expect, test } from "vitest";
import { hiredRow, unhiredRow, type HeldHire, type LookedAtHire } from "#shared/domain/sync/hire-changes.ts";

const NOW = "2026-11-22T12:00:00.000Z";
const seen: LookedAtHire = {
  applicationId: "opp-1",
  candidateId: null,
  candidateWithheld: null,
  startsOn: null,
  candidateName: "Ada Lovelace",
  emails: ["ada@example.com"],
  hiredAt: "2026-11-22T11:00:00.000Z",
  requisition: { providerId: "r1", code: "Trace-1" },
};
const seat = { kind: "position", positionId: "pos_1" } as const;

function held(change: Partial<HeldHire> = {}): HeldHire {
  return {
    id: "hir_1",
    applicationId: "opp-1",
    candidateId: null,
    candidateWithheld: null,
    startsOn: null,
    candidateName: "Ada Lovelace",
    emails: ["ada@example.com"],
    requisitionProviderId: "r1",
    requisitionCode: "Trace-1",
    positionId: "pos_1",
    status: "hired",
    hiredAt: "2026-11-22T11:00:00.000Z",
    problem: null,
    ...change,
  };
}

describe("a hire that the ATS shows", () => {
  test("against a requisition of ours is new the first time and changes nothing the second", () => {
    expect(hiredRow(seen, undefined, seat, NOW)).toMatchObject({
      outcome: "hired",
      row: { id: null, positionId: "pos_1" },
    });
    expect(hiredRow(seen, held(), seat, NOW)).toEqual({ row: null, outcome: "unchanged" });
  });

  test("against a code of ours that no position has is kept with its problem", () => {
    expect(hiredRow(seen, undefined, { kind: "unknown" }, NOW).row).toMatchObject({
      positionId: null,
      problem: "requisition_unknown",
    });
  });

  test("against somebody else's requisition is none of our business", () => {
    expect(hiredRow(seen, undefined, { kind: "other" }, NOW)).toEqual({ row: null, outcome: "not_ours" });
  });

  test("that moved from our requisition to another one is undone for us", () => {
    expect(hiredRow(seen, held(), { kind: "other" }, NOW)).toMatchObject({
      outcome: "unhired",
      row: { status: "unhired" },
    });
  });

  test("without saying against which requisition does not lose the seat that we know", () => {
    expect(hiredRow({ ...seen, requisition: null }, held(), { kind: "other" }, NOW)).toEqual({
      row: null,
      outcome: "unchanged",
    });
    expect(hiredRow({ ...seen, requisition: null }, undefined, { kind: "other" }, NOW).outcome).toBe("not_ours");
  });

  test("again after it was undone is hired again, under the same id", () => {
    const again = hiredRow(seen, held({ status: "unhired" }), seat, NOW);
    expect(again).toMatchObject({ outcome: "hired", row: { id: "hir_1", status: "hired", unhiredAt: null } });
  });

  test("with blanked contact data does not erase the name and e-mails that we know", () => {
    const blanked = { ...seen, candidateName: "", emails: [], hiredAt: "2026-11-23T00:00:00.000Z" };
    expect(hiredRow(blanked, held(), seat, NOW).row).toMatchObject({
      candidateName: "Ada Lovelace",
      emails: ["ada@example.com"],
    });
  });

  test("keeps the matcher's word that the seat was taken, until it concerns another seat", () => {
    const waiting = held({ problem: "position_taken" });
    expect(hiredRow(seen, waiting, seat, NOW).row).toBeNull();
    expect(hiredRow(seen, waiting, { kind: "position", positionId: "pos_2" }, NOW).row?.problem).toBeNull();
  });
});

describe("an application that is no longer hired", () => {
  test("undoes the hire once", () => {
    expect(unhiredRow(held(), NOW)).toMatchObject({ outcome: "unhired", row: { status: "unhired", unhiredAt: NOW } });
    expect(unhiredRow(held({ status: "unhired" }), NOW)).toEqual({ row: null, outcome: "unchanged" });
  });

  test("and never was a hire of ours is left alone", () => {
    expect(unhiredRow(undefined, NOW)).toEqual({ row: null, outcome: "not_ours" });
  });
});

describe("a candidate that the ATS keeps from us", () => {
  test("keeps the name that we know while private, and loses it once anonymised", () => {
    const blank = { ...seen, candidateName: "", emails: [] };
    expect(hiredRow({ ...blank, candidateWithheld: "private" }, held(), seat, NOW)).toMatchObject({
      outcome: "changed",
      row: { candidateName: "Ada Lovelace", emails: ["ada@example.com"], candidateWithheld: "private" },
    });
    expect(hiredRow({ ...blank, candidateWithheld: "anonymised" }, held(), seat, NOW)).toMatchObject({
      outcome: "changed",
      row: { candidateName: "", emails: [], candidateWithheld: "anonymised" },
    });
  });

  test("another start date is a change", () => {
    expect(hiredRow({ ...seen, startsOn: "2027-01-04" }, held(), seat, NOW)).toMatchObject({
      outcome: "changed",
      row: { startsOn: "2027-01-04" },
    });
  });
});
