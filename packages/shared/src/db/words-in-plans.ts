// The words that a tenant's live plans use, by column: what a mapping has to understand.
import { isNotNull, sql } from "drizzle-orm";
import type { WordsInUse } from "../domain/greenhouse/mapping-check.ts";
import type { TenantDb } from "./for-tenant.ts";
import { positions } from "./schema/index.ts";

const MOST = 500; // words of one column; more would be read by nobody

/** Of positions that are not closed, each word once, sorted. */
export async function readWordsInPlans(tenant: TenantDb): Promise<WordsInUse> {
  const distinct = (column: (typeof COLUMNS)[keyof typeof COLUMNS]) =>
    tenant.db
      .selectDistinct({ word: column })
      .from(positions)
      .where(tenant.owns(positions, isNotNull(column), sql`${positions.status} <> 'closed'`))
      .orderBy(column)
      .limit(MOST);
  const [first, ...others] = Object.values(COLUMNS).map(distinct);
  if (first === undefined) return {};
  const found = await tenant.db.batch([first, ...others]);
  const names = Object.keys(COLUMNS);
  return Object.fromEntries(found.map((rows, index) => [names[index], rows.flatMap(({ word }) => word ?? [])]));
}

const COLUMNS = {
  department: positions.department,
  location: positions.location,
  employmentType: positions.employmentType,
  hiringManager: positions.hiringManager,
  recruiter: positions.recruiter,
  compensationCurrency: positions.compensationCurrency,
  compensationInterval: positions.compensationInterval,
} as const;
