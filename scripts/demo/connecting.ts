// The chapters about connections: Lever's consent, and webhooks that a person makes by hand.
import type { Member } from "./come-in.ts";
import type { Lever } from "./lever.ts";
import { Connection, Events, type Rolecall } from "./rolecall.ts";
import { comesTrue, type Stage, type Start } from "./stage.ts";
import type { Telling } from "./telling.ts";

const EVENTS = ["candidateHired", "candidateArchiveChange", "candidateDeleted"] as const;

/** Walks from the guide over Lever's consent to the page that says Success. A second time it renews the same connection. */
export async function connectLever(
  start: Start,
  telling: Telling,
  lever: Lever,
  member: Member,
  api: Rolecall,
): Promise<string> {
  const connectionId = await telling.step(
    `${member.person.name} connects Lever; Lever's Super Admin allows it on the consent page`,
    async () => {
      const outside = { [start.leverUrl]: lever.consent };
      let page = await member.visitor.visit("/connect/lever", { form: {}, outside });
      let url = new URL(page.url);
      if (url.searchParams.has("again")) {
        // Connected by an earlier run, for more than this: Lever allows everything together.
        const form = Object.fromEntries(url.searchParams);
        page = await member.visitor.visit("/connect/lever", { form, outside });
        url = new URL(page.url);
      }
      const id = url.searchParams.get("connection");
      if (page.status === 200 && url.pathname === "/connect/lever/success" && id !== null) return id;
      throw new Error(`Connecting ended at ${page.url} (${page.status}).`);
    },
  );
  await telling.step("The connection works, and has been looked through once", async (tell) => {
    const connection = await comesTrue("the first look", async () => {
      const seen = await api.get(`/connections/${connectionId}`, Connection);
      const isWell = seen.health.problems.length === 0 && seen.health.lastLookedAt !== null;
      return isWell || seen.status !== "active" ? seen : undefined;
    });
    if (connection.status !== "active") throw new Error(connection.health.problems[0]?.message ?? connection.status);
    tell(`installed by ${connection.installedBy?.name}`);
    tell(`allowed: ${connection.scopes.join(", ")}`);
  });
  return connectionId;
}

/** As for an account whose scopes let Rolecall make no webhooks: made in Lever, tokens pasted, a test ping sent. */
export async function pasteWebhooks(stage: Stage): Promise<void> {
  const { telling, lever, api, connectionId } = stage;
  const made = await telling.step(
    "Lever's admin makes three webhooks to the URL of the connection page",
    async (tell) => {
      const { webhook } = await api.get(`/connections/${connectionId}`, Connection);
      for (const old of await lever.webhooks()) if (old.url === webhook.url) await lever.deleteWebhook(old.id);
      tell(webhook.url);
      const webhooks = [];
      for (const event of EVENTS) webhooks.push(await lever.createWebhook({ url: webhook.url, event }));
      await lever.switchWebhooks(true);
      return webhooks;
    },
  );
  await telling.step("Their signature tokens are pasted into Rolecall", async (tell) => {
    const signatureTokens = made.map(({ signatureToken }) => signatureToken);
    const changed = await api.patch(`/connections/${connectionId}`, { webhook: { signatureTokens } }, Connection);
    tell(`${changed.webhook.signatureTokenCount} tokens are held, sealed`);
  });
  await telling.step("Lever's test ping arrives and is stored", async (tell) => {
    const before = await newestEvent(api, connectionId);
    const [first] = made;
    if (first !== undefined) await lever.ping(first.id);
    const ping = await comesTrue("the test ping", async () => {
      const newest = await newestEvent(api, connectionId);
      return newest?.id === before?.id ? undefined : newest;
    });
    tell(`${ping.kind}, ${ping.outcome}`);
  });
}

async function newestEvent(api: Rolecall, connectionId: string) {
  return (await api.get(`/events?limit=1&connectionId=${connectionId}`, Events)).data[0];
}
