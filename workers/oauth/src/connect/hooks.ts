// The webhooks that Rolecall makes in Lever by itself: made once, their tokens straight into the vault, removed when nobody wants them.
import type { AtsFailure } from "#shared/ats/adapter.ts";
import type { AtsClient } from "#shared/ats/client.ts";
import { leverClient } from "#shared/ats/lever/client.ts";
import { listWebhooks, makeWebhook, removeWebhook, type LeverWebhook } from "#shared/ats/lever/webhooks-api.ts";
import { auditEntry } from "#shared/db/audit.ts";
import { deleteHooks, keepHook, readHooks, strandHooks } from "#shared/db/connection-hooks.ts";
import type { Connection } from "#shared/db/connections.ts";
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { commit } from "#shared/db/outbox.ts";
import { IMPORT_EVENTS } from "#shared/domain/hris/hooks.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { publicUrl, type Env } from "../env.ts";
import { vaultOf } from "./establish.ts";

type Desk = {
  readonly env: Env;
  readonly tenant: TenantDb;
  readonly connection: Connection;
  readonly actor: string;
  readonly defer: (work: Promise<unknown>) => void;
};

/**
 * Makes a webhook for each event of the import, not a second one where ours is. One of ours whose token the vault does not hold (a
 * crash came between) is of no use, since Lever tells a token once: it is replaced. Doing it twice changes nothing.
 */
export function ensureHooks(desk: Desk, now: number): Promise<Result<null, AtsFailure["reason"]>> {
  return alone(desk, () => ensure(desk, now));
}

/** One at a time: two that look at once would each find nothing and each make both. */
async function alone<Value>(
  { env, connection }: Desk,
  work: () => Promise<Result<Value, AtsFailure["reason"]>>,
): Promise<Result<Value, AtsFailure["reason"]>> {
  const vault = vaultOf(env, connection.id);
  if (!(await vault.beginHooks()))
    return fail("unavailable", "The webhooks are being changed already. Try again in a minute.");
  try {
    return await work();
  } finally {
    await vault.endHooks();
  }
}

async function ensure(desk: Desk, now: number): Promise<Result<null, AtsFailure["reason"]>> {
  const { env, tenant, connection } = desk;
  const client = clientOf(desk);
  const listed = await ours(client, desk);
  if (!listed.ok) return listed;
  const vault = vaultOf(env, connection.id);
  const held = new Set(await vault.hookIds());
  const rows = await readHooks(tenant, connection.id);
  for (const event of IMPORT_EVENTS) {
    const there = listed.value.filter((hook) => hook.event === event);
    const [kept, ...seconds] = [...there].sort((a, b) => Number(held.has(b.id)) - Number(held.has(a.id)));
    const isUsable = kept !== undefined && held.has(kept.id);
    for (const hook of isUsable ? seconds : there) {
      const removed = await removeWebhook(client, hook.id);
      if (!removed.ok) return removed;
      await vault.dropHookToken(hook.id);
    }
    const ofEvent = rows.filter((row) => row.event === event && row.strandedAt === null);
    if (isUsable && ofEvent.length === 1 && ofEvent[0]?.hookId === kept.id) continue;
    let id = isUsable ? kept.id : null;
    if (id === null) {
      const made = await makeWebhook(client, event, urlOf(desk));
      if (!made.ok) return made;
      const owner = { tenantId: tenant.tenantId, connectionId: connection.id, provider: "lever" } as const;
      await vault.putHookToken(owner, made.value.id, made.value.signatureToken);
      ({ id } = made.value);
    }
    const entry = auditEntry(tenant, entryOf(desk, "connection.webhook_made", { event }), now);
    const change = [...deleteHooks(tenant, connection.id, event), keepHook(tenant, connection.id, event, id, now)];
    await commit(env, tenant, [...change, entry], [], desk.defer);
  }
  return ok(null);
}

/**
 * Removes them from Lever. What cannot be removed because Lever no longer lets us in is remembered as stranded.
 * @param isLast nobody will try again (the access is about to be wiped): then Lever being down strands them too
 */
export async function removeHooks(
  desk: Desk,
  isLast: boolean,
  now: number,
): Promise<Result<null, AtsFailure["reason"]>> {
  return isLast ? remove(desk, isLast, now) : alone(desk, () => remove(desk, isLast, now));
}

async function remove(desk: Desk, isLast: boolean, now: number): Promise<Result<null, AtsFailure["reason"]>> {
  const { env, tenant, connection } = desk;
  const rows = (await readHooks(tenant, connection.id)).filter(({ strandedAt }) => strandedAt === null);
  const client = clientOf(desk);
  const listed = await ours(client, desk);
  const ids = new Set([...rows.map(({ hookId }) => hookId), ...(listed.ok ? listed.value.map(({ id }) => id) : [])]);
  if (ids.size === 0) return ok(null);
  let failure: AtsFailure | null = listed.ok ? null : listed;
  if (failure === null) {
    for (const id of ids) {
      const removed = await removeWebhook(client, id);
      if (!removed.ok) failure = removed;
      else if (!isLast) await vaultOf(env, connection.id).dropHookToken(id);
    }
  }
  if (failure !== null && !isLast && isPassing(failure)) return failure;
  const entry = auditEntry(
    tenant,
    entryOf(desk, failure === null ? "connection.webhooks_removed" : "connection.webhooks_stranded", {}),
    now,
  );
  const change = failure === null ? deleteHooks(tenant, connection.id) : strandHooks(tenant, connection.id, now);
  await commit(env, tenant, [...change, entry], [], desk.defer);
  return ok(null);
}

/** Made by API for one of the import's events, with the connection's own address. */
async function ours(client: AtsClient, desk: Desk) {
  const listed = await listWebhooks(client);
  if (!listed.ok) return listed;
  const url = urlOf(desk);
  const isOurs = (hook: LeverWebhook) => hook.url === url && (IMPORT_EVENTS as readonly string[]).includes(hook.event);
  return ok(listed.value.filter(isOurs));
}

function urlOf({ env, connection }: Desk): string {
  return `${publicUrl(env)}/hooks/lever/${connection.endpointId}`;
}

function isPassing({ reason }: AtsFailure): boolean {
  return reason === "unavailable" || reason === "rate_limited";
}

/** A handful of requests now and then: they need no place in the scheduler's budget. */
function clientOf({ env, connection }: Desk): AtsClient {
  const vault = vaultOf(env, connection.id);
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  return leverClient({
    apiUrl: env.LEVER_API_URL,
    authorization: (after401) => vault.accessToken(after401 === undefined ? {} : { after401 }),
    budget: async () => undefined,
    pause: sleep,
    fetch: (input, init) => fetch(input, init),
    sleep,
  });
}

function entryOf({ actor, connection }: Desk, action: string, details: Record<string, unknown>) {
  return { actor, action, subjectKind: "connection" as const, subjectId: connection.id, details };
}
