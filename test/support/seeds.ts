// Rows that tests need before they begin: a tenant, a member with a session, an API token; written straight into D1.
import { newId, newSecret } from "#shared/domain/ids.ts";
import { sha256Hex } from "#shared/crypto/hash.ts";
import type { MemberRole, SeatRole } from "#shared/domain/access.ts";

const HOUR_MS = 3_600_000;

export type SeededTenant = { readonly id: string; readonly name: string };

export type TenantSeed = {
  readonly name?: string;
  readonly codePrefix?: string;
  readonly approvesAtOnce?: boolean;
  readonly writesCompensation?: boolean;
};

export async function seedTenant(db: D1Database, seed: TenantSeed = {}): Promise<SeededTenant> {
  const { name = "Northwind Trading", codePrefix = "Trace", approvesAtOnce = false, writesCompensation = false } = seed;
  const id = newId("tenant");
  await db
    .prepare(
      `insert into tenants (id, name, code_prefix, approves_at_once, writes_compensation, created_at) values (?, ?, ?, ?, ?, ?)`,
    )
    .bind(id, name, codePrefix, Number(approvesAtOnce), Number(writesCompensation), iso())
    .run();
  return { id, name };
}

export type SeededMember = {
  readonly userId: string;
  readonly email: string;
  /** The whole `Cookie` header of a signed-in browser. */
  readonly cookie: string;
};

/** A member who has just signed in. `userAgent` must be what the requests will send, when sessions are bound to it. */
export async function seedMember(
  db: D1Database,
  tenantId: string,
  seed: { role?: SeatRole; email?: string; name?: string } = {},
): Promise<SeededMember> {
  const { role = "owner", email = "dana.reyes@northwind.example", name = "Dana Reyes" } = seed;
  const userId = newId("user");
  const secret = newSecret();
  const expiresAt = new Date(Date.now() + 12 * HOUR_MS).toISOString();
  await db.batch([
    db
      .prepare("insert into users (id, issuer, subject, email, name, created_at) values (?, ?, ?, ?, ?, ?)")
      .bind(userId, "https://idp.example", userId, email, name, iso()),
    db
      .prepare("insert into members (tenant_id, user_id, role, created_at) values (?, ?, ?, ?)")
      .bind(tenantId, userId, role, iso()),
    db
      .prepare(
        `insert into sessions (id_hash, user_id, tenant_id, identity_provider, user_agent_hash, created_at, last_seen_at, expires_at)
         values (?, ?, ?, 'google', '', ?, ?, ?)`,
      )
      .bind(await sha256Hex(secret), userId, tenantId, iso(), iso(), expiresAt),
  ]);
  return { userId, email, cookie: `__Host-hub=${secret}` };
}

/** A bearer token for /api/v1. `header` is the whole Authorization header. */
export async function seedApiToken(
  db: D1Database,
  tenantId: string,
  seed: { role?: MemberRole; name?: string; token?: string } = {},
): Promise<{ id: string; token: string; header: string }> {
  const { role = "admin", name = "Tests", token = newSecret() } = seed;
  const id = newId("token");
  await db
    .prepare("insert into api_tokens (id, tenant_id, token_hash, name, role, created_at) values (?, ?, ?, ?, ?, ?)")
    .bind(id, tenantId, await sha256Hex(token), name, role, iso())
    .run();
  return { id, token, header: `Bearer ${token}` };
}

/** An invitation or set-up link; open /join/{token} in the house. */
export async function seedInvitation(
  db: D1Database,
  tenantId: string,
  seed: { purpose?: "setup" | "member"; role?: SeatRole } = {},
): Promise<{ id: string; token: string }> {
  const { purpose = "setup", role = "owner" } = seed;
  const id = newId("invitation");
  const token = newSecret();
  await db
    .prepare(
      `insert into invitations (id, tenant_id, token_hash, purpose, role, created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(id, tenantId, await sha256Hex(token), purpose, role, iso(), new Date(Date.now() + 24 * HOUR_MS).toISOString())
    .run();
  return { id, token };
}

function iso(): string {
  return new Date().toISOString();
}
