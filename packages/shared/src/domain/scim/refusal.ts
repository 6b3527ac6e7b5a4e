// What SCIM refuses: the scimType words of RFC 7644, table 9, with words for the administrator who reads the provisioning log.
import { fail, type Failure } from "../result.ts";

export type ScimType =
  | "invalidFilter"
  | "invalidPath"
  | "invalidSyntax"
  | "invalidValue"
  | "mutability"
  | "noTarget"
  | "tooMany"
  | "uniqueness";

export type ScimRefusal = Failure<ScimType>;

export function refusal(reason: ScimType, message: string): ScimRefusal {
  return fail(reason, message);
}
