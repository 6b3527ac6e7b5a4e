// To a recruiter: a company invites them; the link works once and for a week.
import { linkToken } from "#shared/crypto/one-time-link.ts";
import { fail, ok } from "#shared/domain/result.ts";
import { openInvitation } from "#shared/db/invitations.ts";
import type { Writer } from "../kinds.ts";

export const recruiterInvitation: Writer = async ({ tenant, mail, tenantName, publicUrl, linkKey, now }) => {
  const invitation = await openInvitation(tenant, mail.subjectId, new Date(now).toISOString());
  if (invitation === null)
    return fail("no_longer_wanted", "The invitation was used, taken back or ran out before the mail went out.");
  if (linkKey === null) return fail("not_set_up", "LINK_KEY is not set, so no link can be made.");
  const token = await linkToken(linkKey, "join", { id: invitation.id, subjectTry: 1 });
  return ok({
    subject: `${tenantName} invites you to Rolecall`,
    paragraphs: [
      `${tenantName} would like to work with you as a recruiter. In Rolecall you see the roles that they give to you, submit candidates and follow them without asking.`,
      "Open the link and sign in with the Google or Microsoft account that you will use from now on.",
    ],
    action: { label: "Accept the invitation", url: `${publicUrl}/join/${token}` },
    footnotes: [
      `The link works once, until ${invitation.expiresAt.slice(0, 10)}.`,
      `You get this mail because someone at ${tenantName} entered your address. If you do not know them, do nothing.`,
    ],
  });
};
