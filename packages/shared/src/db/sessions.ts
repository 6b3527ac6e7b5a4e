// Who a request acts for: browser sessions and API tokens, read and written by the hash of the secret that the client shows.
import { and, eq, gt, isNull, lt, or } from "drizzle-orm";
import { sha256Hex } from "../crypto/hash.ts";
import { MemberRole, type Actor, type SeatRole } from "../domain/access.ts";
import { newSecret } from "../domain/ids.ts";
import { acrossTenants, type DatabaseEnv } from "./for-tenant.ts";
import { apiTokens, members, sessions, tenants, users } from "./schema/index.ts";

/** The session cookie: Secure, HttpOnly, SameSite=Lax (the way back from an identity provider is cross-site), Path=/. */
export const SESSION_COOKIE = "__Host-hub";

/** A session ends this long after its last request (OWASP ASVS 5.0 7.3.1). */
export const SESSION_IDLE_MS = 30 * 60_000;

/** A session ends this long after the sign-in, used or not (ASVS 5.0 7.3.2). */
export const SESSION_ABSOLUTE_MS = 12 * 3_600_000;

const TOUCH_EVERY_MS = 60_000; // lastSeenAt is written at most once a minute, to keep reading pages free of writes

/** What pages and the API need to know of the tenant on every request. */
export type TenantSettings = {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly codePrefix: string;
  readonly approvesAtOnce: boolean;
  readonly writesCompensation: boolean;
};

/** A signed-in member: `actor.id` is `user:usr_…`. */
export type SignedIn = {
  readonly actor: Actor;
  readonly userId: string;
  readonly email: string;
  readonly tenant: TenantSettings;
};

/** What a new session is made from. */
export type SessionStart = {
  readonly userId: string;
  readonly tenantId: string;
  readonly identityProvider: "google" | "microsoft";
  readonly userAgent: string;
};

/** Whoever has a session, member or recruiter. */
export type Visitor = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: SeatRole;
  readonly tenant: TenantSettings;
};

/**
 * The member whose session cookie this is, or null: no cookie, unknown, idle for 30 minutes, older than 12 hours, no longer a
 * member of the session's tenant, or a recruiter, who is no member. Counts as use of the session.
 * @param cookie the value of the `__Host-hub` cookie
 */
export async function readSession(
  env: DatabaseEnv,
  cookie: string | undefined,
  now: number = Date.now(),
): Promise<SignedIn | null> {
  const visitor = await readVisitor(env, cookie, now);
  const role = MemberRole.safeParse(visitor?.role);
  if (visitor === null || !role.success) return null;
  const { userId, name, email, tenant } = visitor;
  return { actor: { id: `user:${userId}`, name, role: role.data, tenantId: tenant.id }, userId, email, tenant };
}

/** The same for anybody who has a session. What a visitor may see follows from the role: use `readSession` for members. */
export async function readVisitor(
  env: DatabaseEnv,
  cookie: string | undefined,
  now: number = Date.now(),
): Promise<Visitor | null> {
  if (cookie === undefined || cookie === "") return null;
  const idHash = await sha256Hex(cookie);
  const database = acrossTenants(env); // the cookie is an unguessable secret; the tenant comes from its row
  const [row] = await database
    .select({ session: sessions, user: users, role: members.role, tenant: tenants })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(
      members,
      and(eq(members.userId, sessions.userId), eq(members.tenantId, sessions.tenantId), isNull(members.removedAt)),
    )
    .innerJoin(tenants, eq(tenants.id, sessions.tenantId))
    .where(
      and(
        eq(sessions.idHash, idHash),
        gt(sessions.expiresAt, isoTime(now)),
        gt(sessions.lastSeenAt, isoTime(now - SESSION_IDLE_MS)),
      ),
    );
  if (row === undefined) return null;
  if (row.session.lastSeenAt < isoTime(now - TOUCH_EVERY_MS)) {
    await database
      .update(sessions)
      .set({ lastSeenAt: isoTime(now) })
      .where(and(eq(sessions.idHash, idHash), lt(sessions.lastSeenAt, isoTime(now))));
  }
  const { user, role, tenant } = row;
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    role,
    tenant: {
      id: tenant.id,
      name: tenant.name,
      locale: tenant.locale,
      timeZone: tenant.timeZone,
      currency: tenant.currency,
      codePrefix: tenant.codePrefix,
      approvesAtOnce: tenant.approvesAtOnce,
      writesCompensation: tenant.writesCompensation,
    },
  };
}

/**
 * The actor of an API token (actor id `token:tok_…`), or null when it is missing, malformed, unknown or revoked.
 * @param authorizationHeader the whole header, `Bearer …`
 */
export async function readApiToken(env: DatabaseEnv, authorizationHeader: string | undefined): Promise<Actor | null> {
  const token = /^Bearer +(\S+)$/i.exec(authorizationHeader ?? "")?.[1];
  if (token === undefined) return null;
  const [row] = await acrossTenants(env)
    .select()
    .from(apiTokens)
    .where(and(eq(apiTokens.tokenHash, await sha256Hex(token)), isNull(apiTokens.revokedAt)));
  if (row === undefined) return null;
  return { id: `token:${row.id}`, name: row.name, role: row.role, tenantId: row.tenantId };
}

/** Starts a session and drops those that have ended. The returned cookie value is shown once; only its hash is stored. */
export async function startSession(env: DatabaseEnv, start: SessionStart, now: number = Date.now()): Promise<string> {
  const cookie = newSecret();
  const database = acrossTenants(env);
  await database.batch([
    database.insert(sessions).values({
      idHash: await sha256Hex(cookie),
      userId: start.userId,
      tenantId: start.tenantId,
      identityProvider: start.identityProvider,
      userAgentHash: await sha256Hex(start.userAgent),
      createdAt: isoTime(now),
      lastSeenAt: isoTime(now),
      expiresAt: isoTime(now + SESSION_ABSOLUTE_MS),
    }),
    database
      .delete(sessions)
      .where(
        or(
          lt(sessions.expiresAt, isoTime(now)),
          and(eq(sessions.userId, start.userId), lt(sessions.lastSeenAt, isoTime(now - SESSION_IDLE_MS))),
        ),
      ),
  ]);
  return cookie;
}

/**
 * Moves a session to another tenant of its user, under a fresh cookie; it ends when it would have ended before.
 * The caller has checked the membership. @returns the new cookie value, or null when the session has ended
 */
export async function moveSession(
  env: DatabaseEnv,
  cookie: string | undefined,
  tenantId: string,
  now: number = Date.now(),
): Promise<string | null> {
  const database = acrossTenants(env);
  const before = eq(sessions.idHash, await sha256Hex(cookie ?? ""));
  const [row] = await database.select().from(sessions).where(before);
  if (row === undefined) return null;
  const moved = newSecret();
  await database.batch([
    database.insert(sessions).values({ ...row, idHash: await sha256Hex(moved), tenantId, lastSeenAt: isoTime(now) }),
    database.delete(sessions).where(before),
  ]);
  return moved;
}

/** Ends the session of this cookie value, if there is one. */
export async function endSession(env: DatabaseEnv, cookie: string | undefined): Promise<void> {
  if (cookie === undefined || cookie === "") return;
  await acrossTenants(env)
    .delete(sessions)
    .where(eq(sessions.idHash, await sha256Hex(cookie)));
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
