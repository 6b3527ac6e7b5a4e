// To a recruiter: a role was given to them, taken back, closed, or opened again. A confidential role is not named.
import { and, eq, sql } from "drizzle-orm";
import { isConfidentialNow, postingOfRole, roleFacts } from "#shared/db/role-facts.ts";
import { postings, recruiters, roleNotices, roles } from "#shared/db/schema/index.ts";
import type { RoleNoticeKind } from "#shared/domain/marketplace/words.ts";
import { fail, ok } from "#shared/domain/result.ts";
import type { Writer } from "../kinds.ts";

const WORDS: Readonly<Record<RoleNoticeKind, { subject(role: string): string; text: string }>> = {
  given: { subject: (role) => `New role for you: ${role}`, text: "You can submit candidates for it from now on." },
  taken_back: {
    subject: (role) => `${role} is no longer with you`,
    text: "Please submit no more candidates for it. You can go on following those whom you have submitted.",
  },
  closed: {
    subject: (role) => `${role} is closed`,
    text: "It takes no more candidates. You can go on following those whom you have submitted.",
  },
  reopened: { subject: (role) => `${role} is open again`, text: "You can submit candidates for it again." },
};

export const roleNotice: Writer = async ({ tenant, mail, tenantName, publicUrl }) => {
  const [found] = await tenant.db
    .select({
      kind: roleNotices.kind,
      title: roleFacts.title,
      isHidden: sql`${isConfidentialNow} and not ${roles.showsConfidential}`.mapWith(Boolean),
      pausedAt: recruiters.pausedAt,
      removedAt: recruiters.removedAt,
    })
    .from(recruiters)
    .innerJoin(
      roleNotices,
      tenant.owns(roleNotices, and(eq(roleNotices.recruiterId, recruiters.id), eq(roleNotices.id, mail.subjectId))),
    )
    .innerJoin(roles, tenant.owns(roles, eq(roles.id, roleNotices.roleId)))
    .leftJoin(postings, postingOfRole(tenant))
    .where(tenant.owns(recruiters, eq(recruiters.email, mail.toAddress)));
  if (found === undefined || found.pausedAt !== null || found.removedAt !== null)
    return fail("no_longer_wanted", "The recruiter was paused or removed before the mail went out.");
  if (found.isHidden && (found.kind === "given" || found.kind === "reopened"))
    return fail("no_longer_wanted", "The role has become confidential before the mail went out.");
  const { subject, text } = WORDS[found.kind];
  const title = found.isHidden ? "A role of yours" : found.title;
  return ok({
    subject: subject(title),
    paragraphs: [`${title}, at ${tenantName}. ${text}`],
    action: { label: "Open your roles", url: `${publicUrl}/recruiter` },
    footnotes: [
      `You get this mail because you recruit for ${tenantName}. You can choose which mails you get in Rolecall.`,
    ],
  });
};
