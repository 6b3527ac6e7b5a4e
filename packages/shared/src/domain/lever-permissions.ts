// How Lever's own pages name the permissions that Rolecall asks for, what each is for, and which of them a grant lacks.
import { leverScopes } from "./connection.ts";
import type { ModuleName } from "./words.ts";

export type PermissionWords = {
  /** As Lever's consent page says it. */
  readonly label: string;
  readonly use: string;
};

export const LEVER_PERMISSIONS: Readonly<Record<string, PermissionWords>> = {
  "archive_reasons:read:admin": { label: "View all archived reasons", use: "to know which of them means hired" },
  "opportunities:read:admin": { label: "View all opportunities", use: "to see who was hired, and for what" },
  "opportunities:write:admin": { label: "View and manage all opportunities", use: "to submit candidates" },
  "requisitions:write:admin": {
    label: "View and manage all requisitions",
    use: "to open one for each position you sync",
  },
  "postings:read:admin": { label: "View all postings", use: "for job title, department, location and employment type" },
  "offers:read:admin": { label: "View all offers", use: "for the start date, and other fields that you choose" },
  "users:read:admin": { label: "View all users", use: "for the names of hiring managers" },
  "webhooks:write:admin": { label: "View and manage all webhooks", use: "to hear of a hire within seconds" },
  "files:read:admin": { label: "View all files", use: "to show a person's documents" },
  "resumes:read:admin": { label: "View all resumes", use: "to show a person's résumé" },
  "stages:read:admin": { label: "View all stages", use: "to let you choose one" },
  "interviews:read:admin": { label: "View all interviews", use: "to let recruiters follow their candidates" },
  "confidential:access:admin": { label: "Access confidential data", use: "to bring in confidential postings too" },
  offline_access: { label: "Allow offline access", use: "to keep working while nobody is signed in" },
};

/** Of the scopes that the modules need, those that the held ones do not cover. Lever: `write` implies `read`. */
export function lackingLeverScopes(modules: readonly ModuleName[], held: readonly string[]): string[] {
  const covers = new Set(held.flatMap((scope) => [scope, scope.replace(":write:", ":read:")]));
  // A grant without offline access is never kept, so a connection has it even where Lever does not list it.
  return leverScopes(modules).filter((scope) => scope !== "offline_access" && !covers.has(scope));
}
