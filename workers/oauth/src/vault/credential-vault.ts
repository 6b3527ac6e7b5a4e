// The object that holds one connection's credential and hands out access: one per connection, named by the connection's id.
import { DurableObject } from "cloudflare:workers";
import type { GreenhouseClient, MintRefusal } from "#shared/ats/greenhouse/auth.ts";
import { keyRing } from "#shared/crypto/seal.ts";
import { isConnected } from "#shared/db/connections.ts";
import { forTenant } from "#shared/db/for-tenant.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import type { Access, AccessRefusal, CredentialVaultRpc } from "#shared/domain/vault.ts";
import { errorText } from "#shared/domain/error-text.ts";
import { log } from "#shared/edge/log.ts";
import type { Env } from "../env.ts";
import {
  accessWords,
  decideAccess,
  headerOf,
  type Credential,
  type Refusal,
  type RenewableCredential,
} from "./credential.ts";
import { mintCredential, renewCredential } from "./renewal.ts";
import { Strongbox, type Held, type Owner } from "./strongbox.ts";

type HookTokens = Readonly<Record<string, string>>;

const HOOKS_BUSY_MS = 60_000;
const REST_MS = 30_000; // after a failed renewal, while the old token still serves

export class CredentialVault extends DurableObject<Env> implements CredentialVaultRpc {
  /** Undefined until it has been read once; null when there is none. */
  #held: Held | null | undefined;
  /** The one renewal under way: fetch lets other calls in, so they all wait for this promise. */
  #renewing: Promise<Result<Access, AccessRefusal>> | null = null;
  /** Rises whenever the credential is replaced or wiped, so that a renewal of the one before cannot overwrite it. */
  #generation = 0;
  #restsUntilMs = 0;
  #hooksBusyUntilMs = 0;

  async accessToken(options: { after401?: string } = {}): Promise<Result<Access, AccessRefusal>> {
    await this.#load();
    const held = this.#held; // read after the wait: what another call renewed meanwhile counts
    if (!held) return this.#refused("empty");
    const decision = decideAccess(held, options.after401, Date.now());
    if (decision.does === "use") return ok({ header: decision.header });
    if (decision.does === "refuse") {
      if (decision.isNew) this.#remember(held, decision.reason);
      return this.#refused(decision.reason);
    }
    const { fallback } = decision;
    if (fallback !== null && Date.now() < this.#restsUntilMs) return ok({ header: fallback });
    if (held.credential.kind === "api_key") return ok({ header: headerOf(held.credential) });
    this.#renewing ??= this.#renew(held, held.credential).finally(() => (this.#renewing = null));
    const renewed = await this.#renewing;
    if (!renewed.ok && renewed.reason === "unavailable" && fallback !== null) return ok({ header: fallback });
    return renewed;
  }

  async signingSecrets(): Promise<string[]> {
    const box = this.#box();
    return [...(await box.signatureTokens()), ...Object.values(await box.hookTokens())];
  }

  /** Keeps the token of a webhook that Rolecall made, beside those that a person has entered. */
  putHookToken(owner: Owner, hookId: string, token: string): Promise<void> {
    return this.#changeHooks(owner, (tokens) => ({ ...tokens, [hookId]: token }));
  }

  dropHookToken(hookId: string): Promise<void> {
    const isAnother = ([id]: [string, string]) => id !== hookId;
    return this.#changeHooks(null, (tokens) => Object.fromEntries(Object.entries(tokens).filter(isAnother)));
  }

  /** @returns false while somebody else changes the webhooks; who began and died is forgotten after a minute */
  beginHooks(): boolean {
    if (Date.now() < this.#hooksBusyUntilMs) return false;
    this.#hooksBusyUntilMs = Date.now() + HOOKS_BUSY_MS;
    return true;
  }

  endHooks(): void {
    this.#hooksBusyUntilMs = 0;
  }

  async hookIds(): Promise<string[]> {
    return Object.keys(await this.#box().hookTokens());
  }

  /** Sealing lets other calls in, so changes wait for each other. */
  #changeHooks(owner: Owner | null, change: (tokens: HookTokens) => HookTokens): Promise<void> {
    return this.ctx.blockConcurrencyWhile(async () => {
      const box = this.#box();
      if (owner !== null) box.setOwner(owner);
      const before = await box.hookTokens();
      const after = change(before);
      if (Object.keys(after).length + Object.keys(before).length > 0) await box.putHookTokens(after);
    });
  }

  /** Replaces the tokens with which this connection's webhooks may be signed. */
  async putSignatureTokens(owner: Owner, tokens: readonly string[]): Promise<void> {
    this.#box().setOwner(owner);
    await this.#box().putSignatureTokens(tokens);
  }

  /**
   * Mints a token for a Greenhouse client, and keeps both as the pending credential.
   * @param change what is left out is taken from the credential in use, or from the one that waits; `empty` when there is none
   * @returns access to try the credential with
   */
  async mintPending(
    owner: Owner,
    change: Partial<GreenhouseClient>,
    waitMs: number,
    rest: "in_use" | "pending" = "in_use",
  ): Promise<Result<Access, MintRefusal | "empty">> {
    await this.#load();
    const held = rest === "in_use" ? this.#held?.credential : await this.#box().pending();
    const client = { ...(held?.kind === "greenhouse_client_credentials" ? held : {}), ...change };
    const { clientId, clientSecret, userId } = client;
    if (clientId === undefined || clientSecret === undefined || userId === undefined)
      return fail("empty", "This connection holds no credential (any more). Enter client id, secret and user id.");
    const minted = await mintCredential(this.env, { clientId, clientSecret, userId }, owner.connectionId);
    if (!minted.ok) return minted;
    await this.putPending(owner, minted.value, waitMs);
    return ok({ header: headerOf(minted.value) });
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

  /** Gives a refused key or client another chance, for a probe that a person asks for. */
  async forgiveKey(): Promise<void> {
    await this.#load();
    const held = this.#held;
    if (held?.refusal === "key_refused" || held?.refusal === "user_refused") this.#remember(held, null);
  }

  /** Why the ATS has refused the credential in use for good, or null. */
  async refusal(): Promise<Refusal | null> {
    await this.#load();
    return this.#held?.refusal ?? null;
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

  async #renew(held: Held, credential: RenewableCredential): Promise<Result<Access, AccessRefusal>> {
    const generation = this.#generation;
    const { provider = "lever", connectionId = null } = this.#box().owner() ?? {};
    const renewed = await renewCredential(this.env, credential, { provider, connectionId });
    const isCurrent = () => generation === this.#generation;
    if (!isCurrent()) return this.#asHeld();
    if (!renewed.ok) {
      const { reason } = renewed;
      if (reason !== "unavailable") this.#remember(held, reason);
      else this.#restsUntilMs = Date.now() + REST_MS;
      return this.#refused(reason);
    }
    // A rotated refresh token is in storage before anyone sees its access token: the output gate holds our answer back.
    if (await this.#box().putCredential(renewed.value, isCurrent))
      this.#held = { credential: renewed.value, refusal: null };
    return this.#asHeld();
  }

  #asHeld(): Result<Access, AccessRefusal> {
    if (!this.#held) return this.#refused("empty");
    const { credential, refusal } = this.#held;
    return refusal === null ? ok({ header: headerOf(credential) }) : this.#refused(refusal);
  }

  #refused(reason: Refusal | "unavailable" | "empty"): Result<Access, AccessRefusal> {
    const words = accessWords(this.#box().owner()?.provider ?? "lever", reason);
    return fail(reason === "user_refused" ? "key_refused" : reason, words);
  }

  #box(): Strongbox {
    return new Strongbox(this.ctx.storage.kv, keyRing(this.env));
  }
}
