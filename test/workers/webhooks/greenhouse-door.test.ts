// Greenhouse's door on the real runtime, with Greenhouse's simulator as the sender.
import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId, newSecret } from "#shared/domain/ids.ts";
import { startGreenhouseSimulator, type RunningGreenhouse } from "../../simulators/greenhouse/index.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";
import { until } from "../../support/until.ts";
import { OAUTH, SCHEDULER } from "./stand-ins.ts";

let greenhouse: RunningGreenhouse;
let house: TestHouse;
beforeAll(async () => {
  greenhouse = await startGreenhouseSimulator({ port: 0, rate: 0 });
  house = await startTestHouse({ only: ["webhooks"], replace: { oauth: OAUTH, scheduler: SCHEDULER } });
});
afterAll(() => greenhouse.close());

let connection: { id: string; tenantId: string; endpointId: string; secret: string; url: string };
beforeEach(async () => {
  await house.reset();
  const endpointId = newSecret();
  const url = `${house.url}/hooks/greenhouse/${endpointId}`;
  connection = { id: newId("connection"), tenantId: newId("tenant"), endpointId, secret: newSecret(), url };
  await house.db
    .prepare(
      `insert into connections (id, tenant_id, provider, auth_kind, status, modules, endpoint_id, created_at, updated_at)
       values (?, ?, 'greenhouse', 'client_credentials', 'active', '["headcount"]', ?, '', '')`,
    )
    .bind(connection.id, connection.tenantId, endpointId)
    .run();
  await holdSecrets(connection.secret);
});

async function holdSecrets(...secrets: string[]): Promise<void> {
  const oauth = await house.mf.getWorker("rolecall-oauth");
  const body = JSON.stringify({ connectionId: connection.id, secrets });
  await oauth.fetch("http://oauth/", { method: "POST", body });
}

const signed = (body: string, secret = connection.secret) =>
  `sha256 ${createHmac("sha256", secret).update(body).digest("hex")}`;

async function post(body: string, headers: Record<string, string> = {}, url = connection.url) {
  const all = { signature: signed(body), "greenhouse-event-id": randomUUID(), ...headers };
  const answer = await fetch(url, { method: "POST", headers: all, body });
  return { status: answer.status, text: await answer.text() };
}

const HIRE = JSON.stringify({ action: "hire_candidate", payload: { application: { id: 71 } } });

async function events() {
  return (await house.db.prepare("select * from inbound_events order by id").all()).results;
}

describe("a webhook that was made by hand", () => {
  test("is switched on by its ping, which is stored as a test", async () => {
    const webhook = await greenhouse.control.createWebhook({
      url: connection.url,
      event: "hire_candidate",
      secret: connection.secret,
    });
    expect(webhook.isActive).toBe(true);
    expect(await events()).toMatchObject([{ kind: "ping", status: "ignored", outcome: "test_ping", subject_id: null }]);
  });

  test("stays off when the secret is another", async () => {
    const webhook = await greenhouse.control.createWebhook({
      url: connection.url,
      event: "hire_candidate",
      secret: "x",
    });
    expect(webhook.isActive).toBe(false);
    expect(await events()).toEqual([]);
  });

  test("tells of a hire once, however often it is delivered, and the scheduler is poked", async () => {
    await greenhouse.control.createWebhooks({ url: connection.url, secret: connection.secret });
    const job = greenhouse.control.createJob({ name: "Chef <de> partie & co", openings: 1 });
    const { applicationId } = greenhouse.control.addCandidate({ name: "Ada Example", jobId: job.id });
    greenhouse.control.setDelivery({ duplicateNext: 1 });
    greenhouse.control.hire({ applicationId });
    await greenhouse.control.settled({});
    const hires = (await events()).filter(({ kind }) => kind === "hire_candidate");
    expect(hires).toMatchObject([
      {
        tenant_id: connection.tenantId,
        connection_id: connection.id,
        provider: "greenhouse",
        subject_id: String(applicationId),
        status: "received",
        outcome: null,
        attempts: 0,
        delivery_key: expect.any(String),
        body: expect.not.stringContaining("Ada"),
      },
    ]);
    const [delivery] = greenhouse.control.deliveries({ event: "hire_candidate" });
    await greenhouse.control.rerun({ deliveryId: delivery?.id ?? "" });
    expect((await events()).filter(({ kind }) => kind === "hire_candidate")).toEqual(hires);
    const poke = `poke ${JSON.stringify({ kind: "events", tenantId: connection.tenantId })}`;
    await until(() => house.logs.some((line) => line.message === poke), { what: "the poke" });
    const mine = greenhouse.control.deliveries({}).filter(({ url }) => url === connection.url);
    const answers = mine.flatMap(({ attempts }) => attempts);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});

test("any live secret verifies, one that was made a moment ago too", async () => {
  const added = newSecret();
  expect(await post(HIRE)).toMatchObject({ status: 200 });
  expect(await post(HIRE, { signature: signed(HIRE, added) })).toMatchObject({ status: 401 });
  await holdSecrets(added, connection.secret);
  expect(await post(HIRE, { signature: signed(HIRE, added) })).toMatchObject({ status: 200 });
  expect(await post(HIRE)).toMatchObject({ status: 200 });
  expect(await events()).toHaveLength(3);
});

test("whoever is not to be believed hears 401 in the same words", async () => {
  const answers = [
    await post(HIRE, {}, `${house.url}/hooks/greenhouse/nobody`),
    await post(HIRE, {}, `${house.url}/hooks/lever/${connection.endpointId}`),
    await post(HIRE, { signature: signed(HIRE, "wrong") }),
    await post(HIRE, { signature: "" }),
    await post(`${HIRE} `, { signature: signed(HIRE) }),
    await post("not json"),
    await post(""),
  ];
  for (const answer of answers) expect(answer).toEqual({ status: 401, text: "Not accepted." });
  expect(await events()).toEqual([]);
});

test("the Greenhouse door knows no connection to Lever, even after Lever's door knew it", async () => {
  expect(await post(HIRE)).toMatchObject({ status: 200 });
  await house.db.prepare("update connections set provider = 'lever' where id = ?").bind(connection.id).run();
  const other = await fetch(`${house.url}/hooks/lever/${connection.endpointId}`, { method: "POST", body: "{}" });
  expect(other.status).toBe(401);
});

test("a connection that was disconnected a moment ago takes nothing, one that needs attention takes all", async () => {
  const set = (status: string) =>
    house.db.prepare("update connections set status = ? where id = ?").bind(status, connection.id).run();
  await set("needs_attention");
  expect(await post(HIRE)).toMatchObject({ status: 200 });
  await set("disconnected");
  expect(await post(HIRE)).toMatchObject({ status: 401 });
  expect(await events()).toHaveLength(1);
});

test("a body of more than 1 MB is refused, other methods hear 405", async () => {
  expect(await post(" ".repeat(1_048_577))).toMatchObject({ status: 413 });
  const get = await fetch(connection.url);
  expect([get.status, get.headers.get("allow")]).toEqual([405, "POST"]);
});

test("when the store is down, the answer is 503, and the repeated delivery is stored", async () => {
  const eventId = randomUUID();
  expect(await post(HIRE)).toMatchObject({ status: 200 }); // the endpoint is remembered from here on
  await house.db.prepare("alter table inbound_events rename to inbound_events_away").run();
  try {
    expect(await post(HIRE, { "greenhouse-event-id": eventId })).toMatchObject({ status: 503 });
  } finally {
    await house.db.prepare("alter table inbound_events_away rename to inbound_events").run();
  }
  expect(await post(HIRE, { "greenhouse-event-id": eventId })).toMatchObject({ status: 200 });
  expect(await events()).toHaveLength(2);
});
