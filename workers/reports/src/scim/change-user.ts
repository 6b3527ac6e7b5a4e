// Changing and removing a user: the employee follows what the user newly says, an inactive one is marked and signed out.
import { sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { auditEntry, auditEntryIf } from "#shared/db/audit.ts";
import { findEmployee, markDeactivated, updateEmployee, type EmployeeRow } from "#shared/db/employees.ts";
import { commit } from "#shared/db/outbox.ts";
import {
  deleteScimUser,
  findScimUser,
  updateScimUser,
  worksNowhereElse,
  type ScimUserRow,
} from "#shared/db/scim-users.ts";
import type { EmployeeInput } from "#shared/domain/employee.ts";
import { employeeFacts, isActive, nameTold } from "#shared/domain/scim/employee-facts.ts";
import { canonical, type ScimObject } from "#shared/domain/scim/values.ts";
import { fail, ok, type Failure, type Result } from "#shared/domain/result.ts";
import { changedFacts, employeeChanged, factsOfRow } from "../operations/employees.ts";
import { isoNow } from "../operations/scope.ts";
import { notFound, type ScimReason } from "./answers.ts";
import type { ScimScope } from "./client.ts";
import { withManager } from "./with-manager.ts";
import { signOut } from "./sign-out.ts";
import { gotNoVersion, whyTaken } from "./taken.ts";

const MAX_TRIES = 5; // of one change among others to the same user at the same time

/**
 * Lays a change over the user. Of the employee, only facts change that the user says otherwise than before: what a person
 * corrected in the dashboard stays until the source changes it.
 * @param produce the user as it shall be, or why not; asked again when somebody else was faster
 */
export async function changeUser(
  scope: ScimScope,
  id: string,
  produce: (row: ScimUserRow) => Result<ScimObject, ScimReason>,
): Promise<Result<ScimUserRow, ScimReason>> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const row = await findScimUser(scope.tenant, scope.connectionId, id);
    const employee = row === null ? null : await findEmployee(scope.tenant, id);
    if (row === null || employee === null) return notFound("User", id);
    const after = produce(row);
    if (!after.ok) return after;
    if (canonical(after.value) !== canonical(row.data)) {
      try {
        await write(scope, row, employee, after.value);
      } catch (error) {
        if (gotNoVersion(error)) continue;
        const taken = whyTaken(error, after.value);
        if (taken === null) throw error;
        return taken;
      }
    }
    // also when nothing changed: a request that is sent again may have lost exactly this. Some rename whom they deactivate
    const signedOut = isActive(after.value) ? ok(null) : await signOut(scope, row.data, after.value);
    if (!signedOut.ok) return signedOut;
    const changed = await findScimUser(scope.tenant, scope.connectionId, id);
    return changed === null ? notFound("User", id) : ok(changed);
  }
  return fail("unavailable", "The user is being changed by others at the same time. Try again.");
}

async function write(scope: ScimScope, row: ScimUserRow, employee: EmployeeRow, user: ScimObject): Promise<void> {
  const { tenant, connectionId } = scope;
  const at = isoNow(scope);
  const state = { isActive: isActive(user), data: user };
  const held = factsOfRow(employee);
  const facts = { ...held, ...(await newlySaid(scope, row.data, user)) };
  const fields = changedFacts(held, facts);
  const statements: BatchItem<"sqlite">[] = [...updateScimUser(tenant, connectionId, row.employeeId, state, row, at)];
  const alone = statements.length;
  if (fields.length > 0)
    statements.push(
      updateEmployee(tenant, row.employeeId, facts, at),
      audit(scope, row, "employee.edited", { fields }),
    );
  const isMarked = employee.deactivatedAt !== null;
  const isToMark = state.isActive !== row.isActive && state.isActive === isMarked;
  if (isToMark && state.isActive)
    statements.push(markDeactivated(tenant, row.employeeId, null, at), audit(scope, row, "employee.reactivated"));
  if (isToMark && !state.isActive) statements.push(...deactivation(scope, row.employeeId));
  const isSeen = statements.length > alone;
  await commit(scope.env, tenant, statements, isSeen ? [employeeChanged(scope, row.employeeId)] : [], scope.defer);
}

/** The facts that the user says otherwise than before. */
async function newlySaid(scope: ScimScope, before: ScimObject, after: ScimObject): Promise<Partial<EmployeeInput>> {
  const [old, now] = await Promise.all([
    withManager(scope, before, employeeFacts(before)),
    withManager(scope, after, employeeFacts(after)),
  ]);
  const fields = new Set(changedFacts(old, now));
  if (nameTold(after) === "not") for (const part of ["firstName", "middleName", "lastName"]) fields.delete(part);
  return Object.fromEntries(Object.entries(now).filter(([fact]) => fields.has(fact)));
}

/** The user is gone and its userName free again; the employee stays, marked as deactivated. */
export async function removeUser(
  scope: ScimScope,
  id: string,
  why: (row: ScimUserRow) => Failure<ScimReason> | null,
): Promise<Result<null, ScimReason>> {
  const { tenant, connectionId } = scope;
  const row = await findScimUser(tenant, connectionId, id);
  const employee = row === null ? null : await findEmployee(tenant, id);
  if (row === null || employee === null) return notFound("User", id);
  const refused = why(row);
  if (refused !== null) return refused;
  const signedOut = await signOut(scope, row.data); // first: once the user is gone, a second try finds nobody
  if (!signedOut.ok) return signedOut;
  const statements: BatchItem<"sqlite">[] = [
    ...deleteScimUser(tenant, connectionId, id),
    audit(scope, row, "employee.unlinked"),
  ];
  if (employee.deactivatedAt === null) statements.push(...deactivation(scope, id));
  await commit(scope.env, tenant, statements, [employeeChanged(scope, id)], scope.defer);
  return ok(null);
}

/** Decided as it is written: of two connections that deactivate somebody at once, the second finds that the first has. */
function deactivation(scope: ScimScope, id: string): BatchItem<"sqlite">[] {
  const { tenant, connectionId, now } = scope;
  const at = isoNow(scope);
  const action = "employee.deactivated";
  const entry = { actor: scope.actor.id, action, subjectKind: "employee", subjectId: id } as const;
  return [
    markDeactivated(tenant, id, at, at, worksNowhereElse(tenant, connectionId, id)),
    auditEntryIf(tenant, { ...entry, details: { source: "scim" } }, sql`changes() > 0`, now),
  ];
}

function audit(scope: ScimScope, row: ScimUserRow, action: string, details: Record<string, unknown> = {}) {
  const entry = { actor: scope.actor.id, action, subjectKind: "employee", subjectId: row.employeeId } as const;
  return auditEntry(scope.tenant, { ...entry, details: { source: "scim", ...details } }, scope.now);
}
