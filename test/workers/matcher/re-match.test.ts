// Everyone decided anew: with new rules, after a large import, page by page, and after a crash in the middle; and the rehearsal of it.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { forTenant, type TenantDb } from "#shared/db/for-tenant.ts";
import { takeTurn, TURN_MS } from "#shared/db/match-states.ts";
import { RULE_VERSION } from "#shared/domain/match/engine/weights.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";
import { until } from "../../support/until.ts";
import { Company } from "./company.ts";

let house: TestHouse;
let company: Company;
let tenant: TenantDb;
beforeAll(async () => {
  house = await startTestHouse({ only: ["matcher"] });
});
beforeEach(() => {
  company = new Company(house);
  tenant = forTenant({ DB: house.db }, company.id);
});

const MANY = 650; // more than two pages of a re-match

const SYLLABLES = [..."bdfgklmnprstvz"].flatMap((consonant) => [..."aeiou"].map((vowel) => consonant + vowel));

/** Names of which hardly two sound alike. */
function distinctName(i: number): string {
  const syllable = (n: number) => SYLLABLES[n % SYLLABLES.length] ?? "";
  return `${syllable(i)}${syllable(i * 7 + 3)} ${syllable(i / 70 + i * 3)}${syllable(i * 11)}${syllable(i / 70)}n`;
}

/** Hires that fill positions, and their employees with the same addresses, straight into D1: no message tells of them. */
async function seedMany(count: number, nameOf: (i: number) => string): Promise<void> {
  const people = Array.from({ length: count }, (_, i) => ({
    id: `_${company.id}${String(i).padStart(4, "0")}`,
    name: nameOf(i),
    email: `a${i}@people.test`,
  }));
  const from = "from json_each(?2)";
  await house.db.batch(
    [
      `insert into positions (id, tenant_id, title, status, sync_status, hire_id, created_at, updated_at)
       select 'pos' || (value ->> 'id'), ?1, 'Engineer', 'filled', 'synced', 'hir' || (value ->> 'id'), '', '' ${from}`,
      `insert into hires (id, tenant_id, connection_id, provider, application_id, candidate_name, emails, position_id, status, hired_at, read_at)
       select 'hir' || (value ->> 'id'), ?1, 'con_1', 'lever', value ->> 'id', value ->> 'name', json_array(value ->> 'email'),
         'pos' || (value ->> 'id'), 'hired', '2026-11-01', '' ${from}`,
      `insert into employees (id, tenant_id, first_name, last_name, personal_email, title, start_date, source, created_at, updated_at)
       select 'emp' || (value ->> 'id'), ?1, value ->> 'name', '', value ->> 'email', 'Engineer', '2026-11-09', 'csv', '', '' ${from}`,
    ].map((sql) => house.db.prepare(sql).bind(company.id, JSON.stringify(people))),
  );
}

async function state(): Promise<Record<string, unknown> | null> {
  return house.db.prepare("select * from match_states where tenant_id = ?").bind(company.id).first();
}

const change = (sets: string) =>
  house.db.prepare(`update match_states set ${sets} where tenant_id = ?`).bind(company.id).run();

const assigned = async () =>
  (await company.matches()).filter(
    ({ status, hireId, employeeId }) => status === "confirmed" && hireId.slice(4) === employeeId.slice(4),
  ).length;

const isDone = async () => (await state())?.["rematched_employee_id"] === null;

describe("a re-match", () => {
  test("decides on everyone page by page, by messages to itself; new rules make index and evidence anew", async () => {
    await seedMany(MANY, distinctName);
    await company.tell({ kind: "rest" });
    await until(isDone, { deadlineMs: 60_000, what: "the end of the re-match" });
    expect(await assigned()).toBe(MANY);
    expect(await state()).toMatchObject({ rule_version: RULE_VERSION, hire_count: MANY, holder: null });

    await house.db.batch([
      house.db.prepare("update matches set rule_version = 'engine-0' where tenant_id = ?").bind(company.id),
      house.db.prepare("update match_keys set key = 'old ' || key where tenant_id = ?").bind(company.id),
    ]);
    await change("rule_version = 'engine-0'");
    await company.tell({ kind: "rest" });
    await until(isDone, { deadlineMs: 60_000, what: "the end of the second re-match" });
    expect(await assigned()).toBe(MANY);
    const left = await house.db
      .prepare(
        `select (select count(*) from matches where tenant_id = ?1 and rule_version <> ?2) as matches,
           (select count(*) from match_keys where tenant_id = ?1 and key like 'old %') as keys`,
      )
      .bind(company.id, RULE_VERSION)
      .first();
    expect(left).toEqual({ matches: 0, keys: 0 });
    expect((await company.recorded()).filter((line) => line === "system match.undone")).toEqual([]);
  });

  test("of a name that more bear than are weighed together assigns by address only, and is not brought down by them", async () => {
    const crowd = 150;
    await seedMany(crowd, () => "Maria Garcia");
    const another = await company.employee("Maria Garcia"); // whose job would be enough, were the name not so common here
    await company.tell({ kind: "rest" });
    await until(isDone, { deadlineMs: 60_000, what: "the end of the re-match" });
    expect(await assigned()).toBe(crowd);
    const positionId = await company.position();
    await company.hire(positionId, "Maria Garcia");
    await company.tell({ kind: "position", positionId }, { kind: "employee", employeeId: another });
    expect(
      (await company.matches()).filter((match) => match.employeeId === another && match.status === "confirmed"),
    ).toEqual([]);
  });

  test("goes on from where a crash has cut it off, once the turn of the dead run has run out", async () => {
    const positionId = await company.position();
    const hireId = await company.hire(positionId, "Ada Lovelace", ["ada@lovelace.test"]);
    const employeeId = await company.employee("Ada Lovelace", "ada@lovelace.test");
    await company.tell({ kind: "position", positionId });
    await house.db.batch([
      house.db.prepare("delete from matches where tenant_id = ?").bind(company.id),
      house.db.prepare("update positions set employee_id = null where tenant_id = ?").bind(company.id),
    ]);
    await change("rematched_employee_id = ''");
    expect(await takeTurn(tenant, "a run that dies", [], Date.now())).not.toBeNull();

    await company.tell({ kind: "hire", hireId });
    expect(await assignedTo(positionId)).toBeNull(); // noted for the one whose turn it is
    await change(`held_until = ${Date.now() - TURN_MS}`);
    await company.tell({ kind: "rest" });
    expect(await assignedTo(positionId)).toBe(employeeId);
    expect(await isDone()).toBe(true);
    expect(await company.everything()).toEqual(await company.everything());
  });

  test("follows growth to another scale: everyone is weighed against more namesakes", async () => {
    const positionId = await company.position();
    await company.hire(positionId, "Ada Lovelace", ["ada@lovelace.test"]);
    await company.employee("Ada Lovelace", "ada@lovelace.test");
    await company.tell({ kind: "position", positionId });
    const bits = async () => Number((await company.one("matches", (await company.matches())[0]?.id ?? ""))["log_odds"]);
    const before = await bits();
    await change("hire_count = 4001"); // as if so many had come since
    await company.tell({ kind: "rest" });
    expect(await bits()).toBeCloseTo(before - 2, 5);
    expect(await state()).toMatchObject({ scale: 2 });
  });
});

const assignedTo = async (positionId: string) => (await company.seat(positionId)).employeeId;

describe("a rehearsal", () => {
  const rehearse = async (): Promise<Record<string, unknown>> => {
    const id = `reh_${company.id}${Date.now()}`;
    const at = new Date().toISOString();
    await company.insert("match_rehearsals", { id, status: "running", requested_by: "user:usr_1", created_at: at });
    await company.tell({ kind: "rehearsal", rehearsalId: id });
    const row = () => company.one("match_rehearsals", id);
    await until(async () => (await row())["status"] === "done", { deadlineMs: 30_000, what: "the rehearsal's end" });
    return row();
  };
  const differences = async (rehearsal: Record<string, unknown>) => {
    const { results } = await house.db
      .prepare(
        `select employee_id as employee, kind, stored_hire_id as stored, todays_decision as decision, todays_hire_id as today
         from rehearsal_differences where rehearsal_id = ? order by employee_id`,
      )
      .bind(rehearsal["id"])
      .all();
    return results;
  };

  test("finds nothing where all is as today's rules decide, over several pages", async () => {
    await seedMany(MANY, distinctName);
    await company.tell({ kind: "rest" });
    await until(isDone, { deadlineMs: 60_000, what: "the end of the re-match" });
    const row = await rehearse();
    expect(row).toMatchObject({ total: MANY, done_count: MANY, difference_count: 0, rule_version: RULE_VERSION });
  });

  test("lists whom today's rules would decide otherwise, what people have decided among them, and changes nothing", async () => {
    const seats: { positionId: string; hireId: string; employeeId: string }[] = [];
    for (const name of ["Ada Lovelace", "Grace Hopper", "Mary Somerville", "Emmy Noether"]) {
      const positionId = await company.position();
      const email = `${name.slice(0, 4).trim()}@people.test`;
      const hireId = await company.hire(positionId, name, [email]);
      seats.push({ positionId, hireId, employeeId: await company.employee(name, email) });
    }
    await company.tell(...seats.map(({ positionId }) => ({ kind: "position", positionId }) as const));
    const matchOf = async (i: number) =>
      (await company.matches()).find((match) => match.hireId === seats[i]?.hireId)?.id ?? "";
    await company.decide(await matchOf(0), "undo"); // the rules would assign again what a person has undone
    await company.decide(await matchOf(1), "confirm"); // and say the same here
    // a person's word that speaks against the evidence: as if Mary had been confirmed for Emmy's hire
    const other = await matchOf(2);
    await company.decide(await matchOf(3), "undo");
    await company.decide(other, "undo");
    await company.change("matches", other, { hire_id: seats[3]?.hireId ?? "", status: "proposed", decided_by: "rule" });
    await house.db
      .prepare("delete from matches where tenant_id = ? and hire_id = ? and employee_id = ?")
      .bind(company.id, seats[3]?.hireId, seats[3]?.employeeId)
      .run();
    expect((await company.decide(other, "confirm")).status).toBe(200);

    const before = await company.everything();
    const row = await rehearse();
    expect(await differences(row)).toEqual(
      [
        {
          employee: seats[0]?.employeeId,
          kind: "refused_pair",
          stored: seats[0]?.hireId,
          decision: "assign",
          today: seats[0]?.hireId,
        },
        {
          employee: seats[2]?.employeeId,
          kind: "other_hire",
          stored: seats[3]?.hireId,
          decision: "assign",
          today: seats[2]?.hireId,
        },
        {
          employee: seats[3]?.employeeId,
          kind: "would_assign",
          stored: null,
          decision: "assign",
          today: seats[3]?.hireId,
        },
      ].toSorted((a, b) => ((a.employee ?? "") < (b.employee ?? "") ? -1 : 1)),
    );
    expect(await company.everything()).toEqual(before);
  });

  test("of seven, the last five are kept", async () => {
    for (let i = 0; i < 7; i++) await rehearse();
    const { results } = await house.db
      .prepare("select id from match_rehearsals where tenant_id = ?")
      .bind(company.id)
      .all();
    expect(results).toHaveLength(5);
  });
});
