// The second part of the story: the same road on Greenhouse, by the demo company that hires there.
import { apiOf } from "./api-of.ts";
import { comeIn, peopleOf } from "./come-in.ts";
import { connectGreenhouse, makeWebhooks } from "./greenhouse-connecting.ts";
import { hireByWebhook, nurseArrives, openJob, showOpening, unhireAndHire } from "./greenhouse-headcount.ts";
import { greenhouseByHand } from "./greenhouse-people.ts";
import { newcomer } from "./newcomer.ts";
import { Revoked } from "./rolecall.ts";
import type { Telling } from "./telling.ts";

/** Where the parts of a running start are. */
export type GreenhouseStart = {
  readonly publicUrl: string;
  readonly greenhouseUrl: string;
  readonly signInUrl: string;
  /** Absent when it was used before this start. */
  readonly setupToken?: string | undefined;
};

/** @throws StepFailed at the first step that does not come true */
export async function tellGreenhouseStory(start: GreenhouseStart, telling: Telling): Promise<void> {
  telling.chapter("Harbor Health, which hires in Greenhouse");
  const member = await telling.step("A demo person of the second company signs in", async (tell) => {
    const entered = await comeIn(start, peopleOf("harbor-health.example"));
    const { person, isNewOwner } = entered;
    tell(`${person.name}${isNewOwner ? ", through the set-up link, and is the owner now" : ", a member already"}`);
    return entered;
  });
  const { api, tokenId } = await telling.step("An API token is made", () => apiOf(start.publicUrl, member));
  const greenhouse = greenhouseByHand(start.greenhouseUrl);
  const cast = { telling, greenhouse, member, api };

  telling.chapter("Connecting Greenhouse");
  const connectionId = await connectGreenhouse(cast);
  await makeWebhooks(cast, connectionId);

  telling.chapter("From a plan to a job with its opening");
  const stage = { telling, greenhouse, api, connectionId, person: newcomer(Date.now() + 7) };
  const seat = await openJob(stage);

  telling.chapter("A hire, the employee, and a change of mind");
  const applicationId = await hireByWebhook(stage, seat);
  await nurseArrives(stage, seat);
  await unhireAndHire(stage, seat, applicationId);
  await showOpening(stage, seat);
  await telling.step("The API token is revoked", async () => {
    await api.post(`/api-tokens/${tokenId}/revoke`, null, Revoked);
  });
}
