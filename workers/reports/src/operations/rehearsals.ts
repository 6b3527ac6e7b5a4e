// Rehearsals: what would today's rules decide? Starting one, and reading how far it is and what it found.
import { auditEntryIf } from "#shared/db/audit.ts";
import { nameActors } from "#shared/db/members.ts";
import { commit } from "#shared/db/outbox.ts";
import type { Page, PageRequest } from "#shared/db/paging.ts";
import {
  findRehearsal,
  insertRehearsal,
  listDifferences as readDifferences,
  listRehearsals as readRehearsals,
  newRehearsalId,
  runningRehearsal,
  type RehearsalDifference,
  type RehearsalRow,
} from "#shared/db/rehearsals.ts";
import { ok, type Result } from "#shared/domain/result.ts";
import { sql } from "drizzle-orm";
import { notFound, type Scope } from "./scope.ts";

export type RehearsalDetail = RehearsalRow & { readonly requestedByName: string };

/**
 * Starts a rehearsal over the tenant's whole history; the matcher works it off in pages and changes nothing else. While one runs,
 * that one is the answer: two would find the same.
 */
export async function startRehearsal(scope: Scope): Promise<RehearsalDetail> {
  const { tenant, actor, now } = scope;
  const id = newRehearsalId(now);
  const isMine = sql`exists (select 1 from match_rehearsals where tenant_id = ${tenant.tenantId} and id = ${id})`;
  const entry = {
    actor: actor.id,
    action: "match_rehearsal.started",
    subjectKind: "match_rehearsal",
    subjectId: id,
  } as const;
  const message = { kind: "rehearsal", tenantId: tenant.tenantId, rehearsalId: id } as const;
  await commit(
    scope.env,
    tenant,
    [insertRehearsal(tenant, id, actor.id, now), auditEntryIf(tenant, entry, isMine, now)],
    [{ queue: "match", body: message }],
    scope.defer,
  );
  const row = (await findRehearsal(tenant, id)) ?? (await runningRehearsal(tenant));
  if (row === null) return startRehearsal(scope); // the one that ran has just ended
  return named(scope, row);
}

export function listRehearsals(scope: Scope, page: PageRequest): Promise<Page<RehearsalRow>> {
  return readRehearsals(scope.tenant, page);
}

export async function getRehearsal(scope: Scope, id: string): Promise<Result<RehearsalDetail, "not_found">> {
  const row = await findRehearsal(scope.tenant, id);
  return row === null ? notFound("rehearsal") : ok(await named(scope, row));
}

/** A page of what it found so far, in the order of the employees. */
export async function listDifferences(
  scope: Scope,
  id: string,
  page: PageRequest,
): Promise<Result<Page<RehearsalDifference>, "not_found">> {
  const row = await findRehearsal(scope.tenant, id);
  return row === null ? notFound("rehearsal") : ok(await readDifferences(scope.tenant, id, page));
}

async function named(scope: Scope, row: RehearsalRow): Promise<RehearsalDetail> {
  const names = await nameActors(scope.tenant, [row.requestedBy]);
  return { ...row, requestedByName: names.get(row.requestedBy) ?? row.requestedBy };
}
