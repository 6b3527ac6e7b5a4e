// Rows of the marketplace for tests of pages and API: postings as if read from Lever, and recruiters.
import { newId } from "#shared/domain/ids.ts";
import { seedConnection } from "./seeds.ts";

export type PostingSeed = {
  readonly title?: string;
  readonly state?: string;
  readonly department?: string;
  readonly location?: string;
  readonly locations?: readonly string[];
  readonly descriptionHtml?: string;
  readonly isConfidential?: boolean;
  readonly salary?: object;
  readonly requisitionCodes?: readonly string[];
};

/** A connection that is used for the marketplace. */
export async function seedMarketConnection(db: D1Database, tenantId: string): Promise<string> {
  const id = await seedConnection(db, tenantId);
  await db.prepare("update connections set modules = ? where id = ?").bind('["marketplace"]', id).run();
  return id;
}

/** @returns the posting's id in Lever */
export async function seedPosting(
  db: D1Database,
  tenantId: string,
  connectionId: string,
  seed: PostingSeed = {},
): Promise<string> {
  const id = crypto.randomUUID();
  const {
    title = "Controls Engineer",
    state = "published",
    department = "Engineering",
    location = "Oakland, CA",
  } = seed;
  const now = new Date().toISOString();
  await db
    .prepare(
      `insert into postings (tenant_id, connection_id, provider_id, state, title, department, team, location, all_locations, commitment,
         workplace_type, salary, hiring_manager, description_html, is_confidential, owner_id, requisition_codes, url, updated_at, row_hash, read_at)
       values (?, ?, ?, ?, ?, ?, 'Motion', ?, ?, 'Full-time', 'hybrid', ?, 'Priya Raman', ?, ?, 'owner', ?, ?, ?, '', ?)`,
    )
    .bind(
      ...[tenantId, connectionId, id, state, title, department, location],
      JSON.stringify(seed.locations ?? [location]),
      seed.salary === undefined ? null : JSON.stringify(seed.salary),
      seed.descriptionHtml ?? "<p>Make robot arms move smoothly.</p>",
      Number(seed.isConfidential ?? false),
      JSON.stringify(seed.requisitionCodes ?? []),
      ...[`https://hire.lever.co/postings/${id}`, now, now],
    )
    .run();
  return id;
}

export async function seedRecruiter(
  db: D1Database,
  tenantId: string,
  seed: { name?: string; agency?: string; email?: string } = {},
): Promise<string> {
  const { name = "Robin Hale", agency = "Northside Talent", email = "robin@northside.example" } = seed;
  const id = `rec_${newId("user").slice(4)}`;
  await db
    .prepare(
      `insert into recruiters (id, tenant_id, name, agency, email, mail_choice, user_id, joined_at, created_by, created_at)
       values (?, ?, ?, ?, ?, 'immediate', ?, ?, 'system', ?)`,
    )
    .bind(id, tenantId, name, agency, email, newId("user"), new Date().toISOString(), new Date().toISOString())
    .run();
  return id;
}
