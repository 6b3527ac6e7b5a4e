// Everything at once: hires come and go, people confirm, reject and undo, messages repeat; seats and matches agree all the time.
import { beforeAll, expect, test } from "vitest";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";
import { Company } from "./company.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse({ only: ["matcher"] });
});

/** Confirmed matches that are not the employee of their hire's seat, and employees in a seat without such a match. */
async function disagreements(company: Company): Promise<unknown[]> {
  const { results } = await house.db
    .prepare(
      `select 'match' as kind, m.id from matches m where m.tenant_id = ?1 and m.status = 'confirmed' and not exists (
         select 1 from positions p where p.tenant_id = ?1 and p.hire_id = m.hire_id and p.employee_id = m.employee_id)
       union all
       select 'seat', p.id from positions p where p.tenant_id = ?1 and p.employee_id is not null and not exists (
         select 1 from matches m
         where m.tenant_id = ?1 and m.hire_id = p.hire_id and m.employee_id = p.employee_id and m.status = 'confirmed')`,
    )
    .bind(company.id)
    .all();
  return results;
}

test(
  "in a storm of changes, decisions and messages, seats and matches never disagree, and settle in the end",
  { timeout: 120_000 },
  async () => {
    const company = new Company(house);
    const positions: string[] = [];
    const hires: string[] = [];
    const employees: string[] = [];
    for (let i = 0; i < 4; i++) {
      const positionId = await company.position();
      positions.push(positionId);
      // namesakes, and two hires for each seat: as much doubt as possible
      hires.push(await company.hire(positionId, `Ada Lovelace`, [`ada${i}@people.test`]));
      hires.push(await company.hire(positionId, `Grace Hopper`, i % 2 === 0 ? [] : [`grace${i}@people.test`]));
      employees.push(await company.employee("Ada Lovelace", `ada${i}@people.test`));
      employees.push(await company.employee("Grace Hopper", i < 2 ? null : `grace${i}@people.test`));
    }
    let state = 7;
    const below = (limit: number) => (state = (state * 48_271) % 2_147_483_647) % limit;
    const anyOf = (ids: readonly string[]) => ids[below(ids.length)] ?? "";

    const act = async (): Promise<void> => {
      const hireId = anyOf(hires);
      const match = (await company.matches())[below(8)];
      const kind = below(9);
      if (kind === 0) await company.unhire(hireId);
      if (kind === 1) await company.change("hires", hireId, { status: "hired", unhired_at: null });
      if (kind === 2) await company.change("hires", hireId, { position_id: anyOf(positions) });
      if (kind <= 2) await company.tell({ kind: "hire", hireId });
      if (kind === 3) await company.tell({ kind: "employee", employeeId: anyOf(employees) });
      if (kind === 4) await company.tell({ kind: "position", positionId: anyOf(positions) });
      if (kind >= 5 && match)
        await company.decide(match.id, ["confirm", "undo", "reject", "confirm"][kind - 5] ?? "undo");
    };
    const found: unknown[] = [];
    for (let round = 0; round < 25; round++) {
      await Promise.all([act(), act(), act(), act(), act(), disagreements(company).then((all) => found.push(...all))]);
    }
    expect(found).toEqual([]);

    const everyone = [
      ...hires.map((hireId) => ({ kind: "hire", hireId }) as const),
      ...employees.map((employeeId) => ({ kind: "employee", employeeId }) as const),
      ...positions.map((positionId) => ({ kind: "position", positionId }) as const),
    ];
    await company.tell(...everyone);
    await company.tell(...everyone);
    expect(await disagreements(company)).toEqual([]);
    const settled = await company.everything();
    await company.tell(...everyone);
    expect(await company.everything()).toEqual(settled);
    for (const positionId of positions) {
      const seat = await company.seat(positionId);
      expect(seat.status).toBe(seat.hireId === null ? "open" : "filled");
    }
    const seated = (await Promise.all(positions.map((id) => company.seat(id)))).flatMap((seat) => seat.hireId ?? []);
    for (const hireId of seated) expect((await company.one("hires", String(hireId)))["status"]).toBe("hired");
    const happened = new Set(await company.recorded());
    for (const line of [
      "system match.confirmed",
      "system match.undone",
      "user:usr_1 match.confirmed",
      "user:usr_1 match.undone",
    ])
      expect(happened).toContain(line);
  },
);
