// The messages that Workers send each other. They carry ids only: a message says "look", the record in D1 says what is so.
import { z } from "zod";

/** On `ats-events`: events of this tenant wait in inbound_events. */
export const EventsPoke = z.object({ kind: z.literal("events"), tenantId: z.string() });

/** On `sync`: work of this tenant waits in D1 (a queued job, pending positions, a connection that is due). */
export const SyncPoke = z.object({ kind: z.literal("sync"), tenantId: z.string() });

/** On `ats-events` and `sync`, both consumed by the scheduler. */
export const SchedulerMessage = z.discriminatedUnion("kind", [EventsPoke, SyncPoke]);
export type SchedulerMessage = z.infer<typeof SchedulerMessage>;

/** On `match`: something changed that may match, settle a position, or carry out a person's decision. */
export const MatchMessage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("hire"), tenantId: z.string(), hireId: z.string() }),
  z.object({ kind: z.literal("employee"), tenantId: z.string(), employeeId: z.string() }),
  z.object({ kind: z.literal("position"), tenantId: z.string(), positionId: z.string() }),
]);
export type MatchMessage = z.infer<typeof MatchMessage>;

/** On `deliveries`, the door out: something waits in D1 to leave the house. */
export const DeliveryMessage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("mail"), tenantId: z.string(), mailId: z.string() }),
]);
export type DeliveryMessage = z.infer<typeof DeliveryMessage>;

export type OutboxQueue = "sync" | "match" | "deliveries";
export type OutboxMessage =
  | { readonly queue: "sync"; readonly body: SchedulerMessage }
  | { readonly queue: "match"; readonly body: MatchMessage }
  | { readonly queue: "deliveries"; readonly body: DeliveryMessage };
