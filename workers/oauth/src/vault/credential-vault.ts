// The object that holds one connection's credential and hands out access: one per connection, named by the connection's id.
import { DurableObject } from "cloudflare:workers";
import { readTokenResponse, refreshRequest, type LeverGrant, type TokenRefusal } from "#shared/ats/lever/auth.ts";
import { keyRing } from "#shared/crypto/seal.ts";
import { isConnected } from "#shared/db/connections.ts";
import { forTenant } from "#shared/db/for-tenant.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import type { Access, AccessRefusal, CredentialVaultRpc } from "#shared/domain/vault.ts";
import { errorText } from "#shared/domain/error-text.ts";
import { log } from "#shared/edge/log.ts";
import { leverApplication, type Env } from "../env.ts";
import {
  ACCESS_WORDS,
  credentialOf,
  decideAccess,
  headerOf,
  type Credential,
  type OAuthCredential,
} from "./credential.ts";
import { Strongbox, type Held, type Owner } from "./strongbox.ts";

const TOKEN_TIMEOUT_MS = 10_000;
const REST_MS = 30_000; // after a failed renewal, while the old token still serves

export class CredentialVault extends DurableObject<Env> implements CredentialVaultRpc {
  /** Undefined until it has been read once; null when there is none. */
  #held: Held | null | undefined;
  /** The one renewal under way: fetch lets other calls in, so they all wait for this promise. */
  #renewing: Promise<Result<Access, AccessRefusal>> | null = null;
  /** Rises whenever the credential is replaced or wiped, so that a renewal of the one before cannot overwrite it. */
  #generation = 0;
  #restsUntilMs = 0;

  async accessToken(options: { after401?: string } = {}): Promise<Result<Access, AccessRefusal>> {
    await this.#load();
    const held = this.#held; // read after the wait: what another call renewed meanwhile counts
    if (!held) return refused("empty");
    const decision = decideAccess(held, options.after401, Date.now());
    if (decision.does === "use") return ok({ header: decision.header });
    if (decision.does === "refuse") {
      if (decision.isNew) this.#remember(held, decision.reason);
      return refused(decision.reason);
    }
    const { fallback } = decision;
    if (fallback !== null && Date.now() < this.#restsUntilMs) return ok({ header: fallback });
    if (held.credential.kind !== "oauth") return ok({ header: headerOf(held.credential) });
    this.#renewing ??= this.#renew(held, held.credential).finally(() => (this.#renewing = null));
    const renewed = await this.#renewing;
    if (!renewed.ok && renewed.reason === "unavailable" && fallback !== null) return ok({ header: fallback });
    return renewed;
  }

  async signingSecrets(): Promise<string[]> {
    return this.#box().signatureTokens();
  }

  /** Replaces the tokens with which this connection's webhooks may be signed. */
  async putSignatureTokens(owner: Owner, tokens: readonly string[]): Promise<void> {
    this.#box().setOwner(owner);
    await this.#box().putSignatureTokens(tokens);
  }

  /** Keeps a credential beside the one in use until `claim`, and forgets it when nobody claims it in time. */
  async putPending(owner: Owner, credential: Credential, waitMs: number): Promise<void> {
    const waitsUntilMs = Date.now() + waitMs;
    this.#box().setOwner(owner);
    await this.#box().putPending(credential, waitsUntilMs);
    await this.ctx.storage.setAlarm(waitsUntilMs);
  }

  /**
   * Puts the pending credential to use. The alarm stays: it wipes the vault if the connection's row was never committed.
   * @returns `empty` when nothing waits, or it has waited too long
   */
  async claim(): Promise<Result<null, "empty">> {
    const pending = await this.#box().pending();
    const waitsUntilMs = this.#box().pendingUntilMs();
    if (pending === null || waitsUntilMs === null || waitsUntilMs <= Date.now())
      return fail("empty", "The grant has waited too long for its sign-in and is gone.");
    const generation = ++this.#generation;
    if (await this.#box().putCredential(pending, () => generation === this.#generation))
      this.#held = { credential: pending, refusal: null };
    this.#box().dropPending();
    return ok(null);
  }

  /** Gives a refused API key another chance, for a probe that a person asks for. */
  async forgiveKey(): Promise<void> {
    await this.#load();
    if (this.#held?.refusal === "key_refused") this.#remember(this.#held, null);
  }

  /** Forgets everything. A renewal under way is dropped when it returns. */
  async wipe(): Promise<void> {
    this.#generation++;
    this.#held = null;
    await this.ctx.storage.deleteAll();
  }

  /** Ends a pending grant that nobody claimed, and a credential whose connection does not exist (any more). */
  override async alarm(): Promise<void> {
    const owner = this.#box().owner();
    if (owner === null) return;
    const pendingUntilMs = this.#box().pendingUntilMs();
    if (pendingUntilMs !== null && pendingUntilMs > Date.now()) return this.ctx.storage.setAlarm(pendingUntilMs);
    this.#box().dropPending();
    try {
      if (!(await isConnected(forTenant(this.env, owner.tenantId), owner.connectionId))) await this.wipe();
    } catch (error) {
      log("error", { at: "vault", event: "alarm", connectionId: owner.connectionId, error: errorText(error) });
      await this.ctx.storage.setAlarm(Date.now() + 10 * 60_000); // own retry: the runtime's end after six
    }
  }

  async #load(): Promise<void> {
    if (this.#held !== undefined) return;
    const generation = this.#generation;
    const loaded = await this.#box().credential();
    if (this.#held === undefined && generation === this.#generation) this.#held = loaded;
  }

  #remember(held: Held, refusal: Held["refusal"]): void {
    this.#box().setRefusal(refusal);
    this.#held = { ...held, refusal };
  }

  async #renew(held: Held, credential: OAuthCredential): Promise<Result<Access, AccessRefusal>> {
    const generation = this.#generation;
    const grant = await this.#askForGrant(credential.refreshToken);
    const isCurrent = () => generation === this.#generation;
    if (isCurrent() && !grant.ok && grant.reason === "grant_refused") this.#remember(held, "access_revoked");
    if (!isCurrent() || (!grant.ok && grant.reason === "grant_refused")) return this.#asHeld();
    const renewed = grant.ok ? credentialOf(grant.value, credential.refreshToken) : null;
    if (renewed === null) {
      this.#restsUntilMs = Date.now() + REST_MS;
      return refused("unavailable");
    }
    // The rotated refresh token is in storage before anyone sees its access token: the output gate holds our answer back.
    if (await this.#box().putCredential(renewed, isCurrent)) this.#held = { credential: renewed, refusal: null };
    return this.#asHeld();
  }

  async #askForGrant(refreshToken: string): Promise<Result<LeverGrant, TokenRefusal>> {
    const application = leverApplication(this.env);
    if (application === null) return fail("client_refused", "LEVER_CLIENT_ID and LEVER_CLIENT_SECRET are not set.");
    const askedAtMs = Date.now();
    let grant: Result<LeverGrant, TokenRefusal>;
    try {
      const request = refreshRequest(application, refreshToken);
      const response = await fetch(request, { signal: AbortSignal.timeout(TOKEN_TIMEOUT_MS) });
      grant = await readTokenResponse(response, askedAtMs);
    } catch (error) {
      grant = fail("unavailable", `Lever's token endpoint did not answer (${errorText(error)}).`);
    }
    const connectionId = this.#box().owner()?.connectionId ?? null;
    const outcome = grant.ok ? "renewed" : grant.reason;
    const message = grant.ok ? null : grant.message;
    const ms = Date.now() - askedAtMs;
    log(grant.ok ? "info" : "warn", { at: "vault", event: "renew", connectionId, outcome, message, ms });
    return grant;
  }

  #asHeld(): Result<Access, AccessRefusal> {
    if (!this.#held) return refused("empty");
    const { credential, refusal } = this.#held;
    return refusal === null ? ok({ header: headerOf(credential) }) : refused(refusal);
  }

  #box(): Strongbox {
    return new Strongbox(this.ctx.storage.kv, keyRing(this.env));
  }
}

function refused(reason: AccessRefusal): Result<Access, AccessRefusal> {
  return fail(reason, ACCESS_WORDS[reason]);
}
