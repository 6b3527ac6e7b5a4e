// Hires and employees find each other in whatever order they come, and a seat never has two.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { RULE_VERSION } from "#shared/domain/match/engine/weights.ts";
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

const ADA = ["Ada Lovelace", "ada@lovelace.test"] as const;

/** A filled position with its hire. */
async function hired(name: string, email: string | null) {
  const positionId = await company.position();
  const hireId = await company.hire(positionId, name, email === null ? [] : [email]);
  await company.tell({ kind: "hire", hireId });
  return { positionId, hireId };
}

async function arrives(name: string, email: string | null = null): Promise<string> {
  const employeeId = await company.employee(name, email);
  await company.tell({ kind: "employee", employeeId });
  return employeeId;
}

const statuses = async () => (await company.matches()).map((match) => match.status);
const proposals = async () => (await company.matches()).filter((match) => match.status === "proposed");
const pairsOf = (matches: { hireId: string; employeeId: string }[]) =>
  matches.map((match) => [match.hireId, match.employeeId]);

describe("an employee takes the seat", () => {
  test("when the hire was there first", async () => {
    const { positionId, hireId } = await hired(...ADA);
    const employeeId = await arrives("Ada King", "ADA@lovelace.test");
    expect(await company.seat(positionId)).toEqual({ status: "filled", hireId, employeeId });
    expect(await company.matches()).toEqual([
      { id: expect.stringMatching(/^mat_/), hireId, employeeId, status: "confirmed", decidedBy: "rule" },
    ]);
    const [match] = await company.matches();
    const row = await company.one("matches", match?.id ?? "");
    expect(row).toMatchObject({ position_id: positionId, rule_version: RULE_VERSION, gate: "mailbox", rank: 1 });
    const evidence = JSON.parse(String(row["evidence"])) as { bits: number }[];
    expect(evidence).toContainEqual({
      code: "mailbox_own",
      text: "Same e-mail address, held by nobody else (ada@lovelace.test)",
      bits: 15,
    });
    const sum = evidence.reduce((total, { bits }) => total + bits, 0);
    expect(row["log_odds"]).toBeCloseTo(sum, 6);
    expect(row["p"]).toBeCloseTo(1 / (1 + 2 ** -sum), 6);
    expect(await company.recorded()).toEqual(["system match.confirmed", "system position.filled"]);
  });

  test("when the employee was there first", async () => {
    const employeeId = await arrives(...ADA);
    expect(await company.matches()).toEqual([]);
    const { positionId } = await hired("A. King", "ada@lovelace.test");
    expect((await company.seat(positionId)).employeeId).toBe(employeeId);
  });

  test("by name and job, when the hire has no e-mail", async () => {
    const { positionId } = await hired("Lovelace, Ada", null);
    const employeeId = await arrives("Ada Lovelace", "ada@work.test");
    expect((await company.seat(positionId)).employeeId).toBe(employeeId);
  });

  test("when a correction of their address makes them the one", async () => {
    const { positionId } = await hired("Ada Lovelace", "countess@lovelace.test");
    const employeeId = await arrives("Augusta King", "augusta@king.test");
    expect(await company.matches()).toEqual([]);
    await company.change("employees", employeeId, { personal_email: "countess@lovelace.test" });
    await company.tell({ kind: "employee", employeeId });
    expect((await company.seat(positionId)).employeeId).toBe(employeeId);
  });
});

describe("a second look changes nothing", () => {
  test("after a match, however often and in whatever order messages come", async () => {
    const { positionId, hireId } = await hired(...ADA);
    const employeeId = await arrives(...ADA);
    const before = await company.everything();
    for (let i = 0; i < 2; i++)
      await company.tell({ kind: "employee", employeeId }, { kind: "position", positionId }, { kind: "hire", hireId });
    expect(await company.everything()).toEqual(before);
  });

  test("nor after a proposal", async () => {
    const { positionId, hireId } = await hired("Ada Lovelace", null);
    const twins = [await company.employee("Ada Lovelace"), await company.employee("Ada Lovelace")];
    const looks = twins.map((employeeId) => ({ kind: "employee", employeeId }) as const);
    await company.tell(...looks);
    expect(await statuses()).toEqual(["proposed", "proposed"]);
    const before = await company.everything();
    await company.tell(...looks, { kind: "position", positionId }, { kind: "hire", hireId });
    expect(await company.everything()).toEqual(before);
  });
});

describe("a person is asked", () => {
  test("about both of two employees with one mailbox, who came in one file, whichever message is first", async () => {
    const { positionId, hireId } = await hired(...ADA);
    const [one, two] = [await company.employee("Ada Lovelace", ADA[1]), await company.employee("Ada Lovelace", ADA[1])];
    await company.tell({ kind: "employee", employeeId: one }); // the message of the second is still on its way
    expect(pairsOf(await proposals())).toEqual([
      [hireId, one],
      [hireId, two],
    ]);
    expect((await company.seat(positionId)).employeeId).toBeNull();
  });

  test("about a file of 700 employees in which one name comes twice, by its very first message", async () => {
    const { hireId } = await hired("Ada Lovelace", null);
    const first = await company.employee("Ada Lovelace");
    await house.db
      .prepare(
        `insert into employees (id, tenant_id, first_name, last_name, source, created_at, updated_at)
         with recursive n(i) as (select 1 union all select i + 1 from n where i < 698)
         select ?1 || printf('%05d', i), ?2, 'Some', 'Body' || i, 'csv', '', '' from n`,
      )
      .bind(first, company.id)
      .run();
    const last = await company.employee("Ada Lovelace");
    await company.tell({ kind: "employee", employeeId: first });
    expect(pairsOf(await proposals())).toEqual([
      [hireId, first],
      [hireId, last],
    ]);
  });

  test("about one employee for two hires of that name, and no more once one of them is undone", async () => {
    const [one, two] = [await hired("Ada Lovelace", null), await hired("Ada Lovelace", null)];
    const employeeId = await arrives("Ada Lovelace");
    expect(pairsOf(await proposals())).toEqual([
      [one.hireId, employeeId],
      [two.hireId, employeeId],
    ]);
    await company.unhire(one.hireId);
    await company.tell({ kind: "hire", hireId: one.hireId });
    expect(await proposals()).toEqual([]);
    expect((await company.seat(two.positionId)).employeeId).toBe(employeeId);
  });

  test("no longer, when the facts that made it a candidate are gone", async () => {
    await hired("Ada Lovelace", null);
    const first = await company.employee("Ada Lovelace");
    const second = await company.employee("Ada Lovelace");
    await company.tell({ kind: "employee", employeeId: first });
    await company.change("employees", first, { first_name: "George", last_name: "Byron" });
    await company.change("employees", second, { first_name: "William", last_name: "King" });
    await company.tell({ kind: "employee", employeeId: second }, { kind: "employee", employeeId: first });
    expect((await proposals()).map((match) => match.employeeId)).toEqual([]);
  });

  test("no longer, when one of two namesakes turns out to be named otherwise: the other one takes the seat", async () => {
    const { positionId } = await hired("Ada Lovelace", null);
    const first = await company.employee("Ada Lovelace");
    const second = await company.employee("Ada Lovelace");
    await company.tell({ kind: "employee", employeeId: first });
    await company.change("employees", second, { last_name: "King" });
    await company.tell({ kind: "employee", employeeId: second });
    expect((await company.seat(positionId)).employeeId).toBe(first);
    expect(await proposals()).toEqual([]);
  });
});

describe("an undone hire", () => {
  test("undoes the assignment, and a re-hire brings it back", async () => {
    const { positionId, hireId } = await hired(...ADA);
    const employeeId = await arrives(...ADA);
    await company.unhire(hireId);
    await company.tell({ kind: "hire", hireId });
    expect(await company.seat(positionId)).toEqual({ status: "open", hireId: null, employeeId: null });
    expect(await company.matches()).toMatchObject([{ status: "undone", decidedBy: "rule" }]);

    await company.change("hires", hireId, { status: "hired", unhired_at: null });
    await company.tell({ kind: "hire", hireId });
    expect(await company.seat(positionId)).toEqual({ status: "filled", hireId, employeeId });
    expect(await company.matches()).toMatchObject([{ status: "confirmed", decidedBy: "rule" }]);
    expect(await company.recorded()).toEqual([
      "system match.confirmed",
      "system match.confirmed",
      "system match.undone",
      "system position.filled",
      "system position.filled",
      "system position.hire_undone",
    ]);
  });

  test("withdraws its proposals", async () => {
    const { hireId } = await hired("Ada Lovelace", null);
    await company.employee("Ada Lovelace");
    await arrives("Ada Lovelace");
    expect(await proposals()).toHaveLength(2);
    await company.unhire(hireId);
    await company.tell({ kind: "hire", hireId });
    expect(await company.matches()).toEqual([]);
  });

  test("frees its employee for another hire of the same person", async () => {
    const first = await hired(...ADA);
    const employeeId = await arrives(...ADA);
    const second = await hired(...ADA);
    expect((await company.seat(second.positionId)).employeeId).toBeNull();
    await company.unhire(first.hireId);
    await company.tell({ kind: "hire", hireId: first.hireId });
    expect((await company.seat(second.positionId)).employeeId).toBe(employeeId);
  });
});

describe("at the same moment", () => {
  test("two employees with one mailbox: at most one gets the seat, and never two", async () => {
    for (let round = 0; round < 5; round++) {
      const address = `ada${round}@lovelace.test`;
      const { positionId } = await hired(`Ada ${round}`, address);
      const looks = [0, 1].map(async (i) => {
        const employeeId = await company.employee(`Twin ${i}`, address);
        await company.tell({ kind: "employee", employeeId });
      });
      await Promise.all(looks);
      const confirmed = (await company.matches()).filter((match) => match.status === "confirmed");
      const { employeeId } = await company.seat(positionId);
      expect(confirmed.some((match) => match.employeeId === employeeId)).toBe(employeeId !== null);
    }
    const confirmed = (await company.matches()).filter((match) => match.status === "confirmed");
    expect(new Set(confirmed.map((match) => match.hireId)).size).toBe(confirmed.length);
  });

  test("one employee and two hires: the employee never has two seats", async () => {
    const employeeId = await arrives(...ADA);
    const positions = [await company.position(), await company.position()];
    const hires = [];
    for (const positionId of positions) hires.push(await company.hire(positionId, ADA[0], [ADA[1]]));
    await Promise.all([...hires, ...hires].map((hireId) => company.tell({ kind: "hire", hireId })));
    const seated = await Promise.all(positions.map((positionId) => company.seat(positionId)));
    expect(seated.filter((seat) => seat.employeeId === employeeId).length).toBeLessThanOrEqual(1);
    expect(seated.map((seat) => seat.status)).toEqual(["filled", "filled"]);
    const confirmed = (await company.matches()).filter((match) => match.status === "confirmed");
    expect(confirmed).toHaveLength(seated.filter((seat) => seat.employeeId !== null).length);
  });

  test("forty hires and their forty employees, told in any order and twice, all end in their seats", async () => {
    const pairs = [];
    for (let i = 0; i < 40; i++) {
      const positionId = await company.position();
      const hireId = await company.hire(positionId, `Person Number${i}`, [`p${i}@people.test`]);
      pairs.push({ positionId, hireId, employeeId: await company.employee(`Someone Else${i}`, `p${i}@people.test`) });
    }
    const tellings = pairs.flatMap(({ hireId, employeeId }, i) => {
      const looks = [
        { kind: "hire", hireId },
        { kind: "employee", employeeId },
      ] as const;
      return [company.tell(...(i % 2 ? looks : [looks[1], looks[0]])), company.tell(looks[0])];
    });
    await Promise.all(tellings);
    for (const { positionId, hireId, employeeId } of pairs)
      expect(await company.seat(positionId)).toEqual({ status: "filled", hireId, employeeId });
    const lines = await company.recorded();
    expect(lines.filter((line) => line === "system match.confirmed")).toHaveLength(40);
  });
});

test("one tenant's employees are never candidates for another's hires", async () => {
  const { positionId } = await hired(...ADA);
  const other = new Company(house);
  const employeeId = await other.employee(...ADA);
  await other.tell({ kind: "employee", employeeId });
  expect((await company.seat(positionId)).employeeId).toBeNull();
  expect(await other.matches()).toEqual([]);
});
