// A seat that is filled, and whose employee is only proposed: what a person decides about.
import { seedEmployee } from "../workers/reports/pages/seed-employee.ts";
import { seedHire, seedMatch, seedPositions } from "../workers/reports/seeds.ts";

/** The candidate and the employee are both called Ada, with the last name given. */
export async function seedProposal(
  db: D1Database,
  tenantId: string,
  { title, lastName }: { readonly title: string; readonly lastName: string },
): Promise<{ positionId: string; matchId: string }> {
  const code = `Trace-${title}`;
  const seat = { status: "open", syncStatus: "synced", code } as const;
  const [positionId = ""] = await seedPositions(db, tenantId, 1, seat);
  await db.prepare("update positions set title = ? where id = ?").bind(title, positionId).run();
  const hireId = await seedHire(db, tenantId, { name: `Ada ${lastName}`, positionId, code });
  const employeeId = await seedEmployee(db, tenantId, { lastName, workEmail: `${lastName}@northwind.example` });
  const matchId = await seedMatch(db, tenantId, { hireId, employeeId, positionId });
  return { positionId, matchId };
}
