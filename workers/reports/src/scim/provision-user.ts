// A new user by SCIM: somebody whom we know already by number or work e-mail, or a new employee; both take the road of the API.
import { auditEntry } from "#shared/db/audit.ts";
import { insertEmployee, markDeactivated, updateEmployee } from "#shared/db/employees.ts";
import { commit } from "#shared/db/outbox.ts";
import {
  candidatesFor,
  findScimUser,
  insertScimUser,
  worksNowhereElse,
  type Candidate,
  type ScimUserRow,
} from "#shared/db/scim-users.ts";
import { asciiLower } from "#shared/db/conditions.ts";
import type { EmployeeInput } from "#shared/domain/employee.ts";
import { newId } from "#shared/domain/ids.ts";
import { employeeFacts, isActive, nameTold } from "#shared/domain/scim/employee-facts.ts";
import { refusal } from "#shared/domain/scim/refusal.ts";
import type { ScimObject } from "#shared/domain/scim/values.ts";
import { ok, type Result } from "#shared/domain/result.ts";
import { changedFacts, employeeChanged } from "../operations/employees.ts";
import { isoNow } from "../operations/scope.ts";
import { notFound, type ScimReason } from "./answers.ts";
import type { ScimScope } from "./client.ts";
import { signOut } from "./sign-out.ts";
import { withManager } from "./with-manager.ts";
import { whyTaken } from "./taken.ts";

/** Makes the user. Its id is the employee's. */
export async function provisionUser(scope: ScimScope, user: ScimObject): Promise<Result<ScimUserRow, ScimReason>> {
  const told = await withManager(scope, user, employeeFacts(user));
  const candidates = await candidatesFor(scope.tenant, scope.connectionId, told);
  const byNumber = candidates.find(
    (one) => one.facts.employeeNumber === told.employeeNumber && told.employeeNumber !== null,
  );
  if (byNumber?.isLinked === true)
    return refusal("uniqueness", `Another user of this connection has the employee number ${told.employeeNumber}.`);
  const known = byNumber ?? onlyOne(candidates.filter((one) => isSamePerson(one, told)));
  const id = known?.id ?? newId("employee", scope.now);
  const data = { active: true, ...user };
  const at = isoNow(scope);
  const isWorking = isActive(user);
  const isOtherwise = isWorking === (known?.isDeactivated ?? false);
  const unless = isWorking ? undefined : worksNowhereElse(scope.tenant, scope.connectionId, id);
  const signedOut = isWorking ? ok(null) : await signOut(scope, user); // first: once it is made, a second try is a 409
  if (!signedOut.ok) return signedOut;
  try {
    await commit(
      scope.env,
      scope.tenant,
      [
        ...(known === undefined ? adding(scope, id, told) : adopting(scope, known, toLayOver(user, told))),
        ...(isOtherwise ? [markDeactivated(scope.tenant, id, isWorking ? null : at, at, unless)] : []),
        ...insertScimUser(scope.tenant, scope.connectionId, id, { isActive: isWorking, data }, at),
      ],
      [employeeChanged(scope, id)],
      scope.defer,
    );
  } catch (error) {
    const taken = whyTaken(error, user);
    if (taken === null) throw error;
    return taken;
  }
  const made = await findScimUser(scope.tenant, scope.connectionId, id);
  return made === null ? notFound("User", id) : ok(made);
}

function adding(scope: ScimScope, id: string, facts: EmployeeInput) {
  const details = { source: "scim" };
  const entry = {
    actor: scope.actor.id,
    action: "employee.added",
    subjectKind: "employee",
    subjectId: id,
    details,
  } as const;
  return [insertEmployee(scope.tenant, id, facts, "scim", isoNow(scope)), auditEntry(scope.tenant, entry, scope.now)];
}

/** What the user says is laid over what was known; what it does not say stays. */
function toLayOver(user: ScimObject, told: EmployeeInput): Partial<EmployeeInput> {
  const { firstName, middleName, lastName, ...others } = told;
  // a name that was taken apart by guessing, or is only the sign-in name, is no better than the one that we have
  const names = nameTold(user) === "parts" ? { firstName, middleName, lastName } : {};
  const said = Object.entries({ ...names, ...others }).filter(([, value]) => value !== null && value !== "");
  return Object.fromEntries(said);
}

function adopting(scope: ScimScope, known: Candidate, said: Partial<EmployeeInput>) {
  const facts: EmployeeInput = { ...known.facts, ...said };
  const fields = changedFacts(known.facts, facts);
  const details = { source: "scim", fields };
  const entry = {
    actor: scope.actor.id,
    action: "employee.linked",
    subjectKind: "employee",
    subjectId: known.id,
    details,
  } as const;
  return [
    ...(fields.length === 0 ? [] : [updateEmployee(scope.tenant, known.id, facts, isoNow(scope))]),
    auditEntry(scope.tenant, entry, scope.now),
  ];
}

/**
 * Whether an employee with the same work e-mail is the same person: not when their numbers differ, nor when the mailbox belonged to
 * somebody who has left under another name (companies give addresses out again).
 */
function isSamePerson(candidate: Candidate, told: EmployeeInput): boolean {
  const { facts } = candidate;
  const isSameMailbox = facts.workEmail !== null && asciiLower(facts.workEmail) === asciiLower(told.workEmail ?? "");
  const differsInNumber = facts.employeeNumber !== null && told.employeeNumber !== null;
  if (candidate.isLinked || !isSameMailbox || differsInNumber) return false;
  return !candidate.isDeactivated || nameOf(facts) === nameOf(told);
}

function nameOf(facts: EmployeeInput): string {
  return `${facts.firstName} ${facts.lastName}`.normalize("NFC").toLowerCase();
}

/** With two that fit, neither is known to be the one. */
function onlyOne(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.length === 1 ? candidates[0] : undefined;
}
