// Reaches vaults in a test house as other Workers do: from a Worker with a `script_name` binding, by RPC.
import type { GreenhouseClient } from "#shared/ats/greenhouse/auth.ts";
import type { Result } from "#shared/domain/result.ts";
import type { Access, AccessRefusal } from "#shared/domain/vault.ts";
import type { TestHouse } from "../../../support/test-house.ts";
import type { Credential } from "../../../../workers/oauth/src/vault/credential.ts";

/** Takes the scheduler's place: calls methods of vaults, several at once when several are asked for, and logs its queue's messages. */
export const VAULT_CALLER = `
import { DurableObject } from "cloudflare:workers";
export class TenantSync extends DurableObject {}
export class SyncProgress extends DurableObject {}
export default {
  async fetch(request, env) {
    const calls = await request.json();
    const answers = await Promise.all(calls.map(({ id, method, values }) =>
      env.VAULT.get(env.VAULT.idFromName(id))[method](...values)));
    return Response.json(answers.map((answer) => answer ?? null));
  },
  queue(batch) {
    for (const { body } of batch.messages) console.log("queue message " + JSON.stringify(body));
    batch.ackAll();
  },
  scheduled: () => {},
};`;

export type AccessAnswer = Result<Access, AccessRefusal>;

export function vaultIn(
  house: TestHouse,
  connectionId: string,
  tenantId: string,
  provider: "lever" | "greenhouse" = "lever",
) {
  const owner = { tenantId, connectionId, provider };
  const callAll = async <Answer>(
    calls: readonly { method: string; values: readonly unknown[] }[],
  ): Promise<Answer[]> => {
    const worker = await house.mf.getWorker("rolecall-scheduler");
    const body = JSON.stringify(calls.map((call) => ({ id: connectionId, ...call })));
    const answer = await worker.fetch("http://vaults/", { method: "POST", body });
    if (!answer.ok) throw new Error(`The vault failed: ${await answer.text()}`);
    return (await answer.json()) as Answer[];
  };
  const call = async <Answer>(method: string, ...values: readonly unknown[]): Promise<Answer> => {
    const [answer] = await callAll<Answer>([{ method, values }]);
    return answer as Answer;
  };
  return {
    accessToken: (options: { after401?: string } = {}) => call<AccessAnswer>("accessToken", options),
    accessTokens: (count: number, options: { after401?: string } = {}) =>
      callAll<AccessAnswer>(Array.from({ length: count }, () => ({ method: "accessToken", values: [options] }))),
    both: (first: string, second: string) =>
      callAll<unknown>([
        { method: first, values: [] },
        { method: second, values: [] },
      ]),
    put: async (credential: Credential) => {
      await call("putPending", owner, credential, 600_000);
      return call<Result<null, "empty">>("claim");
    },
    putPending: (credential: Credential, waitMs: number) => call("putPending", owner, credential, waitMs),
    claim: () => call<Result<null, "empty">>("claim"),
    putSignatureTokens: (tokens: string[]) => call("putSignatureTokens", owner, tokens),
    signingSecrets: () => call<string[]>("signingSecrets"),
    dropHookToken: (hookId: string) => call("dropHookToken", hookId),
    mintPending: (change: Partial<GreenhouseClient>) =>
      call<Result<Access, string>>("mintPending", owner, change, 600_000),
    /** Mints and puts to use. */
    putClient: async (client: GreenhouseClient) => {
      const minted = await call<Result<Access, string>>("mintPending", owner, client, 600_000);
      if (!minted.ok) throw new Error(minted.message);
      await call("claim");
      return minted.value.header;
    },
    refusal: () => call<string | null>("refusal"),
    forgiveKey: () => call("forgiveKey"),
    wipe: () => call("wipe"),
  };
}

/** The header of an answer that must be access. */
export function headerOf(answer: AccessAnswer | undefined): string {
  if (answer?.ok !== true) throw new Error(`Expected access, got ${JSON.stringify(answer)}`);
  return answer.value.header;
}
