// What a connection is used for, and how: its modules, which oauth writes, and their settings, which are kept here.
import { auditEntry } from "#shared/db/audit.ts";
import { findConnection } from "#shared/db/connection-health.ts";
import { putSettings, storedSettings } from "#shared/db/connection-settings.ts";
import { commit } from "#shared/db/outbox.ts";
import { mayAdminister } from "#shared/domain/access.ts";
import { lackingLeverScopes } from "#shared/domain/lever-permissions.ts";
import {
  hasSettings,
  settingsOf,
  type ModuleWithSettings,
  type SettingsChange,
} from "#shared/domain/module-settings.ts";
import { inOrder, MODULES } from "#shared/domain/modules.ts";
import { ConnectionAnswer } from "#shared/domain/oauth-commands.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import type { ModuleName } from "#shared/domain/words.ts";
import { askOauth, type OauthReason } from "./ask-oauth.ts";
import { getConnection, type ConnectionDetail } from "./connections.ts";
import { needsAdmin, notFound, type Scope } from "./scope.ts";

export type ModulesReason = OauthReason | "forbidden" | "consent_needed";

/** Where a Lever Super Admin allows what more modules need. The path is the oauth Worker's. */
export function consentPath(id: string, modules: readonly ModuleName[]): string {
  return `/connect/lever?${new URLSearchParams({ connection: id, module: modules.join(",") }).toString()}`;
}

/** Takes `modules` as all that the connection is used for. `consent_needed`: Lever has to allow more first; nothing was changed. */
export async function changeModules(
  scope: Scope,
  id: string,
  modules: readonly ModuleName[],
): Promise<Result<ConnectionDetail, ModulesReason>> {
  const connection = await findConnection(scope.tenant, id);
  if (connection === null) return notFound("connection");
  if (!mayAdminister(scope.actor.role)) return needsAdmin();
  const isByConsent = connection.provider === "lever" && connection.authKind === "oauth";
  if (
    isByConsent &&
    connection.status !== "disconnected" &&
    lackingLeverScopes(modules, connection.scopes.split(" ")).length > 0
  ) {
    const added = inOrder(modules).filter((name) => !connection.modules.includes(name));
    return fail(
      "consent_needed",
      `Lever has to allow more for that. A Lever Super Admin opens ${scope.env.PUBLIC_URL}${consentPath(id, added)} and allows it.`,
    );
  }
  const answer = await askOauth(scope, "connection", "PATCH", `/connections/${id}`, { modules }, ConnectionAnswer);
  return answer.ok ? getConnection(scope, id) : answer;
}

export type SettingsReason = "not_found" | "forbidden" | "module_unused";

/** Lays a change over the settings in force, module by module, and lets the scheduler know. What is the same changes nothing. */
export async function changeSettings(
  scope: Scope,
  id: string,
  change: SettingsChange,
): Promise<Result<ConnectionDetail, SettingsReason>> {
  const connection = await findConnection(scope.tenant, id);
  if (connection === null) return notFound("connection");
  if (!mayAdminister(scope.actor.role)) return needsAdmin();
  const stored = await storedSettings(scope.tenant, id);
  const statements = [];
  for (const [name, part] of parts(change)) {
    if (!connection.modules.includes(name))
      return fail("module_unused", `This connection is not used for ${MODULES[name].name}. Add the module first.`);
    const held = stored.find(({ module }) => module === name)?.settings ?? {};
    const inForce: Part = { ...settingsOf(name, held) };
    const fields = Object.keys(part).filter((key) => JSON.stringify(part[key]) !== JSON.stringify(inForce[key]));
    if (fields.length === 0) continue;
    const by = { actor: scope.actor.id, now: scope.now };
    statements.push(putSettings(scope.tenant, { connectionId: id, module: name }, { ...held, ...part }, by));
    statements.push(
      auditEntry(
        scope.tenant,
        {
          actor: scope.actor.id,
          action: "connection.settings_changed",
          subjectKind: "connection",
          subjectId: id,
          details: { module: name, fields },
        },
        scope.now,
      ),
    );
  }
  if (statements.length > 0) {
    const poke = { queue: "sync", body: { kind: "sync", tenantId: scope.tenant.tenantId } } as const;
    await commit(scope.env, scope.tenant, statements, [poke], scope.defer);
  }
  // Asked at once, so that the answer shows them; should Lever be down now, the scheduler goes on asking.
  if (change.hris?.usesWebhook !== undefined) {
    const command = { wanted: change.hris.usesWebhook };
    await askOauth(scope, "connection", "POST", `/connections/${id}/hooks`, command, ConnectionAnswer);
  }
  const found = await getConnection(scope, id);
  return found.ok ? ok(found.value) : found;
}

type Part = Readonly<Record<string, unknown>>;

function parts(change: SettingsChange): [ModuleWithSettings, Part][] {
  return inOrder(Object.keys(change)).flatMap((name): [ModuleWithSettings, Part][] => {
    const part = hasSettings(name) ? change[name] : undefined;
    return part === undefined || !hasSettings(name) ? [] : [[name, defined(part)]];
  });
}

/** Without the fields that are left out. */
function defined(part: object): Part {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
}
