// The matcher's statements find their rows by an index, however large the company.
import { beforeAll, describe, expect, test } from "vitest";
import { forTenant } from "#shared/db/for-tenant.ts";
import { decideMatch } from "#shared/db/match-decisions.ts";
import { takeTurn, type Subject } from "#shared/db/match-states.ts";
import { rehearse } from "../../../workers/matcher/src/rehearse.ts";
import { workOff } from "../../../workers/matcher/src/turn.ts";

import { startTestHouse, type TestHouse } from "../../support/test-house.ts";
import { Company } from "./company.ts";

let house: TestHouse;
const statements = new Set<string>();

/** The same database, noting every statement that is prepared. */
function noting(db: D1Database): D1Database {
  return new Proxy(db, {
    get(target, property) {
      if (property === "prepare") {
        return (statement: string) => {
          statements.add(statement);
          return target.prepare(statement);
        };
      }
      if (property === "batch") return (all: D1PreparedStatement[]) => target.batch(all);
      throw new Error(`not foreseen: ${String(property)}`);
    },
  });
}

const NO_METRICS = { backlogCount: 0, backlogBytes: 0 };

/** A story in which the matcher needs all its statements. */
beforeAll(async () => {
  house = await startTestHouse({ only: [] });
  const company = new Company(house);
  const tenant = forTenant({ DB: noting(house.db) }, company.id);
  const now = Date.now();
  const env = { DB: noting(house.db), MATCH: { send: () => Promise.resolve({ metadata: { metrics: NO_METRICS } }) } };
  const look = (...subjects: Subject[]) => workOff(env, tenant, subjects);
  const positionId = await company.position();
  const hireId = await company.hire(positionId, "Ada Lovelace");
  const second = await company.hire(positionId, "Grace Hopper");
  const employees = [await company.employee("Ada Lovelace"), await company.employee("Ada Lovelace")];
  await look({ kind: "hire", id: hireId });
  await look({ kind: "employee", id: employees[0] ?? "" });
  await company.change("employees", employees[0] ?? "", { start_date: "2026-11-30" }); // other evidence, the same questions
  await look({ kind: "employee", id: employees[0] ?? "" });
  const [one, two] = await company.matches();
  await decideMatch(tenant, one?.id ?? "", "reject", "user:usr_1", now);
  await decideMatch(tenant, two?.id ?? "", "confirm", "user:usr_1", now);
  await decideMatch(tenant, one?.id ?? "", "confirm", "user:usr_1", now);
  await decideMatch(tenant, two?.id ?? "", "undo", "user:usr_1", now);
  await company.employee("Grace Hopper");
  await company.unhire(hireId);
  await look({ kind: "hire", id: hireId });
  await company.change("hires", second, { position_id: await company.position() });
  await look({ kind: "hire", id: second });
  await company.requisitionBecomes(positionId, { status: "closed" });
  await look({ kind: "position", id: positionId });
  await look({ kind: "position", id: positionId });

  const third = await company.position();
  const imported = await company.hire(third, "Ann Example", ["ann@example.test"]);
  const ann = await company.employee("Ann Example", "ann@example.test", { imported_from_hire_id: imported });
  await look({ kind: "hire", id: imported });
  await company.change("employees", ann, { imported_from_hire_id: null, personal_email: null, last_name: "Sample" });
  await look({ kind: "employee", id: ann });
  await takeTurn(tenant, "a run that works", [], now);
  await look({ kind: "employee", id: ann });
  const at = new Date(now).toISOString();
  await company.insert("match_rehearsals", {
    id: "reh_1",
    status: "running",
    requested_by: "user:usr_1",
    created_at: at,
  });
  await house.db.prepare("update match_states set holder = null where tenant_id = ?").bind(company.id).run();
  await rehearse(env, tenant, "reh_1");
});

describe("the matcher", () => {
  test("never scans a table or all of a tenant's rows: every statement finds its rows by an index", async () => {
    expect(statements.size).toBeGreaterThan(20);
    const scans: string[] = [];
    for (const statement of statements) {
      const parameters = Math.max(
        (statement.match(/\?(?!\d)/g) ?? []).length,
        ...[...statement.matchAll(/\?(\d+)/g)].map((match) => Number(match[1])),
      );
      const { results } = await house.db
        .prepare(`explain query plan ${statement}`)
        .bind(...Array.from({ length: parameters }, () => "[]"))
        .all<{ detail: string }>();
      const scanned = results.map((row) => row.detail).filter(isScan);
      scans.push(...scanned.map((detail) => `${detail} <- ${statement.slice(0, 120)}`));
    }
    expect(scans).toEqual([]);
  });
});

/** Lists that come as a parameter, and the bounded answers of other parts of the same statement. */
const SMALL =
  /^SCAN (?:\w+ VIRTUAL TABLE|(?:\d+ )?CONSTANT ROWS?|\d+-ROW VALUES CLAUSE|\(subquery-\d+\)|(?:found|l|lists|s|old)\b)/;

/**
 * Tables with one row a tenant, those who are noted at this moment, and `a`: whether there is any row at all, so only the first
 * is read. A rehearsal counts the employees once, when it begins.
 */
const FEW = /^SEARCH (?:match_states|turn|match_wants|w|a|match_rehearsals)\b|employees_by_tenant \(tenant_id=\?\)$/;

function isScan(detail: string): boolean {
  if (detail.startsWith("SCAN ")) return !SMALL.test(detail);
  return detail.endsWith("(tenant_id=?)") && !FEW.test(detail); // all of a tenant's rows
}
