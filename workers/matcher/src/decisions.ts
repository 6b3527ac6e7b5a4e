// A person's word on a match, asked for by reports: carried out at once, then the rules look at what it set free.
import type { Context } from "hono";
import { forTenant, type TenantDb } from "#shared/db/for-tenant.ts";
import { decideMatch, type DecidedMatch, type DecisionRefusal } from "#shared/db/match-decisions.ts";
import { MatchDecisionCommand, type MatchDecision } from "#shared/domain/match-commands.ts";
import type { Bindings, Env } from "./env.ts";
import { logFailure } from "./failures.ts";
import { workOff } from "./turn.ts";

const DECISIONS: Readonly<Record<string, MatchDecision>> = { confirm: "confirm", reject: "reject", undo: "undo" };

const STATUS: Record<DecisionRefusal, 404 | 409> = {
  not_found: 404,
  wrong_state: 409,
  seat_taken: 409,
  employee_taken: 409,
  hire_undone: 409,
  no_seat: 409,
};

/** POST /internal/matches/{id}/{confirm|reject|undo}: see domain/match-commands.ts. */
export async function takeDecision(c: Context<Env>): Promise<Response> {
  const command = MatchDecisionCommand.safeParse(await c.req.json().catch(() => null));
  const decision = DECISIONS[c.req.param("decision") ?? ""];
  const matchId = c.req.param("id");
  if (!command.success || decision === undefined || matchId === undefined)
    return c.json({ reason: "not_understood", message: "The command was not understood." }, 400);
  const tenant = forTenant(c.env, command.data.tenantId);
  const result = await decideMatch(tenant, matchId, decision, command.data.actor, Date.now());
  if (!result.ok) return c.json({ reason: result.reason, message: result.message }, STATUS[result.reason]);
  await lookAround(c.env, tenant, result.value);
  return c.json({ match: { id: result.value.id, status: result.value.status } });
}

/** What it set free, or took, may change other decisions; whom to look at was noted with it. The person's word stands in any case. */
async function lookAround(env: Bindings, tenant: TenantDb, { hireId, employeeId }: DecidedMatch): Promise<void> {
  try {
    await workOff(env, tenant, []);
  } catch (error) {
    logFailure("look after decision failed", error, { hireId, employeeId });
  }
}
