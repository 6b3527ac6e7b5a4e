// What a connection is used for, changed without a new consent: removing a module, or adding one that the access covers already.
import { auditEntry } from "#shared/db/audit.ts";
import { readHooks } from "#shared/db/connection-hooks.ts";
import { setModules, type Connection } from "#shared/db/connections.ts";
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { commit } from "#shared/db/outbox.ts";
import { lackingLeverScopes } from "#shared/domain/lever-permissions.ts";
import { inOrder, MODULES } from "#shared/domain/modules.ts";
import { fail, ok, type Failure, type Result } from "#shared/domain/result.ts";
import type { ModuleName } from "#shared/domain/words.ts";
import { publicUrl, type Env } from "../env.ts";
import { attentionOf, type ProbeProblem } from "../probe.ts";
import { probe, type AtsConnection } from "./check.ts";
import { removeHooks } from "./hooks.ts";

export type ModulesProblem = "consent_needed" | "one_module_only" | "disconnected" | ProbeProblem["reason"];

export type ModulesWish = { readonly modules: readonly ModuleName[]; readonly actor: string };

/** Takes the modules as all that the connection is used for from now on. The same ones again change nothing. */
export async function changeModules(
  env: Env,
  tenant: TenantDb,
  connection: AtsConnection,
  { modules: typed, actor }: ModulesWish,
  defer: (work: Promise<unknown>) => void,
  now: number,
): Promise<Result<null, ModulesProblem>> {
  const modules = inOrder(typed);
  const added = modules.filter((name) => !connection.modules.includes(name));
  const removed = connection.modules.filter((name) => !modules.includes(name));
  if (connection.status === "disconnected")
    return fail("disconnected", "This connection was disconnected. Connect it again first.");
  if (added.length + removed.length === 0) return ok(null);
  if (connection.provider !== "lever")
    return fail("one_module_only", "A Greenhouse connection is used for headcount, and for nothing else.");
  const refusal = added.length === 0 ? null : await whyNot(env, connection, modules, added);
  if (refusal !== null) return refusal;
  const { id } = connection;
  if (removed.includes("hris") && (await readHooks(tenant, id)).length > 0)
    await removeHooks({ env, tenant, connection, actor, defer }, true, now);
  const entry = {
    actor,
    action: "connection.modules_changed",
    subjectKind: "connection",
    subjectId: id,
    details: { added, removed },
  } as const;
  const poke = { queue: "sync", body: { kind: "sync", tenantId: tenant.tenantId } } as const;
  await commit(env, tenant, [setModules(tenant, id, modules, now), auditEntry(tenant, entry, now)], [poke], defer);
  return ok(null);
}

/** A grant tells its scopes; a key tells nothing, so it is tried. */
async function whyNot(
  env: Env,
  connection: AtsConnection,
  modules: readonly ModuleName[],
  added: readonly ModuleName[],
): Promise<Failure<ModulesProblem> | null> {
  if (connection.authKind === "oauth")
    return lackingLeverScopes(modules, connection.scopes.split(" ")).length === 0
      ? null
      : fail("consent_needed", consentWords(env, connection, added));
  const { problems } = await probe(env, { ...connection, modules: [...modules] });
  const reason = attentionOf(problems) ?? problems[0]?.reason ?? null;
  return reason === null ? null : fail(reason, problems.map(({ message }) => message).join(" "));
}

function consentWords(env: Env, { id }: Connection, added: readonly ModuleName[]): string {
  const names = added.map((name) => MODULES[name].name).join(" and ");
  const query = new URLSearchParams({ connection: id, module: added.join(",") });
  return `Lever has to allow more for ${names}. A Lever Super Admin opens ${publicUrl(env)}/connect/lever?${query.toString()} and allows it.`;
}
