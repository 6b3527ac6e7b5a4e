// Stand-ins for the Workers that the webhooks Worker talks to.

/** Stands for the oauth Worker: a vault that holds the signing secrets it is given. */
export const OAUTH = `import { DurableObject } from "cloudflare:workers";
export class CredentialVault extends DurableObject {
  async signingSecrets() { return (await this.ctx.storage.get("secrets")) ?? []; }
  async hold(secrets) { await this.ctx.storage.put("secrets", secrets); }
}
export default { async fetch(request, env) {
  const { connectionId, secrets } = await request.json();
  await env.VAULT.getByName(connectionId).hold(secrets);
  return new Response();
} };`;
/** Stands for the scheduler: logs the pokes. */
export const SCHEDULER = `import { DurableObject } from "cloudflare:workers";
export class TenantSync extends DurableObject {}
export class SyncProgress extends DurableObject {}
export default { queue(batch) { for (const { body } of batch.messages) console.log("poke " + JSON.stringify(body)); } };`;
