// What the webhooks Worker remembers of endpoints, for how long, and what forgeries cost.
import { beforeEach, expect, test } from "vitest";
import { KnownEndpoints, type KnownEndpoint } from "../../../workers/webhooks/src/known-endpoints.ts";

let held: { connectionId: string; secrets: string[] } | null;
let readings: number;
let known: KnownEndpoints;
const sources = {
  async findEndpoint() {
    readings++;
    return held && { tenantId: "ten_1", connectionId: held.connectionId, provider: "lever" as const };
  },
  async signingSecrets() {
    return held?.secrets ?? [];
  },
};

beforeEach(() => {
  held = { connectionId: "con_1", secrets: ["one"] };
  readings = 0;
  known = new KnownEndpoints();
});

async function isKnown(secret: string, now: number): Promise<boolean> {
  const accepts = async (endpoint: KnownEndpoint) => endpoint.signingSecrets.includes(secret);
  return (await known.find("end-1", accepts, sources, now)) !== null;
}

test("an endpoint is read once in a minute", async () => {
  for (let now = 0; now < 60_000; now += 5_000) expect(await isKnown("one", now)).toBe(true);
  expect(readings).toBe(1);
  expect(await isKnown("one", 60_000)).toBe(true);
  expect(readings).toBe(2);
});

test("an unknown one is asked for again after five seconds", async () => {
  held = null;
  for (const now of [0, 1_000, 4_999]) expect(await isKnown("one", now)).toBe(false);
  expect(readings).toBe(1);
  held = { connectionId: "con_1", secrets: ["one"] };
  expect(await isKnown("one", 5_000)).toBe(true);
});

test("a fresh signature token works at once, even right after deliveries that nobody signed", async () => {
  expect(await isKnown("two", 0)).toBe(false);
  expect(await isKnown("two", 1)).toBe(false);
  held = { connectionId: "con_1", secrets: ["one", "two"] };
  expect(await isKnown("two", 2)).toBe(true);
});

test("forged deliveries cost twenty readings at once, and then one in a second", async () => {
  for (let i = 0; i < 500; i++) expect(await isKnown("forged", 0)).toBe(false);
  expect(readings).toBe(21);
  expect(await isKnown("one", 0)).toBe(true);
  for (let i = 0; i < 500; i++) await isKnown("forged", 3_000);
  expect(readings).toBe(24);
});

test("what is forgotten is read again", async () => {
  expect(await isKnown("one", 0)).toBe(true);
  held = null;
  known.forget("end-1");
  expect(await isKnown("one", 1)).toBe(false);
});

test("a flood of guesses does not push out the endpoints that are known", async () => {
  const accepts = async () => true;
  expect(await isKnown("one", 0)).toBe(true);
  held = null;
  for (let i = 0; i < 3_000; i++) await known.find(`guess-${i}`, accepts, sources, 1);
  expect(await isKnown("one", 2)).toBe(true);
});
