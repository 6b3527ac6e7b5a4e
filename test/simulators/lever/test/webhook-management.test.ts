// Webhooks by API and by hand: who makes, sees and changes them.
import { beforeEach, expect, test } from "vitest";
import type { LeverOptions } from "../index.ts";
import { webhookEvents } from "../state/words.ts";
import { deliver, forget, hookUrl as url, received } from "./receiver.ts";
import { bench, byKey } from "./support.ts";

const listening = (options: LeverOptions = {}) => bench({ deliver, ...options });

beforeEach(forget);

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
