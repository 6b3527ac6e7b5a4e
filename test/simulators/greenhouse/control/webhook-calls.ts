// Control calls about webhooks: making them by hand, the log, and how delivery goes wrong.
import { z } from "zod";
import { door, slowDoor } from "../../shared/door.ts";
import { accountHolding, find, findAccount } from "../acts/find.ts";
import { changeWebhook, createWebhook, ping, setEnabled } from "../acts/webhooks.ts";
import { notFound } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import { webhookEvents } from "../state/words.ts";
import { send } from "../webhooks/events.ts";
import { accountId, recordId, word } from "./inputs.ts";

const webhookId = recordId;
const advanced = {
  name: word,
  headers: z.record(z.string(), z.string()).optional(),
  basicAuth: z.object({ username: z.string(), password: z.string() }).optional(),
  errorEmail: word,
};
const count = z.int().min(0).optional();

/** The events that follow a job, its hires and its people. */
export const followedEvents = [
  "hire_candidate",
  "unhire_candidate",
  "job_updated",
  "job_deleted",
  "offer_created",
  "offer_updated",
  "offer_deleted",
  "candidate_stage_change",
  "delete_candidate",
  "candidate_anonymized",
  "merge_candidate",
] as const;

export function webhookCalls(sim: Simulator) {
  const holding = (id: number) => {
    const account = accountHolding(sim, "webhooks", id);
    return { account, webhook: find(account, "webhooks", id) };
  };
  return {
    /** As a person does under Dev Center > Web Hooks, with a secret of their own; the answer tells whether the ping passed. */
    createWebhook: slowDoor(
      z.object({ accountId, url: z.string(), event: z.enum(webhookEvents), secret: z.string(), ...advanced }),
      ({ accountId: id, name, ...input }) =>
        createWebhook(sim, findAccount(sim, id), { ...input, name: name ?? input.event }, "ui"),
    ),
    /** One webhook for each event, with the same url and secret; default the events that follow jobs and hires. */
    createWebhooks: slowDoor(
      z.object({
        accountId,
        url: z.string(),
        secret: z.string(),
        events: z.array(z.enum(webhookEvents)).default([...followedEvents]),
        ...advanced,
      }),
      async ({ accountId: id, events, name, ...input }) => {
        const account = findAccount(sim, id);
        const made = [];
        for (const event of events) {
          const title = name === undefined ? event : `${name}: ${event}`;
          made.push(await createWebhook(sim, account, { ...input, event, name: title }, "ui"));
        }
        return made;
      },
    ),
    /** Saving pings again: a ping that fails disables. */
    editWebhook: slowDoor(
      z.object({ webhookId, url: word, secret: word, event: z.enum(webhookEvents).optional(), ...advanced }),
      async ({ webhookId: id, ...change }) => {
        const { account, webhook } = holding(id);
        await changeWebhook(sim, account, webhook, change);
        return webhook;
      },
    ),
    enableWebhook: door(z.object({ webhookId }), (input) => setEnabled(sim, holding(input.webhookId).webhook, true)),
    disableWebhook: door(z.object({ webhookId }), (input) => setEnabled(sim, holding(input.webhookId).webhook, false)),
    deleteWebhook: door(z.object({ webhookId }), (input) => {
      const { account, webhook } = holding(input.webhookId);
      delete account.webhooks[webhook.id];
      sim.touch();
    }),
    webhooks: door(z.object({ accountId }), (input) => Object.values(findAccount(sim, input.accountId).webhooks)),
    /** The ping alone; whether it was answered with 200. */
    ping: slowDoor(z.object({ webhookId }), async (input) => {
      const { account, webhook } = holding(input.webhookId);
      return { isAnswered: await ping(sim, account, webhook) };
    }),
    /** Sends any event with any payload, rightly signed: what a receiver does not know must not upset it. */
    sendEvent: slowDoor(
      z.object({ webhookId, event: z.string(), payload: z.record(z.string(), z.unknown()).default({}) }),
      async (input) => {
        const { account, webhook } = holding(input.webhookId);
        const sent = send(sim, account, webhook, input.event, input.payload);
        await sim.deliveries.settled();
        return sent;
      },
    ),
    /** The log, oldest first; pings are among them unless an event is named. */
    deliveries: door(z.object({ accountId, event: word }), (filter) =>
      sim.state.deliveries.filter(
        (one) =>
          (filter.accountId === undefined || one.accountId === filter.accountId) &&
          (filter.event === undefined || one.event === filter.event),
      ),
    ),
    /** The same bytes and the same Greenhouse-Event-ID again. */
    rerun: slowDoor(z.object({ deliveryId: z.string() }), async ({ deliveryId }) => {
      const found = sim.state.deliveries.find(({ id }) => id === deliveryId);
      if (!found) throw notFound("delivery", deliveryId);
      await sim.deliveries.rerun(found);
      return found;
    }),
    /** Sets any of loseNext, duplicateNext, reorderNext, delayNext with delayMs, isPaused. Pings pass by. */
    setDelivery: door(
      z.object({
        loseNext: count,
        duplicateNext: count,
        reorderNext: count,
        delayNext: count,
        delayMs: count,
        isPaused: z.boolean().optional(),
      }),
      (input) => {
        for (const [name, value] of Object.entries(input)) {
          if (value !== undefined) Object.assign(sim.deliveries.switches, { [name]: value });
        }
        return { ...sim.deliveries.switches };
      },
    ),
    /** Sends what is held back by the pause or for disorder. */
    releaseDeliveries: slowDoor(z.object({}), async () => {
      sim.deliveries.release();
      await sim.deliveries.settled();
    }),
    /** Resolves when every attempt under way has been answered; retries that still wait do not count. */
    settled: slowDoor(z.object({}), () => sim.deliveries.settled()),
  };
}
