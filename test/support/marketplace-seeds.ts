// Rows of the marketplace that tests begin with: recruiters with a session, roles with a posting, submitted candidates; straight into D1.
import { newId } from "#shared/domain/ids.ts";
import { emailKeyOf } from "#shared/domain/marketplace/submission.ts";
import { seedMember } from "./seeds.ts";

const now = () => new Date().toISOString();

export type SeededRecruiter = {
  readonly id: string;
  readonly userId: string;
  readonly email: string;
  /** The whole `Cookie` header of a signed-in browser. */
  readonly cookie: string;
};

/** A recruiter who has joined. */
export async function seedRecruiter(
  db: D1Database,
  tenantId: string,
  seed: { name?: string; agency?: string; email?: string; mailChoice?: string } = {},
): Promise<SeededRecruiter> {
  const id = newId("recruiter");
  const { name = "Rita Recruiter", agency = "Rita & Sons", email = `${id}@agency.example`, mailChoice = "none" } = seed;
  const { userId, cookie } = await seedMember(db, tenantId, { role: "recruiter", email, name });
  await db
    .prepare(
      `insert into recruiters (id, tenant_id, name, agency, email, mail_choice, user_id, joined_at, created_by, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, 'system', ?)`,
    )
    .bind(id, tenantId, name, agency, email, mailChoice, userId, now(), now())
    .run();
  return { id, userId, email, cookie };
}

export type RoleSeed = {
  readonly title?: string;
  readonly status?: "draft" | "open" | "closed";
  readonly link?: { readonly connectionId: string; readonly postingId: string; readonly ownerId: string | null };
  readonly recruiterIds?: readonly string[];
  readonly isConfidential?: boolean;
  readonly showsConfidential?: boolean;
  readonly showsSalary?: boolean;
  readonly salary?: object;
  readonly notes?: string;
  readonly hiringManager?: string;
};

/** A role, its posting as last read when it is linked, and who works on it. */
export async function seedRole(db: D1Database, tenantId: string, seed: RoleSeed = {}): Promise<string> {
  const id = newId("role");
  const { title = "Staff Engineer", status = "open", link, recruiterIds = [], isConfidential = false } = seed;
  const salary = seed.salary === undefined ? null : JSON.stringify(seed.salary);
  const statements = [
    db
      .prepare(
        `insert into roles (id, tenant_id, status, source, title, all_locations, salary, hiring_manager, description_html, is_confidential,
           connection_id, posting_id, linked_at, hires_wanted, notes_to_recruiters, shows_salary, shows_confidential, created_by,
           created_at, updated_at)
         values (?, ?, ?, ?, ?, '[]', ?, ?, '<p>Build things.</p>', ?, ?, ?, ?, 1, ?, ?, ?, 'system', ?, ?)`,
      )
      .bind(
        ...[
          id,
          tenantId,
          status,
          link ? "lever" : "hand",
          title,
          salary,
          seed.hiringManager ?? null,
          Number(isConfidential),
        ],
        ...[link?.connectionId ?? null, link?.postingId ?? null, link ? now() : null, seed.notes ?? ""],
        ...[Number(seed.showsSalary ?? false), Number(seed.showsConfidential ?? false), now(), now()],
      ),
    ...recruiterIds.map((recruiterId) =>
      db
        .prepare(
          "insert into role_recruiters (tenant_id, role_id, recruiter_id, given_by, given_at) values (?, ?, ?, 'system', ?)",
        )
        .bind(tenantId, id, recruiterId, now()),
    ),
  ];
  if (link)
    statements.push(
      posting(db, tenantId, link, { title, salary, isConfidential, hiringManager: seed.hiringManager ?? null }),
    );
  await db.batch(statements);
  return id;
}

function posting(
  db: D1Database,
  tenantId: string,
  link: NonNullable<RoleSeed["link"]>,
  facts: { title: string; salary: string | null; isConfidential: boolean; hiringManager: string | null },
): D1PreparedStatement {
  return db
    .prepare(
      `insert into postings (tenant_id, connection_id, provider_id, state, title, all_locations, salary, hiring_manager, description_html,
         is_confidential, owner_id, requisition_codes, updated_at, row_hash, read_at)
       values (?, ?, ?, 'published', ?, '[]', ?, ?, '<p>Build things.</p>', ?, ?, '[]', ?, '', ?)`,
    )
    .bind(
      ...[tenantId, link.connectionId, link.postingId, facts.title, facts.salary, facts.hiringManager],
      ...[Number(facts.isConfidential), link.ownerId, now(), now()],
    );
}

export type SubmissionSeed = {
  readonly roleId: string;
  readonly recruiterId: string;
  readonly name?: string;
  readonly email?: string;
  readonly createdAt?: string;
  readonly notes?: string;
  readonly resume?: { readonly name: string; readonly type: string; readonly size: number };
  /** Sent already: where, and which column of the board it stands in. */
  readonly sent?: {
    readonly connectionId: string;
    readonly applicationId: string;
    readonly place?: string;
    readonly stageName?: string;
  };
};

/** A submitted candidate who waits, or was sent. */
export async function seedSubmission(db: D1Database, tenantId: string, seed: SubmissionSeed): Promise<string> {
  const id = newId("submission");
  const { name = "Ada Lovelace", email = "ada@lovelace.example", createdAt = now(), resume, sent } = seed;
  await db
    .prepare(
      `insert into submissions (id, tenant_id, role_id, recruiter_id, status, place, candidate_name, candidate_email, email_key, candidate_links,
         notes, consent_text, consent_at, resume_name, resume_type, resume_size, submitted_by, created_at, connection_id, application_id,
         sent_at, stage_name, stage_index)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, '[]', ?, 'Agreed.', ?, ?, ?, ?, 'system', ?, ?, ?, ?, ?, ?)`,
    )
    .bind(
      ...[
        id,
        tenantId,
        seed.roleId,
        seed.recruiterId,
        sent ? "sent" : "waiting",
        sent ? (sent.place ?? "stage:new") : "waiting",
      ],
      ...[name, email, emailKeyOf(email), seed.notes ?? "", createdAt],
      ...[resume?.name ?? null, resume?.type ?? null, resume?.size ?? null, createdAt],
      ...[
        sent?.connectionId ?? null,
        sent?.applicationId ?? null,
        sent ? createdAt : null,
        sent?.stageName ?? null,
        sent ? 0 : null,
      ],
    )
    .run();
  return id;
}
