// After a whole road: no secret of anybody stands in D1 or in the log, and no person's address stands in the log.
import { beforeAll, expect, test } from "vitest";
import { Company, startWorld, type World } from "./support.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});

/** Every row of every table, as one text. */
async function wholeDatabase(): Promise<string> {
  const { db } = world.house;
  const tables = await db
    .prepare("select name from sqlite_master where type = 'table' and name not like '\\_cf%' escape '\\'")
    .all<{ name: string }>();
  const rows = [];
  for (const { name } of tables.results) rows.push((await db.prepare(`select * from "${name}"`).all()).results);
  return JSON.stringify(rows);
}

test("keys, tokens and signatures stay where they belong, and e-mail addresses out of the log", async () => {
  const acme = await Company.found(world);
  const { key } = acme.lever.createApiKey({ accountId: acme.accountId });
  const connect = (apiKey: string) =>
    acme.post<{ id: string }>("/connections", {
      provider: "lever",
      auth: { kind: "api_key", apiKey },
      modules: ["headcount"],
    });
  expect((await connect("a-key-that-lever-refuses")).status).toBe(422);
  acme.connectionId = (await connect(key)).body.id;
  await acme.looked();
  await acme.withWebhooks();
  const made = await acme.post<{ token: string }>("/api-tokens", { name: "Export", role: "member" });
  const invited = await acme.post<{ url: string }>("/invitations", { purpose: "member", role: "member", label: "Sam" });
  const { id, requisitionId } = await acme.open();
  await acme.employee({ firstName: "Rosalind", lastName: "Franklin", personalEmail: "rosalind@franklin.example" });
  const { opportunityId } = acme.hire(requisitionId, "Rosalind Franklin", ["rosalind@franklin.example"]);
  await expect.poll(async () => (await acme.position(id)).employee?.name, { timeout: 10_000 }).toContain("Rosalind");
  acme.lever.unhire({ opportunityId });
  await acme.becomes(id, { status: "open" });

  const signatureTokens = acme.lever
    .webhooks({ accountId: acme.accountId })
    .flatMap((hook) => hook.signatureToken ?? []);
  expect(signatureTokens).toHaveLength(3);
  const secrets = [
    key,
    btoa(`${key}:`),
    "a-key-that-lever-refuses",
    made.body.token,
    invited.body.url.split("/").at(-1) ?? "",
    ...signatureTokens,
  ];
  expect(secrets.every((secret) => secret.length > 15)).toBe(true);
  const [stored, logged] = [await wholeDatabase(), JSON.stringify(world.house.logs)];
  expect(stored).toContain("rosalind@franklin.example");
  expect(secrets.filter((secret) => stored.includes(secret))).toEqual([]);
  expect(secrets.filter((secret) => logged.includes(secret))).toEqual([]);
  expect(logged).not.toContain("rosalind@franklin.example");
  expect(logged).not.toContain('"signature"');
});
