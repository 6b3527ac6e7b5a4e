// What the people at Lever do in the story: the simulator's control calls over HTTP, as the built-in Lever of `npm start` takes them.
import { z } from "zod";

const Requisition = z.object({
  id: z.string(),
  requisitionCode: z.string(),
  name: z.string(),
  status: z.string(),
  headcountTotal: z.union([z.number(), z.string()]),
});
const Candidate = z.object({ opportunityId: z.string() });
const Webhook = z.object({ id: z.string(), url: z.string(), event: z.string(), signatureToken: z.string().nullable() });
export type Webhook = z.infer<typeof Webhook>;

export type Lever = ReturnType<typeof leverByHand>;

/** @throws Error with the simulator's own words when it refuses */
export function leverByHand(leverUrl: string) {
  const call = async <Answer>(name: string, input: object, answer: z.ZodType<Answer>): Promise<Answer> => {
    const response = await fetch(`${leverUrl}/__control/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`Lever's simulator refused ${name}: ${text}`);
    return answer.parse(JSON.parse(text));
  };
  return {
    /** The Super Admin presses Allow on the consent page. Gives the address that the browser is sent back to. */
    consent: async (url: string) => (await call("consent", { url }, z.object({ location: z.string() }))).location,
    findRequisition: (requisitionCode: string) => call("findRequisition", { requisitionCode }, Requisition.nullable()),
    addCandidate: (input: { name: string; emails: string[]; requisition: string }) =>
      call("addCandidate", input, Candidate),
    hire: (input: { opportunityId: string; requisitionId: string }) => call("hire", input, Candidate),
    hireCandidate: (opportunityId: string) => call("hire", { opportunityId }, Candidate),
    unhire: (opportunityId: string) => call("unhire", { opportunityId }, Candidate),
    rehire: (input: { opportunityId: string; requisitionId: string }) => call("rehire", input, Candidate),
    webhooks: () => call("webhooks", {}, z.array(Webhook)),
    createWebhook: (input: { url: string; event: string }) => call("createWebhook", input, Webhook),
    deleteWebhook: (webhookId: string) => call("deleteWebhook", { webhookId }, z.unknown()),
    ping: (webhookId: string) => call("ping", { webhookId }, z.unknown()),
    switchWebhooks: (isOn: boolean) => call("setEventToggles", { isOn }, z.unknown()),
  };
}
