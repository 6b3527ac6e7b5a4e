// A company as the benches need it: a tenant with an active Lever connection by API key, made through the oauth Worker itself.
import { z } from "zod";
import type { House } from "../scripts/house.ts";
import { ConnectionAnswer } from "#shared/domain/oauth-commands.ts";
import { seedTenant } from "../test/support/seeds.ts";
import { until } from "../test/support/until.ts";

export type Company = { readonly tenantId: string; readonly connectionId: string; readonly endpointId: string };

const OAUTH = "rolecall-oauth"; // its name in wrangler.toml
const ACTOR = "user:usr_bench";

/** Connects a new tenant with the key, as a person would by the API. The first look begins at once. */
export async function connectedCompany(
  house: House,
  apiKey: string,
  name: string,
  modules: readonly string[] = ["headcount"],
): Promise<Company> {
  const { id: tenantId } = await seedTenant(house.db, { name });
  const auth = { kind: "api_key", apiKey };
  const { id } = await askOauth(house, "POST", "", { tenantId, provider: "lever", auth, modules });
  const row = await house.db.prepare("select endpoint_id from connections where id = ?").bind(id).first("endpoint_id");
  return { tenantId, connectionId: id, endpointId: z.string().parse(row) };
}

/** The same with a credential of Greenhouse. */
export async function connectedToGreenhouse(
  house: House,
  client: { readonly clientId: string; readonly clientSecret: string; readonly userId: string },
  name: string,
): Promise<Company> {
  const { id: tenantId } = await seedTenant(house.db, { name });
  const auth = { kind: "client_credentials", ...client };
  const { id } = await askOauth(house, "POST", "", { tenantId, provider: "greenhouse", auth, modules: ["headcount"] });
  const row = await house.db.prepare("select endpoint_id from connections where id = ?").bind(id).first("endpoint_id");
  return { tenantId, connectionId: id, endpointId: z.string().parse(row) };
}

export async function setSignatureTokens(house: House, of: Company, signatureTokens: readonly string[]): Promise<void> {
  await askOauth(house, "PATCH", `/${of.connectionId}`, { tenantId: of.tenantId, signatureTokens });
}

/** Waits for the first look and puts the next one off, so that nothing but what a part asks for runs. */
export async function quietLooks(house: House, of: Company): Promise<void> {
  const later = new Date(Date.now() + 3_600_000).toISOString();
  const update =
    "update connection_looks set next_look_at = ?1, next_compare_at = ?1 where connection_id = ?2 and last_looked_at is not null";
  await until(async () => (await house.db.prepare(update).bind(later, of.connectionId).run()).meta.changes > 0, {
    deadlineMs: 30_000,
    what: "the first look",
  });
}

/** Tells the scheduler that something waits, as any Worker does. */
export async function poke(house: House, of: Company): Promise<void> {
  const queue = await house.queue("sync");
  await queue.send({ kind: "sync", tenantId: of.tenantId });
}

async function askOauth(house: House, method: "POST" | "PATCH", path: string, command: object) {
  const oauth = await house.mf.getWorker(OAUTH);
  const answer = await oauth.fetch(`http://oauth/internal/connections${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ actor: ACTOR, ...command }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The oauth Worker answered ${answer.status}: ${text}`);
  return ConnectionAnswer.parse(JSON.parse(text));
}
