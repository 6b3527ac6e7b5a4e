// A stored webhook as the API tells it.
import { z } from "@hono/zod-openapi";
import type { EventDetail, EventRow } from "#shared/db/events.ts";
import { EventStatus, Provider } from "#shared/domain/words.ts";
import { MaybeTime, Time } from "../answers.ts";
import { documented } from "./documented.ts";

const event = {
  id: z.string(),
  connectionId: z.string(),
  provider: Provider,
  kind: z.string().openapi({ description: "The ATS's own name.", example: "candidateHired" }),
  subjectId: z.string().nullable().openapi({ description: "The application that it says to look at." }),
  status: EventStatus,
  outcome: z.string().nullable().openapi({ description: "What came of it; stable.", example: "hired" }),
  attempts: z.number(),
  receivedAt: Time,
  processedAt: MaybeTime,
};

export const Event = z.object(event).openapi("Event");
export const EventWithBody = z
  .object({ ...event, body: z.string().openapi({ description: "As it came in, without its signature." }) })
  .openapi("EventWithBody");

export function eventOf(row: EventRow): z.infer<typeof Event> {
  return documented(Event, row);
}

export function eventWithBodyOf(row: EventDetail): z.infer<typeof EventWithBody> {
  return { ...documented(EventWithBody, row), body: withoutSignature(row.body) };
}

/** Whoever may read an event shall not be able to send it once more. */
function withoutSignature(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== "object" || parsed === null || !("signature" in parsed)) return body;
    const { signature: _, ...rest } = parsed;
    return JSON.stringify(rest);
  } catch {
    return body;
  }
}
