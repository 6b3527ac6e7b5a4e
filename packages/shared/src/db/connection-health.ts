// Reading connections together with what the scheduler last saw through them. Writing connections is the oauth Worker's alone.
import { desc, eq, type SQL } from "drizzle-orm";
import type { TenantDb } from "./for-tenant.ts";
import { connectionLooks, connections, postingLooks } from "./schema/index.ts";

/** A connection and its looks; `look` is null until the scheduler has scheduled the first one. */
export type ConnectionRow = Omit<
  typeof connections.$inferSelect,
  "tenantId" | "installedByIssuer" | "installedBySubject"
> & {
  /** False when name and e-mail are only what the holder of a link said of themselves. */
  readonly isInstallerKnown: boolean;
  readonly look: Omit<typeof connectionLooks.$inferSelect, "tenantId" | "connectionId"> | null;
  /** How the last reading of postings went; null where there was none. */
  readonly postingLook: Pick<
    typeof postingLooks.$inferSelect,
    "lastLookedAt" | "nextLookAt" | "failureReason" | "failureMessage"
  > | null;
};

/** All connections of the tenant, newest first; disconnected ones too. A tenant has a handful, so there are no pages. */
export async function listConnections(tenant: TenantDb): Promise<ConnectionRow[]> {
  const rows = await selectConnections(tenant, undefined).orderBy(desc(connections.id));
  return rows.map(shape);
}

/** One connection, or null when this tenant has none under the id. */
export async function findConnection(tenant: TenantDb, id: string): Promise<ConnectionRow | null> {
  const [row] = await selectConnections(tenant, eq(connections.id, id)).limit(1);
  return row === undefined ? null : shape(row);
}

function selectConnections(tenant: TenantDb, condition: SQL | undefined) {
  return tenant.db
    .select({
      connection: connections,
      look: connectionLooks,
      postingLook: {
        lastLookedAt: postingLooks.lastLookedAt,
        nextLookAt: postingLooks.nextLookAt,
        failureReason: postingLooks.failureReason,
        failureMessage: postingLooks.failureMessage,
      },
    })
    .from(connections)
    .leftJoin(connectionLooks, tenant.owns(connectionLooks, eq(connectionLooks.connectionId, connections.id)))
    .leftJoin(postingLooks, tenant.owns(postingLooks, eq(postingLooks.connectionId, connections.id)))
    .where(tenant.owns(connections, condition))
    .$dynamic();
}

type Selected = Awaited<ReturnType<typeof selectConnections>>[number];

function shape({ connection, look, postingLook }: Selected): ConnectionRow {
  const { tenantId: _, installedByIssuer, installedBySubject: __, ...kept } = connection;
  const rest = { ...kept, isInstallerKnown: installedByIssuer !== null || kept.installedByName === null };
  if (look === null) return { ...rest, look, postingLook };
  const { tenantId: ___, connectionId: ____, ...seen } = look;
  return { ...rest, look: seen, postingLook };
}
