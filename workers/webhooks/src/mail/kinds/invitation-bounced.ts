// To owners and admins: invitations of new hires did not arrive, and where to see whose. No name and no address stands in it.
import { countUndeliveredInvitations } from "#shared/db/mail-reports.ts";
import { fail, ok } from "#shared/domain/result.ts";
import type { Writer } from "../kinds.ts";

export const invitationBounced: Writer = async ({ tenant, tenantName, publicUrl }) => {
  const count = await countUndeliveredInvitations(tenant);
  if (count === 0)
    return fail("no_longer_wanted", "The invitations were sent again or taken back before the mail went out.");
  const subject = count === 1 ? "An invitation did not arrive" : `${count} invitations did not arrive`;
  return ok({
    subject,
    paragraphs: [
      `${subject}: the mail service says that the address of ${count === 1 ? "a new hire" : "new hires"} of ${tenantName} does not take mail.`,
      "Ask for another address and invite them again. Nothing more is sent to that address unless somebody wishes it.",
    ],
    action: { label: "See who", url: `${publicUrl}/onboarding/new-hires?invited=yes` },
    footnotes: [`You get this mail because you administer ${tenantName} in Rolecall, at most once an hour.`],
  });
};
