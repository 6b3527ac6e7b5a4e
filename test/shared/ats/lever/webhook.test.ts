// What Lever's deliveries must be to be believed, what they ask for, and what of them is kept.
import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { identify, isAuthentic, readDelivery, storedBody, type LeverDelivery } from "#shared/ats/lever/webhook.ts";

const KEY = "a".repeat(48);
const TRIGGERED_AT = 1_795_000_000_123;

function delivery(change: Partial<LeverDelivery> = {}): LeverDelivery {
  const signature = createHmac("sha256", KEY).update(`token-1${TRIGGERED_AT}`).digest("hex");
  const data = { opportunityId: "opp-1", candidateId: "opp-1", contactId: "contact-1" };
  return {
    id: "uid-1",
    event: "candidateHired",
    triggeredAt: TRIGGERED_AT,
    token: "token-1",
    signature,
    data,
    ...change,
  };
}

describe("reading", () => {
  test("takes a delivery with and without an id, with fields that nobody knows yet", () => {
    const { id, ...withoutId } = delivery();
    expect(readDelivery(JSON.stringify({ ...withoutId, more: { to: ["come"] } }))).toEqual(withoutId);
    expect(readDelivery(JSON.stringify(delivery()))?.id).toBe(id);
  });

  test("takes an authentic one whose unsigned parts are of another kind than documented", async () => {
    const odd = readDelivery(JSON.stringify({ ...delivery(), id: 12, data: [] }));
    expect(odd).toMatchObject({ id: null, data: null, event: "candidateHired" });
    expect(odd !== null && (await isAuthentic(odd, [KEY]))).toBe(true);
    const unsigned = readDelivery(JSON.stringify({ ...delivery(), signature: { hex: "00" } }));
    expect(unsigned !== null && (await isAuthentic(unsigned, [KEY]))).toBe(false);
  });

  test.for([
    "",
    "not json",
    "null",
    "[]",
    "{}",
    '"text"',
    '{"event":"candidateHired"}',
    '{"event":1,"token":2,"triggeredAt":"x"}',
  ])("finds no delivery in %s", (body) => {
    expect(readDelivery(body)).toBeNull();
  });
});

describe("a delivery is authentic", () => {
  test("when it is signed with any of the connection's tokens", async () => {
    expect(await isAuthentic(delivery(), ["another", KEY])).toBe(true);
    expect(await isAuthentic(delivery({ signature: delivery().signature?.toUpperCase() }), [KEY])).toBe(true);
  });

  test("and not when it is signed with another one, not signed, or there is no token", async () => {
    expect(await isAuthentic(delivery(), ["another"])).toBe(false);
    expect(await isAuthentic(delivery(), [])).toBe(false);
    for (const signature of [undefined, null, "", "zz", "0".repeat(64), delivery().signature?.slice(1)])
      expect(await isAuthentic(delivery({ signature }), [KEY])).toBe(false);
  });

  test("and not when token or time were changed", async () => {
    expect(await isAuthentic(delivery({ token: "token-2" }), [KEY])).toBe(false);
    expect(await isAuthentic(delivery({ triggeredAt: TRIGGERED_AT + 1 }), [KEY])).toBe(false);
  });
});

describe("identifying", () => {
  test.for(["candidateHired", "candidateArchiveChange", "candidateDeleted"])(
    "%s asks for a look at the opportunity",
    async (event) => {
      expect(await identify("end-1", delivery({ event }))).toMatchObject({
        kind: event,
        opportunityId: "opp-1",
        disposition: "look",
      });
    },
  );

  test.for([
    ["candidateStageChange", "look"],
    ["interviewUpdated", "look"],
    ["applicationCreated", "not_used"],
    ["contactUpdated", "not_used"],
    ["requisitionMoved", "unknown_event"],
  ])("%s is %s", async ([event = "", disposition]) => {
    expect((await identify("end-1", delivery({ event }))).disposition).toBe(disposition);
  });

  test("empty data is a test ping, whatever the event says", async () => {
    for (const data of [{}, null, undefined])
      expect((await identify("end-1", delivery({ data }))).disposition).toBe("test_ping");
  });

  test("the old name of the opportunity's id is understood, and none at all is said", async () => {
    expect((await identify("end-1", delivery({ data: { candidateId: "opp-2" } }))).opportunityId).toBe("opp-2");
    expect(await identify("end-1", delivery({ data: { contactId: "c" } }))).toMatchObject({
      opportunityId: null,
      disposition: "no_subject",
    });
  });

  test("the event's id follows from endpoint and signed token alone, and sorts by time", async () => {
    const { id } = await identify("end-1", delivery());
    expect(id).toMatch(/^evt_[0-9a-z]{9}[0-9a-f]{20}$/);
    expect((await identify("end-1", delivery({ id: "forged", event: "x", data: {} }))).id).toBe(id);
    expect((await identify("end-2", delivery())).id).not.toBe(id);
    expect((await identify("end-1", delivery({ token: "token-2" }))).id).not.toBe(id);
    const later = await identify("end-1", delivery({ token: "token-2", triggeredAt: TRIGGERED_AT + 1_000 }));
    expect(later.id > id).toBe(true);
  });
});

describe("what is stored", () => {
  test("are the envelope without the signature, and ids", () => {
    const stored = JSON.parse(
      storedBody(
        delivery({
          data: { opportunityId: "opp-1", name: "Ada", nested: { id: 1 }, toArchived: { reason: "r" }, numberId: 7 },
        }),
      ),
    ) as unknown;
    expect(stored).toEqual({
      id: "uid-1",
      event: "candidateHired",
      triggeredAt: TRIGGERED_AT,
      token: "token-1",
      data: { opportunityId: "opp-1", numberId: null },
    });
  });

  test("never grows beyond a few thousand characters", () => {
    const data = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, i) => [`${"k".repeat(90)}${i}Id`, "v".repeat(200)]),
    );
    expect(storedBody(delivery({ data })).length).toBeLessThan(8_000);
  });
});
