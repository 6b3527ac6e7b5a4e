// What Rolecall asks of an ATS for each module, and the words for what can be wrong with a connection.
import type { ConnectionProvider, ModuleName, Provider } from "./words.ts";

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

/**
 * The union of the modules' Lever scopes, in a fixed order, `offline_access` last.
 * @param further scopes of features that somebody has switched on
 */
export function leverScopes(modules: readonly ModuleName[], further: readonly string[] = []): string[] {
  const wanted = new Set([...modules.flatMap((name) => LEVER_SCOPES[name]), ...further]);
  wanted.delete("offline_access");
  return [...wanted, "offline_access"];
}

/** Stable reasons for `needs_attention`, with what to do, for the dashboard and the API. */
const ATTENTION: Record<Provider, Readonly<Record<string, string>>> = {
  lever: {
    access_revoked:
      "Lever no longer accepts Rolecall's access. Someone revoked it, or the grant expired. Reconnect with a Lever Super Admin.",
    key_refused: "Lever refuses the API key. It was deleted or replaced. Enter a new key.",
    scope_missing:
      "The grant lacks a permission that Rolecall needs. Reconnect and allow every permission on Lever's page.",
    requisitions_off:
      "Lever refuses to manage requisitions by API. In Lever, open Settings > Requisitions, switch on Enable requisitions and Manage requisitions using the Lever API (Enterprise plan or the Advanced HR package).",
  },
  greenhouse: {
    access_revoked:
      "Greenhouse no longer accepts Rolecall's access. Check the credential under Dev Center > API Credentials, then check again here or enter a new one.",
    key_refused:
      "Greenhouse refuses the client id and secret. The credential was deleted, or its secret replaced. Enter the new ones.",
    scope_missing:
      "The credential lacks a scope that Rolecall needs. Check now names each one; allow it in Greenhouse under Dev Center > API Credentials > Manage Scopes, then check again.",
    not_site_admin:
      "Greenhouse shows its lists to Site Admins only, and the user that Rolecall acts as is none (or the credential has no scopes at all). Make the integration user a Site Admin, then check again.",
    acting_user_deactivated:
      "The Greenhouse user that Rolecall acts as is deactivated or gone. Activate that user again and check, or enter the id of another one.",
  },
};

/** What to do about a connection that needs attention, for a person. */
export function attentionWords(provider: ConnectionProvider, reason: string | null): string {
  const words = provider === "scim" ? undefined : ATTENTION[provider][reason ?? ""];
  return words ?? "This connection stopped working. Reconnect it.";
}
