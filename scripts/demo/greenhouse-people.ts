// What the people at Greenhouse do in the story: the simulator's control calls over HTTP, as the built-in one of `npm start` takes them.
import { z } from "zod";

const Opening = z.object({ id: z.number(), label: z.string().nullable(), isOpen: z.boolean().optional() });
const Job = z.object({ id: z.number(), name: z.string(), status: z.string(), openings: z.array(Opening) });
const Application = z.object({ applicationId: z.number() });
const Credential = z.object({ id: z.number(), clientId: z.string(), clientSecret: z.string() });
const Webhook = z.object({ id: z.number(), url: z.string(), event: z.string(), isActive: z.boolean() });

export type Greenhouse = ReturnType<typeof greenhouseByHand>;

/** @throws Error with the simulator's own words when it refuses */
export function greenhouseByHand(greenhouseUrl: string) {
  const call = async <Answer>(name: string, input: object, answer: z.ZodType<Answer>): Promise<Answer> => {
    const response = await fetch(`${greenhouseUrl}/__control/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`Greenhouse's simulator refused ${name}: ${text}`);
    return answer.parse(JSON.parse(text));
  };
  return {
    createUser: (name: string) =>
      call("createUser", { name, isSiteAdmin: true, canSeePrivateCandidates: true }, z.object({ id: z.number() })),
    createCredential: (scopes: readonly string[]) => call("createCredential", { scopes }, Credential),
    setScopes: (credentialId: number, scopes: readonly string[]) =>
      call("setScopes", { credentialId, scopes }, z.unknown()),
    createWebhooks: (url: string, secret: string) => call("createWebhooks", { url, secret }, z.array(Webhook)),
    webhooks: () => call("webhooks", {}, z.array(Webhook)),
    deleteWebhook: (webhookId: number) => call("deleteWebhook", { webhookId }, z.unknown()),
    templates: async () =>
      (
        await call("jobs", { withTemplates: true }, z.array(z.looseObject({ id: z.number(), name: z.string() })))
      ).filter(({ name }) => name === "Clinical Role"),
    findJob: (requisitionId: string) => call("findJob", { requisitionId }, Job.nullable()),
    addCandidate: (input: { name: string; emails: string[]; jobId: number }) =>
      call("addCandidate", input, Application),
    hire: (input: { applicationId: number; openingId: number; startsOn: string }) => call("hire", input, Application),
    unhire: (applicationId: number) => call("unhire", { applicationId }, Application),
  };
}
