// A board of submissions: its columns with how many stand in each, and the newest cards of each; one statement over one index.
import { sql, type SQL } from "drizzle-orm";
import { placeRank } from "../domain/marketplace/place.ts";
import type { TenantDb } from "./for-tenant.ts";

/** Whose submissions: one role's, one recruiter's (of one role or of all), or all of the tenant's. */
export type BoardOf = { readonly roleId?: string; readonly recruiterId?: string };

export type Column<Card> = {
  readonly place: string;
  /** The stage's name as last read; null for columns that are no stage. */
  readonly stageName: string | null;
  readonly count: number;
  readonly cards: readonly Card[];
};

/** What every board shows of a submission. */
export type BoardCard = {
  readonly id: string;
  readonly place: string;
  readonly total: number;
  readonly stageName: string | null;
  readonly stageIndex: number | null;
};

const CARDS_A_COLUMN = 25;

/**
 * The board's columns in their order. Counting walks the index alone; only the cards that are shown are read.
 * @param select what of `s` (submissions) a card shows, beside what every card has
 * @param joins further tables of the card, each held to this tenant by the caller
 */
export async function readBoard<Card extends BoardCard>(
  tenant: TenantDb,
  of: BoardOf,
  select: SQL,
  joins: SQL = sql``,
): Promise<Column<Card>[]> {
  const { tenantId } = tenant;
  const index = of.recruiterId ? "submissions_of_recruiter" : of.roleId ? "submissions_board" : "submissions_of_tenant";
  const isOf = sql.join(
    [
      sql`tenant_id = ${tenantId}`,
      ...(of.recruiterId ? [sql`recruiter_id = ${of.recruiterId}`] : []),
      ...(of.roleId ? [sql`role_id = ${of.roleId}`] : []),
    ],
    sql` and `,
  );
  const cards = await tenant.db.all<Card>(sql`
    with ranked as (
      select id, row_number() over (partition by place order by id desc) as n, count(*) over (partition by place) as total
      from submissions indexed by ${sql.raw(index)} where ${isOf}
    )
    select s.id as id, s.place as place, ranked.total as total, s.stage_name as stageName, s.stage_index as stageIndex, ${select}
    from ranked join submissions s on s.id = ranked.id and s.tenant_id = ${tenantId} ${joins}
    where ranked.n <= ${CARDS_A_COLUMN} order by s.id desc`);
  const columns = Map.groupBy(cards, (card) => card.place);
  return [...columns]
    .map(([place, its]) => {
      const [newest] = its;
      const isStage = place.startsWith("stage:");
      const stageIndex = isStage ? (newest?.stageIndex ?? null) : null;
      const column = { place, stageName: isStage ? (newest?.stageName ?? null) : null, count: newest?.total ?? 0 };
      return { rank: placeRank(place, stageIndex), column: { ...column, cards: its } };
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ column }) => column);
}
