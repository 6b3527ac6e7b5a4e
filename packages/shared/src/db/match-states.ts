// How far the matcher is with a tenant, whose turn it is to work for it, and whom it has still to look at.
import type { TenantDb } from "./for-tenant.ts";

export type MatchState = {
  readonly ruleVersion: string;
  readonly indexedHireId: string;
  readonly indexedEmployeeId: string;
  readonly hireCount: number;
  readonly scale: number;
  readonly rematchedEmployeeId: string | null;
};

export type Subject = { readonly kind: "hire" | "employee" | "position"; readonly id: string };
export type Want = Subject & { readonly mark: string };

/** Whoever holds the turn must renew it within this time; a dead holder's turn runs out. */
export const TURN_MS = 60_000;

const COLUMNS = `rule_version as ruleVersion, indexed_hire_id as indexedHireId, indexed_employee_id as indexedEmployeeId,
  hire_count as hireCount, scale, rematched_employee_id as rematchedEmployeeId`;

/** Statement: these are to be looked at. */
export function wantSubjects(tenant: TenantDb, subjects: readonly Subject[], mark: string): D1PreparedStatement {
  return tenant.d1
    .prepare(
      `insert into match_wants (tenant_id, subject_kind, subject_id, mark)
       select ?1, value ->> 'kind', value ->> 'id', ?3 from json_each(?2)
       where true on conflict (tenant_id, subject_kind, subject_id) do update set mark = excluded.mark`,
    )
    .bind(tenant.tenantId, JSON.stringify(subjects), mark);
}

/**
 * Notes whom to look at, and takes the turn if nobody has it.
 * @param holder unique to this run
 * @returns the state, or null while another one works: it looks at what was noted before it ends its turn
 */
export async function takeTurn(
  tenant: TenantDb,
  holder: string,
  subjects: readonly Subject[],
  now: number,
): Promise<MatchState | null> {
  const statements = [
    tenant.d1
      .prepare(`insert into match_states (tenant_id, rule_version) values (?1, '') on conflict do nothing`)
      .bind(tenant.tenantId),
    tenant.d1
      .prepare(
        `update match_states set holder = ?2, held_until = ?3
         where tenant_id = ?1 and (holder is null or held_until < ?4) returning ${COLUMNS}`,
      )
      .bind(tenant.tenantId, holder, now + TURN_MS, now),
  ];
  if (subjects.length > 0) statements.unshift(wantSubjects(tenant, subjects, holder));
  const results = await tenant.d1.batch<MatchState>(statements);
  return results.at(-1)?.results[0] ?? null;
}

/**
 * Whether somebody has to come back once the present turn has run out, in case its holder is dead: true once for each such time.
 */
export async function isUnwatched(tenant: TenantDb, now: number): Promise<boolean> {
  const { meta } = await tenant.d1
    .prepare("update match_states set watched_until = held_until where tenant_id = ?1 and watched_until < ?2")
    .bind(tenant.tenantId, now)
    .run();
  return meta.changes > 0;
}

/** SQL condition, with ?1 the tenant and the holder as a parameter: this run still has its turn. */
export function hasTurn(holder: string): string {
  return `exists (select 1 from match_states turn where turn.tenant_id = ?1 and turn.holder = ${holder})`;
}

/**
 * The next few whom to look at, and more time for it.
 * @param except whose look has failed in this turn
 * @throws Error when the turn has run out and another one works
 */
export async function nextWants(
  tenant: TenantDb,
  holder: string,
  except: readonly Want[],
  limit: number,
  now: number,
): Promise<Want[]> {
  const [renewed, wants] = await tenant.d1.batch<Want>([
    tenant.d1
      .prepare("update match_states set held_until = ?3 where tenant_id = ?1 and holder = ?2")
      .bind(tenant.tenantId, holder, now + TURN_MS),
    tenant.d1
      .prepare(
        `select subject_kind as kind, subject_id as id, mark from match_wants
         where tenant_id = ?1 and (subject_kind, subject_id, mark) not in (
           select value ->> 'kind', value ->> 'id', value ->> 'mark' from json_each(?2))
         limit ?3`,
      )
      .bind(tenant.tenantId, JSON.stringify(except), limit),
  ]);
  if ((renewed?.meta.changes ?? 0) === 0) throw new Error("The turn ran out before the work was done.");
  return wants?.results ?? [];
}

/** They were looked at; who was noted again in between stays. */
export async function fulfil(tenant: TenantDb, wants: readonly Want[]): Promise<void> {
  await tenant.d1
    .prepare(
      `delete from match_wants where tenant_id = ?1 and (subject_kind, subject_id, mark) in (
         select value ->> 'kind', value ->> 'id', value ->> 'mark' from json_each(?2))`,
    )
    .bind(tenant.tenantId, JSON.stringify(wants))
    .run();
}

/**
 * Ends the turn unless somebody was noted meanwhile.
 * @param except whose look has failed: they stay noted for another time
 * @returns whether it ended
 */
export async function endTurn(tenant: TenantDb, holder: string, except: readonly Want[]): Promise<boolean> {
  const { meta } = await tenant.d1
    .prepare(
      `update match_states set holder = null, held_until = 0 where tenant_id = ?1 and holder = ?2
         and not exists (select 1 from match_wants w where w.tenant_id = ?1 and (w.subject_kind, w.subject_id, w.mark) not in (
           select value ->> 'kind', value ->> 'id', value ->> 'mark' from json_each(?3)))`,
    )
    .bind(tenant.tenantId, holder, JSON.stringify(except))
    .run();
  return meta.changes > 0;
}

/** Gives the turn up whatever waits, after a failure. */
export async function dropTurn(tenant: TenantDb, holder: string): Promise<void> {
  await tenant.d1
    .prepare("update match_states set holder = null, held_until = 0 where tenant_id = ?1 and holder = ?2")
    .bind(tenant.tenantId, holder)
    .run();
}

/** Statement: the state changes, if this run still has its turn. */
export function changeState(tenant: TenantDb, holder: string, state: MatchState): D1PreparedStatement {
  return tenant.d1
    .prepare(
      `update match_states set rule_version = ?3, indexed_hire_id = ?4, indexed_employee_id = ?5, hire_count = ?6, scale = ?7,
         rematched_employee_id = ?8 where tenant_id = ?1 and holder = ?2`,
    )
    .bind(
      tenant.tenantId,
      holder,
      state.ruleVersion,
      state.indexedHireId,
      state.indexedEmployeeId,
      state.hireCount,
      state.scale,
      state.rematchedEmployeeId,
    );
}

/** The state as it is, or null before the matcher has ever worked for the tenant. */
export function readState(tenant: TenantDb): Promise<MatchState | null> {
  return tenant.d1
    .prepare(`select ${COLUMNS} from match_states where tenant_id = ?1`)
    .bind(tenant.tenantId)
    .first<MatchState>();
}
