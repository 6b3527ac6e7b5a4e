// Connections to applicant tracking systems: reads for every Worker, and the statements with which oauth alone changes them.
import { desc, eq, lte, ne, or, sql, type SQL } from "drizzle-orm";
import { newSecret } from "../domain/ids.ts";
import type { ConnectionProvider, ConnectionStatus, ModuleName, Provider } from "../domain/words.ts";
import type { TenantDb } from "./for-tenant.ts";
import { connections } from "./schema/index.ts";

export type Connection = typeof connections.$inferSelect;

/**
 * Who consented or entered the key, as their identity provider calls them. Without issuer and subject, name and e-mail are what somebody
 * who held a link said of themselves.
 */
export type Installer = {
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly name: string;
  readonly email: string;
};

/** What a fresh grant or key says about its connection. */
export type ConnectionState = {
  readonly authKind: Connection["authKind"];
  readonly accountId: string | null;
  readonly modules: readonly ModuleName[];
  readonly scopes: readonly string[];
  /** A code of domain/connection.ts, or null: all is well. */
  readonly attentionReason: string | null;
  readonly installedBy: Installer | null;
  /** Greenhouse: whom the credential acts as. Left out: as it was. */
  readonly actingUserId?: string | null;
  /** Left out: as it was. */
  readonly signatureTokenCount?: number;
};

export async function readConnection(tenant: TenantDb, id: string): Promise<Connection | null> {
  const [row] = await tenant.db
    .select()
    .from(connections)
    .where(tenant.owns(connections, eq(connections.id, id)));
  return row ?? null;
}

/** The tenant's connection to this account at the ATS: the live one, else the one disconnected last. */
export async function connectionOfAccount(
  tenant: TenantDb,
  provider: Provider,
  accountId: string,
): Promise<Connection | null> {
  const [row] = await tenant.db
    .select()
    .from(connections)
    .where(tenant.owns(connections, eq(connections.provider, provider), eq(connections.accountId, accountId)))
    .orderBy(sql`${connections.status} = 'disconnected'`, desc(connections.updatedAt))
    .limit(1);
  return row ?? null;
}

/** A connection of the tenant to this ATS that is not disconnected, the newest one; null when there is none. */
export async function liveConnection(tenant: TenantDb, provider: Provider): Promise<Connection | null> {
  const [row] = await tenant.db
    .select()
    .from(connections)
    .where(tenant.owns(connections, eq(connections.provider, provider), ne(connections.status, "disconnected")))
    .orderBy(desc(connections.id))
    .limit(1);
  return row ?? null;
}

/**
 * A new connection. Fails the batch on `connections_account` when another live connection has the same account.
 * @param updatedAt instead of `now`: an expression that is null, and so fails the batch, when something else in it did not come true
 */
export function insertConnection(
  tenant: TenantDb,
  id: string,
  provider: ConnectionProvider,
  state: ConnectionState,
  now: number,
  updatedAt?: SQL,
) {
  return tenant.db.insert(connections).values({
    id,
    tenantId: tenant.tenantId,
    provider,
    endpointId: newSecret(),
    createdAt: isoTime(now),
    ...columnsOf(state, updatedAt ?? isoTime(now)),
  });
}

/** The same connection with a new grant or key: its id, webhook address and positions stay. */
export function renewConnection(tenant: TenantDb, id: string, state: ConnectionState, now: number, updatedAt?: SQL) {
  return tenant.db
    .update(connections)
    .set({ ...columnsOf(state, updatedAt ?? isoTime(now)), disconnectedAt: null })
    .where(tenant.owns(connections, eq(connections.id, id)));
}

function columnsOf(state: ConnectionState, updatedAt: string | SQL) {
  const { installedBy } = state;
  const status: ConnectionStatus = state.attentionReason === null ? "active" : "needs_attention";
  return {
    authKind: state.authKind,
    status,
    attentionReason: state.attentionReason,
    accountId: state.accountId,
    modules: [...state.modules],
    scopes: state.scopes.join(" "),
    ...(state.actingUserId === undefined ? {} : { actingUserId: state.actingUserId }),
    ...(state.signatureTokenCount === undefined ? {} : { signatureTokenCount: state.signatureTokenCount }),
    ...(installedBy === null
      ? {}
      : {
          installedByIssuer: installedBy.issuer,
          installedBySubject: installedBy.subject,
          installedByName: installedBy.name,
          installedByEmail: installedBy.email,
        }),
    updatedAt,
  };
}

/**
 * Stops a connection for a reason of domain/connection.ts, or gives a stopped one another reason; returns the id when it did.
 * @param seenAtMs when the trouble was met; a connection changed since then is left alone, it has been mended
 */
export function stopConnection(tenant: TenantDb, id: string, reason: string, seenAtMs: number, now: number) {
  return tenant.db
    .update(connections)
    .set({ status: "needs_attention", attentionReason: reason, updatedAt: isoTime(now) })
    .where(
      tenant.owns(
        connections,
        eq(connections.id, id),
        ne(connections.status, "disconnected"),
        or(eq(connections.status, "active"), ne(connections.attentionReason, reason)),
        lte(connections.updatedAt, isoTime(seenAtMs)),
      ),
    )
    .returning({ id: connections.id });
}

/** Lets a stopped connection work again; returns the id when it did. */
export function resumeConnection(tenant: TenantDb, id: string, now: number) {
  return tenant.db
    .update(connections)
    .set({ status: "active", attentionReason: null, updatedAt: isoTime(now) })
    .where(tenant.owns(connections, eq(connections.id, id), eq(connections.status, "needs_attention")))
    .returning({ id: connections.id });
}

/** Ends a connection. Positions, hires and events stay as they are. */
export function endConnection(tenant: TenantDb, id: string, now: number) {
  return tenant.db
    .update(connections)
    .set({
      status: "disconnected",
      attentionReason: null,
      signatureTokenCount: 0,
      disconnectedAt: isoTime(now),
      updatedAt: isoTime(now),
    })
    .where(tenant.owns(connections, eq(connections.id, id), ne(connections.status, "disconnected")));
}

/** Condition on `connections`: it is used for the module. */
export function usesModule(name: ModuleName) {
  return sql`exists (select 1 from json_each(${connections.modules}) where value = ${name})`;
}

/** What the connection is used for from now on. */
export function setModules(tenant: TenantDb, id: string, modules: readonly ModuleName[], now: number) {
  return tenant.db
    .update(connections)
    .set({ modules: [...modules], updatedAt: isoTime(now) })
    .where(tenant.owns(connections, eq(connections.id, id), ne(connections.status, "disconnected")));
}

/** How many signature tokens the vault holds for a connection's webhooks. */
export function setSignatureTokenCount(tenant: TenantDb, id: string, count: number, now: number) {
  return tenant.db
    .update(connections)
    .set({ signatureTokenCount: count, updatedAt: isoTime(now) })
    .where(tenant.owns(connections, eq(connections.id, id)));
}

/** Keeps which of the scopes that we ask for a probe has just found to be allowed. It changes nothing of how the connection stands. */
export function setScopes(tenant: TenantDb, id: string, scopes: readonly string[]) {
  return tenant.db
    .update(connections)
    .set({ scopes: scopes.join(" ") })
    .where(tenant.owns(connections, eq(connections.id, id)));
}

/** Whether the connection may hold a credential: it exists and is not disconnected. */
export async function isConnected(tenant: TenantDb, id: string): Promise<boolean> {
  const row = await readConnection(tenant, id);
  return row !== null && row.status !== "disconnected";
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
