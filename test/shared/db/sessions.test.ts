// Sessions and API tokens against the real D1, with the clock held.
import { beforeAll, describe, expect, test } from "vitest";
import { sha256Hex } from "#shared/crypto/hash.ts";
import { endSession, moveSession, readApiToken, readSession, startSession } from "#shared/db/sessions.ts";
import { seedApiToken, seedMember, seedTenant } from "../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let house: TestHouse;
let env: { DB: D1Database };

beforeAll(async () => {
  house = await startTestHouse({ only: [] });
  env = { DB: house.db };
});

async function signedIn(now: number) {
  const tenant = await seedTenant(house.db, { name: "Northwind Trading" });
  const { userId } = await seedMember(house.db, tenant.id, { role: "admin" });
  const start = { userId, tenantId: tenant.id, identityProvider: "google", userAgent: "Browser/1" } as const;
  const cookie = await startSession(env, start, now);
  return { tenant, userId, cookie, start };
}

async function lastSeenAt(cookie: string): Promise<string | undefined> {
  const row = await house.db
    .prepare("select last_seen_at from sessions where id_hash = ?")
    .bind(await sha256Hex(cookie))
    .first<{ last_seen_at: string }>();
  return row?.last_seen_at;
}

describe("a session", () => {
  const now = Date.parse("2026-11-20T08:00:00.000Z");

  test("says who acts, in which tenant, with its settings", async () => {
    const { tenant, userId, cookie } = await signedIn(now);
    expect(await readSession(env, cookie, now)).toEqual({
      actor: { id: `user:${userId}`, name: "Dana Reyes", role: "admin", tenantId: tenant.id },
      userId,
      email: "dana.reyes@northwind.example",
      tenant: {
        id: tenant.id,
        name: "Northwind Trading",
        locale: "en-US",
        timeZone: "America/Los_Angeles",
        currency: "USD",
        codePrefix: "Trace",
        approvesAtOnce: false,
        writesCompensation: false,
      },
    });
  });

  test("is stored under the hash of its cookie, which has 32 random bytes", async () => {
    const { cookie } = await signedIn(now);
    expect(cookie).toMatch(/^[\w-]{43}$/);
    const { results } = await house.db.prepare("select * from sessions").all();
    expect(JSON.stringify(results)).not.toContain(cookie);
    expect(JSON.stringify(results)).not.toContain("Browser/1");
  });

  test.each([undefined, "", "unknown", "x".repeat(43)])("does not begin by showing %j", async (cookie) => {
    expect(await readSession(env, cookie, now)).toBeNull();
  });

  test("ends after 30 minutes without use", async () => {
    const { cookie } = await signedIn(now);
    expect(await readSession(env, cookie, now + 30 * MINUTE - 1)).not.toBeNull();
    expect(await readSession(env, cookie, now + 60 * MINUTE - 2)).not.toBeNull(); // that was use
    expect(await readSession(env, cookie, now + 90 * MINUTE)).toBeNull();
  });

  test("ends after twelve hours however much it is used", async () => {
    const { cookie } = await signedIn(now);
    for (let at = now; at < now + 12 * HOUR; at += 20 * MINUTE)
      expect(await readSession(env, cookie, at)).not.toBeNull();
    expect(await readSession(env, cookie, now + 12 * HOUR - 1)).not.toBeNull();
    expect(await readSession(env, cookie, now + 12 * HOUR)).toBeNull();
  });

  test("writes down its use at most once a minute", async () => {
    const { cookie } = await signedIn(now);
    await readSession(env, cookie, now + MINUTE);
    expect(await lastSeenAt(cookie)).toBe("2026-11-20T08:00:00.000Z");
    await readSession(env, cookie, now + MINUTE + 1);
    expect(await lastSeenAt(cookie)).toBe("2026-11-20T08:01:00.001Z");
  });

  test("ends when its user is no longer a member, though the row is still there", async () => {
    const { tenant, cookie } = await signedIn(now);
    await house.db.prepare("update members set removed_at = '2026-11-20' where tenant_id = ?").bind(tenant.id).run();
    expect(await readSession(env, cookie, now)).toBeNull();
  });

  test("ends on demand; ending none is no error", async () => {
    const { cookie } = await signedIn(now);
    await endSession(env, undefined);
    await endSession(env, "unknown");
    await endSession(env, cookie);
    expect(await readSession(env, cookie, now)).toBeNull();
  });

  test("that has ended is dropped when the next begins", async () => {
    const { cookie, start } = await signedIn(now);
    await startSession(env, start, now + 31 * MINUTE);
    expect(await lastSeenAt(cookie)).toBeUndefined();
  });

  test("moves to another company of its user under a new cookie and ends when it would have", async () => {
    const { cookie, userId } = await signedIn(now);
    const other = await seedTenant(house.db, { name: "Second Company" });
    await house.db
      .prepare("insert into members (tenant_id, user_id, role, created_at) values (?, ?, 'member', '2026')")
      .bind(other.id, userId)
      .run();
    const moved = await moveSession(env, cookie, other.id, now + 10 * MINUTE);
    expect(await readSession(env, cookie, now + 10 * MINUTE)).toBeNull();
    const seen = await readSession(env, moved ?? "", now + 10 * MINUTE);
    expect(seen).toMatchObject({ userId, actor: { role: "member" }, tenant: { name: "Second Company" } });
    await house.db.prepare("update sessions set last_seen_at = '2027' where user_id = ?").bind(userId).run();
    expect(await readSession(env, moved ?? "", now + 12 * HOUR)).toBeNull();
    expect(await moveSession(env, cookie, other.id, now)).toBeNull();
  });
});

describe("an API token", () => {
  test("is read from a Bearer header", async () => {
    const tenant = await seedTenant(house.db);
    const { id, token } = await seedApiToken(house.db, tenant.id, { role: "member", name: "Warehouse" });
    const actor = { id: `token:${id}`, name: "Warehouse", role: "member", tenantId: tenant.id };
    expect(await readApiToken(env, `Bearer ${token}`)).toEqual(actor);
    expect(await readApiToken(env, `bearer  ${token}`)).toEqual(actor);
    for (const header of [undefined, "", token, `Basic ${token}`, "Bearer", "Bearer unknown", `Bearer ${token} x`])
      expect(await readApiToken(env, header)).toBeNull();
  });

  test("that was revoked is nobody's", async () => {
    const tenant = await seedTenant(house.db);
    const { id, header } = await seedApiToken(house.db, tenant.id);
    await house.db.prepare("update api_tokens set revoked_at = '2026' where id = ?").bind(id).run();
    expect(await readApiToken(env, header)).toBeNull();
  });
});
