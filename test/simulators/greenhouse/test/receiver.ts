// A receiver of webhooks that notes what comes and answers what is set, else 200.
import { createHmac } from "node:crypto";
import { z } from "zod";

export const hookUrl = "https://rolecall.example/hooks/greenhouse/end-1";
export const secret = "given-by-the-customer";

const bodySchema = z.object({ action: z.string(), payload: z.record(z.string(), z.unknown()) });

export interface Received {
  action: string;
  payload: Record<string, unknown>;
  text: string;
  headers: Headers;
  eventId: string;
}

export const received: Received[] = [];
/** Statuses of the coming answers. */
export const answers: number[] = [];

export function forget(): void {
  received.length = 0;
  answers.length = 0;
}

export async function deliver(request: Request): Promise<Response> {
  const text = await request.text();
  const { headers } = request;
  const eventId = headers.get("greenhouse-event-id") ?? "";
  received.push({ ...bodySchema.parse(JSON.parse(text)), text, headers, eventId });
  const status = answers.shift() ?? 200;
  return new Response(status === 204 ? null : "", { status });
}

export const signed = (text: string, key = secret) => `sha256 ${createHmac("sha256", key).update(text).digest("hex")}`;
export const actions = () => received.map(({ action }) => action);
