// A company of whose rows a recruiter may see some: for the tests that look for the rest on every page and behind every address.
import { seedRecruiter, seedRole, seedSubmission, type SeededRecruiter } from "../../../support/marketplace-seeds.ts";
import { seedTenant } from "../../../support/seeds.ts";
import { seedConnection, seedHire, seedPositions } from "../seeds.ts";

/** Each of these is planted somewhere that Rita must never see. */
export const SECRETS = {
  otherCandidate: "Zelda Otherperson",
  otherEmail: "zelda@other.example",
  otherAgency: "Competing Agency",
  otherRole: "Role-of-others",
  confidentialRole: "Project Nightshade",
  draftRole: "Role-in-draft",
  salary: "123456",
  interviewer: "Ingrid Interviewer",
  manager: "Manfred Manager",
  archiveReason: "Culture-clash-with-CTO",
  atsMessage: "Lever-said-internal-words",
  rulingNote: "We-owe-them-a-favour",
  position: "Secret-headcount-plan",
  hire: "Hired Person",
  eventDetail: "deduped-internal",
} as const;

export type Walls = {
  readonly tenantId: string;
  readonly rita: SeededRecruiter;
  readonly own: { readonly role: string; readonly submission: string };
  /** Whatever could stand in an address: the company's things, hers, and another recruiter's. */
  readonly ids: readonly string[];
};

/** Rita's company: what is hers, and beside it everything that is not. */
export async function seedWalls(db: D1Database): Promise<Walls> {
  const tenantId = (await seedTenant(db, { name: "Acme" })).id;
  const rita = await seedRecruiter(db, tenantId);
  const bob = await seedRecruiter(db, tenantId, { name: "Bob", agency: SECRETS.otherAgency });
  const connectionId = await seedConnection(db, tenantId);
  const link = (postingId: string) => ({ connectionId, postingId, ownerId: "owner" });
  const role = await seedRole(db, tenantId, {
    title: "Staff Engineer",
    link: link("p1"),
    recruiterIds: [rita.id, bob.id],
    salary: { min: 123456, max: 123456, currency: "USD", interval: "per-year-salary" },
    hiringManager: SECRETS.manager,
  });
  const others = [
    await seedRole(db, tenantId, { title: SECRETS.otherRole, recruiterIds: [bob.id] }),
    await seedRole(db, tenantId, { title: SECRETS.draftRole, status: "draft", recruiterIds: [rita.id] }),
    await seedRole(db, tenantId, {
      title: SECRETS.confidentialRole,
      isConfidential: true,
      link: link("p2"),
      recruiterIds: [rita.id],
    }),
  ];
  const sent = (applicationId: string) => ({ connectionId, applicationId, place: "archived" });
  const submission = await seedSubmission(db, tenantId, { roleId: role, recruiterId: rita.id, sent: sent("opp-1") });
  const theirs = await seedSubmission(db, tenantId, {
    roleId: role,
    recruiterId: bob.id,
    name: SECRETS.otherCandidate,
    email: SECRETS.otherEmail,
    sent: sent("opp-2"),
  });
  const hidden = await seedSubmission(db, tenantId, {
    roleId: others[2] ?? "",
    recruiterId: rita.id,
    name: "Nina Own",
    sent: sent("opp-3"),
  });
  const at = new Date().toISOString();
  const evidence = JSON.stringify([
    { kind: "ownership", submissionId: theirs, since: at, until: at },
    { kind: "application", applicationId: "opp-secret", origin: "referred", at, isSamePosting: false, isActive: true },
  ]);
  await db.batch([
    db
      .prepare(
        "update submissions set archive_group = 'not_selected', archive_reason = ?, message = ?, is_deduped = 1 where id = ?",
      )
      .bind(SECRETS.archiveReason, SECRETS.atsMessage, submission),
    db
      .prepare("insert into submission_interviews values (?, ?, 'int-1', ?, 45, 'Europe/Zurich', ?, null)")
      .bind(tenantId, submission, at, JSON.stringify([SECRETS.interviewer])),
    db
      .prepare("insert into submission_events values (?, ?, '1-sent', 'sent', ?, ?)")
      .bind(tenantId, submission, SECRETS.eventDetail, at),
    db
      .prepare("insert into ownership_rulings values (?, ?, 'rul_1', 0, 'held_by_other', ?, 'rule', null, ?)")
      .bind(tenantId, submission, evidence, at),
    db
      .prepare("insert into ownership_rulings values (?, ?, 'rul_1', 1, 'overruled', ?, 'user:usr_boss', ?, ?)")
      .bind(tenantId, hidden, evidence, SECRETS.rulingNote, at),
  ]);
  const [position = ""] = await seedPositions(db, tenantId, 1, { status: "draft" });
  await db.prepare("update positions set title = ? where id = ?").bind(SECRETS.position, position).run();
  const hire = await seedHire(db, tenantId, { name: SECRETS.hire, code: "Trace-1" });
  const ids = [position, hire, role, ...others, submission, theirs, hidden, connectionId, rita.id, bob.id];
  return { tenantId, rita, own: { role, submission }, ids };
}
