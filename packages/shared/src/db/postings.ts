// The postings of an ATS account in D1: which are held, and the statements that write what a reading changed.
import { eq, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { sha256Hex } from "../crypto/hash.ts";
import { ACTIVE_STATES, type PostingState, type SeenPosting } from "../domain/marketplace/posting.ts";
import type { TenantDb } from "./for-tenant.ts";
import { postings } from "./schema/index.ts";

/** What a reading is compared with. */
export type HeldPosting = {
  readonly state: PostingState;
  readonly rowHash: string;
  readonly hiringManagerId: string | null;
  readonly hiringManager: string | null;
};

/** A posting as read, with the hash of everything of it that is shown; the time of the change is not. */
export type HashedPosting = SeenPosting & { readonly rowHash: string };

export async function hashed(seen: SeenPosting): Promise<HashedPosting> {
  const { updatedAt: _, ...shown } = seen;
  return { ...seen, rowHash: await sha256Hex(JSON.stringify(shown)) };
}

/** Every posting that is held of the connection, by the ATS's id. */
export async function heldPostings(tenant: TenantDb, connectionId: string): Promise<ReadonlyMap<string, HeldPosting>> {
  const rows = await tenant.db
    .select({
      providerId: postings.providerId,
      state: postings.state,
      rowHash: postings.rowHash,
      hiringManagerId: postings.hiringManagerId,
      hiringManager: postings.hiringManager,
    })
    .from(postings)
    .where(tenant.owns(postings, eq(postings.connectionId, connectionId)));
  return new Map(rows.map(({ providerId, ...held }) => [providerId, held]));
}

const CHARACTERS_AT_ONCE = 500_000; // in one JSON parameter; D1 takes 2 MB

/** Statements that write these postings, a few for a page of long descriptions. */
export function putPostings(
  tenant: TenantDb,
  connectionId: string,
  read: readonly HashedPosting[],
  now: number,
): BatchItem<"sqlite">[] {
  const readAt = new Date(now).toISOString();
  return chunksOf(read).map((chunk) =>
    tenant.db
      .insert(postings)
      .select(
        sql`select ${tenant.tenantId}, ${connectionId}, value->>'providerId', value->>'state', value->>'title', value->>'department',
          value->>'team', value->>'location', value->'allLocations', value->>'commitment', value->>'workplaceType', value->'salary',
          value->>'hiringManager', value->>'descriptionHtml', value->>'isConfidential', value->>'ownerId', value->>'hiringManagerId',
          value->'requisitionCodes', value->>'url', value->>'updatedAt', value->>'rowHash', ${readAt}
          from json_each(${chunk}) where true`,
      )
      .onConflictDoUpdate({ target: [postings.tenantId, postings.connectionId, postings.providerId], set: REPLACED }),
  );
}

const REPLACED = {
  state: sql`excluded.state`,
  title: sql`excluded.title`,
  department: sql`excluded.department`,
  team: sql`excluded.team`,
  location: sql`excluded.location`,
  allLocations: sql`excluded.all_locations`,
  commitment: sql`excluded.commitment`,
  workplaceType: sql`excluded.workplace_type`,
  salary: sql`excluded.salary`,
  hiringManager: sql`excluded.hiring_manager`,
  descriptionHtml: sql`excluded.description_html`,
  isConfidential: sql`excluded.is_confidential`,
  ownerId: sql`excluded.owner_id`,
  hiringManagerId: sql`excluded.hiring_manager_id`,
  requisitionCodes: sql`excluded.requisition_codes`,
  url: sql`excluded.url`,
  updatedAt: sql`excluded.updated_at`,
  rowHash: sql`excluded.row_hash`,
  readAt: sql`excluded.read_at`,
};

/** JSON lists of at most so many characters each, or of one posting. */
function chunksOf(read: readonly HashedPosting[]): string[] {
  const chunks: string[] = [];
  let rows: string[] = [];
  let size = 0;
  for (const posting of read) {
    const row = JSON.stringify({ ...posting, isConfidential: posting.isConfidential ? 1 : 0 });
    if (rows.length > 0 && size + row.length > CHARACTERS_AT_ONCE) {
      chunks.push(`[${rows.join(",")}]`);
      rows = [];
      size = 0;
    }
    rows.push(row);
    size += row.length;
  }
  return rows.length === 0 ? chunks : [...chunks, `[${rows.join(",")}]`];
}

/** A posting that was deleted, or is not shown to us any more: of one that is withheld no more than its name stays. */
export function putPostingAway(
  tenant: TenantDb,
  connectionId: string,
  providerId: string,
  state: "gone" | "withheld",
  now: number,
): BatchItem<"sqlite"> {
  return tenant.db
    .update(postings)
    .set({
      state,
      rowHash: "", // whatever is read next is a change
      readAt: new Date(now).toISOString(),
      ...(state === "withheld" && { isConfidential: true, descriptionHtml: "", salary: null }),
    })
    .where(tenant.owns(postings, eq(postings.connectionId, connectionId), eq(postings.providerId, providerId)));
}

/** Whether the posting, in a query that joins it, takes candidates. */
export const isPostingActive = sql<boolean>`${postings.state} in (${sql.raw(ACTIVE_STATES.map((state) => `'${state}'`).join(", "))})`;
