// Reading one invitation that can still be used, for the mail that carries its link.
import { and, eq, gt, isNull } from "drizzle-orm";
import type { TenantDb } from "./for-tenant.ts";
import { invitations } from "./schema/index.ts";

/** Null: used, taken back, run out by `now` (ISO), or never there. */
export async function openInvitation(
  tenant: TenantDb,
  id: string,
  now: string,
): Promise<{ readonly id: string; readonly expiresAt: string } | null> {
  const [row] = await tenant.db
    .select({ id: invitations.id, expiresAt: invitations.expiresAt })
    .from(invitations)
    .where(
      tenant.owns(
        invitations,
        and(
          eq(invitations.id, id),
          isNull(invitations.usedAt),
          isNull(invitations.revokedAt),
          gt(invitations.expiresAt, now),
        ),
      ),
    );
  return row ?? null;
}
