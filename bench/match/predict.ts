// Predictions for a company, in the shape that the bench's scorer reads: all at once, or event by event in the order of time.
import type { EmployeeDecision } from "#shared/domain/match/engine/decision.ts";
import { Pool } from "#shared/domain/match/engine/pool.ts";
import type { Company } from "./company-file.ts";

export type Prediction = {
  readonly employeeId: string;
  readonly decision: "assign" | "review" | "none";
  readonly hireId?: string;
  readonly p?: number;
  readonly candidates?: readonly { readonly hireId: string; readonly p: number }[];
};

export function predictAll(company: Company): Prediction[] {
  const pool = new Pool();
  pool.load(company.hires, company.employees);
  return predictions(company, pool.decideAll());
}

/** Hires by `hiredAt`, employees by `discoveredAt`; on the same day hires first. Everyone concerned is decided anew after each event. */
export function predictStream(company: Company): Prediction[] {
  const pool = new Pool();
  const events = [
    ...company.hires.map((hire) => ({ at: hire.hiredAt ?? "", id: hire.id, put: () => pool.putHire(hire) })),
    ...company.employees.map((employee) => ({
      at: employee.discoveredAt ?? employee.startDate ?? "",
      id: employee.id,
      put: () => pool.putEmployee(employee),
    })),
  ];
  const before = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
  for (const event of events.sort((a, b) => before(a.at, b.at))) event.put(); // sort is stable: hires stay before employees
  return predictions(company, pool.decisions);
}

function predictions(company: Company, decisions: ReadonlyMap<string, EmployeeDecision>): Prediction[] {
  return company.employees.map(({ id }) => {
    const decision = decisions.get(id);
    const candidates = (decision?.candidates ?? []).map(({ hireId, p }) => ({ hireId, p: rounded(p) }));
    const [best] = candidates;
    if (decision === undefined || decision.kind === "none" || best === undefined)
      return { employeeId: id, decision: "none" };
    if (decision.kind === "propose") return { employeeId: id, decision: "review", candidates };
    return { employeeId: id, decision: "assign", ...best, candidates };
  });
}

function rounded(p: number): number {
  return Math.round(p * 1e6) / 1e6;
}
