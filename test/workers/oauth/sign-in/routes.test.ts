// Signing in and out in the real Worker, against real OpenID Connect providers.
import { beforeAll, describe, expect, test } from "vitest";
import { sha256Hex } from "#shared/crypto/hash.ts";
import { subjectOf } from "../../../simulators/identity/people.ts";
import { walkSignIn } from "../../../simulators/identity/sign-in.ts";
import { seedInvitation, seedMember, seedTenant } from "../../../support/seeds.ts";
import { browserOf, HeadlessBrowser, MAYA, rows, startOauthHouse, STRANGER, TOBIAS, words } from "../support.ts";

let setting: Awaited<ReturnType<typeof startOauthHouse>>;

beforeAll(async () => {
  setting = await startOauthHouse();
});

/** A tenant whose owner has signed in once, in the browser that comes back. */
async function joined(who = MAYA, provider: "google" | "microsoft" = "google") {
  const tenant = await seedTenant(setting.db);
  const { token } = await seedInvitation(setting.db, tenant.id);
  const browser = new HeadlessBrowser(setting.house);
  await browser.signIn(`/join/${token}`, who, { provider });
  return { tenant, browser };
}

function sessionsOf(cookie: string | undefined): Promise<{ identity_provider: string }[]> {
  return sha256Hex(cookie ?? "").then((hash) =>
    rows(setting.db, "select identity_provider from sessions where id_hash = ?", hash),
  );
}

describe("signing in", () => {
  test("offers both identity providers, on a page that no script or frame can touch", async () => {
    const page = await new HeadlessBrowser(setting.house).open("/sign-in");
    expect(page.status).toBe(200);
    expect(words(page)).toContain("Continue with Google Continue with Microsoft");
    const policy = page.headers.get("content-security-policy") ?? "";
    for (const rule of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"])
      expect(policy).toContain(rule);
    expect(page.headers.get("referrer-policy")).toBe("same-origin");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("x-content-type-options")).toBe("nosniff");
    expect(page.text).not.toContain("<script");
  });

  test("asks with PKCE, state and nonce, and keeps only hashes and sealed text of them", async () => {
    const browser = new HeadlessBrowser(setting.house);
    const { url } = await browser.open("/sign-in/google");
    const query = new URL(url).searchParams;
    expect(query.get("code_challenge_method")).toBe("S256");
    expect(query.get("redirect_uri")).toBe(`${setting.house.url}/sign-in/google/callback`);
    expect(query.get("scope")).toBe("openid email profile");
    const [attempt] = await rows<{ sealed: string; browser_hash: string }>(
      setting.db,
      "select sealed, browser_hash from authorization_attempts where state_hash = ?",
      await sha256Hex(query.get("state") ?? ""),
    );
    expect(attempt?.sealed).toMatch(/^v1\.k1\./);
    expect(attempt?.browser_hash).toBe(await sha256Hex(browser.cookies.get("__Host-hub-trip") ?? ""));
  });

  test.each(["google", "microsoft"] as const)("brings a member back in by %s", async (provider) => {
    await joined(TOBIAS, provider);
    const browser = new HeadlessBrowser(setting.house);
    const end = await browser.signIn(`/sign-in/${provider}`, TOBIAS);
    expect(end.url.replace(/\/sign-in\/company.*/, "/")).toBe(`${setting.house.url}/`);
    expect(await sessionsOf(browser.cookies.get("__Host-hub"))).toEqual([{ identity_provider: provider }]);
  });

  test("sets a cookie that only this host gets, over a secure channel, out of reach of scripts", async () => {
    await joined();
    const browser = new HeadlessBrowser(setting.house);
    const callback = await walkSignIn((await browser.open("/sign-in/google")).url, MAYA);
    const answer = await browser.send(callback);
    const line = answer.headers.getSetCookie().find((cookie) => cookie.startsWith("__Host-hub=")) ?? "";
    for (const flag of ["Path=/", "Secure", "HttpOnly", "SameSite=Lax", "Max-Age=43200"]) expect(line).toContain(flag);
    expect(line).not.toContain("Domain");
  });

  test("begins a fresh session and ends the one before", async () => {
    const { browser } = await joined();
    const before = browser.cookies.get("__Host-hub");
    expect(await sessionsOf(before)).toHaveLength(1);
    await browser.signIn("/sign-in/google", MAYA);
    const after = browser.cookies.get("__Host-hub");
    expect(after).not.toBe(before);
    expect(await sessionsOf(before)).toEqual([]);
    expect(await sessionsOf(after)).toHaveLength(1);
  });

  test("goes on to the page that was wanted, and never to another site", async () => {
    const person = { name: "One Company", email: "one.company@meridian.example" };
    const tenant = await seedTenant(setting.db);
    const { token } = await seedInvitation(setting.db, tenant.id);
    await new HeadlessBrowser(setting.house).signIn(`/join/${token}`, { ...person }, { provider: "google" });
    const landing = async (returnTo: string) => {
      const browser = new HeadlessBrowser(setting.house);
      const start = `/sign-in/google?${new URLSearchParams({ returnTo }).toString()}`;
      return (await browser.signIn(start, person)).url.replace(setting.house.url, "");
    };
    expect(await landing("/reports/ats?status=failed")).toBe("/reports/ats?status=failed");
    expect(await landing("https://evil.example/")).toBe("/");
    expect(await landing("//evil.example/")).toBe("/");
  });

  test("does not ask someone who is signed in already", async () => {
    const { browser } = await joined();
    const answer = await browser.send("/sign-in?returnTo=%2Fpositions");
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/positions");
  });

  test("lets someone with several companies choose, and the session moves there under a new cookie", async () => {
    const person = { name: "Two Companies", email: "two.companies@meridian.example" };
    const names = ["First Company", "Second Company"];
    for (const name of names) {
      const tenant = await seedTenant(setting.db, { name });
      const { token } = await seedInvitation(setting.db, tenant.id);
      await new HeadlessBrowser(setting.house).signIn(`/join/${token}`, person, { provider: "google" });
    }
    const browser = new HeadlessBrowser(setting.house);
    const page = await browser.signIn("/sign-in/google", person);
    expect(words(page)).toMatch(/Choose a company First Company owner, signed in now Second Company owner/);
    const before = browser.cookies.get("__Host-hub");
    const [second] = await rows<{ id: string }>(setting.db, "select id from tenants where name = 'Second Company'");
    const answer = await browser.send("/sign-in/company", { tenantId: second?.id ?? "", returnTo: "/positions" });
    expect(answer.headers.get("location")).toBe("/positions");
    expect(await sessionsOf(before)).toEqual([]);
    const hash = await sha256Hex(browser.cookies.get("__Host-hub") ?? "");
    expect(await rows(setting.db, "select tenant_id from sessions where id_hash = ?", hash)).toEqual([
      { tenant_id: second?.id },
    ]);
    const strange = await seedTenant(setting.db);
    expect((await browser.send("/sign-in/company", { tenantId: strange.id })).status).toBe(400);
  });
});

describe("someone whom nobody invited", () => {
  test("is told whom to ask, and leaves no trace", async () => {
    const browser = new HeadlessBrowser(setting.house);
    const page = await browser.signIn("/sign-in/google", STRANGER);
    expect(page.status).toBe(403);
    expect(words(page)).toContain("You are not a member yet");
    expect(words(page)).toContain("Ask whoever runs Rolecall at your company");
    expect(browser.cookies.has("__Host-hub")).toBe(false);
    expect(await rows(setting.db, "select 1 from users where email = ?", STRANGER.email)).toEqual([]);
  });

  test("does not become someone else by having the same e-mail address at another provider", async () => {
    await joined(MAYA, "google");
    const browser = new HeadlessBrowser(setting.house);
    const page = await browser.signIn("/sign-in/microsoft", { name: MAYA.name, email: MAYA.email });
    expect(page.status).toBe(403);
    expect(subjectOf("google", MAYA.email)).not.toBe(subjectOf("microsoft", MAYA.email));
  });

  test("who was a member once and was removed is a stranger again", async () => {
    const person = { name: "Gone Person", email: "gone@meridian.example" };
    const tenant = await seedTenant(setting.db);
    const { token } = await seedInvitation(setting.db, tenant.id);
    await new HeadlessBrowser(setting.house).signIn(`/join/${token}`, person, { provider: "google" });
    await setting.db.prepare("update members set removed_at = '2026-01-01' where tenant_id = ?").bind(tenant.id).run();
    expect((await new HeadlessBrowser(setting.house).signIn("/sign-in/google", person)).status).toBe(403);
  });
});

describe("an answer of an identity provider", () => {
  test("works once: the same callback again shows a page that says so", async () => {
    await joined();
    const browser = new HeadlessBrowser(setting.house);
    const callback = await walkSignIn((await browser.open("/sign-in/google")).url, MAYA);
    expect((await browser.send(callback)).status).toBe(303);
    const again = await browser.open(callback);
    expect(again.status).toBe(400);
    expect(words(again)).toContain("This page was already used");
  });

  test("works only in the browser in which it began, and is then used up", async () => {
    await joined();
    const browser = new HeadlessBrowser(setting.house);
    const callback = await walkSignIn((await browser.open("/sign-in/google")).url, MAYA);
    const other = new HeadlessBrowser(setting.house);
    expect(words(await other.open(callback))).toContain("This began in another browser");
    const thirdTrip = new HeadlessBrowser(setting.house);
    await thirdTrip.open("/sign-in/google"); // has a trip secret of its own
    expect((await thirdTrip.open(callback)).status).toBe(400);
    expect((await browser.open(callback)).status).toBe(400);
    expect(other.cookies.has("__Host-hub")).toBe(false);
  });

  test("works for ten minutes", async () => {
    await joined();
    const browser = new HeadlessBrowser(setting.house);
    const callback = await walkSignIn((await browser.open("/sign-in/google")).url, MAYA);
    const stateHash = await sha256Hex(new URL(callback).searchParams.get("state") ?? "");
    const [attempt] = await rows<{ created_at: string; expires_at: string }>(
      setting.db,
      "select created_at, expires_at from authorization_attempts where state_hash = ?",
      stateHash,
    );
    expect(Date.parse(attempt?.expires_at ?? "") - Date.parse(attempt?.created_at ?? "")).toBe(600_000);
    await setting.db
      .prepare("update authorization_attempts set expires_at = ? where state_hash = ?")
      .bind(new Date(Date.now() - 1).toISOString(), stateHash)
      .run();
    const page = await browser.open(callback);
    expect(page.status).toBe(410);
    expect(words(page)).toContain("That took longer than ten minutes");
  });

  test("of one provider is not taken at the other's address", async () => {
    const browser = new HeadlessBrowser(setting.house);
    const callback = await walkSignIn((await browser.open("/sign-in/google")).url, MAYA);
    expect((await browser.open(callback.replace("/google/", "/microsoft/"))).status).toBe(400);
  });

  test("that says the person cancelled leads to a page that says so", async () => {
    const page = await new HeadlessBrowser(setting.house).signIn("/sign-in/microsoft", "cancel");
    expect(page.status).toBe(403);
    expect(words(page)).toContain("The sign-in was cancelled");
  });

  test("from Google with an address that Google has not verified is refused", async () => {
    const page = await new HeadlessBrowser(setting.house).signIn("/sign-in/google", {
      ...MAYA,
      isEmailVerified: false,
    });
    expect(page.status).toBe(403);
    expect(words(page)).toContain("Google has not verified your address");
  });

  test("leaves no state, code or cookie in the log", async () => {
    await joined();
    const browser = new HeadlessBrowser(setting.house);
    const callback = await walkSignIn((await browser.open("/sign-in/google?returnTo=%2Fmatches")).url, MAYA);
    await browser.open(callback);
    const log = setting.house.logs.map(({ message }) => message).join("\n");
    expect(log).toContain("/sign-in/:provider/callback");
    const { searchParams } = new URL(callback);
    for (const secret of [searchParams.get("state"), searchParams.get("code"), browser.cookies.get("__Host-hub")]) {
      expect(secret).toMatch(/.{20,}/);
      expect(log).not.toContain(secret);
    }
  });
});

describe("a session", () => {
  async function member() {
    const tenant = await seedTenant(setting.db);
    const browser = browserOf(setting.house, await seedMember(setting.db, tenant.id));
    return { browser, hash: await sha256Hex(browser.cookies.get("__Host-hub") ?? "") };
  }

  const isSignedIn = async (browser: HeadlessBrowser) => (await browser.send("/sign-in")).status === 303;

  test.each([
    ["30 minutes without use", "last_seen_at", 30 * 60_000, 29 * 60_000],
    ["its twelve hours", "expires_at", 0, -60_000],
  ])("ends after %s", async (_, column, ended, going) => {
    const { browser, hash } = await member();
    const set = (msAgo: number) =>
      setting.db
        .prepare(`update sessions set ${column} = ? where id_hash = ?`)
        .bind(new Date(Date.now() - msAgo).toISOString(), hash)
        .run();
    await set(going);
    expect(await isSignedIn(browser)).toBe(true);
    await set(ended);
    expect(await isSignedIn(browser)).toBe(false);
  });

  test("ends by signing out, for good, and the page says so", async () => {
    const { browser, hash } = await member();
    const value = browser.cookies.get("__Host-hub") ?? "";
    expect(words(await browser.open("/sign-out"))).toContain("Sign out of Rolecall?");
    expect(await isSignedIn(browser)).toBe(true);
    expect(words(await browser.open("/sign-out", {}))).toContain("You are signed out.");
    expect(browser.cookies.has("__Host-hub")).toBe(false);
    expect(await rows(setting.db, "select 1 from sessions where id_hash = ?", hash)).toEqual([]);
    browser.cookies.set("__Host-hub", value);
    expect(await isSignedIn(browser)).toBe(false);
  });

  test("cannot be ended by another site's form", async () => {
    const { browser } = await member();
    const cookie = `__Host-hub=${browser.cookies.get("__Host-hub") ?? ""}`;
    const answer = await fetch(`${setting.house.url}/sign-out`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie, origin: "https://evil.example", "sec-fetch-site": "cross-site" },
      body: new URLSearchParams(),
    });
    expect(answer.status).toBe(403);
    expect(await isSignedIn(browser)).toBe(true);
  });
});
