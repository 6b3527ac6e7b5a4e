// The queue's consumer acknowledges or retries every message by itself.
import { beforeAll, beforeEach, expect, test } from "vitest";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";
import { until } from "../../support/until.ts";
import { Company } from "./company.ts";

let house: TestHouse;
let company: Company;
beforeAll(async () => {
  house = await startTestHouse({ only: ["matcher"] });
});
beforeEach(() => {
  company = new Company(house);
});

test("messages that nobody understands are logged and acknowledged, and do not hold up the others", async () => {
  const positionId = await company.position();
  const good = { kind: "position", tenantId: company.id, positionId };
  const result = await company.deliver([null, "text", { kind: "dance" }, { kind: "hire" }, good]);
  expect(result).toMatchObject({ outcome: "ok", explicitAcks: ["m0", "m1", "m2", "m3", "m4"], retryMessages: [] });
  expect((await company.seat(positionId)).status).toBe("open");
  expect(house.logs.filter((line) => line.message.includes("message not understood"))).toHaveLength(4);
});

test("subjects that do not exist are nothing to do", async () => {
  const result = await company.tell(
    { kind: "hire", hireId: "hir_nobody" },
    { kind: "employee", employeeId: "emp_nobody" },
    { kind: "position", positionId: "pos_nowhere" },
  );
  expect(result).toMatchObject({ outcome: "ok", retryMessages: [] });
});

test("a message that fails is tried again by itself, the others of the batch are done", async () => {
  const other = new Company(house);
  const [mine, theirs] = [await company.position(), await other.position()];
  await house.db
    .prepare(
      `create trigger refuse before update on positions when new.id = '${mine}'
       begin select raise(abort, 'the disk is on fire'); end`,
    )
    .run();
  try {
    const result = await company.deliver([
      { kind: "position", tenantId: company.id, positionId: mine },
      { kind: "position", tenantId: other.id, positionId: theirs },
    ]);
    expect(result.explicitAcks).toEqual(["m1"]);
    expect(result.retryMessages).toEqual([{ msgId: "m0", delaySeconds: 1 }]);
  } finally {
    await house.db.prepare("drop trigger refuse").run();
  }
  expect((await other.seat(theirs)).status).toBe("open");
  await company.tell({ kind: "position", positionId: mine });
  expect((await company.seat(mine)).status).toBe("open");
});

test("the queue itself leads from a hire and an employee to a filled seat", async () => {
  const positionId = await company.position();
  const hireId = await company.hire(positionId, "Ada Lovelace", ["ada@lovelace.test"]);
  const employeeId = await company.employee("Ada King", "ada@lovelace.test");
  const queue = await house.queue("match");
  await queue.send({ kind: "hire", tenantId: company.id, hireId });
  const seated = await until(async () => (await company.seat(positionId)).employeeId, { what: "the employee's seat" });
  expect(seated).toBe(employeeId);
});
