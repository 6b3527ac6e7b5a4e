// What the company does with recruiters: inviting, pausing, removing; and what recruiters may do and see. Owners and admins only.
import { z } from "zod";
import { auditEntry } from "#shared/db/audit.ts";
import { mailsAbout, queueMails, type MailState } from "#shared/db/mails.ts";
import {
  readMarketplaceSettings,
  writeMarketplaceSettings,
  type MarketplaceSettings,
} from "#shared/db/marketplace-settings.ts";
import { commit } from "#shared/db/outbox.ts";
import {
  findRecruiter,
  insertRecruiter,
  listRecruiters as readRecruiters,
  updateRecruiter,
  type NewRecruiter,
  type RecruiterRow,
} from "#shared/db/recruiters.ts";
import { mayAdminister } from "#shared/domain/access.ts";
import { newId } from "#shared/domain/ids.ts";
import { InvitationAnswer } from "#shared/domain/oauth-commands.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { askOauth, type OauthReason } from "../ask-oauth.ts";
import { changedIds } from "../changed-ids.ts";
import { isoNow, needsAdmin, notFound, type Scope } from "../scope.ts";

export type RecruiterReason = OauthReason | "forbidden" | "email_taken" | "wrong_status";

export function listRecruiters(scope: Scope): Promise<RecruiterRow[]> {
  return readRecruiters(scope.tenant);
}

export async function getRecruiter(
  scope: Scope,
  id: string,
): Promise<Result<RecruiterRow & { readonly mail: MailState | null }, "not_found">> {
  const recruiter = await findRecruiter(scope.tenant, id);
  if (recruiter === null) return notFound("recruiter");
  const mails =
    recruiter.invitationId === null
      ? []
      : await mailsAbout(scope.tenant, "recruiter_invitation", [recruiter.invitationId]);
  return ok({ ...recruiter, mail: mails[0] ?? null });
}

/** A recruiter, with an invitation by mail. When the mail cannot be sent, the page says so, and offers to invite again. */
export async function inviteRecruiter(
  scope: Scope,
  wish: NewRecruiter,
): Promise<Result<{ id: string }, RecruiterReason>> {
  if (!mayAdminister(scope.actor.role)) return needsAdmin();
  const id = newId("recruiter", scope.now);
  const by = { actor: scope.actor.id, now: isoNow(scope) };
  const [inserted] = await commit(
    scope.env,
    scope.tenant,
    [insertRecruiter(scope.tenant, id, wish, by)],
    [],
    scope.defer,
  );
  if (changedIds(inserted).length === 0)
    return fail("email_taken", "One of your recruiters has this e-mail address already.");
  const sent = await sendInvitation(scope, id, wish);
  return sent.ok ? ok({ id }) : sent;
}

/** Another link; the one before stops working. */
export async function inviteAgain(scope: Scope, id: string): Promise<Result<{ id: string }, RecruiterReason>> {
  if (!mayAdminister(scope.actor.role)) return needsAdmin();
  const recruiter = await findRecruiter(scope.tenant, id);
  if (recruiter === null || recruiter.status === "removed") return notFound("recruiter");
  if (recruiter.userId !== null) return fail("wrong_status", "This recruiter has joined already.");
  if (recruiter.invitationId !== null) {
    const revoked = await askOauth(
      scope,
      "invitation",
      "POST",
      `/invitations/${recruiter.invitationId}/revoke`,
      {},
      z.unknown(),
    );
    if (!revoked.ok && revoked.reason !== "not_found") return revoked;
  }
  const sent = await sendInvitation(scope, id, recruiter);
  return sent.ok ? ok({ id }) : sent;
}

async function sendInvitation(
  scope: Scope,
  id: string,
  to: { readonly email: string; readonly name: string },
): Promise<Result<null, RecruiterReason>> {
  const wish = { purpose: "member", role: "recruiter", label: to.name };
  const made = await askOauth(scope, "invitation", "POST", "/invitations", wish, InvitationAnswer);
  if (!made.ok) return made;
  const mail = queueMails(
    scope.tenant,
    [{ kind: "recruiter_invitation", subjectId: made.value.id, toAddress: to.email }],
    scope.now,
  );
  const statements = [updateRecruiter(scope.tenant, id, { invitationId: made.value.id }), ...mail.statements];
  await commit(
    scope.env,
    scope.tenant,
    [...statements, audited(scope, id, "recruiter.invited")],
    mail.messages,
    scope.defer,
  );
  return ok(null);
}

/** A paused recruiter can sign in and sees only that; nothing of theirs is lost. */
export async function pauseRecruiter(scope: Scope, id: string): Promise<Result<{ id: string }, RecruiterReason>> {
  return change(scope, id, { pausedAt: isoNow(scope) }, "recruiter.paused");
}

export async function resumeRecruiter(scope: Scope, id: string): Promise<Result<{ id: string }, RecruiterReason>> {
  return change(scope, id, { pausedAt: null }, "recruiter.resumed");
}

/** Locked out from this moment, whatever oauth answers; their candidates stay with the company. */
export async function removeRecruiter(scope: Scope, id: string): Promise<Result<{ id: string }, RecruiterReason>> {
  const before = await findRecruiter(scope.tenant, id);
  const removed = await change(scope, id, { removedAt: isoNow(scope) }, "recruiter.removed");
  if (!removed.ok || before === null) return removed;
  const path =
    before.userId === null
      ? before.invitationId === null
        ? null
        : `/invitations/${before.invitationId}/revoke`
      : `/members/${before.userId}/remove`;
  if (path === null) return removed;
  const command = before.userId === null ? {} : { onlyAs: "recruiter" }; // who has become a member since stays one
  const ended = await askOauth(scope, "recruiter", "POST", path, command, z.unknown());
  return ended.ok || ended.reason === "not_found" ? removed : ended;
}

async function change(
  scope: Scope,
  id: string,
  to: Parameters<typeof updateRecruiter>[2],
  action: string,
): Promise<Result<{ id: string }, RecruiterReason>> {
  if (!mayAdminister(scope.actor.role)) return needsAdmin();
  const held = await findRecruiter(scope.tenant, id);
  if (held === null || held.status === "removed") return notFound("recruiter");
  await commit(
    scope.env,
    scope.tenant,
    [updateRecruiter(scope.tenant, id, to), audited(scope, id, action)],
    [],
    scope.defer,
  );
  return ok({ id });
}

function audited(scope: Scope, id: string, action: string) {
  return auditEntry(
    scope.tenant,
    { actor: scope.actor.id, action, subjectKind: "recruiter", subjectId: id },
    scope.now,
  );
}

export function marketplaceSettings(scope: Scope): Promise<MarketplaceSettings> {
  return readMarketplaceSettings(scope.tenant);
}

/** How the ownership rule counts, and what recruiters see. What was ruled before stays ruled. */
export async function changeMarketplaceSettings(
  scope: Scope,
  settings: MarketplaceSettings,
): Promise<Result<null, "forbidden">> {
  if (!mayAdminister(scope.actor.role)) return needsAdmin();
  const before = await readMarketplaceSettings(scope.tenant);
  const now = new Map<string, unknown>(Object.entries(settings));
  const fields = Object.entries(before).flatMap(([name, value]) => (now.get(name) === value ? [] : [name]));
  if (fields.length === 0) return ok(null);
  const entry = { actor: scope.actor.id, action: "marketplace.settings_changed", details: { fields } };
  await commit(
    scope.env,
    scope.tenant,
    [
      writeMarketplaceSettings(scope.tenant, settings, { actor: scope.actor.id, now: isoNow(scope) }),
      auditEntry(scope.tenant, { ...entry, subjectKind: "tenant", subjectId: scope.tenant.tenantId }, scope.now),
    ],
    [],
    scope.defer,
  );
  return ok(null);
}
