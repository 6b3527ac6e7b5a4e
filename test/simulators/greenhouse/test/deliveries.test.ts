// How webhooks are delivered: tried until exactly 200, lost, doubled, held and reordered on purpose.
import { beforeEach, describe, expect, test } from "vitest";
import { hooked } from "./hooked.ts";
import { answers, forget, hookUrl as url, received, secret } from "./receiver.ts";
import { bench } from "./support.ts";

beforeEach(forget);

describe("delivery", () => {
  const minutes = (count: number) => count * 60_000;

  test("tries seven times over fifteen hours until exactly 200: 201, 202 and 204 are failures", async () => {
    const { gh, job } = await hooked({}, ["job_updated"]);
    answers.push(201, 202, 204, 500, 404, 302, 503);
    gh.control.editJob({ jobId: job.id, name: "Other" });
    await gh.control.settled({});
    for (const [done, waited] of [1, 15, 60, 120, 240, 480].entries()) {
      await gh.clock.advance(minutes(waited) - 1);
      await gh.control.settled({});
      expect(received).toHaveLength(done + 1);
      await gh.clock.advance(1);
      await gh.control.settled({});
      expect(received).toHaveLength(done + 2);
    }
    await gh.clock.advance(minutes(10_000));
    expect(received).toHaveLength(7);
    expect(new Set(received.map(({ text }) => text)).size).toBe(1);
    expect(new Set(received.map(({ eventId }) => eventId)).size).toBe(1);
    expect(gh.control.deliveries({ event: "job_updated" })).toMatchObject([{ status: "failed", tries: 7 }]);
    expect(gh.control.webhooks({})).toMatchObject([{ isActive: true }]);
  });

  test("adds a growing random time to each wait where the option says so", async () => {
    const { gh, job } = await hooked({ retryJitterMs: 30_000, seed: 5 }, ["job_updated"]);
    answers.push(500);
    gh.control.editJob({ jobId: job.id, name: "Other" });
    await gh.control.settled({});
    const waited = (gh.control.deliveries({ event: "job_updated" })[0]?.nextAttemptAt ?? 0) - gh.clock.now();
    expect(waited).toBeGreaterThan(minutes(1));
    expect(waited).toBeLessThanOrEqual(minutes(1) + 30_000);
  });

  test("stops at 200, and a receiver that is down counts as a failure", async () => {
    const { gh, job } = await hooked({ retryDelaysMs: [0, 0, 0] }, ["job_updated"]);
    answers.push(500, 200);
    gh.control.editJob({ jobId: job.id, name: "Other" });
    await gh.control.settled({});
    expect(gh.control.deliveries({ event: "job_updated" })).toMatchObject([
      { status: "delivered", attempts: [{ status: 500 }, { status: 200 }] },
    ]);
    const down = bench({ deliver: () => Promise.reject(new Error("refused")), retryDelaysMs: [] });
    const hook = await down.control.createWebhook({ url, secret, event: "job_updated" });
    down.control.enableWebhook({ webhookId: hook.id });
    down.control.editJob({ jobId: down.control.createJob({ name: "A" }).id, name: "B" });
    await down.control.settled({});
    expect(down.control.deliveries({ event: "job_updated" })).toMatchObject([
      { status: "failed", attempts: [{ status: null, error: "refused" }] },
    ]);
  });

  test("can lose, double, delay and reorder the next ones, hold all, or send one again", async () => {
    const { gh, job } = await hooked({}, ["job_updated"]);
    const change = (name: string) => void gh.control.editJob({ jobId: job.id, name });
    const names = () => received.map(({ payload }) => payload["job"]);

    gh.control.setDelivery({ loseNext: 1 });
    change("Lost");
    await gh.control.settled({});
    expect(received).toEqual([]);
    expect(gh.control.deliveries({ event: "job_updated" })).toMatchObject([{ status: "lost" }]);

    gh.control.setDelivery({ duplicateNext: 1 });
    change("Doubled");
    await gh.control.settled({});
    expect(received).toHaveLength(2);
    expect(received[0]?.eventId).toBe(received[1]?.eventId);

    received.length = 0;
    gh.control.setDelivery({ reorderNext: 2 });
    change("First");
    change("Second");
    await gh.control.settled({});
    expect(names()).toMatchObject([{ name: "Second" }, { name: "First" }]);

    received.length = 0;
    gh.control.setDelivery({ delayNext: 1, delayMs: 60_000 });
    change("Late");
    change("Prompt");
    await gh.control.settled({});
    expect(names()).toMatchObject([{ name: "Prompt" }]);
    await gh.clock.advance(60_000);
    await gh.control.settled({});
    expect(names()).toMatchObject([{ name: "Prompt" }, { name: "Late" }]);

    received.length = 0;
    gh.control.setDelivery({ isPaused: true });
    change("Held");
    await gh.control.settled({});
    expect(received).toEqual([]);
    await gh.control.releaseDeliveries({});
    expect(names()).toMatchObject([{ name: "Held" }]);

    const held = gh.control.deliveries({ event: "job_updated" }).at(-1);
    await gh.control.rerun({ deliveryId: held?.id ?? "" });
    expect(received[1]).toMatchObject({ text: received[0]?.text, eventId: received[0]?.eventId });
  });
});
