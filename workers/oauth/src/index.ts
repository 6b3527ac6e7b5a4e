// The oauth Worker: sign-in, connections, and the vault; every credential of the house lives here and nowhere else.
import { DurableObject } from "cloudflare:workers";
import { fail, type Result } from "#shared/domain/result.ts";

export type AccessReason = "access_revoked" | "key_refused" | "unavailable" | "empty";

/** One per connection, named by its id. */
export class CredentialVault extends DurableObject {
  async accessToken(options: { after401?: string } = {}): Promise<Result<{ header: string }, AccessReason>> {
    return fail("empty", `The vault of ${this.ctx.id.name} holds nothing${options.after401 ? " any more" : ""}.`);
  }

  async signingSecrets(): Promise<string[]> {
    return [];
  }
}

export default { fetch: () => new Response("Not found", { status: 404 }) };
