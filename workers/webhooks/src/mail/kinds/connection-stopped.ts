// To owners and admins: a connection stopped, what to do about it, and what waits meanwhile.
import { readConnection } from "#shared/db/connections.ts";
import { attentionWords } from "#shared/domain/connection.ts";
import { fail, ok } from "#shared/domain/result.ts";
import { isAts } from "#shared/domain/words.ts";
import { ATS_NAME } from "#shared/domain/sync/ats-name.ts";
import type { Writer } from "../kinds.ts";

export const connectionStopped: Writer = async ({ tenant, mail, tenantName, publicUrl }) => {
  const connection = await readConnection(tenant, mail.subjectId);
  if (connection?.status !== "needs_attention")
    return fail("no_longer_wanted", "The connection works again, or was disconnected, before the mail went out.");
  const name = isAts(connection) ? ATS_NAME[connection.provider] : "SCIM";
  return ok({
    subject: `${name} is disconnected from Rolecall`,
    paragraphs: [
      `${tenantName}'s connection to ${name} has stopped working. Nothing is lost: Rolecall goes on where it was as soon as the connection works again.`,
      attentionWords(connection.provider, connection.attentionReason),
    ],
    action: { label: "Open the connection", url: `${publicUrl}/settings/integrations/${connection.id}` },
    footnotes: [`You get this mail because you administer ${tenantName} in Rolecall.`],
  });
};
