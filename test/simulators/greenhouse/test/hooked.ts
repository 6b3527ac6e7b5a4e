// An organization that is listened to: a job with one opening, a candidate on it, and webhooks for what is named.
import type { GreenhouseOptions } from "../index.ts";
import { webhookEvents } from "../state/words.ts";
import { deliver, hookUrl as url, received, secret } from "./receiver.ts";
import { bench } from "./support.ts";

/** Webhooks for every event (or those named), one job with an opening and a candidate on it; pings are forgotten. */
export async function hooked(
  options: GreenhouseOptions = {},
  events: readonly (typeof webhookEvents)[number][] = webhookEvents,
) {
  const gh = bench({ deliver, ...options });
  const job = gh.control.createJob({ name: "Nurse <ICU>", requisitionId: "Trace-1", openings: ["Trace-1"] });
  const { applicationId, candidateId } = gh.control.addCandidate({ name: "Ada Example", jobId: job.id });
  const hooks = await gh.control.createWebhooks({ url, secret, events: [...events] });
  received.length = 0;
  return { gh, job, applicationId, candidateId, hooks };
}
