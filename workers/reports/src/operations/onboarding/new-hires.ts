// New hires as the scheduler stored them: the grid, one with documents and invitations, and looking for more now.
import { auditEntry } from "#shared/db/audit.ts";
import { findConnection } from "#shared/db/connection-health.ts";
import { readSettings } from "#shared/db/connection-settings.ts";
import { mailsAbout, type MailState } from "#shared/db/mails.ts";
import { nameActors } from "#shared/db/members.ts";
import {
  documentsOf,
  findNewHire,
  listNewHires as readNewHires,
  newHireGrid,
  type DocumentRow,
  type NewHireFilter,
  type NewHireOrder,
  type NewHireRow,
} from "#shared/db/new-hires.ts";
import { commit } from "#shared/db/outbox.ts";
import type { Page, PageRequest } from "#shared/db/paging.ts";
import { insertNewHiresJob } from "#shared/db/sync-jobs.ts";
import { newId } from "#shared/domain/ids.ts";
import { addDays, startOfDay } from "#shared/domain/onboarding/days.ts";
import { lookedFor } from "#shared/domain/onboarding/settings.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { notFound, type Scope } from "../scope.ts";

/** A new hire with their documents, and the mails of their invitation, newest first. */
export type NewHireDetail = NewHireRow & {
  readonly documents: readonly DocumentRow[];
  readonly mails: readonly MailState[];
  /** Who sent the invitation last. */
  readonly invitedByName: string | null;
};

/** Days of the "uploaded period", as people mean them: by the tenant's calendar, both included. */
export type UploadedPeriod = { readonly from?: string | undefined; readonly to?: string | undefined };

export function periodFilter({ from, to }: UploadedPeriod, timeZone: string): NewHireFilter {
  const iso = (day: string) => new Date(startOfDay(day, timeZone)).toISOString();
  return {
    ...(from ? { uploadedFrom: iso(from) } : {}),
    ...(to ? { uploadedBefore: iso(addDays(to, 1)) } : {}),
  };
}

export function listNewHires(scope: Scope, filter: NewHireFilter, page: PageRequest): Promise<Page<NewHireRow>> {
  return readNewHires(scope.tenant, filter, page);
}

export const GRID_SIZE = 50;

/** @param page from 1 */
export async function gridOfNewHires(
  scope: Scope,
  filter: NewHireFilter,
  by: { readonly order: NewHireOrder; readonly isDescending: boolean; readonly page: number },
) {
  const window = { offset: (by.page - 1) * GRID_SIZE, limit: GRID_SIZE };
  const { rows, total } = await newHireGrid(scope.tenant, filter, { ...by, ...window });
  return { rows, total, pages: Math.max(1, Math.ceil(total / GRID_SIZE)) };
}

export async function getNewHire(scope: Scope, id: string): Promise<Result<NewHireDetail, "not_found">> {
  const row = await findNewHire(scope.tenant, id);
  return row === null ? notFound("new hire") : ok(await detailOf(scope, row));
}

export async function detailOf(scope: Scope, row: NewHireRow): Promise<NewHireDetail> {
  const { invitation } = row;
  const [documents, mails, names] = await Promise.all([
    documentsOf(scope.tenant, row.id),
    invitation === null ? [] : mailsAbout(scope.tenant, "welcome_invitation", [invitation.id]),
    nameActors(scope.tenant, [invitation?.invitedBy ?? null]),
  ]);
  const invitedByName = invitation === null ? null : (names.get(invitation.invitedBy) ?? invitation.invitedBy);
  return { ...row, documents, mails, invitedByName };
}

export type LookReason = "not_found" | "connection_not_active" | "nothing_to_look_at";

/** Lets the scheduler look for new hires now, without waiting for the next look. */
export async function lookForNewHiresNow(
  scope: Scope,
  connectionId: string,
): Promise<Result<{ readonly jobId: string }, LookReason>> {
  const connection = await findConnection(scope.tenant, connectionId);
  if (connection === null) return notFound("connection");
  if (connection.status !== "active")
    return fail("connection_not_active", "This connection is not active. Reconnect it under Settings > Integrations.");
  if (!connection.modules.includes("onboarding"))
    return fail("nothing_to_look_at", "This connection is not used for onboarding. Add the module first.");
  if (lookedFor(await readSettings(scope.tenant, connectionId, "onboarding")) === null)
    return fail("nothing_to_look_at", "Choose a stage and a start date first: both are needed before anything runs.");
  const jobId = newId("job", scope.now);
  const now = new Date(scope.now).toISOString();
  const { tenantId } = scope.tenant;
  const entry = { actor: scope.actor.id, action: "connection.new_hires_requested", subjectKind: "connection" as const };
  await commit(
    scope.env,
    scope.tenant,
    [
      insertNewHiresJob(scope.tenant, { id: jobId, connectionId, requestedBy: scope.actor.id, now }),
      auditEntry(scope.tenant, { ...entry, subjectId: connectionId, details: { jobId } }, scope.now),
    ],
    [{ queue: "sync", body: { kind: "sync", tenantId } }],
    scope.defer,
  );
  return ok({ jobId });
}
