// Lever's webhooks over its API: listing those that this access has made, making one, removing one.
import { z } from "zod";
import { fail, ok } from "../../domain/result.ts";
import type { AtsResult } from "../adapter.ts";
import type { AtsClient } from "../client.ts";
import { readable } from "../readable.ts";
import { Page } from "./schema.ts";

const Webhook = z.object({ id: z.string(), event: z.string(), url: z.string() });
export type LeverWebhook = z.infer<typeof Webhook>;

/** The signature token is told here and never again; Lever's sample nests the record twice, its recorded answers once. */
const Made = z.object({
  data: z.union([
    z.object({ id: z.string(), configuration: z.object({ signatureToken: z.string().min(1) }) }),
    z
      .object({ data: z.object({ id: z.string(), configuration: z.object({ signatureToken: z.string().min(1) }) }) })
      .transform(({ data }) => data),
  ]),
});

/** Lever lists only what the same key or grant has made, without its tokens and in one page. */
export async function listWebhooks(client: AtsClient): Promise<AtsResult<readonly LeverWebhook[]>> {
  const answer = await client({ method: "GET", path: "/v1/webhooks" });
  if (!answer.ok) return answer;
  const page = Page.safeParse(answer.value.body);
  if (!page.success) return fail("unexpected_answer", "Lever's list of webhooks has no readable data.");
  return ok(readable("lever", "/v1/webhooks", page.data.data, Webhook).rows);
}

/** For all origins, which is Lever's default. */
export async function makeWebhook(
  client: AtsClient,
  event: string,
  url: string,
): Promise<AtsResult<{ readonly id: string; readonly signatureToken: string }>> {
  const answer = await client({ method: "POST", path: "/v1/webhooks", body: { event, url } });
  if (!answer.ok) return answer;
  const made = Made.safeParse(answer.value.body);
  if (!made.success) return fail("unexpected_answer", "Lever made a webhook but did not tell its signature token.");
  const { id, configuration } = made.data.data;
  return ok({ id, signatureToken: configuration.signatureToken });
}

/** One that is gone already is gone. */
export async function removeWebhook(client: AtsClient, id: string): Promise<AtsResult<null>> {
  const answer = await client({ method: "DELETE", path: `/v1/webhooks/${encodeURIComponent(id)}` });
  return answer.ok || answer.reason === "not_found" ? ok(null) : answer;
}
