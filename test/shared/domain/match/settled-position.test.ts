// What a position must be, for every state of its requisition and its hires.
import { describe, expect, test } from "vitest";
import { settledPosition, type SettlingFacts } from "#shared/domain/match/settled-position.ts";

const open: SettlingFacts = {
  position: { status: "open", syncStatus: "synced", hireId: null },
  closedBy: null,
  requisition: { status: "open", isDeleted: false },
  hires: [],
};
const first = { id: "hir_1", hiredAt: "2026-11-01T00:00:00.000Z", isMatched: false };
const second = { id: "hir_2", hiredAt: "2026-11-02T00:00:00.000Z", isMatched: false };

function settle(change: Omit<Partial<SettlingFacts>, "position"> & { position?: Partial<SettlingFacts["position"]> }) {
  const { status, hireId, problems } = settledPosition({
    ...open,
    ...change,
    position: { ...open.position, ...change.position },
  });
  return { status, hireId, problems: Object.fromEntries(problems) };
}

const vacant = (status: string) => ({ status, hireId: null, problems: {} });

describe("without a hire", () => {
  test("an approved position is open once its requisition is at the ATS, and not before", () => {
    expect(settle({ position: { status: "approved" } })).toEqual(vacant("open"));
    expect(settle({ position: { status: "approved", syncStatus: "pending" }, requisition: null })).toEqual(
      vacant("approved"),
    );
    expect(settle({ position: { status: "approved", syncStatus: "failed" }, requisition: null })).toEqual(
      vacant("approved"),
    );
  });

  test.for(["open", "onHold", "draft", "pending", "rejected"])(
    "a requisition that is %s leaves the position open",
    (status) => {
      expect(settle({ requisition: { status, isDeleted: false } })).toEqual(vacant("open"));
    },
  );

  test("a closed requisition closes the position, and opens it again when it is reopened", () => {
    expect(settle({ requisition: { status: "closed", isDeleted: false } })).toEqual(vacant("closed"));
    expect(settle({ position: { status: "closed" }, closedBy: "requisition" })).toEqual(vacant("open"));
  });

  test("a deleted requisition puts the position back into the plan", () => {
    expect(settle({ requisition: { status: "open", isDeleted: true } })).toEqual(vacant("approved"));
    expect(settle({ position: { syncStatus: "failed" }, requisition: null })).toEqual(vacant("approved"));
  });

  test("a position whose hire was undone is open again", () => {
    expect(settle({ position: { status: "filled", hireId: "hir_1" } })).toEqual(vacant("open"));
  });

  test.for(["draft", "requested"] as const)("a %s stays one", (status) => {
    expect(settle({ position: { status, syncStatus: "not_started" }, requisition: null })).toEqual(vacant(status));
  });

  test("what a person closed stays closed, whatever the requisition does", () => {
    expect(settle({ position: { status: "closed" }, closedBy: "person" })).toEqual(vacant("closed"));
  });
});

describe("with hires", () => {
  test("a hire fills the position", () => {
    expect(settle({ hires: [first] })).toEqual({ status: "filled", hireId: "hir_1", problems: { hir_1: null } });
  });

  test("the earliest of two has the seat, in whatever order they were seen; the other is told that it is taken", () => {
    const filled = { status: "filled", hireId: "hir_1", problems: { hir_1: null, hir_2: "position_taken" } };
    expect(settle({ hires: [second, first] })).toEqual(filled);
    expect(settle({ position: { status: "filled", hireId: "hir_2" }, hires: [first, second] })).toEqual(filled);
    const sameMoment = { ...second, hiredAt: first.hiredAt };
    expect(settle({ hires: [sameMoment, first] })).toEqual(filled);
  });

  test("but a hire that has its employee is never turned out", () => {
    const hires = [first, { ...second, isMatched: true }];
    expect(settle({ position: { status: "filled", hireId: "hir_2" }, hires })).toEqual({
      status: "filled",
      hireId: "hir_2",
      problems: { hir_1: "position_taken", hir_2: null },
    });
  });

  test.for([
    { status: "closed", isDeleted: false },
    { status: "open", isDeleted: true },
  ])("a filled position stays filled when its requisition is %o", (requisition) => {
    const position = { status: "filled", hireId: "hir_1" } as const;
    expect(settle({ position, requisition, hires: [first] }).status).toBe("filled");
  });

  test("a hire that is seen after its requisition closed itself still fills the position", () => {
    const requisition = { status: "closed", isDeleted: false };
    expect(
      settle({ position: { status: "closed" }, closedBy: "requisition", requisition, hires: [first] }).status,
    ).toBe("filled");
  });

  test("a plan that a person closed takes no hire, and says so", () => {
    expect(settle({ position: { status: "closed" }, closedBy: "person", hires: [first] })).toEqual({
      status: "closed",
      hireId: null,
      problems: { hir_1: "position_closed" },
    });
  });

  test("settling what is settled changes nothing", () => {
    const settled = settledPosition({ ...open, hires: [second, first] });
    const again = settledPosition({ ...open, position: { ...open.position, ...settled }, hires: [second, first] });
    expect(again).toEqual(settled);
  });
});
