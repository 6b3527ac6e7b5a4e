// How the marketplace of the tenant's connections stands: whether there is one, what it holds, and what is in the way of candidates.
import { and, eq, sql } from "drizzle-orm";
import { isPostingActive } from "#shared/db/postings.ts";
import { connections, postings } from "#shared/db/schema/index.ts";
import { attentionWords } from "#shared/domain/connection.ts";
import type { Scope } from "../scope.ts";

/** Whether a Lever account that is not disconnected is used for the marketplace. */
export async function hasMarketplace(scope: Scope): Promise<boolean> {
  const { tenant } = scope;
  const rows = await tenant.db
    .select({ id: connections.id })
    .from(connections)
    .where(
      tenant.owns(
        connections,
        sql`${connections.status} <> 'disconnected'`,
        sql`exists (select 1 from json_each(${connections.modules}) where value = 'marketplace')`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** How many postings of the connection take candidates. */
export async function countPostings(scope: Scope, connectionId: string): Promise<number> {
  const { tenant } = scope;
  const [row] = await tenant.db
    .select({ count: sql<number>`count(*)` })
    .from(postings)
    .where(tenant.owns(postings, and(eq(postings.connectionId, connectionId), isPostingActive)));
  return row?.count ?? 0;
}

/** Why candidates for a role of this connection wait, in words, or null. */
export async function linkTrouble(scope: Scope, connectionId: string): Promise<string | null> {
  const { tenant } = scope;
  const [row] = await tenant.db
    .select({ status: connections.status, reason: connections.attentionReason, modules: connections.modules })
    .from(connections)
    .where(tenant.owns(connections, eq(connections.id, connectionId)));
  const wait = "Candidates wait here until then.";
  if (row === undefined || row.status === "disconnected")
    return `Lever is disconnected, so this role is not brought up to date. Connect it again. ${wait}`;
  if (row.status === "needs_attention") return `${attentionWords("lever", row.reason)} ${wait}`;
  if (!row.modules.includes("marketplace"))
    return `The Lever connection is no longer used for the marketplace. Add it again under Integrations. ${wait}`;
  return null;
}
