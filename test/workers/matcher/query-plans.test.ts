// The matcher's statements find their rows by an index, however large the company.
import { beforeAll, describe, expect, test } from "vitest";
import { forTenant } from "#shared/db/for-tenant.ts";
import { decideMatch } from "#shared/db/match-decisions.ts";
import { handleMessage } from "../../../workers/matcher/src/handle-message.ts";
import { indexNewcomers } from "../../../workers/matcher/src/indexing.ts";
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

/** A story in which the matcher needs all its statements. */
beforeAll(async () => {
  house = await startTestHouse({ only: [] });
  const company = new Company(house);
  const tenant = forTenant({ DB: noting(house.db) }, company.id);
  const now = Date.now();
  const look = async (message: Parameters<typeof handleMessage>[1]) => {
    await indexNewcomers(tenant);
    await handleMessage(tenant, message, now);
  };
  const positionId = await company.position();
  const hireId = await company.hire(positionId, "Ada Lovelace");
  const second = await company.hire(positionId, "Grace Hopper");
  const employees = [await company.employee("Ada Lovelace"), await company.employee("Ada Lovelace")];
  const tenantId = company.id;
  await look({ kind: "hire", tenantId, hireId });
  await look({ kind: "employee", tenantId, employeeId: employees[0] ?? "" });
  const [one, two] = await company.matches();
  await decideMatch(tenant, one?.id ?? "", "reject", "user:usr_1", now);
  await decideMatch(tenant, two?.id ?? "", "confirm", "user:usr_1", now);
  await decideMatch(tenant, one?.id ?? "", "confirm", "user:usr_1", now);
  await decideMatch(tenant, two?.id ?? "", "undo", "user:usr_1", now);
  await company.employee("Grace Hopper");
  await company.unhire(hireId);
  await look({ kind: "hire", tenantId, hireId });
  await company.change("hires", second, { position_id: await company.position() });
  await look({ kind: "hire", tenantId, hireId: second });
  await company.requisitionBecomes(positionId, { status: "closed" });
  await look({ kind: "position", tenantId, positionId });
  await look({ kind: "position", tenantId, positionId });
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
const SMALL = /^SCAN (?:\w+ VIRTUAL TABLE|CONSTANT ROW|(?:mine|near|wide|rivals|shared)\b)/;

function isScan(detail: string): boolean {
  if (detail.startsWith("SCAN ")) return !SMALL.test(detail);
  return detail.endsWith("(tenant_id=?)"); // all of a tenant's rows
}
