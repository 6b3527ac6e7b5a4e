// Lets the rule decide on hires, each on the facts of the moment, and writes what follows.
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { readNeighbourhood, type HeldMatch } from "#shared/db/match-facts.ts";
import { nearHire, undecided } from "#shared/db/match-keys.ts";
import { writeDecision } from "#shared/db/matching.ts";
import type { Decision } from "#shared/domain/match/facts.ts";
import { matchRule } from "#shared/domain/match/rule.ts";

/** Another consumer may take the seat or the employee in between; then the facts are read anew, so many times. */
const TRIES = 5;

/** @throws Error when the facts change under every try: the message comes back later */
export async function decideHires(tenant: TenantDb, hireIds: readonly string[], now: number): Promise<void> {
  if (hireIds.length === 0) return;
  for (const hireId of await undecided(tenant, [...new Set(hireIds)])) await decideHire(tenant, hireId, now);
}

async function decideHire(tenant: TenantDb, hireId: string, now: number): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const { around, held } = await readNeighbourhood(tenant, hireId, await nearHire(tenant, hireId));
    const hire = around.hires.find((candidate) => candidate.id === hireId);
    const decision: Decision = hire?.isOpen === true ? matchRule.decide(hireId, around) : { kind: "none" };
    if (isAlreadySo(decision, held)) return;
    const outcome = await writeDecision(tenant, { hireId, ruleVersion: matchRule.version, decision }, now);
    if (outcome !== "lost") return;
  }
  throw new Error(`The facts around hire ${hireId} change faster than it can be decided.`);
}

/** Whether the hire's proposals are exactly these already; most messages find that nothing is left to do. */
function isAlreadySo(decision: Decision, held: readonly HeldMatch[]): boolean {
  if (decision.kind === "assign") return false;
  const proposed = held.filter((match) => match.status === "proposed");
  const wanted = decision.kind === "propose" ? decision.proposals : [];
  return (
    proposed.length === wanted.length &&
    wanted.every((proposal) =>
      proposed.some(
        (match) =>
          match.employeeId === proposal.employeeId &&
          match.ruleVersion === matchRule.version &&
          match.evidence === JSON.stringify(proposal.evidence),
      ),
    )
  );
}
