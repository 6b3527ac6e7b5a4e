// Webhooks: when they flow, how they are signed, retried, doubled, held and lost.
import { createHmac } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { LeverOptions } from "../index.ts";
import { webhookEvents } from "../state/words.ts";
import { answers, deliver, forget, hookUrl as url, received } from "./receiver.ts";
import { bench, byGrant, byKey, personCalled } from "./support.ts";

const listening = (options: LeverOptions = {}) => bench({ deliver, ...options });

beforeEach(forget);

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
    received.length = 0;
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
    received.length = 0;
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
    answers.push(500, 302, 404, 503, 401, 500, 200);
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
    answers.push(500, 204);
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

    received.length = 0;
    lever.control.setDelivery({ reorderNext: 3 });
    const [first, second, third] = [add("First"), add("Second"), add("Third")];
    await lever.control.settled({});
    expect(contacts()).toEqual([third, second, first]);

    received.length = 0;
    lever.control.setDelivery({ delayNext: 1, delayMs: 60_000 });
    const late = add("Late");
    const prompt = add("Prompt");
    await lever.control.settled({});
    expect(contacts()).toEqual([prompt]);
    await lever.clock.advance(60_000);
    await lever.control.settled({});
    expect(contacts()).toEqual([prompt, late]);

    received.length = 0;
    lever.control.setDelivery({ isPaused: true });
    add("Held");
    await lever.control.settled({});
    expect(received).toEqual([]);
    await lever.control.releaseDeliveries({});
    expect(received).toHaveLength(1);
  });
});

test("interviews are told of, and any event can be sent by hand", async () => {
  const { lever, hooks, opportunityId, contactId } = hooked();
  const { id, panel } = lever.control.scheduleInterview({ opportunityId, date: lever.clock.now() });
  lever.control.changeInterview({ interviewId: id, date: lever.clock.now() + 1 });
  lever.control.deleteInterview({ interviewId: id });
  await lever.control.settled({});
  const data = { opportunityId, candidateId: opportunityId, contactId, interviewId: id, panelId: panel };
  expect(received.slice(-3).map(({ body }) => [body.event, body.data])).toEqual([
    ["interviewCreated", data],
    ["interviewUpdated", data],
    ["interviewDeleted", data],
  ]);
  await lever.control.sendEvent({ webhookId: hooks[0]?.id ?? "", event: "postingCreated" });
  expect(received.at(-1)?.body).toMatchObject({ event: "postingCreated", signature: expect.any(String) });
});

test("revoking an app leaves its webhooks firing unless they are said to go with it", async () => {
  for (const removesWebhooks of [false, true]) {
    received.length = 0;
    const lever = listening();
    const call = await byGrant(lever, "webhooks:write:admin offline_access");
    await call("POST", "/webhooks", { url, event: "contactCreated" });
    lever.control.setEventToggles({});
    lever.control.revokeAccess({ removesWebhooks });
    lever.control.addCandidate({ name: "Wei Zhang" });
    await lever.control.settled({});
    expect(received).toHaveLength(removesWebhooks ? 0 : 1);
  }
});
