// Lever's door on the real runtime: stored once and answered 200, or refused without a hint.
import { request } from "node:http";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import webhooks from "../../../workers/webhooks/src/index.ts";
import { newId, newSecret } from "#shared/domain/ids.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";
import { until } from "../../support/until.ts";
import { signedBody } from "./lever-delivery.ts";
import { OAUTH, SCHEDULER } from "./stand-ins.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse({ only: ["webhooks"], replace: { oauth: OAUTH, scheduler: SCHEDULER } });
});

let connection: { id: string; tenantId: string; endpointId: string; secret: string };
beforeEach(async () => {
  await house.reset();
  connection = { id: newId("connection"), tenantId: newId("tenant"), endpointId: newSecret(), secret: newSecret() };
  await house.db
    .prepare(
      `insert into connections (id, tenant_id, provider, auth_kind, status, modules, endpoint_id, created_at, updated_at)
       values (?, ?, 'lever', 'oauth', 'active', '["headcount"]', ?, '', '')`,
    )
    .bind(connection.id, connection.tenantId, connection.endpointId)
    .run();
  await holdSecrets(connection.secret);
});

async function holdSecrets(...secrets: string[]): Promise<void> {
  const oauth = await house.mf.getWorker("rolecall-oauth");
  await oauth.fetch("http://oauth/", {
    method: "POST",
    body: JSON.stringify({ connectionId: connection.id, secrets }),
  });
}

async function post(body: unknown, endpointId = connection.endpointId): Promise<number> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return (await fetch(`${house.url}/hooks/lever/${endpointId}`, { method: "POST", body: text })).status;
}

async function events() {
  const { results } = await house.db.prepare("select * from inbound_events order by id").all();
  return results;
}

describe("an authentic delivery", () => {
  test("is stored once, answered with exactly 200, and the scheduler is poked", async () => {
    const body = signedBody(connection.secret, {
      id: "uid-1",
      data: { opportunityId: "opp-7", contactId: "contact-7" },
    });
    expect(await post(body)).toBe(200);
    expect(await events()).toEqual([
      {
        tenant_id: connection.tenantId,
        id: expect.stringMatching(/^evt_/),
        connection_id: connection.id,
        provider: "lever",
        kind: "candidateHired",
        subject_id: "opp-7",
        status: "received",
        outcome: null,
        attempts: 0,
        body: expect.not.stringContaining("signature"),
        received_at: expect.any(String),
        processed_at: null,
        delivery_key: null,
      },
    ]);
    const poke = `poke ${JSON.stringify({ kind: "events", tenantId: connection.tenantId })}`;
    await until(() => house.logs.some((line) => line.message === poke), { what: "the poke" });
  });

  test("repeated is answered with 200 and changes nothing, though its unsigned parts were changed", async () => {
    const body = signedBody(connection.secret);
    expect(await post(body)).toBe(200);
    const before = await events();
    for (const again of [body, { ...body, id: "other" }, { ...body, event: "candidateDeleted", data: {} }])
      expect(await post(again)).toBe(200);
    expect(await events()).toEqual(before);
  });

  test("from a year ago is taken: Lever reruns old ones by hand", async () => {
    expect(await post(signedBody(connection.secret, { triggeredAt: Date.now() - 365 * 86_400_000 }))).toBe(200);
    expect(await events()).toHaveLength(1);
  });

  test.for([
    ["a test ping", { data: {} }, "test_ping"],
    ["an event that nobody knows", { event: "requisitionMoved" }, "unknown_event"],
    ["a new application, which no module has a use for", { event: "applicationCreated" }, "not_used"],
    ["a hire that names nobody", { data: { contactId: "contact-1" } }, "no_subject"],
  ] as const)("%s is stored as ignored", async ([, change, outcome]) => {
    expect(await post(signedBody(connection.secret, change))).toBe(200);
    expect(await events()).toEqual([expect.objectContaining({ status: "ignored", outcome })]);
  });

  test("verifies by any live signature token, and by one that was added a moment ago", async () => {
    const added = newSecret();
    expect(await post(signedBody(connection.secret))).toBe(200);
    expect(await post(signedBody(added))).toBe(401);
    await holdSecrets(connection.secret, added);
    expect(await post(signedBody(added))).toBe(200);
    expect(await post(signedBody(connection.secret))).toBe(200);
    expect(await events()).toHaveLength(3);
  });
});

describe("whoever is not to be believed hears 401 in the same words:", () => {
  const answer = async (path: string, body: string) => {
    const response = await fetch(house.url + path, { method: "POST", body });
    return { status: response.status, text: await response.text() };
  };

  test("unknown endpoint, wrong signature, no signature, no JSON", async () => {
    const mine = `/hooks/lever/${connection.endpointId}`;
    const { signature: _, ...unsigned } = signedBody(connection.secret);
    const answers = [
      await answer("/hooks/lever/nobody", JSON.stringify(signedBody(connection.secret))),
      await answer(mine, JSON.stringify(signedBody("wrong"))),
      await answer(mine, JSON.stringify(unsigned)),
      await answer(mine, "not json"),
      await answer(mine, ""),
    ];
    for (const one of answers) expect(one).toEqual({ status: 401, text: "Not accepted." });
    expect(await events()).toEqual([]);
  });

  test("a connection that was disconnected a moment ago", async () => {
    expect(await post(signedBody(connection.secret))).toBe(200);
    await house.db.prepare("update connections set status = 'disconnected' where id = ?").bind(connection.id).run();
    expect(await post(signedBody(connection.secret))).toBe(401);
    expect(await post(signedBody(connection.secret))).toBe(401);
    expect(await events()).toHaveLength(1);
  });

  test("a connection of another provider", async () => {
    await house.db.prepare("update connections set provider = 'greenhouse' where id = ?").bind(connection.id).run();
    expect(await post(signedBody(connection.secret))).toBe(401);
  });
});

test("a connection that needs attention still takes its events", async () => {
  await house.db.prepare("update connections set status = 'needs_attention' where id = ?").bind(connection.id).run();
  expect(await post(signedBody(connection.secret))).toBe(200);
});

describe("a body of more than 1 MB", () => {
  test("is refused by its declared length, and one of exactly 1 MB is not", async () => {
    expect(await post(" ".repeat(1_048_577))).toBe(413);
    const body = JSON.stringify(signedBody(connection.secret));
    expect(await post(body + " ".repeat(1_048_576 - body.length))).toBe(200);
  });

  test("is refused while it streams in without a length", async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sending = request(`${house.url}/hooks/lever/${connection.endpointId}`, { method: "POST" }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sending.on("error", reject);
      for (let i = 0; i < 20; i++) sending.write("x".repeat(65_536)); // chunked, since no length was set
      sending.end();
    });
    expect(status).toBe(413);
  });
});

test("other methods hear 405, other doors 404", async () => {
  const get = await fetch(`${house.url}/hooks/lever/${connection.endpointId}`);
  expect([get.status, get.headers.get("allow")]).toEqual([405, "POST"]);
  expect((await fetch(`${house.url}/hooks/nobody/${connection.endpointId}`, { method: "POST" })).status).toBe(404);
});

test("when the store is down, the answer is 503, and the repeated delivery is stored", async () => {
  const body = signedBody(connection.secret);
  expect(await post(signedBody(connection.secret))).toBe(200); // the endpoint is remembered from here on
  await house.db.prepare("alter table inbound_events rename to inbound_events_away").run();
  try {
    expect(await post(body)).toBe(503);
    expect(await post(body, "an-endpoint-that-nobody-knows")).toBe(401);
  } finally {
    await house.db.prepare("alter table inbound_events_away rename to inbound_events").run();
  }
  expect(await post(body)).toBe(200);
  expect(await events()).toHaveLength(2);
});

describe("with its bindings in hand", () => {
  const deliver = async (bindings: Record<string, unknown>) => {
    const waiting: Promise<unknown>[] = [];
    const vault = {
      idFromName: (name: string) => name,
      get: () => ({ signingSecrets: async () => [connection.secret] }),
    };
    const response = await webhooks.fetch(
      new Request(`http://localhost/hooks/lever/${connection.endpointId}`, {
        method: "POST",
        body: JSON.stringify(signedBody(connection.secret)),
      }),
      { DB: house.db, VAULT: vault, ATS_EVENTS: { send: async () => undefined }, ...bindings },
      { waitUntil: (promise: Promise<unknown>) => waiting.push(promise), passThroughOnException() {}, props: {} },
    );
    await Promise.all(waiting);
    return response.status;
  };

  test("a lost poke does not matter: the event is stored and the answer is 200", async () => {
    const send = async () => {
      throw new Error("Queue is full");
    };
    expect(await deliver({ ATS_EVENTS: { send } })).toBe(200);
    expect(await events()).toEqual([expect.objectContaining({ status: "received" })]);
  });

  test("a vault that does not answer is 503: nothing was checked, so nothing is refused", async () => {
    const signingSecrets = async () => {
      throw new Error("vault is away");
    };
    expect(await deliver({ VAULT: { idFromName: (name: string) => name, get: () => ({ signingSecrets }) } })).toBe(503);
    expect(await events()).toEqual([]);
  });
});
