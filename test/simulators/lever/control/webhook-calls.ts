// Control calls about webhooks: making them by hand, the account's event toggles, the log, and how delivery goes wrong.
import { z } from "zod";
import { accountHolding, findAccount } from "../acts/find.ts";
import { createWebhook, deleteWebhook, regenerateToken } from "../acts/webhooks.ts";
import { notFound } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import { origins, webhookEvents } from "../state/words.ts";
import { ping, send } from "../webhooks/events.ts";
import { door, slowDoor } from "../../shared/door.ts";

const accountId = z.string().optional();
const webhookId = z.string();

export function webhookCalls(sim: Simulator) {
  const holding = (id: string) => {
    const account = accountHolding(sim, "webhooks", id);
    const webhook = account.webhooks[id];
    if (!webhook) throw notFound("webhooks", id);
    return { account, webhook };
  };
  const delivery = (id: string) => {
    const found = sim.state.deliveries.find((one) => one.id === id);
    if (!found) throw notFound("deliveries", id);
    return found;
  };
  return {
    /** As a person does under Settings > Webhooks; the answer holds the signature token, which is told only here. */
    createWebhook: door(
      z.object({
        accountId,
        url: z.string(),
        event: z.enum(webhookEvents),
        origins: z.array(z.enum(origins)).optional(),
        hasNoToken: z.boolean().optional(),
      }),
      ({ accountId: id, ...input }) => createWebhook(sim, findAccount(sim, id), input, "ui"),
    ),
    regenerateSignatureToken: door(z.object({ webhookId }), (input) => ({
      signatureToken: regenerateToken(sim, holding(input.webhookId).webhook),
    })),
    deleteWebhook: door(z.object({ webhookId }), (input) => {
      deleteWebhook(sim, holding(input.webhookId).account, input.webhookId);
    }),
    webhooks: door(z.object({ accountId }), (input) => Object.values(findAccount(sim, input.accountId).webhooks)),
    /** Switches events on or off for the account; all of them unless some are named. Everything is off at first. */
    setEventToggles: door(
      z.object({ accountId, events: z.array(z.enum(webhookEvents)).optional(), isOn: z.boolean().default(true) }),
      ({ accountId: id, events, isOn }) => {
        const { eventToggles } = findAccount(sim, id);
        for (const event of events ?? webhookEvents) eventToggles[event] = isOn;
        sim.touch();
        return eventToggles;
      },
    ),
    /** Sends the test ping of one webhook. */
    ping: slowDoor(z.object({ webhookId }), async (input) => {
      const { account, webhook } = holding(input.webhookId);
      const sent = ping(sim, account, webhook);
      await sim.deliveries.settled();
      return sent;
    }),
    /** Sends any event with any data, rightly signed: what a receiver does not know must not upset it. */
    sendEvent: slowDoor(
      z.object({ webhookId, event: z.string(), data: z.record(z.string(), z.unknown()).default({}) }),
      async (input) => {
        const { account, webhook } = holding(input.webhookId);
        const sent = send(sim, account, webhook, input.event, input.data);
        await sim.deliveries.settled();
        return sent;
      },
    ),
    /** The log, oldest first. */
    deliveries: door(
      z.object({ accountId, event: z.enum(webhookEvents).optional(), opportunityId: z.string().optional() }),
      (filter) =>
        sim.state.deliveries.filter(
          (one) =>
            (filter.accountId === undefined || one.accountId === filter.accountId) &&
            (filter.event === undefined || one.event === filter.event) &&
            (filter.opportunityId === undefined || one.opportunityId === filter.opportunityId),
        ),
    ),
    /** The same bytes again, as the button Rerun sends them. */
    rerun: slowDoor(z.object({ deliveryId: z.string() }), async (input) => {
      const found = delivery(input.deliveryId);
      await sim.deliveries.rerun(found);
      return found;
    }),
    /** Sets any of loseNext, duplicateNext, reorderNext, delayNext with delayMs, isPaused. */
    setDelivery: door(
      z.object({
        loseNext: z.int().min(0).optional(),
        duplicateNext: z.int().min(0).optional(),
        reorderNext: z.int().min(0).optional(),
        delayNext: z.int().min(0).optional(),
        delayMs: z.int().min(0).optional(),
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
