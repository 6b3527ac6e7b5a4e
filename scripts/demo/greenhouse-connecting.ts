// The chapters about the connection to Greenhouse: the credential on the real page, what it lacks, and webhooks with a ping.
import { GREENHOUSE_SCOPES, scopeName } from "#shared/domain/greenhouse/scopes.ts";
import type { Member } from "./come-in.ts";
import type { Greenhouse } from "./greenhouse-people.ts";
import { Connection, Connections, Done, type Rolecall } from "./rolecall.ts";
import { comesTrue } from "./stage.ts";
import type { Telling } from "./telling.ts";

const SCOPES = GREENHOUSE_SCOPES.map(scopeName);
const LACKING = "harvest:openings:update";

export type GreenhouseStart = {
  readonly telling: Telling;
  readonly greenhouse: Greenhouse;
  readonly member: Member;
  readonly api: Rolecall;
};

/** From the guide to a connection that works. A second time the same connection gets another credential. */
export async function connectGreenhouse({ telling, greenhouse, member, api }: GreenhouseStart): Promise<string> {
  const { visitor, person } = member;
  const { data } = await api.get("/connections", Connections);
  const known = data.find(({ provider, status }) => provider === "greenhouse" && status !== "disconnected");
  const renewing = known === undefined ? {} : { connection: known.id };
  await telling.step("An old Harvest key is told to have ended, and how to go on", async (tell) => {
    const form = { ...renewing, clientId: "a7183e1b7e9ab09b8a5cfa87d1934c3c", clientSecret: "" };
    const page = await visitor.visit("/connect/greenhouse", { form });
    if (page.status !== 422 || !page.text.includes("ended on 2026-08-31"))
      throw new Error(`The page said ${page.status}.`);
    tell("Make a new credential of type Harvest V3 (OAuth); the Greenhouse User ID lives on");
  });
  const made = await telling.step("Greenhouse's admin makes a user for it, and a credential", async (tell) => {
    const user = await greenhouse.createUser("Rolecall Robot");
    const lacking = known === undefined ? [LACKING] : []; // a connection that works never gets a worse credential
    const credential = await greenhouse.createCredential(SCOPES.filter((name) => !lacking.includes(name)));
    tell(`Site Admin, user id ${user.id}${lacking.length > 0 ? "; one scope was forgotten" : ""}`);
    return { ...credential, userId: String(user.id) };
  });
  const id = await telling.step(`${person.name} enters both; Rolecall tries them at once`, async () => {
    const { clientId, clientSecret, userId } = made;
    const form = { ...renewing, clientId, clientSecret, userId };
    const page = await visitor.visit("/connect/greenhouse", { form });
    const found = /\/settings\/integrations\/(con_\w+)$/.exec(new URL(page.url).pathname)?.[1];
    if (found === undefined) throw new Error(`Connecting ended at ${page.url} (${page.status}).`);
    return found;
  });
  if (known === undefined) await allowTheRest({ telling, greenhouse, member, api }, id, made.id);
  await telling.step("The connection works, and has been looked through once", async (tell) => {
    const seen = await comesTrue("the first look", async () => {
      const now = await api.get(`/connections/${id}`, Connection);
      return now.health.lastLookedAt === null && now.status === "active" ? undefined : now;
    });
    if (seen.status !== "active") throw new Error(seen.health.problems[0]?.message ?? seen.status);
    tell(`${seen.scopes.length} of ${SCOPES.length} scopes are allowed`);
  });
  return id;
}

async function allowTheRest({ telling, greenhouse, api }: GreenhouseStart, id: string, credentialId: number) {
  await telling.step("The connection needs attention, and names what is missing", async (tell) => {
    const { status, scopes } = await api.get(`/connections/${id}`, Connection);
    if (status !== "needs_attention" || scopes.includes(LACKING)) throw new Error(`It is ${status}.`);
    tell(`${LACKING}: allow it under Dev Center > API Credentials > Manage Scopes`);
  });
  await telling.step("The scope is allowed in Greenhouse; Check now finds it", async () => {
    await greenhouse.setScopes(credentialId, SCOPES);
    await api.post(`/connections/${id}/probe`, null, Done);
  });
}

/** The secret from the connection's page, the webhooks made by hand, and the ping as a light. */
export async function makeWebhooks(start: GreenhouseStart, connectionId: string): Promise<void> {
  const { telling, greenhouse, member, api } = start;
  const page = `/settings/integrations/${connectionId}`;
  const secret = await telling.step("Rolecall makes the secret for the webhooks and shows it once", async () => {
    const { text } = await member.visitor.visit(`${page}/webhook-secret`, { form: {} });
    const shown = /value="([\w-]{43})"/.exec(text)?.[1];
    if (shown === undefined) throw new Error("The page shows no secret.");
    return shown;
  });
  await telling.step("Greenhouse's admin makes a webhook for each event; each ping is answered", async (tell) => {
    const { webhook } = await api.get(`/connections/${connectionId}`, Connection);
    for (const old of await greenhouse.webhooks()) await greenhouse.deleteWebhook(old.id);
    const made = await greenhouse.createWebhooks(webhook.url, secret);
    const disabled = made.filter(({ isActive }) => !isActive);
    if (disabled.length > 0) throw new Error(`${disabled.length} webhooks are disabled: their ping was refused.`);
    tell(webhook.url);
    tell(made.map(({ event }) => event).join(", "));
  });
  await telling.step("The light on the connection's page is green", async () => {
    const { text } = await member.visitor.visit(page);
    if (!text.includes("A test ping arrived")) throw new Error("The page knows of no ping.");
  });
}
