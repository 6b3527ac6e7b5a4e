// A company whose people the matcher itself decides on: seats with hires written into D1, employees sent through the API.
import { expect } from "vitest";
import { seedApiToken } from "../support/seeds.ts";
import type { TestHouse } from "../support/test-house.ts";
import { until } from "../support/until.ts";
import { seedHire, seedPositions } from "../workers/reports/seeds.ts";

const DAY_MS = 86_400_000;

/** A calendar day, counted from today. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
}

export type Seat = {
  readonly title: string;
  readonly code: string;
  readonly candidate: string;
  readonly emails?: readonly string[];
  /** Default 10. */
  readonly hiredDaysAgo?: number;
};

/** A position in Hamburg under Priya Shah that was filled by a hire and waits for its employee. */
export async function seedSeat(
  db: D1Database,
  tenantId: string,
  seat: Seat,
): Promise<{ positionId: string; hireId: string }> {
  const { title, code, candidate, emails = [], hiredDaysAgo = 10 } = seat;
  const [positionId = ""] = await seedPositions(db, tenantId, 1, {
    status: "open",
    syncStatus: "synced",
    code,
    department: "Workshop",
    location: "Hamburg",
  });
  await db
    .prepare("update positions set title = ?, hiring_manager = 'Priya Shah' where id = ?")
    .bind(title, positionId)
    .run();
  const hireId = await seedHire(db, tenantId, { name: candidate, positionId, code });
  const hiredAt = new Date(Date.now() - hiredDaysAgo * DAY_MS).toISOString();
  await db
    .prepare("update hires set emails = ?, hired_at = ? where id = ?")
    .bind(JSON.stringify(emails), hiredAt, hireId)
    .run();
  return { positionId, hireId };
}

/** Adds the employee as an HRIS would, and waits until the matcher has decided on as many hires. */
export async function addEmployee(
  house: TestHouse,
  tenantId: string,
  facts: Readonly<Record<string, unknown>>,
  hires: number,
): Promise<string> {
  const { header } = await seedApiToken(house.db, tenantId);
  const answer = await fetch(`${house.url}/api/v1/employees`, {
    method: "POST",
    headers: { authorization: header, "content-type": "application/json" },
    body: JSON.stringify(facts),
  });
  const { id } = await answer.json<{ id: string }>();
  expect(answer.status).toBe(201);
  await until(async () => (await countMatches(house.db, id)) === hires, { what: `${hires} hires for ${id}` });
  return id;
}

async function countMatches(db: D1Database, employeeId: string): Promise<number> {
  const row = await db
    .prepare("select count(*) as n from matches where employee_id = ?")
    .bind(employeeId)
    .first<{ n: number }>();
  return row?.n ?? 0;
}

/** Who sits there, or null. */
export async function holderOf(db: D1Database, positionId: string): Promise<string | null | undefined> {
  const row = await db
    .prepare("select employee_id as id from positions where id = ?")
    .bind(positionId)
    .first<{ id: string | null }>();
  return row?.id;
}

/** Three hires who could be Thandiwe Okoro: one of late under the full name, two of long ago under less of it. */
export async function seedNamesakes(db: D1Database, tenantId: string): Promise<{ best: string; second: string }> {
  const { positionId: best } = await seedSeat(db, tenantId, {
    title: "Welder",
    code: "Trace-12",
    candidate: "Thandiwe Okoro",
  });
  const { positionId: second } = await seedSeat(db, tenantId, {
    title: "Rigger",
    code: "Trace-13",
    candidate: "Thandi Okoro",
    hiredDaysAgo: 80,
  });
  await seedSeat(db, tenantId, { title: "Painter", code: "Trace-14", candidate: "T. Okoro", hiredDaysAgo: 80 });
  return { best, second };
}

/** The employee of whom the matcher cannot tell which of the namesakes she is. */
export const THANDIWE = { firstName: "Thandiwe", lastName: "Okoro", startDate: dayFromNow(-3) } as const;

/** A hire and an employee who share a mailbox that nobody else holds. */
export const ANNIKA_SEAT = {
  title: "Nurse",
  code: "Trace-20",
  candidate: "Annika Sørby",
  emails: ["annika@home.example"],
} as const;
export const ANNIKA = {
  firstName: "Annika",
  lastName: "Sørby",
  personalEmail: "annika@home.example",
  title: "Nurse",
  startDate: dayFromNow(5),
} as const;
