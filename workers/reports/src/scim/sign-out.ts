// Whoever the identity provider has deactivated is signed out here too, if it is clear which member that is; the oauth Worker does it.
import { EndSessionsAnswer } from "#shared/domain/oauth-commands.ts";
import { employeeFacts } from "#shared/domain/scim/employee-facts.ts";
import type { ScimObject } from "#shared/domain/scim/values.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { askOauth } from "../operations/ask-oauth.ts";
import type { ScimScope } from "./client.ts";

/** When oauth does not answer, the client is asked to try again: providers do, and doing it twice changes nothing. */
export async function signOut(scope: ScimScope, ...users: readonly ScimObject[]): Promise<Result<null, "unavailable">> {
  const emails = [...new Set(users.flatMap(addressesOf))];
  if (emails.length === 0) return ok(null);
  const asked = await askOauth(scope, "member", "POST", "/members/end-sessions", { emails }, EndSessionsAnswer);
  return asked.ok ? ok(null) : fail("unavailable", "The person's sessions could not be ended right now. Try again.");
}

function addressesOf(user: ScimObject): string[] {
  const userName = String(user["userName"] ?? "");
  const { workEmail } = employeeFacts(user);
  return [workEmail, userName.includes("@") ? userName : null].filter((one) => one !== null);
}
