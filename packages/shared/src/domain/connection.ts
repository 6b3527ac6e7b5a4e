// What Rolecall asks of an ATS for each module, and the words for what can be wrong with a connection.
import type { ModuleName } from "./words.ts";

/** Lever scopes by module; a connection asks for the union of its modules. Lever: `write` implies `read`. */
const LEVER_SCOPES: Record<ModuleName, readonly string[]> = {
  headcount: ["archive_reasons:read:admin", "opportunities:read:admin", "requisitions:write:admin", "offline_access"],
  hris: [
    "opportunities:read:admin",
    "archive_reasons:read:admin",
    "postings:read:admin",
    "offers:read:admin",
    "users:read:admin",
    "webhooks:write:admin",
    "offline_access",
  ],
  onboarding: [
    "opportunities:read:admin",
    "offers:read:admin",
    "users:read:admin",
    "files:read:admin",
    "resumes:read:admin",
    "stages:read:admin",
    "postings:read:admin",
    "offline_access",
  ],
  marketplace: [
    "postings:read:admin",
    "opportunities:write:admin",
    "users:read:admin",
    "stages:read:admin",
    "archive_reasons:read:admin",
    "interviews:read:admin",
    "offline_access",
  ],
};

/** The union of the modules' Lever scopes, in a fixed order, `offline_access` last. */
export function leverScopes(modules: readonly ModuleName[]): string[] {
  const wanted = new Set(modules.flatMap((name) => LEVER_SCOPES[name]));
  wanted.delete("offline_access");
  return [...wanted, "offline_access"];
}

/** Stable reasons for `needs_attention`, with what to do, for the dashboard and the API. */
export const ATTENTION: Record<string, string> = {
  access_revoked:
    "Lever no longer accepts Rolecall's access. Someone revoked it, or the grant expired. Reconnect with a Lever Super Admin.",
  key_refused: "Lever refuses the API key. It was deleted or replaced. Enter a new key.",
  scope_missing:
    "The grant lacks a permission that Rolecall needs. Reconnect and allow every permission on Lever's page.",
  requisitions_off:
    "Lever refuses to manage requisitions by API. In Lever, open Settings > Requisitions, switch on Enable requisitions and Manage requisitions using the Lever API (Enterprise plan or the Advanced HR package).",
};
