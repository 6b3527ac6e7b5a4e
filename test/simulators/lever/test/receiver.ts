// A receiver of webhooks that notes what comes and answers what is set, else 200.
import { z } from "zod";

export const hookUrl = "https://rolecall.example/hooks/lever/end-1";

const bodySchema = z.object({
  id: z.string().optional(),
  event: z.string(),
  triggeredAt: z.number(),
  token: z.string(),
  signature: z.string().optional(),
  data: z.record(z.string(), z.unknown()),
});

export interface Received {
  body: z.output<typeof bodySchema>;
  text: string;
  headers: Headers;
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
  received.push({ body: bodySchema.parse(JSON.parse(text)), text, headers: request.headers });
  return new Response(null, { status: answers.shift() ?? 200 });
}
