// Whether a person asked for this very mail: then it goes out even to an address where an earlier one bounced.
import type { TenantDb } from "#shared/db/for-tenant.ts";
import type { MailRow } from "#shared/db/mails.ts";
import { readInvitation } from "#shared/db/welcome.ts";

export async function isWished(tenant: TenantDb, { kind, subjectId }: MailRow): Promise<boolean> {
  switch (kind) {
    case "recruiter_invitation":
      return true;
    case "welcome_invitation":
      return (await readInvitation(tenant, subjectId))?.invitedBy !== "system";
    case "connection_stopped":
    case "recruiter_update":
    case "role_notice":
    case "invitation_bounced":
      return false;
  }
}
