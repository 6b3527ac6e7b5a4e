// The tenant wall: every tenant query goes through forTenant, which picks the database and refuses a statement that does not bind the tenant.
import { and, eq, type Column, type SQL } from "drizzle-orm";
import { drizzle, type DrizzleD1Database } from "drizzle-orm/d1";

export type DatabaseEnv = { readonly DB: D1Database };

export type Database = DrizzleD1Database<Record<string, never>>;

/** A database handle that can only run statements that carry the tenant's id among their parameters. */
export type TenantDb = {
  readonly tenantId: string;
  /** Drizzle over the guarded database. */
  readonly db: Database;
  /** The guarded D1 itself, for statements that are faster or clearer by hand. */
  readonly d1: D1Database;
  /** `table.tenant_id = this tenant`, and all further conditions. Use it in every `where` and join. */
  owns(table: { readonly tenantId: Column }, ...conditions: (SQL | undefined)[]): SQL | undefined;
};

/** Thrown when code tries to run a statement without the tenant: a defect of ours, never a user's. */
export class TenantWallError extends Error {
  constructor(statement: string) {
    super(`A statement does not bind its tenant: ${statement.slice(0, 200)}`);
    this.name = "TenantWallError";
  }
}

/**
 * The one door to a tenant's rows, and later the shard map: today every tenant is in the one D1.
 * @throws TenantWallError at bind time, for a statement that does not have the tenant's id as a parameter
 */
export function forTenant(env: DatabaseEnv, tenantId: string): TenantDb {
  const d1 = guarded(env.DB, tenantId);
  return {
    tenantId,
    d1,
    db: drizzle(d1),
    owns: (table, ...conditions) => and(eq(table.tenantId, tenantId), ...conditions),
  };
}

/**
 * All tenants at once, without the wall: only for what is not yet, or not of, one tenant (sign-in, an unguessable token or
 * endpoint, cron and sweeps). A test lists the files that may call it.
 */
export function acrossTenants(env: DatabaseEnv): Database {
  return drizzle(env.DB);
}

function guarded(database: D1Database, tenantId: string): D1Database {
  const prepare = (statement: string): D1PreparedStatement => {
    const unbound = database.prepare(statement);
    return new Proxy(unbound, {
      get(target, property) {
        if (property !== "bind") throw new TenantWallError(statement);
        return (...values: unknown[]) => {
          if (!values.includes(tenantId)) throw new TenantWallError(statement);
          return target.bind(...values);
        };
      },
    });
  };
  return new Proxy(database, {
    get(target, property) {
      if (property === "prepare") return prepare;
      if (property === "batch") return (statements: D1PreparedStatement[]) => target.batch(statements);
      throw new TenantWallError(`D1Database.${String(property)}`);
    },
  });
}
