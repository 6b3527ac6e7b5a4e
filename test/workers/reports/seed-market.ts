// Rows of the marketplace for tests of pages and API: postings as if read from Lever, and roles.
import { newId } from "#shared/domain/ids.ts";
import { seedRecruiter } from "../../support/marketplace-seeds.ts";
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

export type RoleSeed = {
  readonly title?: string;
  readonly status?: string;
  /** The posting that it is linked to. */
  readonly link?: { readonly connectionId: string; readonly postingId: string };
  readonly recruiterIds?: readonly string[];
  readonly notes?: string;
  readonly isConfidential?: boolean;
};

export async function seedRole(db: D1Database, tenantId: string, seed: RoleSeed = {}): Promise<string> {
  const id = newId("role");
  const now = new Date().toISOString();
  const { title = "Night Nurse", status = "open", link, recruiterIds = [], notes = "Nights.", isConfidential } = seed;
  await db.batch([
    db
      .prepare(
        `insert into roles (id, tenant_id, status, source, title, location, all_locations, description_html, is_confidential, connection_id,
           posting_id, linked_at, fee, hires_wanted, notes_to_recruiters, shows_salary, shows_confidential, created_by, created_at, updated_at)
         values (?, ?, ?, ?, ?, 'Leeds', '["Leeds"]', '<p>By hand.</p>', ?, ?, ?, ?, '{"kind":"percent","percent":20}', 2, ?, 0, 0, 'system', ?, ?)`,
      )
      .bind(
        ...[id, tenantId, status, link === undefined ? "hand" : "lever", title, Number(isConfidential ?? false)],
        ...[link?.connectionId ?? null, link?.postingId ?? null, link === undefined ? null : now, notes, now, now],
      ),
    ...(link === undefined
      ? []
      : [
          db
            .prepare(
              `insert into role_links (tenant_id, role_id, id, connection_id, posting_id, posting_title, linked_at, linked_by)
               values (?, ?, ?, ?, ?, ?, ?, 'system')`,
            )
            .bind(tenantId, id, newId("roleLink"), link.connectionId, link.postingId, title, now),
        ]),
    ...recruiterIds.map((recruiterId) =>
      db
        .prepare(
          "insert into role_recruiters (tenant_id, role_id, recruiter_id, given_by, given_at) values (?, ?, ?, 'system', ?)",
        )
        .bind(tenantId, id, recruiterId, now),
    ),
  ]);
  return id;
}

/** A connection with postings and recruiters, and roles of every kind. @returns the addresses of their pages */
export async function seedRolePages(db: D1Database, tenantId: string, title: string): Promise<string[]> {
  const connectionId = await seedMarketConnection(db, tenantId);
  const locations = Array.from({ length: 40 }, (_, i) => `${title} ${i}`);
  const open = await seedPosting(db, tenantId, connectionId, { title, locations, requisitionCodes: ["ENG-7"] });
  const closed = await seedPosting(db, tenantId, connectionId, { state: "closed" });
  const free = await seedPosting(db, tenantId, connectionId, {
    title,
    descriptionHtml: '<p>See <a href="https://a.example/" rel="nofollow noopener noreferrer">us</a></p>',
  });
  const recruiterIds = [(await seedRecruiter(db, tenantId, { name: title })).id];
  const roles = [
    await seedRole(db, tenantId, { title, link: { connectionId, postingId: open }, recruiterIds, notes: title }),
    await seedRole(db, tenantId, { title, link: { connectionId, postingId: closed } }),
    await seedRole(db, tenantId, { title, status: "draft", isConfidential: true }),
  ];
  const activation = new URLSearchParams({ connection: connectionId, posting: free }).toString();
  return [
    ...["/roles", "/roles/new", "/roles/activate", `/roles/activate?${activation}`],
    ...roles.flatMap((id) => [`/roles/${id}`, `/roles/${id}/edit`, `/roles/${id}/link`]),
    `/roles/${roles[0] ?? ""}/link?${activation}`,
    `/settings/integrations/${connectionId}`,
  ];
}
