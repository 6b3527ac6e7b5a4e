// What a failed batch says of two users with one name or number: the unique indexes decide, so two requests at once hear it too.
import { employeeFacts } from "#shared/domain/scim/employee-facts.ts";
import { refusal, type ScimRefusal } from "#shared/domain/scim/refusal.ts";
import type { ScimObject } from "#shared/domain/scim/values.ts";

/** The 409 for the index that was violated, or null when the error is another one. */
export function whyTaken(error: unknown, user: ScimObject): ScimRefusal | null {
  const causes = causesOf(error);
  if (causes.includes("scim_users.user_name_key") || causes.includes("scim_users.employee_id"))
    return refusal("uniqueness", `Another user of this connection has the userName ${String(user["userName"])}.`);
  if (causes.includes("employees.employee_number"))
    return refusal("uniqueness", `Another employee has the number ${employeeFacts(user).employeeNumber}.`);
  return null;
}

/**
 * Whether the batch failed since the user or group would have no version: it was changed since it was read (see updateScimUser,
 * changeScimGroup), or the group is there already (see insertScimGroup).
 */
export function gotNoVersion(error: unknown): boolean {
  return /NOT NULL constraint failed: scim_(users|groups)\.version/.test(causesOf(error));
}

function causesOf(error: unknown): string {
  return `${String(error)} ${error instanceof Error ? String(error.cause) : ""}`;
}
