// The same people in any order, one by one or all at once, with messages doubled: the end is what the engine says of all of them.
import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { EmployeeRecord, HireRecord } from "#shared/domain/match/engine/people.ts";
import { Pool } from "#shared/domain/match/engine/pool.ts";
import { wantedOf } from "#shared/domain/match/outcome.ts";
import { smallCompany, type SmallCompany } from "../../shared/domain/match/engine/arbitrary.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";
import { Company } from "./company.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse({ only: ["matcher"] });
});

type Look = { kind: "hire"; hireId: string } | { kind: "employee"; employeeId: string };

/** Puts people into one tenant under ids of its own, in the order of their names here. */
class Stage {
  readonly company = new Company(house);
  readonly #suffix = this.company.id.slice(4);

  id(name: string): string {
    return `${name.startsWith("h") ? "hir" : "emp"}_${this.#suffix}${name}`;
  }

  name(id: string): string {
    return id.slice(4 + this.#suffix.length);
  }

  /** The hire with its seat, and the words that people have spoken on it. */
  async hire(hire: HireRecord, employees: readonly EmployeeRecord[]): Promise<Look> {
    const hireId = this.id(hire.id);
    const positionId =
      hire.seat === "none"
        ? null
        : await this.company.position({
            title: hire.titles[0] ?? "",
            location: hire.locations[0] ?? null,
            hiring_manager: hire.managers[0] ?? null,
          });
    await this.company.hire(positionId, hire.candidateName, hire.emails, { id: hireId, hired_at: hire.hiredAt });
    if (hire.seat === "settled") {
      await this.company.employee("Zygmunt Qwerty", null, { id: this.id(`e_${hire.id}`) });
      await this.#speak(hireId, this.id(`e_${hire.id}`), "confirmed");
      await this.company.change("positions", positionId ?? "", {
        status: "filled",
        hire_id: hireId,
        employee_id: this.id(`e_${hire.id}`),
      });
    }
    for (const employee of employees)
      if (hire.refusedEmployeeIds.includes(employee.id)) await this.#speak(hireId, this.id(employee.id), "rejected");
    return { kind: "hire", hireId };
  }

  async employee(employee: EmployeeRecord): Promise<Look> {
    const employeeId = this.id(employee.id);
    await this.company.employee("", employee.personalEmail, { id: employeeId, ...columnsOf(employee) });
    if (employee.isSettled) {
      const hireId = this.id(`h_${employee.id}`);
      const positionId = await this.company.position();
      await this.company.hire(positionId, "Zygmunt Qwerty", [], { id: hireId });
      await this.#speak(hireId, employeeId, "confirmed");
      await this.company.change("positions", positionId, {
        status: "filled",
        hire_id: hireId,
        employee_id: employeeId,
      });
    }
    return { kind: "employee", employeeId };
  }

  async change(employee: EmployeeRecord): Promise<Look> {
    const values = { personal_email: employee.personalEmail, ...columnsOf(employee) };
    await this.company.change("employees", this.id(employee.id), values);
    return { kind: "employee", employeeId: this.id(employee.id) };
  }

  /** What the rules have decided, under the names of here. */
  async outcome(): Promise<string[]> {
    const { results } = await house.db
      .prepare(
        `select hire_id as hire, employee_id as employee, status, rank, p from matches
         where tenant_id = ? and decided_by = 'rule' and status in ('confirmed', 'proposed')`,
      )
      .bind(this.company.id)
      .all<{ hire: string; employee: string; status: string; rank: number; p: number }>();
    return results.map((row) => line(this.name(row.employee), this.name(row.hire), row.status, row.rank, row.p)).sort();
  }

  async #speak(hireId: string, employeeId: string, status: string): Promise<void> {
    await this.company.insert("matches", {
      id: `mat_${hireId}${employeeId}`,
      hire_id: hireId,
      employee_id: employeeId,
      status,
      decided_by: "user:usr_1",
      rule_version: "engine-0",
      evidence: "[]",
      created_at: "",
      decided_at: "",
    });
  }
}

function columnsOf(employee: EmployeeRecord) {
  return {
    first_name: employee.firstName,
    middle_name: employee.middleName,
    last_name: employee.lastName,
    preferred_name: employee.preferredName,
    work_email: employee.workEmail,
    title: employee.title,
    department: employee.department,
    location: employee.location,
    manager_name: employee.managerName,
    start_date: employee.startDate,
  };
}

function line(employee: string, hire: string, status: string, rank: number, p: number | null): string {
  return `${employee} ${status} ${hire} ${rank} ${p?.toFixed(4)}`;
}

/** What the engine says of everybody at once; a hire without a seat has no job that anybody knows of. */
function expected({ hires, employees }: SmallCompany): string[] {
  const pool = new Pool();
  const jobless = { titles: [], locations: [], departments: [], managers: [] };
  pool.load(
    hires.map((hire) => (hire.seat === "none" ? { ...hire, ...jobless } : hire)),
    employees,
  );
  const states = employees.map(({ id }) => ({ id, isActive: true, claim: null }));
  return wantedOf(pool.decideAll(), states)
    .map((one) => line(one.employeeId, one.hireId, one.status, one.rank, one.p))
    .sort();
}

const SLOW = { timeout: 120_000 }; // some hundred messages, one after the other, also where the machine is busy

const COMPANIES = fc.sample(smallCompany, { seed: 20_261_122, numRuns: 40 });
const crowded = COMPANIES.filter(({ hires, employees }) => hires.length >= 4 && employees.length >= 4);

/** The first company in which something ends so. */
function callingFor(status: "confirmed" | "proposed"): SmallCompany[] {
  return crowded.filter((people) => expected(people).some((want) => want.split(" ")[1] === status)).slice(0, 1);
}

test("hires first, employees first, mixed, or all at once: every order ends in the same decisions", SLOW, async () => {
  const decided = new Set<string>();
  for (const people of new Set([...callingFor("confirmed"), ...callingFor("proposed")])) {
    const { hires, employees } = people;
    const want = expected(people);
    for (const word of want) decided.add(word.split(" ")[1] ?? "");
    for (const order of ["hires", "employees", "mixed", "at once"] as const) {
      const stage = new Stage();
      const putHires = hires.map((hire) => () => stage.hire(hire, employees));
      const putEmployees = employees.map((employee) => () => stage.employee(employee));
      const inTurn = order === "hires" ? [...putHires, ...putEmployees] : [...putEmployees, ...putHires];
      const everyOther = (from: number) => inTurn.filter((_, i) => i % 2 === from);
      const steps = order === "mixed" ? [...everyOther(1), ...everyOther(0).toReversed()] : inTurn;
      if (order === "at once") {
        const looks = [];
        for (const put of steps) looks.push(await put());
        await Promise.all([...looks, ...looks].map((look) => stage.company.tell(look)));
      } else {
        for (const put of steps) {
          const look = await put();
          await stage.company.tell(look, look);
        }
      }
      expect(await stage.outcome(), `${order} of ${JSON.stringify(people)}`).toEqual(want);
    }
  }
  expect([...decided].sort(), "the companies call for both").toEqual(["confirmed", "proposed"]);
});

test(
  "after somebody was renamed and a hire undone, the decisions are those of the people who are there now",
  SLOW,
  async () => {
    for (const people of crowded.slice(2, 4)) {
      const { hires, employees } = people;
      const stage = new Stage();
      const looks: Look[] = [];
      for (const hire of hires) looks.push(await stage.hire(hire, employees));
      for (const employee of employees) looks.push(await stage.employee(employee));
      await stage.company.tell(...looks);
      expect(await stage.outcome()).toEqual(expected(people));

      const [gone, ...left] = hires;
      const [before, second, ...others] = employees;
      if (gone === undefined || before === undefined || second === undefined)
        throw new Error("The company is too small.");
      const renamed = { ...before, firstName: second.firstName, lastName: second.lastName };
      const look = await stage.change(renamed);
      await stage.company.tell(look);
      expect(await stage.outcome()).toEqual(expected({ hires, employees: [renamed, second, ...others] }));

      await stage.company.unhire(stage.id(gone.id));
      await stage.company.tell({ kind: "hire", hireId: stage.id(gone.id) });
      expect(await stage.outcome()).toEqual(expected({ hires: left, employees: [renamed, second, ...others] }));
    }
  },
);
