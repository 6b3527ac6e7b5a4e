// Puts an invented company into D1 as the Workers would have left it: filled positions, their hires, and employees.
import type { EmployeeRecord, HireRecord } from "#shared/domain/match/engine/people.ts";

const AT_ONCE = 2_000; // people per statement: one JSON parameter may not be larger than 2 MB

/** Each hire fills a position of its own, which is what the engine is told of its job. */
export async function seedHires(db: D1Database, tenantId: string, hires: readonly HireRecord[]): Promise<void> {
  for (let i = 0; i < hires.length; i += AT_ONCE) {
    const json = JSON.stringify(hires.slice(i, i + AT_ONCE));
    await db.batch([
      db
        .prepare(
          `insert into positions (id, tenant_id, title, location, hiring_manager, status, sync_status, hire_id, created_at, updated_at)
           select 'pos_' || substr(value ->> 'id', 5), ?1, value ->> '$.titles[0]', value ->> '$.locations[0]', value ->> '$.managers[0]',
             'filled', 'synced', value ->> 'id', '', '' from json_each(?2)`,
        )
        .bind(tenantId, json),
      db
        .prepare(
          `insert into hires (id, tenant_id, connection_id, provider, application_id, candidate_name, emails, position_id, status, hired_at, read_at)
           select value ->> 'id', ?1, 'con_bench', 'lever', ?1 || (value ->> 'id'), value ->> 'candidateName', value -> 'emails',
             'pos_' || substr(value ->> 'id', 5), 'hired', value ->> 'hiredAt', '' from json_each(?2)`,
        )
        .bind(tenantId, json),
    ]);
  }
}

export async function seedEmployees(
  db: D1Database,
  tenantId: string,
  employees: readonly EmployeeRecord[],
): Promise<void> {
  for (let i = 0; i < employees.length; i += AT_ONCE)
    await db
      .prepare(
        `insert into employees (id, tenant_id, first_name, last_name, work_email, personal_email, title, location, manager_name, start_date, source, created_at, updated_at)
         select value ->> 'id', ?1, value ->> 'firstName', value ->> 'lastName', value ->> 'workEmail', value ->> 'personalEmail',
           value ->> 'title', value ->> 'location', value ->> 'managerName', value ->> 'startDate', 'api', '', '' from json_each(?2)`,
      )
      .bind(tenantId, JSON.stringify(employees.slice(i, i + AT_ONCE)))
      .run();
}
