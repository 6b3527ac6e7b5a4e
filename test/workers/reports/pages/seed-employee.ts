// An employee row for tests of pages.
import { newId } from "#shared/domain/ids.ts";

export async function seedEmployee(
  db: D1Database,
  tenantId: string,
  seed: { readonly firstName?: string; readonly lastName?: string; readonly workEmail?: string } = {},
): Promise<string> {
  const id = newId("employee");
  const { firstName = "Ada", lastName = "Lovelace", workEmail = "ada@northwind.example" } = seed;
  const now = new Date().toISOString();
  await db
    .prepare(
      `insert into employees (id, tenant_id, first_name, last_name, work_email, source, created_at, updated_at)
       values (?, ?, ?, ?, ?, 'form', ?, ?)`,
    )
    .bind(id, tenantId, firstName, lastName, workEmail, now, now)
    .run();
  return id;
}
