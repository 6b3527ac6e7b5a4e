// Webhooks: who makes and sees them, when they flow, how they are signed, retried, doubled, held and lost.
import { createHmac } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { LeverOptions } from "../index.ts";
import { webhookEvents } from "../state/words.ts";
import { bench, byKey, personCalled } from "./support.ts";

const url = "https://rolecall.example/hooks/lever/end-1";
const bodySchema = z.object({
  id: z.string().optional(),
  event: z.string(),
  triggeredAt: z.number(),
  token: z.string(),
  signature: z.string().optional(),
  data: z.record(z.string(), z.unknown()),
});
type Body = z.output<typeof bodySchema>;

let received: { body: Body; text: string; headers: Headers }[] = [];
let answers: number[] = [];

/** A receiver that notes what comes and answers what is set, else 200. */
async function deliver(request: Request): Promise<Response> {
  const text = await request.text();
  received.push({ body: bodySchema.parse(JSON.parse(text)), text, headers: request.headers });
  return new Response(null, { status: answers.shift() ?? 200 });
}

const listening = (options: LeverOptions = {}) => bench({ deliver, ...options });

beforeEach(() => {
  received = [];
  answers = [];
});

describe("managing by API", () => {
  test("the signature token of 48 hex digits is told on creation only; origins default to all six", async () => {
    const call = byKey(listening());
    const made = await call("POST", "/webhooks", { url, event: "candidateHired" });
    expect(made.status).toBe(201);
    expect(made.data).toMatchObject({
      event: "candidateHired",
      configuration: {
        conditions: { origins: ["applied", "sourced", "referred", "university", "agency", "internal"] },
        signatureToken: expect.stringMatching(/^[0-9a-f]{48}$/),
      },
    });
    const listed = await call("GET", "/webhooks");
    expect(listed.rows).toHaveLength(1);
    expect(listed.text).not.toContain("signatureToken");
  });

  test("the same url and event can be registered twice, all ten events exist, and no other", async () => {
    const call = byKey(listening());
    for (const event of [...webhookEvents, "candidateHired"]) {
      expect((await call("POST", "/webhooks", { url, event })).status).toBe(201);
    }
    expect((await call("GET", "/webhooks")).rows).toHaveLength(11);
    expect((await call("POST", "/webhooks", { url, event: "requisitionCreated" })).status).toBe(400);
    const plain = { url: "http://rolecall.example/hook", event: "candidateHired" };
    expect((await call("POST", "/webhooks", plain)).status).toBe(400);
  });

  test("changes go in bulk, all or none; origins only where the event knows them", async () => {
    const call = byKey(listening());
    const { data } = await call("POST", "/webhooks", { url, event: "candidateHired" });
    const id = String(data["id"]);
    const configuration = { conditions: { origins: ["applied"] } };
    expect((await call("PUT", "/webhooks", { data: [{ id, configuration }, { id: "none" }] })).status).toBe(404);
    expect((await call("GET", "/webhooks")).text).toContain("sourced");
    expect((await call("PUT", "/webhooks", { data: [{ id, configuration }] })).status).toBe(200);
    expect((await call("GET", "/webhooks")).text).not.toContain("sourced");
    expect((await call("POST", "/webhooks", { url, event: "candidateDeleted", configuration })).status).toBe(400);
    expect((await call("DELETE", `/webhooks/${id}`)).status).toBe(204);
    expect((await call("GET", "/webhooks")).rows).toEqual([]);
  });

  test("a caller neither sees nor deletes the hooks of others or those made by hand", async () => {
    const lever = listening();
    const first = byKey(lever);
    const second = byKey(lever);
    const { data } = await first("POST", "/webhooks", { url, event: "candidateHired" });
    const byHand = lever.control.createWebhook({ url, event: "candidateHired" });
    expect((await second("GET", "/webhooks")).rows).toEqual([]);
    expect((await second("DELETE", `/webhooks/${String(data["id"])}`)).status).toBe(404);
    expect((await first("DELETE", `/webhooks/${byHand.id}`)).status).toBe(404);
    expect(() => lever.control.regenerateSignatureToken({ webhookId: String(data["id"]) })).toThrow();
    const { signatureToken } = lever.control.regenerateSignatureToken({ webhookId: byHand.id });
    expect(signatureToken).toMatch(/^[0-9a-f]{48}$/);
    expect(signatureToken).not.toBe(byHand.signatureToken);
  });

  test("verifyConnection sends a signed test ping with empty data, before any toggle", async () => {
    const lever = listening();
    await byKey(lever)("POST", "/webhooks", {
      url,
      event: "candidateHired",
      configuration: { verifyConnection: true },
    });
    await lever.control.settled({});
    expect(received).toHaveLength(1);
    expect(received[0]?.body).toMatchObject({ event: "candidateHired", data: {} });
    expect(received[0]?.body.signature).toMatch(/^[0-9a-f]{64}$/);
  });
});

/** Hooks for every event made by hand, one hired candidate's ids, and everything switched on unless told otherwise. */
function hooked(options: LeverOptions = {}, isOn = true) {
  const lever = listening(options);
  const hooks = webhookEvents.map((event) => lever.control.createWebhook({ url, event }));
  if (isOn) lever.control.setEventToggles({});
  const requisition = lever.control.createRequisition({});
  const { opportunityId, contactId, applicationId } = lever.control.addCandidate({
    name: "Wei Zhang",
    requisition: requisition.id,
  });
  return { lever, hooks, requisition, opportunityId, contactId, applicationId };
}

const events = () => received.map(({ body }) => body.event);

describe("what is sent", () => {
  test("nothing, until a Super Admin switches the event on", async () => {
    const { lever, opportunityId } = hooked({}, false);
    lever.control.hire({ opportunityId });
    await lever.control.settled({});
    expect(received).toEqual([]);
    lever.control.unhire({ opportunityId });
    lever.control.setEventToggles({ events: ["candidateHired"] });
    lever.control.hire({ opportunityId });
    await lever.control.settled({});
    expect(events()).toEqual(["candidateHired"]);
  });

  test("the signature is hex HMAC-SHA256 of token and time under that hook's own token", async () => {
    const { lever, hooks, opportunityId, contactId } = hooked();
    lever.control.hire({ opportunityId });
    await lever.control.settled({});
    const sent = received.find(({ body }) => body.event === "candidateHired");
    const token = hooks.find(({ event }) => event === "candidateHired")?.signatureToken ?? "";
    const { body, headers } = sent ?? { body: undefined, headers: new Headers() };
    expect(body?.token).toMatch(/^\w{48}$/);
    const expected = createHmac("sha256", token).update(`${body?.token}${body?.triggeredAt}`).digest("hex");
    expect(body?.signature).toBe(expected);
    expect(body?.id).toBeUndefined();
    expect(body?.data).toEqual({ opportunityId, candidateId: opportunityId, contactId });
    expect(headers.get("user-agent")).toBe("Lever-Webhooks");
    expect(headers.get("content-type")).toBe("application/json");
    expect(body?.triggeredAt).toBe(lever.clock.now());
  });

  test("a hook without a token is unsigned, and ids of events can be switched on", async () => {
    const lever = listening({ sendsEventId: true });
    lever.control.createWebhook({ url, event: "contactCreated", hasNoToken: true });
    lever.control.setEventToggles({});
    lever.control.addCandidate({ name: "Wei Zhang" });
    await lever.control.settled({});
    expect(received[0]?.body.signature).toBeUndefined();
    expect(received[0]?.body.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("adding, moving, hiring, un-hiring and deleting tell what they documentedly tell", async () => {
    const { lever, opportunityId, contactId, applicationId, requisition } = hooked();
    const ids = { opportunityId, candidateId: opportunityId, contactId };
    await lever.control.settled({});
    expect(received.map(({ body }) => [body.event, body.data])).toEqual([
      ["contactCreated", { contactId }],
      ["applicationCreated", { ...ids, applicationId, createdAt: lever.clock.now() }],
    ]);
    received = [];
    lever.control.moveStage({ opportunityId, stage: "offer" });
    lever.control.hire({ opportunityId, requisitionId: requisition.id });
    await lever.clock.advance(1000);
    const hired = lever.control.candidate({ opportunityId }).archived;
    lever.control.unhire({ opportunityId });
    lever.control.deleteCandidate({ opportunityId });
    await lever.control.settled({});
    expect(received.map(({ body }) => [body.event, body.data])).toEqual([
      ["candidateStageChange", { ...ids, fromStageId: "applicant-new", toStageId: "offer" }],
      ["candidateArchiveChange", { ...ids, fromArchived: null, toArchived: hired }],
      ["candidateHired", ids],
      ["candidateArchiveChange", { ...ids, fromArchived: hired, toArchived: null }],
      ["candidateDeleted", { ...ids, deletedBy: null }],
    ]);
  });

  test("an origin that the hook does not list holds the event back", async () => {
    const lever = listening();
    lever.control.createWebhook({ url, event: "candidateHired", origins: ["agency"] });
    lever.control.setEventToggles({});
    const { opportunityId } = lever.control.addCandidate({ name: "Wei Zhang", origin: "applied" });
    lever.control.hire({ opportunityId });
    await lever.control.settled({});
    expect(received).toEqual([]);
  });

  test("a hire by API is told as well", async () => {
    const { lever, opportunityId } = hooked();
    const by = personCalled(lever, "Jo Park");
    received = [];
    const reason = lever.control.summary({}).accounts[0]?.archiveReasons.find(({ type }) => type === "hired")?.id;
    await byKey(lever)("PUT", `/opportunities/${opportunityId}/archived?perform_as=${by}`, { reason });
    await lever.control.settled({});
    expect(events()).toEqual(expect.arrayContaining(["candidateHired", "candidateArchiveChange"]));
  });
});

describe("delivery", () => {
  const oneHook = (options: LeverOptions = {}) => {
    const lever = listening(options);
    lever.control.createWebhook({ url, event: "contactCreated" });
    lever.control.setEventToggles({});
    return lever;
  };

  test("anything but 2xx is tried five times more with growing waits, the same bytes each time", async () => {
    const lever = oneHook();
    answers = [500, 302, 404, 503, 401, 500, 200];
    lever.control.addCandidate({ name: "Wei Zhang" });
    await lever.control.settled({});
    for (const [done, waitMs] of [10_000, 30_000, 90_000, 300_000, 900_000].entries()) {
      await lever.clock.advance(waitMs - 1);
      await lever.control.settled({});
      expect(received).toHaveLength(done + 1);
      await lever.clock.advance(1);
      await lever.control.settled({});
      expect(received).toHaveLength(done + 2);
    }
    await lever.clock.advance(24 * 3_600_000);
    expect(received).toHaveLength(6);
    expect(new Set(received.map(({ text }) => text)).size).toBe(1);
    expect(lever.control.deliveries({})).toMatchObject([{ status: "failed", tries: 6 }]);
  });

  test("stops at the first 2xx, and Rerun sends the same bytes days later", async () => {
    const lever = oneHook({ retryDelaysMs: [0, 0, 0, 0, 0] });
    answers = [500, 204];
    lever.control.addCandidate({ name: "Wei Zhang" });
    await lever.control.settled({});
    const [logged] = lever.control.deliveries({});
    expect(logged).toMatchObject({ status: "delivered", attempts: [{ status: 500 }, { status: 204 }] });
    await lever.clock.advance(5 * 24 * 3_600_000);
    await lever.control.rerun({ deliveryId: logged?.id ?? "" });
    expect(received).toHaveLength(3);
    expect(received[2]?.text).toBe(received[0]?.text);
  });

  test("a receiver that is down counts as a failure", async () => {
    const lever = oneHook({ deliver: () => Promise.reject(new Error("refused")), retryDelaysMs: [] });
    lever.control.addCandidate({ name: "Wei Zhang" });
    await lever.control.settled({});
    expect(lever.control.deliveries({})).toMatchObject([
      { status: "failed", attempts: [{ status: null, error: "refused" }] },
    ]);
  });

  test("can lose, double, delay and reorder the next ones, or hold all", async () => {
    const lever = oneHook();
    const contacts = () => received.map(({ body }) => body.data["contactId"]);
    const add = (name: string) => lever.control.addCandidate({ name }).contactId;

    lever.control.setDelivery({ loseNext: 1 });
    add("Lost");
    await lever.control.settled({});
    expect(received).toEqual([]);
    expect(lever.control.deliveries({})).toMatchObject([{ status: "lost" }]);

    lever.control.setDelivery({ duplicateNext: 1 });
    add("Doubled");
    await lever.control.settled({});
    expect(received).toHaveLength(2);
    expect(received[0]?.text).toBe(received[1]?.text);

    received = [];
    lever.control.setDelivery({ reorderNext: 3 });
    const [first, second, third] = [add("First"), add("Second"), add("Third")];
    await lever.control.settled({});
    expect(contacts()).toEqual([third, second, first]);

    received = [];
    lever.control.setDelivery({ delayNext: 1, delayMs: 60_000 });
    const late = add("Late");
    const prompt = add("Prompt");
    await lever.control.settled({});
    expect(contacts()).toEqual([prompt]);
    await lever.clock.advance(60_000);
    await lever.control.settled({});
    expect(contacts()).toEqual([prompt, late]);

    received = [];
    lever.control.setDelivery({ isPaused: true });
    add("Held");
    await lever.control.settled({});
    expect(received).toEqual([]);
    await lever.control.releaseDeliveries({});
    expect(received).toHaveLength(1);
  });
});
