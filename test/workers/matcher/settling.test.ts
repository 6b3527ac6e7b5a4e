// A position follows its requisition and its hires on the real runtime.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";
import { Company } from "./company.ts";

let house: TestHouse;
let company: Company;
beforeAll(async () => {
  house = await startTestHouse({ only: ["matcher"] });
});
beforeEach(() => {
  company = new Company(house);
});

describe("a position", () => {
  test("is open once its requisition is at the ATS", async () => {
    const positionId = await company.position();
    await company.tell({ kind: "position", positionId });
    expect(await company.seat(positionId)).toEqual({ status: "open", hireId: null, employeeId: null });
    expect(await company.recorded()).toEqual(["system position.opened"]);
  });

  test("waits in the plan while its requisition is being written", async () => {
    const positionId = await company.position({ sync_status: "pending", requisition_id: null });
    await company.tell({ kind: "position", positionId });
    expect((await company.seat(positionId)).status).toBe("approved");
  });

  test("closes with its requisition, and opens again with it", async () => {
    const positionId = await company.position();
    await company.requisitionBecomes(positionId, { status: "closed", closed_at: "2026-11-02T00:00:00.000Z" });
    await company.tell({ kind: "position", positionId });
    expect((await company.seat(positionId)).status).toBe("closed");
    await company.requisitionBecomes(positionId, { status: "open", closed_at: null });
    await company.tell({ kind: "position", positionId });
    expect((await company.seat(positionId)).status).toBe("open");
    expect(await company.recorded()).toEqual(["system position.closed", "system position.reopened"]);
  });

  test("that a person closed stays closed, and a hire for it says so", async () => {
    const positionId = await company.position({ status: "closed" });
    await company.insert("audit", {
      id: "aud_1",
      actor: "user:usr_1",
      action: "position.closed",
      subject_kind: "position",
      subject_id: positionId,
      details: "{}",
      at: "2026-11-01T00:00:00.000Z",
    });
    const hireId = await company.hire(positionId, "Ada Lovelace");
    await company.tell({ kind: "hire", hireId });
    expect(await company.seat(positionId)).toEqual({ status: "closed", hireId: null, employeeId: null });
    expect((await company.one("hires", hireId))["problem"]).toBe("position_closed");
  });

  test("goes back into the plan when its requisition is deleted, but keeps a hire that it has", async () => {
    const [empty, filled] = [await company.position(), await company.position()];
    const hireId = await company.hire(filled, "Ada Lovelace");
    await company.tell({ kind: "position", positionId: empty }, { kind: "hire", hireId });
    for (const positionId of [empty, filled]) {
      // as the scheduler writes it
      await company.requisitionBecomes(positionId, { deleted_at: "2026-11-02T00:00:00.000Z" });
      await company.change("positions", positionId, { sync_status: "failed", requisition_id: null });
      await company.tell({ kind: "position", positionId });
    }
    expect((await company.seat(empty)).status).toBe("approved");
    expect(await company.seat(filled)).toEqual({ status: "filled", hireId, employeeId: null });
  });

  test("of another tenant is not touched", async () => {
    const positionId = await company.position();
    await new Company(house).tell({ kind: "position", positionId });
    expect((await company.seat(positionId)).status).toBe("approved");
  });
});

describe("a hire", () => {
  test("fills its position, even before the position was seen open", async () => {
    const positionId = await company.position();
    const hireId = await company.hire(positionId, "Ada Lovelace");
    await company.tell({ kind: "hire", hireId });
    expect(await company.seat(positionId)).toEqual({ status: "filled", hireId, employeeId: null });
  });

  test("against an unknown requisition fills nothing and is matched to nobody", async () => {
    const hireId = await company.hire(null, "Ada Lovelace", ["ada@lovelace.test"], { problem: "requisition_unknown" });
    const employeeId = await company.employee("Ada Lovelace", "ada@lovelace.test");
    await company.tell({ kind: "hire", hireId }, { kind: "employee", employeeId });
    expect(await company.matches()).toEqual([]);
    expect((await company.one("hires", hireId))["problem"]).toBe("requisition_unknown");
  });

  test("undone leaves the position open again", async () => {
    const positionId = await company.position();
    const hireId = await company.hire(positionId, "Ada Lovelace");
    await company.tell({ kind: "hire", hireId });
    await company.unhire(hireId);
    await company.tell({ kind: "hire", hireId });
    expect(await company.seat(positionId)).toEqual({ status: "open", hireId: null, employeeId: null });
    expect(await company.recorded()).toEqual(["system position.filled", "system position.hire_undone"]);
  });

  test("that moved to another requisition gives up its former seat and takes the new one, employee and all", async () => {
    const [from, to] = [await company.position(), await company.position()];
    const hireId = await company.hire(from, "Ada Lovelace");
    const employeeId = await company.employee("Ada Lovelace");
    await company.tell({ kind: "hire", hireId });
    expect(await company.seat(from)).toEqual({ status: "filled", hireId, employeeId });
    await company.change("hires", hireId, { position_id: to });
    await company.tell({ kind: "hire", hireId });
    expect(await company.seat(from)).toEqual({ status: "open", hireId: null, employeeId: null });
    expect(await company.seat(to)).toEqual({ status: "filled", hireId, employeeId });
  });

  test("that moved is let go also when only its new position is looked at", async () => {
    const [from, to] = [await company.position(), await company.position()];
    const hireId = await company.hire(from, "Ada Lovelace");
    await company.tell({ kind: "hire", hireId });
    await company.change("hires", hireId, { position_id: to });
    await company.tell({ kind: "position", positionId: to });
    expect((await company.seat(from)).status).toBe("open");
    expect((await company.seat(to)).hireId).toBe(hireId);
  });
});

describe("two hires on one position", () => {
  test("the earlier one fills it, the other is told so, and takes over when the first is undone", async () => {
    const positionId = await company.position();
    const first = await company.hire(positionId, "Ada Lovelace");
    const second = await company.hire(positionId, "Grace Hopper");
    await company.tell({ kind: "hire", hireId: second }, { kind: "hire", hireId: first });
    expect((await company.seat(positionId)).hireId).toBe(first);
    expect((await company.one("hires", second))["problem"]).toBe("position_taken");
    expect((await company.one("hires", first))["problem"]).toBeNull();

    await company.unhire(first);
    await company.tell({ kind: "hire", hireId: first });
    expect((await company.seat(positionId)).hireId).toBe(second);
    expect((await company.one("hires", second))["problem"]).toBeNull();
  });

  test("one that has its employee is not turned out by an earlier one that is seen late", async () => {
    const positionId = await company.position();
    const early = await company.hire(positionId, "Grace Hopper", [], { status: "unhired" });
    const late = await company.hire(positionId, "Ada Lovelace");
    const employeeId = await company.employee("Ada Lovelace");
    await company.tell({ kind: "hire", hireId: late });
    await company.change("hires", early, { status: "hired" });
    await company.tell({ kind: "hire", hireId: early });
    expect(await company.seat(positionId)).toEqual({ status: "filled", hireId: late, employeeId });
    expect((await company.one("hires", early))["problem"]).toBe("position_taken");
  });

  test("arriving at once leave one in the seat", async () => {
    const positionId = await company.position();
    const first = await company.hire(positionId, "Ada Lovelace");
    const second = await company.hire(positionId, "Grace Hopper");
    await Promise.all([first, second, first, second].map((hireId) => company.tell({ kind: "hire", hireId })));
    expect((await company.seat(positionId)).hireId).toBe(first);
    expect((await company.one("hires", second))["problem"]).toBe("position_taken");
    expect(await company.recorded()).toContain("system position.filled");
  });
});
