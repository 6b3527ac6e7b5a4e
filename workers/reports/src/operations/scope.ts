// What every operation gets: one tenant's rows, who acts, the clock, and where work may finish after the answer.
import { forTenant, type TenantDb } from "#shared/db/for-tenant.ts";
import type { Actor } from "#shared/domain/access.ts";
import { fail, type Failure } from "#shared/domain/result.ts";
import type { Bindings } from "../env.ts";

export type Scope = {
  readonly env: Bindings;
  readonly tenant: TenantDb;
  readonly actor: Actor;
  /** Milliseconds since 1970, the same for the whole request. */
  readonly now: number;
  /** Lets a promise finish after the answer (`ctx.waitUntil`). */
  readonly defer: (work: Promise<unknown>) => void;
};

/** The scope of one request: everything it reads or writes belongs to the actor's tenant. */
export function scopeOf(
  env: Bindings,
  actor: Actor,
  context: Pick<ExecutionContext, "waitUntil">,
  now: number = Date.now(),
): Scope {
  return { env, tenant: forTenant(env, actor.tenantId), actor, now, defer: (work) => context.waitUntil(work) };
}

/** The request's time as it is stored. */
export function isoNow(scope: Scope): string {
  return new Date(scope.now).toISOString();
}

/** The answer for an id that this tenant has nothing under, whoever else may. */
export function notFound(what: string): Failure<"not_found"> {
  return fail("not_found", `There is no such ${what}.`);
}

/** The answer for a member who asks for what only owners and admins may do. */
export function needsAdmin(): Failure<"forbidden"> {
  return fail("forbidden", "Only an owner or an admin may do this. Ask one of them.");
}
