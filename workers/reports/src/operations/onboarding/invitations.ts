// Inviting new hires: one with a form, several at once as they are, again, and taking it back.
import { findNewHire, newHiresByIds, type NewHireRow } from "#shared/db/new-hires.ts";
import { invite, revokeInvitation } from "#shared/db/new-hire-invitations.ts";
import { commit } from "#shared/db/outbox.ts";
import { InvitationInput } from "#shared/domain/onboarding/invitation.ts";
import { pickForInvitation } from "#shared/domain/onboarding/new-hire.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { notFound, type Scope } from "../scope.ts";
import { detailOf, type NewHireDetail } from "./new-hires.ts";

export type InviteReason = "not_found" | "new_hire_withdrawn" | "changed_meanwhile";

/** What the form begins with: what was sent last, or what the ATS says. */
export function prefilled(hire: NewHireRow): Record<keyof InvitationInput, string | null> {
  const { invitation } = hire;
  if (invitation === null) return pickForInvitation(hire);
  const { name, email, designation, location, startDate, managerName, managerEmail, packageCode } = invitation;
  return { name, email, designation, location, startDate, managerName, managerEmail, packageCode };
}

/** Sends the invitation, the first time or again; links of earlier mails are dead from now on. */
export async function inviteNewHire(
  scope: Scope,
  id: string,
  input: InvitationInput,
): Promise<Result<NewHireDetail, InviteReason>> {
  const hire = await findNewHire(scope.tenant, id);
  if (hire === null) return notFound("new hire");
  const sent = await send(scope, hire, input);
  if (!sent.ok) return sent;
  const after = await findNewHire(scope.tenant, id);
  return after === null ? notFound("new hire") : ok(await detailOf(scope, after));
}

async function send(
  scope: Scope,
  hire: NewHireRow,
  input: InvitationInput,
): Promise<Result<null, Exclude<InviteReason, "not_found">>> {
  if (hire.withdrawnAt !== null)
    return fail("new_hire_withdrawn", `${hire.name} no longer counts as a new hire in your ATS, so nothing was sent.`);
  const { statements, messages } = invite(scope.tenant, {
    newHireId: hire.id,
    input,
    held: hire.invitation,
    by: scope.actor.id,
    now: scope.now,
  });
  const [changed] = await commit(scope.env, scope.tenant, statements, messages, scope.defer);
  if (!Array.isArray(changed) || changed.length === 0)
    return fail("changed_meanwhile", "Somebody else has just sent this invitation. Nothing was sent twice.");
  return ok(null);
}

/** What became of a selection: who was invited, and who was not and why. */
export type BulkInvited = {
  readonly invited: readonly NewHireRow[];
  readonly skipped: readonly { readonly hire: NewHireRow; readonly why: string }[];
};

export const MOST_AT_ONCE = 100;

/** Invites each as they are; who was invited before is invited again. */
export async function inviteSeveral(scope: Scope, ids: readonly string[]): Promise<BulkInvited> {
  const hires = await newHiresByIds(scope.tenant, ids.slice(0, MOST_AT_ONCE));
  const invited: NewHireRow[] = [];
  const skipped: { hire: NewHireRow; why: string }[] = [];
  for (const hire of hires) {
    const input = InvitationInput.safeParse(prefilled(hire));
    if (!input.success) {
      const [issue] = input.error.issues;
      const why = issue?.path[0] === "email" ? "no usable e-mail address" : (issue?.message ?? "something is missing");
      skipped.push({ hire, why });
      continue;
    }
    const sent = await send(scope, hire, input.data);
    if (sent.ok) invited.push(hire);
    else skipped.push({ hire, why: sent.reason === "new_hire_withdrawn" ? "withdrawn in the ATS" : "sent just now" });
  }
  return { invited, skipped };
}

/** Takes an invitation back. Doing it twice changes nothing. */
export async function revoke(scope: Scope, id: string): Promise<Result<null, "not_found">> {
  const hire = await findNewHire(scope.tenant, id);
  if (hire?.invitation == null) return notFound("invitation");
  const statements = revokeInvitation(scope.tenant, hire.invitation, scope.actor.id, scope.now);
  await commit(scope.env, scope.tenant, statements, [], scope.defer);
  return ok(null);
}
