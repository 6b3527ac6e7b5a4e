// What the mailboxes say: the same one, weighed by who else holds it; almost the same; or two that have nothing in common.
import { isWithin } from "./distance.ts";
import type { PreparedEmployee, PreparedHire } from "./prepare.ts";
import { MAILBOX } from "./weights.ts";

/** How many hires and employees of the tenant hold a canonical mailbox; the pair in question among them. */
export type Holders = (mailbox: string) => { readonly hires: number; readonly employees: number };

export type MailboxLevel = "own" | "shared" | "crowd" | "almost" | "different" | "unknown";

export type MailboxMatch = {
  readonly level: MailboxLevel;
  readonly bits: number;
  readonly mailbox: string | null;
  /** Hires and employees besides these two that hold it. */
  readonly others: number;
};

export function matchMailboxes(employee: PreparedEmployee, hire: PreparedHire, holders: Holders): MailboxMatch {
  let best: MailboxMatch | null = null;
  for (const mailbox of employee.mailboxes) {
    if (!hire.mailboxes.includes(mailbox)) continue;
    const { hires, employees } = holders(mailbox);
    const others = Math.max(0, hires - 1) + Math.max(0, employees - 1);
    const bits = MAILBOX.shared[Math.min(others, MAILBOX.shared.length - 1)] ?? 0;
    const level = others === 0 ? "own" : bits > 0 ? "shared" : "crowd";
    if (best === null || bits > best.bits) best = { level, bits, mailbox, others };
  }
  if (best !== null) return best;
  const near = employee.mailboxes.find((mailbox) => hire.mailboxes.some((other) => areAlmost(mailbox, other)));
  if (near !== undefined) return { level: "almost", bits: MAILBOX.almost, mailbox: near, others: 0 };
  const areBothKnown = employee.mailboxes.some(isPersonal) && hire.mailboxes.some(isPersonal);
  return areBothKnown
    ? { level: "different", bits: MAILBOX.different, mailbox: null, others: 0 }
    : { level: "unknown", bits: 0, mailbox: null, others: 0 };
}

const PROVIDERS = new Set(
  `gmail.com yahoo.com outlook.com hotmail.com icloud.com me.com mac.com live.com msn.com aol.com comcast.net proton.me protonmail.com
   gmx.de gmx.net web.de t-online.de mail.ru yandex.ru qq.com 163.com 126.com naver.com daum.net hanmail.net libero.it free.fr orange.fr
   wanadoo.fr laposte.net wp.pl o2.pl onet.pl interia.pl seznam.cz uol.com.br bol.com.br terra.com.br yahoo.co.uk yahoo.co.in
   yahoo.fr yahoo.de hotmail.co.uk hotmail.fr btinternet.com verizon.net att.net sbcglobal.net fastmail.com zoho.com rediffmail.com`.split(
    /\s+/,
  ),
);

function isPersonal(mailbox: string): boolean {
  return PROVIDERS.has(domainOf(mailbox));
}

function domainOf(mailbox: string): string {
  return mailbox.slice(mailbox.lastIndexOf("@") + 1);
}

const SEPARATORS = /[._-]/g;
const LEAST_LOCAL = 6; // characters: short ones are one slip from many

/** One slip in the letters of the local part at the same domain; or the same local part at a provider misspelt. */
function areAlmost(one: string, other: string): boolean {
  const [domain, otherDomain] = [domainOf(one), domainOf(other)];
  // two addresses that differ in their dots and digits alone are of two people who found the first one taken
  const local = one.slice(0, -domain.length - 1).replace(SEPARATORS, "");
  const otherLocal = other.slice(0, -otherDomain.length - 1).replace(SEPARATORS, "");
  if (Math.min(local.length, otherLocal.length) < LEAST_LOCAL) return false;
  if (domain === otherDomain)
    return local !== otherLocal && digits(local) === digits(otherLocal) && isWithin(local, otherLocal, 1);
  const isMisspelt = PROVIDERS.has(domain) !== PROVIDERS.has(otherDomain) && isWithin(domain, otherDomain, 2);
  return isMisspelt && local === otherLocal;
}

function digits(text: string): string {
  return text.replace(/\D/g, "");
}
