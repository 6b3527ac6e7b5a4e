// What a recruiter reaches: their own pages, and nothing else of the house, by any method; and of what is theirs, nothing that is others'.
import { beforeAll, describe, expect, test, vi } from "vitest";
import { addressesOf, DOORS, everyRoute, type Route } from "./doors.ts"; // first: see there
import { seedRecruiter } from "../../../support/marketplace-seeds.ts";
import { seedApiToken, seedMember } from "../../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { visit } from "../pages/visit.ts";
import { SECRETS, seedWalls, type Walls } from "./walls-company.ts";

// Its own files import each other in a way that only bundlers follow; the route tables need nothing of it.
vi.mock("itty-durable", () => ({ proxyDurable: () => null, createDurable: () => Object }));

let house: TestHouse;
let acme: Walls;

beforeAll(async () => {
  house = await startTestHouse();
  acme = await seedWalls(house.db);
});

function ask(method: string, path: string, cookie: string) {
  return fetch(`${house.url}${path}`, {
    method,
    redirect: "manual",
    headers: { cookie, origin: house.url, "sec-fetch-site": "same-origin" },
    ...(method === "GET" ? {} : { body: new URLSearchParams({ note: "x", role: "owner", name: "x" }) }),
  });
}

/** How many rows each table has. */
async function rowCounts(): Promise<Record<string, unknown>[]> {
  const { results: tables } = await house.db
    .prepare("select name from sqlite_master where type = 'table' and name not like '\\_cf%' escape '\\'")
    .all<{ name: string }>();
  const counts = tables
    .filter(({ name }) => name !== "sessions") // signing out ends one
    .map(({ name }) => house.db.prepare(`select '${name}' as name, count(*) as rows from "${name}"`));
  const answers = await house.db.batch<Record<string, unknown>>(counts);
  return answers.flatMap(({ results }) => results);
}

const AT_ONCE = 4;

describe("a recruiter, at every door of the house", () => {
  test(
    "finds nothing open but what is named, whatever id stands in the address, and changes nothing",
    { timeout: 60_000 },
    async () => {
      const routes = everyRoute();
      expect(routes.length).toBeGreaterThan(300);
      const ruled = routes.map((route) => ({ route, answer: DOORS.find(([name]) => name.test(route.name))?.[1] }));
      expect(
        ruled.flatMap(({ route, answer }) => (answer === undefined ? [route.name] : [])),
        "routes of which nobody has said who may enter",
      ).toEqual([]);
      const leaver = await seedRecruiter(house.db, acme.tenantId); // whoever signs out has no session afterwards
      const before = await rowCounts();
      const open: string[] = [];
      const walk = async ({ route, answer }: { route: Route; answer?: RegExp | undefined }) => {
        // Whoever signs out has no session afterwards.
        const { cookie } = route.path === "/sign-out" ? leaver : acme.rita;
        for (const path of addressesOf(route, acme.ids)) {
          const got = await ask(route.method, path, cookie);
          const told = `${got.status} ${got.headers.get("location")?.replace(house.url, "") ?? ""}`;
          const text = await got.text();
          if (answer?.test(told) !== true) open.push(`${route.name}: ${path} answers ${told}`);
          for (const [name, secret] of Object.entries(SECRETS))
            if (text.includes(secret)) open.push(`${route.name}: ${path} tells ${name}`);
        }
      };
      for (let at = 0; at < ruled.length; at += AT_ONCE) await Promise.all(ruled.slice(at, at + AT_ONCE).map(walk));
      expect(open).toEqual([]);
      expect(await rowCounts()).toEqual(before);
    },
  );

  test("can be given no API token", async () => {
    const token = await seedApiToken(house.db, acme.tenantId);
    const answer = await fetch(`${house.url}/api/v1/api-tokens`, {
      method: "POST",
      headers: { authorization: token.header, "content-type": "application/json" },
      body: JSON.stringify({ name: "For Rita", role: "recruiter" }),
    });
    expect(answer.status).toBe(422);
  });

  test("is led to sign-in when signed out, and members are led away from recruiter pages", async () => {
    const stranger = await fetch(`${house.url}/recruiter/roles/${acme.own.role}`, { redirect: "manual" });
    expect(stranger.headers.get("location")).toContain("/sign-in?returnTo=");
    const member = await seedMember(house.db, acme.tenantId);
    const visited = await visit(house, member.cookie, "/recruiter");
    expect([visited.status, visited.headers.get("location")]).toEqual([303, "/"]);
  });
});

describe("on their own pages, a recruiter", () => {
  test("finds their roles and candidates, and in none of the answers what is others' or internal", async () => {
    const paths = everyRoute()
      .filter((route) => route.method === "GET" && route.path.startsWith("/recruiter"))
      .flatMap((route) => addressesOf(route, acme.ids));
    expect(paths.length).toBeGreaterThan(15);
    let found = 0;
    for (const path of paths) {
      const { status, html } = await visit(house, acme.rita.cookie, path);
      expect([200, 404], `${path} ${status}`).toContain(status);
      if (status === 200) found += 1;
      for (const [name, secret] of Object.entries(SECRETS)) expect(html, `${name} on ${path}`).not.toContain(secret);
    }
    expect(found).toBeGreaterThanOrEqual(6);
    const candidate = await visit(house, acme.rita.cookie, `/recruiter/submissions/${acme.own.submission}`);
    expect(candidate.html).toContain("Ada Lovelace");
    expect(candidate.html).toContain("Not selected");
    expect(candidate.html).toContain("The company knew this person before you");
    expect(candidate.html).toContain("45 minutes");
  });

  test("sees salary and interviewers as soon as the company shows them, and feedback never", async () => {
    const { db } = house;
    await db.prepare("update roles set shows_salary = 1 where id = ?").bind(acme.own.role).run();
    await db
      .prepare("insert into marketplace_settings values (?, 180, 1, 'Agreed.', 'user:usr_1', ?, 180, 20)")
      .bind(acme.tenantId, new Date().toISOString())
      .run();
    expect((await visit(house, acme.rita.cookie, `/recruiter/roles/${acme.own.role}`)).html).toContain(
      "$123,456 a year",
    );
    expect((await visit(house, acme.rita.cookie, `/recruiter/submissions/${acme.own.submission}`)).html).toContain(
      SECRETS.interviewer,
    );
  });

  test("who is paused sees only that, and one who was removed is out at once", async () => {
    const paused = await seedRecruiter(house.db, acme.tenantId, { name: "Paula" });
    await house.db.prepare("update recruiters set paused_at = '2026-01-01' where id = ?").bind(paused.id).run();
    const visited = await visit(house, paused.cookie, "/recruiter");
    expect([visited.status, visited.html.includes("Your access is paused")]).toEqual([403, true]);
    await house.db.prepare("update recruiters set removed_at = '2026-01-01' where id = ?").bind(paused.id).run();
    const removed = await visit(house, paused.cookie, `/recruiter/submissions/${acme.own.submission}`);
    expect([removed.status, removed.html.includes("You no longer have access")]).toEqual([403, true]);
  });
});
