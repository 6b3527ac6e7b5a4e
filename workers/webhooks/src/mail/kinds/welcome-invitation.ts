// To a new hire: the link to their welcome page, and the package's own words. Nothing that is known about the person stands in it.
import { linkToken } from "#shared/crypto/one-time-link.ts";
import { findPackageByCode, readInvitation } from "#shared/db/welcome.ts";
import { linkState } from "#shared/domain/onboarding/invitation.ts";
import { fail, ok } from "#shared/domain/result.ts";
import { readTenant } from "#shared/db/tenants.ts";
import type { Writer } from "../kinds.ts";

export const welcomeInvitation: Writer = async ({ tenant, mail, tenantName, publicUrl, linkKey, now }) => {
  if (linkKey === null)
    return fail("not_set_up", "The secret LINK_KEY is not set in the webhooks Worker, so no link can be made.");
  const invitation = await readInvitation(tenant, mail.subjectId);
  if (invitation === null || invitation.isWithdrawn || linkState(invitation, mail.subjectTry, now) !== "open")
    return fail("no_longer_wanted", "The invitation was revoked, used, or sent again before this mail went out.");
  const [token, found, { timeZone, locale }] = await Promise.all([
    linkToken(linkKey, "welcome", { id: invitation.id, subjectTry: mail.subjectTry }),
    invitation.packageCode === null ? null : findPackageByCode(tenant, invitation.packageCode),
    readTenant(tenant),
  ]);
  const until = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(
    Date.parse(invitation.expiresAt),
  );
  return ok({
    subject: `Welcome to ${tenantName}`,
    paragraphs: [
      "Hello,",
      `${tenantName} looks forward to your first day. Your welcome page shows what you need to know and what to do before you start.`,
      ...(found?.mailText ?? "").split(/\n\s*\n/).flatMap((paragraph) => paragraph.trim() || []),
    ],
    action: { label: "Open your welcome page", url: `${publicUrl}/welcome/${token}` },
    footnotes: [
      `The link works once, until ${until}. It is for you alone: please do not forward it.`,
      `If you did not expect this mail, you can ignore it, or tell ${tenantName}.`,
    ],
  });
};
