// Lever's scopes, and the words in which its consent page names them.

const readAndWrite = [
  "contact",
  "feedback",
  "feedback_templates",
  "files",
  "forms",
  "form_templates",
  "groups",
  "interviews",
  "notes",
  "opportunities",
  "panels",
  "permissions",
  "postings",
  "requisitions",
  "requisition_fields",
  "roles",
  "users",
  "webhooks",
];
const readOnly = [
  "applications",
  "archive_reasons",
  "audit_events",
  "diversity_surveys",
  "eeo_responses",
  "eeo_responses_pii",
  "offers",
  "referrals",
  "resumes",
  "sources",
  "stages",
  "tags",
  "tasks",
];

/** Every scope that exists, as asked for on /authorize. */
export const knownScopes: ReadonlySet<string> = new Set([
  "offline_access",
  "confidential:access:admin",
  "uploads:write:admin",
  ...readAndWrite.flatMap((name) => [`${name}:read:admin`, `${name}:write:admin`]),
  ...readOnly.map((name) => `${name}:read:admin`),
]);

/** Permissions an API key can be given: the scopes without `offline_access` and without the `:admin`. */
export const knownPermissions: readonly string[] = [...knownScopes]
  .filter((scope) => scope.endsWith(":admin") && !scope.startsWith("confidential"))
  .map((scope) => scope.replace(/:admin$/, ""))
  .toSorted();

const spelled: Record<string, string> = {
  offline_access: "Allow offline access",
  "archive_reasons:read:admin": "View all archived reasons",
  "confidential:access:admin": "Access confidential data",
  "contact:read:admin": "View all contacts",
  "contact:write:admin": "View and manage all contacts",
  "uploads:write:admin": "Upload files",
};

/** The line on the consent page, such as "View and manage all requisitions". */
export function scopeLabel(scope: string): string {
  const [resource = scope, access] = scope.split(":");
  const verb = access === "write" ? "View and manage" : "View";
  return spelled[scope] ?? `${verb} all ${resource.replaceAll("_", " ")}`;
}

/** Whether the held scopes or permissions cover `<resource>:<read|write>`; write implies read. */
export function covers(held: readonly string[], needed: string): boolean {
  const names = held.map((scope) => scope.replace(/:admin$/, ""));
  return names.includes(needed) || names.includes(needed.replace(/:read$/, ":write"));
}
