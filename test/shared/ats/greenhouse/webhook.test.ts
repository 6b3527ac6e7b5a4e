// What Greenhouse's deliveries must be to be believed, what they ask for, and what of them is kept.
import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { EVENT_AIMS } from "#shared/ats/greenhouse/event-kinds.ts";
import { identify, isAuthentic, readDelivery, storedBody } from "#shared/ats/greenhouse/webhook.ts";
import { createGreenhouseSimulator } from "../../../simulators/greenhouse/index.ts";

const SECRET = "s3cret-of-our-making";
const NOW = Date.parse("2026-11-22T09:00:00Z");

const bytes = (text: string) => new Uint8Array(new TextEncoder().encode(text));
const hexOf = (body: string, secret = SECRET) => createHmac("sha256", secret).update(body).digest("hex");
const BODY = String.raw`{"action":"hire_candidate","payload":{"application":{"id":7100000002,"note":"a \u003c b"}}}`;

describe("an authentic delivery", () => {
  test("is signed over its very bytes, by any of the secrets", async () => {
    const signature = `sha256 ${hexOf(BODY)}`;
    expect(await isAuthentic(bytes(BODY), signature, [SECRET])).toBe(true);
    expect(await isAuthentic(bytes(BODY), signature, ["new-secret", SECRET])).toBe(true);
    const writtenAgain = JSON.stringify(JSON.parse(BODY));
    expect(await isAuthentic(bytes(writtenAgain), signature, [SECRET])).toBe(false);
  });

  test.each([
    ["none", null],
    ["an empty one", ""],
    ["hex alone", hexOf(BODY)],
    ["another algorithm's name", `sha1 ${hexOf(BODY)}`],
    ["an equals sign for the space", `sha256=${hexOf(BODY)}`],
    ["one of another secret", `sha256 ${hexOf(BODY, "other")}`],
    ["one that is too short", `sha256 ${hexOf(BODY).slice(2)}`],
    ["one with more behind it", `sha256 ${hexOf(BODY)}00`],
  ])("is not one whose signature is %s", async (_, signature) => {
    expect(await isAuthentic(bytes(BODY), signature, [SECRET])).toBe(false);
  });

  test("is none when no secret is held", async () => {
    expect(await isAuthentic(bytes(BODY), `sha256 ${hexOf(BODY)}`, [])).toBe(false);
  });
});

test.for(["", "not json", "null", "[]", "{}", '{"action":1}', '{"payload":{}}'])("%s is no delivery", (body) => {
  expect(readDelivery(body)).toBeNull();
});

const identified = async (body: string, eventId: string | null = "event-1", now = NOW) => {
  const delivery = readDelivery(body);
  if (delivery === null) throw new Error(`No delivery: ${body}`);
  return identify("endpoint-1", delivery, body, eventId, now);
};

describe("what a delivery asks for", () => {
  test.each([
    ["hire_candidate", { application: { id: 71, candidate: { id: 81 } } }, "71", "look"],
    ["unhire_candidate", { application: { id: 71 } }, "71", "look"],
    ["candidate_stage_change", { application: { id: 71 } }, "71", "look"],
    ["offer_updated", { id: 91, application_id: 71, job_id: 61 }, "71", "look"],
    ["offer_deleted", { offer: { id: 91, application_id: 71 } }, "71", "look"],
    ["delete_candidate", { person: { id: 81 } }, "81", "look"],
    ["merge_candidate", { person: { id: 81, new_candidate_id: 82 } }, "81", "look"],
    ["candidate_anonymized", { candidate_id: 81, anonymized_fields: [] }, "81", "look"],
    ["job_updated", { job: { id: 61, openings: [] } }, "61", "look"],
    ["job_deleted", { job: { id: "61", name: "x" } }, "61", "look"],
    ["ping", { web_hook_id: 5, event: "Candidate has been hired" }, null, "test_ping"],
    ["job_created", { job: { id: 61 } }, null, "not_used"],
    ["requisition_moved", { job: { id: 61 } }, null, "unknown_event"],
    ["hire_candidate", { application: {} }, null, "no_subject"],
    ["hire_candidate", { application: { id: "71; drop" } }, null, "no_subject"],
    ["hire_candidate", "no payload", null, "no_subject"],
  ])("%s with %j is about %s: %s", async (action, payload, subjectId, disposition) => {
    const event = await identified(JSON.stringify({ action, payload }));
    expect(event).toMatchObject({ kind: action, subjectId, disposition });
  });

  test("is the same for each event that the simulator sends and that has an aim", async () => {
    const gh = createGreenhouseSimulator({
      seed: 1,
      rate: 0,
      deliver: async () => new Response(null, { status: 200 }),
    });
    await gh.control.createWebhooks({ url: "https://x.example/hook", secret: SECRET });
    const job = gh.control.createJob({ name: "Store Lead", openings: 1 });
    const hired = gh.control.addCandidate({ name: "Ada Example", jobId: job.id });
    gh.control.moveStage({ applicationId: hired.applicationId, stage: "Offer" });
    gh.control.hire({ applicationId: hired.applicationId });
    gh.control.unhire({ applicationId: hired.applicationId });
    gh.control.editJob({ jobId: job.id, name: "Store Manager" });
    gh.control.deleteCandidate({ candidateId: hired.candidateId });
    await gh.control.settled({});
    const sent = gh.control.deliveries({}).filter(({ event }) => event !== "ping");
    expect(new Set(sent.map(({ event }) => event)).size).toBeGreaterThan(3);
    for (const { body, event } of sent) {
      const { subjectId, disposition } = await identified(body);
      expect([event, disposition]).toEqual([event, EVENT_AIMS.has(event) ? "look" : "unknown_event"]);
      expect([String(hired.applicationId), String(hired.candidateId), String(job.id)]).toContain(subjectId);
    }
  });
});

describe("a repeated delivery", () => {
  test("has the same key by its Greenhouse-Event-ID, or without one by its bytes", async () => {
    const first = await identified(BODY, "event-1");
    const again = await identified(BODY, "event-1", NOW + 60_000);
    expect(again.deliveryKey).toBe(first.deliveryKey);
    expect((await identified(BODY, "event-2")).deliveryKey).not.toBe(first.deliveryKey);
    const unnamed = await identified(BODY, null);
    expect((await identified(BODY, null, NOW + 60_000)).deliveryKey).toBe(unnamed.deliveryKey);
    expect((await identified(BODY, "\u0007 not an id")).deliveryKey).toBe(unnamed.deliveryKey);
  });
});

test("nothing of a person is kept", async () => {
  const event = await identified(
    JSON.stringify({
      action: "hire_candidate",
      payload: { application: { id: 71, candidate: { first_name: "Ada" } } },
    }),
  );
  expect(JSON.parse(storedBody(event))).toEqual({ action: "hire_candidate", subjectId: "71", eventId: "event-1" });
});
