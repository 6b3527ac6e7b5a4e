// One spelling per mailbox: the form of an e-mail address in which two addresses that reach the same person are equal.

const GMAIL = new Set(["gmail.com", "googlemail.com"]);

/** Providers that deliver `name+tag@` to `name@`. At unknown domains a plus sign may be part of the name, so it stays. */
const TAGGING =
  /^(?:gmail\.com|(?:outlook|hotmail|live)\.[a-z.]+|msn\.com|(?:icloud|me|mac)\.com|(?:proton|protonmail)\.[a-z]+|pm\.me|fastmail\.[a-z]+)$/;

/** Addresses of a function instead of a person; many people share one, so equality says nothing. */
const ROLES = new Set(
  `admin administrator billing careers contact enquiries hello help hiring hr humanresources info inquiries job jobs mail
   marketing office people peopleops postmaster recruiter recruiters recruiting recruitment sales support talent team
   webmaster work`.split(/\s+/),
);

/** What systems and hurried people write when there is no address (HR Cloud, for one, makes such a dummy). */
const PLACEHOLDER =
  /^(?:no-?reply|do-?not-?reply|no-?e?-?mail|not-?(?:given|provided|available)|none|null|unknown|undefined|dummy|placeholder|n-?a)[-._+]?\d*$/;
const PLACEHOLDER_DOMAINS = new Set(["localhost", "invalid", "noemail.com", "no-email.com", "none.com", "noreply.com"]);

/**
 * The canonical mailbox, such as `adalovelace@gmail.com` for `Ada.Lovelace+jobs@googlemail.com`; null when the text is no
 * address, or one that is no evidence for a person (role and placeholder addresses). Canonical text is its own canonical form.
 */
export function canonicalMailbox(address: string): string | null {
  const text = address
    .replace(/\p{Cf}/gu, "")
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFKC")
    .trim();
  const at = text.lastIndexOf("@");
  if (at < 1 || /[\s<>,;]/.test(text)) return null;
  const domain = text.slice(at + 1).replace(/\.+$/, "");
  if (domain === "") return null;
  const host = GMAIL.has(domain) ? "gmail.com" : domain;
  const name = personalPart(text.slice(0, at), host);
  if (ROLES.has(name) || PLACEHOLDER.test(name)) return null;
  if (PLACEHOLDER_DOMAINS.has(host) || host.endsWith(".invalid")) return null;
  return `${name}@${host}`;
}

function personalPart(local: string, host: string): string {
  const untagged = TAGGING.test(host) ? local.replace(/(?<=.)\+.*$/, "") : local;
  if (host !== "gmail.com") return untagged;
  const dotless = untagged.replaceAll(".", "");
  return dotless === "" ? untagged : dotless;
}

/** The distinct canonical mailboxes of a person, in the order given. */
export function mailboxesOf(addresses: readonly (string | null)[]): string[] {
  const mailboxes = addresses.flatMap((address) => (address === null ? [] : (canonicalMailbox(address) ?? [])));
  return [...new Set(mailboxes)];
}
