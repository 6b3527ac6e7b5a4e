// The local house sends each path to the Worker that production's routes would choose.
import { describe, expect, test } from "vitest";
import { anyHost, ownedClasses, readWorkers, WORKERS } from "../../scripts/house/workers.ts";
import { startTestHouse } from "../support/test-house.ts";

const answering = (name: string, classes: string[]) => `import { DurableObject } from "cloudflare:workers";
${classes.map((owned) => `export class ${owned} extends DurableObject {}`).join("\n")}
export default {
  async fetch(request, env) {
    const outside = new URL(request.url).searchParams.get("fetch");
    if (outside) return fetch(outside).then((answer) => answer, (error) => new Response(String(error), { status: 502 }));
    return new Response("${name}");
  },
  queue: (batch) => batch.ackAll(),
  async scheduled(controller) { console.log("cron " + controller.cron); },
};`;

const blocks = await readWorkers();
const replace = Object.fromEntries(
  blocks.map((block) => [block.name, answering(block.name, ownedClasses(block))] as const),
);

describe("a house of five Workers that say their names", async () => {
  const house = await startTestHouse({ replace });
  const whoAnswers = async (path: string) => (await fetch(house.url + path)).text();

  test.for([
    ["/", "reports"],
    ["/positions/pos_1", "reports"],
    ["/api/v1/positions", "reports"],
    ["/internal/anything", "reports"],
    ["/sign-in", "oauth"],
    ["/sign-in/google/callback?code=1", "oauth"],
    ["/sign-out", "oauth"],
    ["/join/some-token", "oauth"],
    ["/connect/lever?invite=1", "oauth"],
    ["/oauth/lever/callback", "oauth"],
    ["/hooks/lever/some-endpoint", "webhooks"],
  ])("%s is answered by %s", async ([path = "", worker]) => {
    expect(await whoAnswers(path)).toBe(worker);
  });

  test("a tick fires the cron of wrangler.toml", async () => {
    await house.tick();
    expect(house.logs.map((line) => line.message)).toContain("cron * * * * *");
  });

  test("a fetch that would leave this machine fails and is reported", async () => {
    const answer = await fetch(`${house.url}/?fetch=${encodeURIComponent("https://api.lever.co/v1/users")}`);
    expect(answer.status).toBe(502);
    expect(house.refused.splice(0)).toEqual(["GET https://api.lever.co/v1/users"]);
  });

  test("a fetch to this machine goes through", async () => {
    expect(await whoAnswers(`/?fetch=${encodeURIComponent(`${house.url}/hooks/x`)}`)).toBe("webhooks");
  });

  test("migrations are applied and recorded as wrangler records them", async () => {
    const { results } = await house.db.prepare("select name from d1_migrations order by id").all<{ name: string }>();
    expect(results[0]?.name).toBe("0000_foundation.sql");
  });

  test("reset empties the tables and keeps the record of migrations", async () => {
    await house.db
      .prepare("insert into outbox (tenant_id, queue, body, created_at) values ('ten_1', 'none', '{}', '')")
      .run();
    await house.reset();
    expect(await house.db.prepare("select count(*) as n from outbox").first("n")).toBe(0);
    expect(await house.db.prepare("select count(*) as n from d1_migrations").first("n")).toBeGreaterThan(0);
  });
});

test("a route's own host gives way to any host", () => {
  expect(anyHost("rolecall.example.com/hooks/*")).toBe("*/hooks/*");
  expect(anyHost("rolecall.example.com")).toBe("*/");
});

test("every Worker of the house is a block of wrangler.toml with the name it deploys under", () => {
  expect(blocks.map((block) => block.scriptName)).toEqual(WORKERS.map((name) => `rolecall-${name}`));
});
