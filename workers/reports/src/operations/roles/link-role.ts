// Linking a role to a posting, to another one, or to none: what was submitted under the old one stays there, and that is kept.
import { auditEntryIf } from "#shared/db/audit.ts";
import { commit } from "#shared/db/outbox.ts";
import { noteLink, updateLink, wasWritten, type By } from "#shared/db/role-writes.ts";
import type { PostingRef } from "#shared/domain/marketplace/role.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { changedIds } from "../changed-ids.ts";
import { isoNow, type Scope } from "../scope.ts";
import { activePosting, getRole, type RoleDetail, type RoleReason } from "./roles.ts";

/** The role takes its facts from the posting from now on, and its candidates go there. The same posting again changes nothing. */
export async function linkRole(scope: Scope, id: string, ref: PostingRef): Promise<Result<RoleDetail, RoleReason>> {
  const found = await getRole(scope, id);
  if (!found.ok) return found;
  const { link } = found.value;
  if (link?.connectionId === ref.connectionId && link.postingId === ref.postingId) return ok(found.value);
  const posting = await activePosting(scope, ref);
  if (!posting.ok) return posting;
  return changeLink(scope, found.value, { ...ref, title: posting.value.title });
}

/** The role goes on with what its posting said last. Candidates can no longer be sent until it is linked again. */
export async function unlinkRole(scope: Scope, id: string): Promise<Result<RoleDetail, RoleReason>> {
  const found = await getRole(scope, id);
  if (!found.ok || found.value.link === null) return found;
  return changeLink(scope, found.value, null);
}

async function changeLink(
  scope: Scope,
  role: RoleDetail,
  to: (PostingRef & { readonly title: string }) | null,
): Promise<Result<RoleDetail, RoleReason>> {
  const { tenant, now } = scope;
  const by: By = { actor: scope.actor.id, at: isoNow(scope) };
  const happened = wasWritten(tenant, role.id, by);
  const ref = to && { connectionId: to.connectionId, postingId: to.postingId };
  const entry = {
    actor: scope.actor.id,
    action: to === null ? "role.unlinked" : role.link === null ? "role.linked" : "role.link_changed",
    subjectKind: "role",
    subjectId: role.id,
    details: {
      ...(role.link && { from: role.link.postingId }),
      ...(to && { to: to.postingId }),
      candidatesLeft: role.sentCount,
    },
  } as const;
  const [written] = await commit(
    scope.env,
    tenant,
    [
      updateLink(tenant, role.id, role.link, ref, to === null ? factsNow(role) : null, by),
      ...noteLink(tenant, role.id, to, happened, by),
      auditEntryIf(tenant, entry, happened, now),
    ],
    // A posting that was closed meanwhile closes the role, and candidates who wait go to the new one.
    [{ queue: "sync", body: { kind: "sync", tenantId: tenant.tenantId } }],
    scope.defer,
  );
  if (changedIds(written).length === 0)
    return fail("changed_meanwhile", "The link, or the posting, was changed at this moment. Look at it again.");
  return getRole(scope, role.id);
}

/** What the role said of itself through its posting. */
function factsNow(role: RoleDetail) {
  const { title, department, team, location, allLocations, commitment, workplaceType, salary, hiringManager } = role;
  const { descriptionHtml, isConfidential } = role;
  return {
    ...{ title, department, team, location, allLocations, commitment, workplaceType, salary, hiringManager },
    ...{ descriptionHtml, isConfidential },
  };
}
