// The way of a new hire: from the link in the mail to their own session, and what they see and confirm there. No member acts here.
import { findInvitationOf, invite } from "#shared/db/new-hire-invitations.ts";
import { forTenant, type TenantDb } from "#shared/db/for-tenant.ts";
import { commit } from "#shared/db/outbox.ts";
import { readTenant, type TenantRow } from "#shared/db/tenants.ts";
import {
  confirmInvitation,
  findPackageByCode,
  readInvitation,
  readWelcomeSession,
  spendLink,
  tenantOfInvitation,
  type PackageRow,
  type WelcomeInvitation,
} from "#shared/db/welcome.ts";
import { readLinkToken, type LinkClaim } from "#shared/crypto/one-time-link.ts";
import { linkState, type Confirmation, type LinkState } from "#shared/domain/onboarding/invitation.ts";
import { log } from "#shared/edge/log.ts";
import type { Bindings } from "../env.ts";

/** A link of ours, with what it leads to. */
export type KnownLink = {
  readonly tenant: TenantDb;
  readonly company: TenantRow;
  readonly claim: LinkClaim;
  readonly invitation: WelcomeInvitation;
  readonly state: LinkState;
};

/** Null: no link of ours. A withdrawn new hire's link is as one that was taken back. */
export async function readLink(env: Bindings, token: string, now: number): Promise<KnownLink | null> {
  if (!env.LINK_KEY) {
    log("error", { at: "welcome", event: "the secret LINK_KEY is not set in reports: no link opens" });
    return null;
  }
  const claim = await readLinkToken(env.LINK_KEY, "welcome", token);
  if (claim === null) return null;
  const tenantId = await tenantOfInvitation(env, claim.id);
  if (tenantId === null) return null;
  const tenant = forTenant(env, tenantId);
  const [invitation, company] = await Promise.all([readInvitation(tenant, claim.id), readTenant(tenant)]);
  if (invitation === null) return null;
  const state = invitation.isWithdrawn ? "revoked" : linkState(invitation, claim.subjectTry, now);
  return { tenant, company, claim, invitation, state };
}

/** Spends the link. @returns the secret of the hire's session, or null when somebody was faster */
export function openLink({ tenant, claim, invitation }: KnownLink, now: number): Promise<string | null> {
  return spendLink(tenant, { ...claim, newHireId: invitation.newHireId }, now);
}

/** A new link goes to the address that the company has; nobody who merely holds an old link learns which. */
const NEW_LINK_EVERY_MS = 10 * 60_000;

/** `too_soon`: one was sent a moment ago. `closed`: the invitation was taken back. */
export async function sendNewLink(
  env: Bindings,
  link: KnownLink,
  now: number,
  defer: (work: Promise<unknown>) => void,
): Promise<"sent" | "too_soon" | "closed"> {
  const { tenant, invitation, state } = link;
  if (state === "revoked") return "closed";
  if (now - Date.parse(invitation.invitedAt) < NEW_LINK_EVERY_MS) return "too_soon";
  const held = await findInvitationOf(tenant, invitation.newHireId);
  if (held === null || held.revokedAt !== null) return "closed";
  const { name, email, designation, location, startDate, managerName, managerEmail, packageCode } = held;
  const input = { name, email, designation, location, startDate, managerName, managerEmail, packageCode };
  const { statements, messages } = invite(tenant, {
    newHireId: held.newHireId,
    input,
    held,
    by: "new_hire",
    now,
  });
  await commit(env, tenant, statements, messages, defer);
  return "sent";
}

export type WelcomeView = {
  readonly tenant: TenantDb;
  readonly company: TenantRow;
  readonly invitation: WelcomeInvitation;
  readonly package: PackageRow | null;
};

/** What the hire with this cookie sees, or null: signed out, taken back, or withdrawn. */
export async function readWelcome(env: Bindings, secret: string | undefined, now: number): Promise<WelcomeView | null> {
  const session = await readWelcomeSession(env, secret, now);
  if (session === null) return null;
  const tenant = forTenant(env, session.tenantId);
  const [invitation, company] = await Promise.all([readInvitation(tenant, session.invitationId), readTenant(tenant)]);
  if (invitation === null || invitation.isWithdrawn || invitation.revokedAt !== null) return null;
  const { packageCode } = invitation;
  return {
    tenant,
    company,
    invitation,
    package: packageCode === null ? null : await findPackageByCode(tenant, packageCode),
  };
}

export async function confirm(view: WelcomeView, input: Confirmation, now: number): Promise<void> {
  await confirmInvitation(view.tenant, view.invitation, input, now);
}
