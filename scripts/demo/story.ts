// The story: one position from its plan to the employee in its seat, out again, and in again, against a running start.
import { comeIn, makeApiToken, type Member } from "./come-in.ts";
import { connectLever, pasteWebhooks } from "./connecting.ts";
import { employeeArrives, hireByLook, openRequisition, showReport, undoAndRedo } from "./headcount.ts";
import { leverByHand } from "./lever.ts";
import { newcomer } from "./newcomer.ts";
import { submitAndHire } from "./recruiting.ts";
import { bringRoles } from "./roles.ts";
import { Revoked, rolecallApi, Tokens, type Rolecall } from "./rolecall.ts";
import type { Stage, Start } from "./stage.ts";
import type { Telling } from "./telling.ts";

const TOKEN_NAME = "npm run demo";

/** @throws StepFailed at the first step that does not come true */
export async function tellStory(start: Start, telling: Telling): Promise<void> {
  telling.chapter("Coming in");
  const member = await telling.step("A demo person signs in with Google", async (tell) => {
    const entered = await comeIn(start);
    const { person, isNewOwner } = entered;
    tell(`${person.name}${isNewOwner ? ", through the set-up link, and is the owner now" : ", a member already"}`);
    return entered;
  });
  const { api, tokenId } = await telling.step("An API token is made on the settings page", () => apiOf(start, member));

  telling.chapter("Connecting Lever");
  const lever = leverByHand(start.leverUrl);
  const connectionId = await connectLever(start, telling, lever, member, api);
  const stage: Stage = { telling, lever, api, connectionId, person: newcomer(Date.now()) };

  telling.chapter("From a plan to a requisition");
  const seat = await openRequisition(stage);

  telling.chapter("A hire that Rolecall finds by looking, and the employee");
  const opportunityId = await hireByLook(stage, seat);
  await employeeArrives(stage, seat);

  telling.chapter("Webhooks, and a change of mind");
  await pasteWebhooks(stage);
  await undoAndRedo(stage, seat, opportunityId);

  telling.chapter("Roles for outside recruiters");
  await bringRoles(start, stage, member);

  telling.chapter("A recruiter's candidate");
  await submitAndHire(stage);

  telling.chapter("In the end");
  await showReport(stage, seat);
  await telling.step("The API token is revoked", async () => {
    await api.post(`/api-tokens/${tokenId}/revoke`, null, Revoked);
  });
}

async function apiOf(start: Start, member: Member): Promise<{ api: Rolecall; tokenId: string }> {
  const api = rolecallApi(start.publicUrl, await makeApiToken(member, TOKEN_NAME));
  const { data } = await api.get("/api-tokens", Tokens);
  const ids = data.filter(({ name }) => name === TOKEN_NAME).map(({ id }) => id);
  const tokenId = ids.toSorted().at(-1); // ids sort by their time
  if (tokenId === undefined) throw new Error("The new token is not in the list.");
  return { api, tokenId };
}
