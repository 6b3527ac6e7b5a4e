// Hires as the scheduler stored them: listing and looking at them.
import { findHire, listHires as readHires, type HireFilter, type HireRow } from "#shared/db/hires.ts";
import type { Page, PageRequest } from "#shared/db/paging.ts";
import { ok, type Result } from "#shared/domain/result.ts";
import { matchesOf } from "./match-review.ts";
import type { MatchDetail } from "./matches.ts";
import { notFound, type Scope } from "./scope.ts";

/** A hire with every match that was ever considered for it, newest first. */
export type HireDetail = HireRow & { readonly matches: readonly MatchDetail[] };

export function listHires(scope: Scope, filter: HireFilter, page: PageRequest): Promise<Page<HireRow>> {
  return readHires(scope.tenant, filter, page);
}

export async function getHire(scope: Scope, id: string): Promise<Result<HireDetail, "not_found">> {
  const [hire, matches] = await Promise.all([findHire(scope.tenant, id), matchesOf(scope, { hireId: id })]);
  return hire === null ? notFound("hire") : ok({ ...hire, matches });
}
