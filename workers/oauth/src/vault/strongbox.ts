// The vault's storage: what it keeps under which key, sealed with the oauth Worker's keys and bound to its connection.
import { z } from "zod";
import { open, seal, type KeyRing } from "#shared/crypto/seal.ts";
import { Provider } from "#shared/domain/words.ts";
import { Credential, Refusal } from "./credential.ts";

/**
 * Every key that a CredentialVault stores. Values named `sealed` are AES-GCM under TOKEN_KEY_<kid> with the additional data
 * `<connection id>|<provider>|<what>`.
 *   owner            {tenantId, connectionId, provider}: whose it is, in the clear (an alarm does not know the object's name)
 *   credential       {sealed, refusal}: the grant, API key or client credential in use; `refusal` once the ATS has refused it for good
 *   pending          {sealed, waitsUntilMs}: a credential that waits to be claimed (for its installer's sign-in, for its probe)
 *   signatureTokens  {sealed}: JSON list of the tokens or secrets that webhooks of this connection are signed with
 *   hookTokens       {sealed}: JSON object of the signature tokens of webhooks that Rolecall made by itself, by the webhook's id
 */
const Owner = z.object({ tenantId: z.string(), connectionId: z.string(), provider: Provider });
export type Owner = z.infer<typeof Owner>;

const StoredCredential = z.object({
  sealed: z.string(),
  refusal: Refusal.nullable(),
});
const StoredPending = z.object({ sealed: z.string(), waitsUntilMs: z.number() });
const StoredTokens = z.object({ sealed: z.string() });

export type Held = { readonly credential: Credential; readonly refusal: Refusal | null };

/** The part of an object's synchronous key-value storage that is used. */
type Store = {
  get(key: string): unknown;
  put(key: string, value: unknown): void;
  delete(key: string): boolean;
};

/** Reads and writes of one vault. Sealing waits, so writes take `isCurrent`, and are dropped when the vault changed meanwhile. */
export class Strongbox {
  readonly #store: Store;
  readonly #ring: KeyRing;

  constructor(store: Store, ring: KeyRing) {
    this.#store = store;
    this.#ring = ring;
  }

  owner(): Owner | null {
    return Owner.nullable().parse(this.#store.get("owner") ?? null);
  }

  /** @throws Error when the vault is another connection's: a defect of ours */
  setOwner(owner: Owner): void {
    const before = this.owner();
    if (before !== null && (before.connectionId !== owner.connectionId || before.tenantId !== owner.tenantId))
      throw new Error(`The vault of ${before.connectionId} was asked to serve ${owner.connectionId}.`);
    this.#store.put("owner", owner);
  }

  async credential(): Promise<Held | null> {
    const stored = StoredCredential.nullable().parse(this.#store.get("credential") ?? null);
    if (stored === null) return null;
    const text = await this.#open("credential", stored.sealed);
    await this.#renewSeal("credential", stored, text);
    return { credential: Credential.parse(JSON.parse(text)), refusal: stored.refusal };
  }

  async putCredential(credential: Credential, isCurrent: () => boolean): Promise<boolean> {
    const sealed = await this.#seal("credential", JSON.stringify(credential));
    if (!isCurrent()) return false;
    this.#store.put("credential", { sealed, refusal: null } satisfies z.infer<typeof StoredCredential>);
    return true;
  }

  /** Remembers that the ATS refuses the held credential for good; null forgets it. */
  setRefusal(refusal: Refusal | null): void {
    const stored = StoredCredential.safeParse(this.#store.get("credential"));
    if (stored.success) this.#store.put("credential", { ...stored.data, refusal });
  }

  async putPending(credential: Credential, waitsUntilMs: number): Promise<void> {
    const sealed = await this.#seal("pending", JSON.stringify(credential));
    this.#store.put("pending", { sealed, waitsUntilMs } satisfies z.infer<typeof StoredPending>);
  }

  pendingUntilMs(): number | null {
    return StoredPending.safeParse(this.#store.get("pending")).data?.waitsUntilMs ?? null;
  }

  async pending(): Promise<Credential | null> {
    const stored = StoredPending.safeParse(this.#store.get("pending"));
    return stored.success ? Credential.parse(JSON.parse(await this.#open("pending", stored.data.sealed))) : null;
  }

  dropPending(): void {
    this.#store.delete("pending");
  }

  async signatureTokens(): Promise<string[]> {
    const stored = StoredTokens.safeParse(this.#store.get("signatureTokens"));
    if (!stored.success) return [];
    const text = await this.#open("signatureTokens", stored.data.sealed);
    await this.#renewSeal("signatureTokens", stored.data, text);
    return z.array(z.string()).parse(JSON.parse(text));
  }

  async putSignatureTokens(tokens: readonly string[]): Promise<void> {
    this.#store.put("signatureTokens", { sealed: await this.#seal("signatureTokens", JSON.stringify(tokens)) });
  }

  /** By the webhook's id. */
  async hookTokens(): Promise<Readonly<Record<string, string>>> {
    const stored = StoredTokens.safeParse(this.#store.get("hookTokens"));
    if (!stored.success) return {};
    const text = await this.#open("hookTokens", stored.data.sealed);
    await this.#renewSeal("hookTokens", stored.data, text);
    return z.record(z.string(), z.string()).parse(JSON.parse(text));
  }

  async putHookTokens(tokens: Readonly<Record<string, string>>): Promise<void> {
    this.#store.put("hookTokens", { sealed: await this.#seal("hookTokens", JSON.stringify(tokens)) });
  }

  /** Moves a value that was read to the active key, so that an old key can be dropped; not over a newer value. */
  async #renewSeal(what: string, stored: { readonly sealed: string }, text: string): Promise<void> {
    if (stored.sealed.startsWith(`v1.${this.#ring.active}.`)) return;
    const sealed = await this.#seal(what, text);
    const current = z.looseObject({ sealed: z.string() }).safeParse(this.#store.get(what));
    if (current.data?.sealed === stored.sealed) this.#store.put(what, { ...current.data, sealed });
  }

  #seal(what: string, text: string): Promise<string> {
    return seal(this.#ring, this.#place(what), text);
  }

  #open(what: string, sealed: string): Promise<string> {
    return open(this.#ring, this.#place(what), sealed);
  }

  #place(what: string): string {
    const owner = this.owner();
    if (owner === null) throw new Error("A vault without an owner has nothing to seal.");
    return `${owner.connectionId}|${owner.provider}|${what}`;
  }
}
