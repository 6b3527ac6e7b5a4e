// What other Workers may ask of the oauth Worker's CredentialVault object (one per connection, its name is the connection's id).
import type { Result } from "./result.ts";

/** `access_revoked`: the grant is dead. `key_refused`: the API key is. `empty`: nothing is stored. `unavailable`: try again later. */
export type AccessRefusal = "access_revoked" | "key_refused" | "unavailable" | "empty";

/** A full `Authorization` header value for the ATS. Never stored, never logged. */
export type Access = { readonly header: string };

/**
 * The typed RPC behind every `VAULT` binding. The oauth Worker's class implements it; others know only this interface, since
 * no Worker imports another.
 */
export interface CredentialVaultRpc extends Rpc.DurableObjectBranded {
  /**
   * A header that the ATS should accept now.
   * @param options `after401`: the header that was just answered with 401; the vault then refreshes, unless it already holds
   * a newer one. An API key cannot be refreshed: it answers `key_refused`.
   */
  accessToken(options?: { after401?: string }): Promise<Result<Access, AccessRefusal>>;

  /** The signature tokens with which this connection's webhooks may be signed; any of them verifies. Empty when there is none. */
  signingSecrets(): Promise<string[]>;
}
