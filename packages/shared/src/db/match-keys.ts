// The index of keys by which hires and employees find each other: keeping it true, and asking it who shared what with whom.
import type { Person } from "../domain/match/engine/engine.ts";
import type { TenantDb } from "./for-tenant.ts";

/** Somebody's entries; no keys for those who are nobody's match any more, such as a hire that was undone. */
export type KeySubject = {
  readonly kind: "hire" | "employee";
  readonly id: string;
  readonly keys: readonly string[];
  /** Days since 1970 of hire or start; null when unknown. */
  readonly day: number | null;
};

/** How an unknown day is stored; it lies in no window. */
const NO_DAY = 0;

export function subjectOf({ kind, id, keys, day }: Person): KeySubject {
  return { kind, id, keys, day };
}

/** Statements that make the index hold exactly these keys for these subjects; they write nothing where it does already. */
export function indexSubjects(tenant: TenantDb, subjects: readonly KeySubject[]): D1PreparedStatement[] {
  if (subjects.length === 0) return [];
  const json = JSON.stringify(subjects.map((subject) => ({ ...subject, day: subject.day ?? NO_DAY })));
  return [
    tenant.d1
      .prepare(
        `delete from match_keys
         where tenant_id = ?1 and subject_id in (select value ->> 'id' from json_each(?2))
           and (key, day) not in (
             select k.value, s.value ->> 'day' from json_each(?2) s, json_each(s.value, '$.keys') k
             where s.value ->> 'id' = match_keys.subject_id)`,
      )
      .bind(tenant.tenantId, json),
    ...indexNew(tenant, subjects),
  ];
}

const INSERT = "insert into match_keys (tenant_id, key, subject_kind, day, subject_id)";
/** D1 takes 100 parameters a statement; one is the tenant. */
const MOST_PARAMETERS = 95;

/** Newcomers are in no index yet: no need to look for what they no longer have. */
export function indexNew(tenant: TenantDb, subjects: readonly KeySubject[]): D1PreparedStatement[] {
  const entries = subjects.flatMap(({ kind, id, keys, day }) =>
    keys.map((key) => [key, kind, day ?? NO_DAY, id] as const),
  );
  if (entries.length === 0) return [];
  if (entries.length > MOST_PARAMETERS / 2) {
    const rows = "select ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3 from json_each(?2) where true";
    return [
      tenant.d1.prepare(`${INSERT} ${rows} on conflict do nothing`).bind(tenant.tenantId, JSON.stringify(entries)),
    ];
  }
  // singly where they are few, as at one arrival: each row of a JSON list counts as one read
  const rows = entries.map(([, kind, day], i) => `(?1, ?${2 * i + 2}, '${kind}', ${day}, ?${2 * i + 3})`);
  const values = entries.flatMap(([key, , , id]) => [key, id]);
  return [
    tenant.d1.prepare(`${INSERT} values ${rows.join(", ")} on conflict do nothing`).bind(tenant.tenantId, ...values),
  ];
}

/** Somebody as the index knows them, which may be as they were before a change. */
export type Indexed = { readonly id: string; readonly keys: readonly string[]; readonly day: number | null };

/** What the index holds for these; those who are not in it are left out. */
export async function readIndexed(tenant: TenantDb, ids: readonly string[]): Promise<Map<string, Indexed>> {
  const { results } = await tenant.d1
    .prepare(
      `select subject_id as id, json_group_array(key) as keys, max(day) as day from match_keys
       where tenant_id = ?1 and subject_id in (select value from json_each(?2)) group by subject_id`,
    )
    .bind(tenant.tenantId, JSON.stringify(ids))
    .all<{ id: string; keys: string; day: number }>();
  return new Map(
    results.map((row) => [
      row.id,
      { id: row.id, keys: JSON.parse(row.keys) as string[], day: row.day === NO_DAY ? null : row.day },
    ]),
  );
}

/** Statement: the `id` of each of these who is in the index already. */
export function indexedAmong(tenant: TenantDb, ids: readonly string[]): D1PreparedStatement {
  const isFew = ids.length <= MOST_PARAMETERS; // then singly: each row of a JSON list counts as one read
  const list = isFew ? ids.map((_, i) => `?${i + 2}`).join(", ") : "select value from json_each(?2)";
  return tenant.d1
    .prepare(`select distinct subject_id as id from match_keys where tenant_id = ?1 and subject_id in (${list})`)
    .bind(tenant.tenantId, ...(isFew ? ids : [JSON.stringify(ids)]));
}

/** With more, a mailbox says nothing (MAILBOX.shared in weights.ts), and one more changes nothing. */
const MOST_HOLDERS = 6;

/** Who holds one of the mailboxes, of those that few hold; with the side that they are of. */
export async function holdersOf(tenant: TenantDb, mailboxKeys: readonly string[]): Promise<KeyHolders> {
  if (mailboxKeys.length === 0) return { hires: [], employees: [] };
  const { results } = await tenant.d1
    .prepare(
      `with lists as materialized (
         select (select json_group_array(json_array(kind, id)) from (
           select k.subject_kind as kind, k.subject_id as id from match_keys k
           where k.tenant_id = ?1 and k.key = l.value limit ${MOST_HOLDERS + 1})) as people
         from json_each(?2) l)
       select distinct p.value ->> 0 as kind, p.value ->> 1 as id from lists cross join json_each(lists.people) p
       where json_array_length(lists.people) <= ${MOST_HOLDERS}`,
    )
    .bind(tenant.tenantId, JSON.stringify(mailboxKeys))
    .all<{ kind: "hire" | "employee"; id: string }>();
  return bySide(results);
}

export type KeyHolders = { readonly hires: readonly string[]; readonly employees: readonly string[] };

/** People of one key at most, and of all keys, whom a change of somebody's keys concerns. */
const MOST_SHARERS = { each: 60, together: 200 } as const;

/**
 * Who shares a key with somebody as they were: the others side's people whose decisions may have rested on them. Bounded: where
 * very many share a name, the next re-match puts right what this leaves out.
 */
export async function sharersOf(
  tenant: TenantDb,
  lookups: readonly {
    readonly kind: "hire" | "employee";
    readonly key: string;
    readonly from: number;
    readonly to: number;
  }[],
): Promise<KeyHolders> {
  if (lookups.length === 0) return { hires: [], employees: [] };
  const { results } = await tenant.d1
    .prepare(
      `with lists as materialized (
         select (select json_group_array(json_array(kind, id)) from (
           select k.subject_kind as kind, k.subject_id as id from match_keys k
           where k.tenant_id = ?1 and k.key = l.value ->> 'key' and k.subject_kind = l.value ->> 'kind'
             and k.day >= l.value ->> 'from' and k.day <= l.value ->> 'to' limit ${MOST_SHARERS.each})) as people
         from json_each(?2) l)
       select distinct p.value ->> 0 as kind, p.value ->> 1 as id from lists cross join json_each(lists.people) p
       limit ${MOST_SHARERS.together}`,
    )
    .bind(tenant.tenantId, JSON.stringify(lookups))
    .all<{ kind: "hire" | "employee"; id: string }>();
  return bySide(results);
}

function bySide(rows: readonly { readonly kind: "hire" | "employee"; readonly id: string }[]): KeyHolders {
  const of = (kind: "hire" | "employee") => rows.filter((row) => row.kind === kind).map((row) => row.id);
  return { hires: of("hire"), employees: of("employee") };
}
