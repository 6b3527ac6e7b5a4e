// Connections by API key: a key is tried at Lever before it is kept, and what it lacks is said in words.
import { basicHeader } from "#shared/ats/lever/auth.ts";
import type { Connection, Installer } from "#shared/db/connections.ts";
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { attentionWords } from "#shared/domain/connection.ts";
import { fail, type Result } from "#shared/domain/result.ts";
import type { ModuleName } from "#shared/domain/words.ts";
import { establish, place } from "../connect/establish.ts";
import type { Env } from "../env.ts";
import { readUser } from "../people/members.ts";
import { probeLever, type ProbeProblem } from "../probe.ts";

export type KeyProblem = ProbeProblem["reason"] | "failed";

export type KeyWish = {
  readonly apiKey: string;
  readonly modules: readonly ModuleName[];
  /** The connection that gets a new key, or null for a new connection. */
  readonly connection: Connection | null;
  /** `user:usr_…` or `token:tok_…` */
  readonly actor: string;
};

/** Tries the key, and only when it can do all that is needed makes or renews the connection. */
export async function connectByKey(
  env: Env,
  tenant: TenantDb,
  wish: KeyWish,
  defer: (work: Promise<unknown>) => void,
  now: number,
): Promise<Result<{ connectionId: string }, KeyProblem>> {
  const problems = await tryKey(env, wish.apiKey, wish.modules);
  const [first] = problems;
  if (first !== undefined) return fail(first.reason, problems.map(({ message }) => message).join(" "));
  const state = {
    authKind: "api_key" as const,
    accountId: wish.connection?.accountId ?? null,
    modules: wish.modules,
    scopes: [],
    attentionReason: null,
  };
  const placed = await place(
    env,
    tenant,
    "lever",
    { kind: "api_key", apiKey: wish.apiKey },
    wish.connection,
    state,
    now,
  );
  const by = { actor: wish.actor, installer: await installerOf(env, wish.actor), invitationId: null };
  const made = await establish(env, tenant, placed, by, defer, now);
  return made.ok ? made : fail("failed", made.message);
}

async function tryKey(env: Env, apiKey: string, modules: readonly ModuleName[]): Promise<ProbeProblem[]> {
  const refused = { reason: "key_refused", message: attentionWords("lever", "key_refused") } as const;
  const access = async (after401?: string) => (after401 === undefined ? basicHeader(apiKey) : refused);
  const problems = await probeLever({ apiUrl: env.LEVER_API_URL, fetch, access }, modules);
  return problems.map((problem) => (problem.reason === "requisitions_off" ? requisitionsRefused : problem));
}

/** With a key, Lever's 403 on requisitions has two possible reasons. */
const requisitionsRefused: ProbeProblem = {
  reason: "requisitions_off",
  message: `The key may not manage requisitions: allow the permission "requisitions" (read and write) for it. Or: ${attentionWords("lever", "requisitions_off")}`,
};

/** A person's identity, for a key that a person entered; an API token has none. */
export async function installerOf(env: Env, actor: string): Promise<Installer | null> {
  const user = actor.startsWith("user:") ? await readUser(env, actor.slice("user:".length)) : null;
  if (user === null) return null;
  const { issuer, subject, name, email } = user;
  return { issuer, subject, name, email };
}
