// How the rules write their decisions: guarded, so that a seat never gets two employees, nor an employee two seats, nor a person is overruled.
import { newId } from "../domain/ids.ts";
import { RULE_VERSION } from "../domain/match/engine/weights.ts";
import type { Changes, Standing, Wanted } from "../domain/match/outcome.ts";
import type { TenantDb } from "./for-tenant.ts";
import { hasTurn } from "./match-states.ts";

/** Rows of evidence in one statement: D1 takes strings of up to 2 MB, and a line is some hundred bytes. */
const AT_ONCE = 400;

/**
 * Writes what has changed: first what the rules take back, then what they assign, then what they ask, in one batch as long as it
 * fits. Everything is conditional on the facts at the moment of writing: this run has its turn, the hire stands and fills its seat,
 * nobody sits in it, the employee sits nowhere else, no person has spoken. Running it twice changes nothing the second time.
 * @param holder of the turn
 * @returns `lost`: an assignment could not be made because the facts have changed; decide again
 */
export async function writeChanges(
  tenant: TenantDb,
  holder: string,
  changes: Changes,
  now: number,
): Promise<"written" | "lost"> {
  const { withdrawn, renewed, assigned, proposed } = changes;
  const statements = withdrawn.length === 0 ? [] : takeBack(tenant, holder, withdrawn, now);
  for (const part of partsOf(renewed)) statements.push(renew(tenant, holder, part));
  const counted: number[] = [];
  for (const part of partsOf(assigned)) {
    counted.push(statements.length);
    statements.push(...assign(tenant, holder, part, now));
  }
  for (const part of partsOf(proposed)) statements.push(...propose(tenant, holder, part, now));
  if (statements.length === 0) return "written";
  const results = await tenant.d1.batch(statements);
  const made = counted.reduce((sum, at) => sum + (results[at]?.meta.changes ?? 0), 0);
  return made === assigned.length ? "written" : "lost";
}

function partsOf<Row>(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = [];
  for (let i = 0; i < rows.length; i += AT_ONCE) parts.push(rows.slice(i, i + AT_ONCE));
  return parts;
}

/** A match that was taken back by the rules may be made by them again; what was only proposed leaves no trace. */
function takeBack(tenant: TenantDb, holder: string, matches: readonly Standing[], now: number): D1PreparedStatement[] {
  const list = JSON.stringify(matches.map(({ id }) => ({ id, auditId: newId("audit", now) })));
  const at = new Date(now).toISOString();
  const theirs = `json_each(?2) w cross join matches m on m.id = w.value ->> 'id' and m.tenant_id = ?1
    and m.status = 'confirmed' and m.decided_by = 'rule'`;
  return [
    tenant.d1
      .prepare(
        `insert into audit (tenant_id, id, actor, action, subject_kind, subject_id, details, at)
         select ?1, w.value ->> 'auditId', 'system', 'match.undone', 'match', m.id,
           json_object('hireId', m.hire_id, 'employeeId', m.employee_id, 'because', 'evidence_changed'), ?4
         from ${theirs} where ${hasTurn("?3")}`,
      )
      .bind(tenant.tenantId, list, holder, at),
    tenant.d1
      .prepare(
        `update positions set employee_id = null
         where tenant_id = ?1 and employee_id in (select m.employee_id from ${theirs}) and ${hasTurn("?3")}`,
      )
      .bind(tenant.tenantId, list, holder),
    tenant.d1
      .prepare(
        `update matches set status = 'undone', decided_at = ?4
         where tenant_id = ?1 and id in (select m.id from ${theirs}) and ${hasTurn("?3")}`,
      )
      .bind(tenant.tenantId, list, holder, at),
    tenant.d1
      .prepare(
        `delete from matches where tenant_id = ?1 and status = 'proposed' and ${hasTurn("?3")}
           and id in (select value ->> 'id' from json_each(?2))`,
      )
      .bind(tenant.tenantId, list, holder),
  ];
}

const WEIGHED = [
  "rank",
  "p",
  "log_odds",
  "gate",
  "next_hire_id",
  "next_hire_margin",
  "next_employee_id",
  "next_employee_margin",
];
const OF_JSON = [
  "rank",
  "p",
  "logOdds",
  "gate",
  "nextHireId",
  "nextHireMargin",
  "nextEmployeeId",
  "nextEmployeeMargin",
].map((name) => `w.value ->> '${name}'`);

/** A decision that stands keeps the time when it was made; only its evidence is newer. */
function renew(tenant: TenantDb, holder: string, matches: Changes["renewed"]): D1PreparedStatement {
  const sets = WEIGHED.map((column, i) => `${column} = ${OF_JSON[i] ?? ""}`).join(", ");
  return tenant.d1
    .prepare(
      `update matches set rule_version = ?3, evidence = w.value ->> 'evidence', ${sets}
       from json_each(?2) w
       where +matches.tenant_id = ?1 -- the plus keeps SQLite from walking all of the tenant's matches
         and matches.id = w.value ->> 'id' and matches.status = w.value ->> 'status'
         and matches.decided_by = 'rule' and ${hasTurn("?4")}`,
    )
    .bind(tenant.tenantId, JSON.stringify(matches), RULE_VERSION, holder);
}

/** The first statement makes the matches: its changes are counted. */
function assign(tenant: TenantDb, holder: string, wanted: readonly Wanted[], now: number): D1PreparedStatement[] {
  const list = listOf(wanted, now);
  return [
    upsert(tenant, holder, list, now),
    tenant.d1
      .prepare(
        `update positions set employee_id = (select m.employee_id from matches m
           where m.tenant_id = ?1 and m.hire_id = positions.hire_id and m.status = 'confirmed')
         where tenant_id = ?1 and hire_id in (select value ->> 'hireId' from json_each(?2)) and status = 'filled'
           and +employee_id is null -- the plus keeps SQLite from walking all vacant positions by their index`,
      )
      .bind(tenant.tenantId, list),
    record(tenant, list, "confirmed", now),
    tenant.d1
      .prepare(
        `delete from matches where tenant_id = ?1 and id in (
           select m.id from json_each(?2) w
           cross join matches c on c.tenant_id = ?1 and c.hire_id = w.value ->> 'hireId' and c.employee_id = w.value ->> 'employeeId'
             and c.status = 'confirmed'
           cross join matches m on m.tenant_id = ?1 and m.hire_id = c.hire_id and m.status = 'proposed')`,
      )
      .bind(tenant.tenantId, list),
  ];
}

function propose(tenant: TenantDb, holder: string, wanted: readonly Wanted[], now: number): D1PreparedStatement[] {
  const list = listOf(wanted, now);
  return [upsert(tenant, holder, list, now), record(tenant, list, "proposed", now)];
}

function listOf(wanted: readonly Wanted[], now: number): string {
  return JSON.stringify(wanted.map((one) => ({ ...one, id: newId("match", now), auditId: newId("audit", now) })));
}

/**
 * SQL condition, with ?1 the tenant, for a hire `h` that stands, its seat `p` or nulls, and an employee `e`: the seat is free, or
 * the hire is for none and the record was imported from it, and the employee sits nowhere else.
 */
export const SEAT_AND_EMPLOYEE_ARE_FREE = `(p.status = 'filled' and p.employee_id is null
    or p.id is null and h.position_id is null and e.imported_from_hire_id = h.id)
  and not exists (select 1 from positions o where o.tenant_id = ?1 and o.employee_id = e.id)
  and not exists (select 1 from matches c indexed by matches_confirmed_hire
    where c.tenant_id = ?1 and c.hire_id = h.id and c.status = 'confirmed')
  and not exists (select 1 from matches c indexed by matches_confirmed_employee
    where c.tenant_id = ?1 and c.employee_id = e.id and c.status = 'confirmed')`;

/** Inserts the pairs, or changes what the rules themselves had made of them; a person's word on a pair stands. */
function upsert(tenant: TenantDb, holder: string, list: string, now: number): D1PreparedStatement {
  return tenant.d1
    .prepare(
      `insert into matches (id, tenant_id, position_id, hire_id, employee_id, status, decided_by, rule_version, evidence, created_at,
         decided_at, ${WEIGHED.join(", ")})
       select w.value ->> 'id', ?1, p.id, h.id, e.id, w.value ->> 'status', 'rule', ?3, w.value ->> 'evidence', ?4, ?4, ${OF_JSON.join(", ")}
       from json_each(?2) w
       cross join hires h on h.id = w.value ->> 'hireId' and h.tenant_id = ?1 and h.status = 'hired'
       cross join employees e on e.id = w.value ->> 'employeeId' and e.tenant_id = ?1
       left join positions p on p.tenant_id = ?1 and p.hire_id = h.id
       where ${SEAT_AND_EMPLOYEE_ARE_FREE} and ${hasTurn("?5")}
       on conflict (tenant_id, hire_id, employee_id) do update set
         position_id = excluded.position_id, status = excluded.status, rule_version = excluded.rule_version,
         evidence = excluded.evidence, decided_at = excluded.decided_at,
         ${WEIGHED.map((column) => `${column} = excluded.${column}`).join(", ")}
       where matches.decided_by = 'rule' and matches.status <> excluded.status`,
    )
    .bind(tenant.tenantId, list, RULE_VERSION, new Date(now).toISOString(), holder);
}

/** Only what this very batch has made: it bears the batch's own time and is what was wanted. */
function record(tenant: TenantDb, list: string, status: Wanted["status"], now: number): D1PreparedStatement {
  return tenant.d1
    .prepare(
      `insert into audit (tenant_id, id, actor, action, subject_kind, subject_id, details, at)
       select ?1, w.value ->> 'auditId', 'system', 'match.${status}', 'match', m.id, json_object('hireId', m.hire_id,
         'employeeId', m.employee_id, 'ruleVersion', m.rule_version, 'because', coalesce(m.gate, 'question'), 'p', round(m.p, 4)), ?3
       from json_each(?2) w
       cross join matches m on m.tenant_id = ?1 and m.hire_id = w.value ->> 'hireId' and m.employee_id = w.value ->> 'employeeId'
         and m.status = '${status}' and m.decided_by = 'rule' and m.decided_at = ?3`,
    )
    .bind(tenant.tenantId, list, new Date(now).toISOString());
}
