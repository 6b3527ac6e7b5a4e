// People who come or change while a turn is under way: what the index held of them before is never guessed.
import { beforeAll, beforeEach, expect, test } from "vitest";
import { forTenant } from "#shared/db/for-tenant.ts";
import { wantSubjects } from "#shared/db/match-states.ts";
import { workOff } from "../../../workers/matcher/src/turn.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";
import { Company } from "./company.ts";

const ADDRESS = "countess@lovelace.test";

let house: TestHouse;
let company: Company;
beforeAll(async () => {
  house = await startTestHouse({ only: [] });
});
beforeEach(() => {
  company = new Company(house);
});

type Moments = {
  /** Just before the run asks for the first time whom to look at; its index is up to date by then. */
  readonly atFirst: () => Promise<void>;
  /** Just before it ends its turn for the first time. */
  readonly atEnd?: () => Promise<void>;
};

/** The same database, where something happens in between. */
function interrupted({ atFirst, atEnd }: Moments): D1Database {
  let isFirst = true;
  let isEnd = atEnd !== undefined;
  let prepared = "";
  const ending = (statement: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(statement, {
      get(target, property) {
        if (property === "bind") return (...values: unknown[]) => ending(target.bind(...values));
        if (property !== "run") throw new Error(`not foreseen: ${String(property)}`);
        return async () => {
          if (isEnd) await atEnd?.();
          isEnd = false;
          return target.run();
        };
      },
    });
  return new Proxy(house.db, {
    get(target, property) {
      if (property === "prepare")
        return (statement: string) => {
          prepared += statement;
          const made = target.prepare(statement);
          return statement.includes("set holder = null, held_until = 0") ? ending(made) : made;
        };
      if (property === "batch")
        return async (all: D1PreparedStatement[]) => {
          if (isFirst && prepared.includes("from match_wants")) {
            isFirst = false;
            await atFirst();
          }
          return target.batch(all);
        };
      throw new Error(`not foreseen: ${String(property)}`);
    },
  });
}

const metrics = { backlogCount: 0, backlogBytes: 0 };
const MATCH = { send: () => Promise.resolve({ metadata: { metrics } }) };

async function look(employeeIds: readonly string[], hireIds: readonly string[], DB: D1Database = house.db) {
  const subjects = [
    ...employeeIds.map((id) => ({ kind: "employee" as const, id })),
    ...hireIds.map((id) => ({ kind: "hire" as const, id })),
  ];
  await workOff({ DB, MATCH }, forTenant({ DB }, company.id), subjects);
}

async function changed(id: string, personalEmail: string): Promise<void> {
  await company.change("employees", id, { personal_email: personalEmail });
  const tenant = forTenant({ DB: house.db }, company.id);
  await wantSubjects(tenant, [{ kind: "employee", id }], crypto.randomUUID()).run();
}

async function mailboxesOf(id: string): Promise<unknown[]> {
  const { results } = await house.db
    .prepare("select key from match_keys where tenant_id = ? and subject_id = ? and key like 'm:%' order by key")
    .bind(company.id, id)
    .all<{ key: string }>();
  return results.map(({ key }) => key);
}

test("who came during an earlier turn, and lets go of an address now, leaves it to the other who has it", async () => {
  const positionId = await company.position();
  const hireId = await company.hire(positionId, "Ada Lovelace", [ADDRESS]);
  const first = await company.employee("Augusta King", ADDRESS);
  let second = "";
  const comes = async () => {
    second = await company.employee("Annabella Byron");
    await changed(second, ADDRESS);
  };
  await look([first], [hireId], interrupted({ atFirst: comes }));
  expect(await mailboxesOf(second)).toEqual([`m:${ADDRESS}`]);
  expect((await company.seat(positionId)).employeeId).toBeNull();
  await company.change("employees", second, { personal_email: "annabella@byron.test" });
  await look([second], []);
  expect(await mailboxesOf(second)).toEqual(["m:annabella@byron.test"]);
  expect((await company.seat(positionId)).employeeId).toBe(first);
});

test("who changes twice within the turn in which they came is indexed as they are at its end", async () => {
  await look([], []); // a company's first turn decides everyone anew anyway
  const id = await company.employee("Augusta King", "augusta@king.test");
  const atFirst = () => company.change("employees", id, { personal_email: ADDRESS });
  const atEnd = () => changed(id, "augusta@king.test");
  await look([id], [], interrupted({ atFirst, atEnd }));
  expect(await mailboxesOf(id)).toEqual(["m:augusta@king.test"]);
});
