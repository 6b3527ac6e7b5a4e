// How the first rule tells a person why it matched or asks: what agrees, and what it doubts.
import type { MatchEvidence } from "../employee.ts";
import type { EmployeeFacts, HireFacts, Proposal } from "./facts.ts";
import type { NameAgreement } from "./name-forms.ts";

/** A hire and an employee with something in common. */
export type Link = {
  readonly hire: HireFacts;
  readonly employee: EmployeeFacts;
  /** A mailbox that both have, or null. */
  readonly mailbox: string | null;
  readonly name: { readonly kind: NameAgreement; readonly isTelling: boolean } | null;
};

/** Why a link is not enough by itself; `only_one` is the opposite, the reason why it is. */
export type Doubt = "only_one" | "shared_mailbox" | "shared_name" | "mailbox_elsewhere" | "weak_name" | "too_many";

/** Other links of the same hire or of the same employee. */
export function rivalsOf(link: Link, links: readonly Link[]): Link[] {
  return links.filter(
    (other) => other !== link && (other.hire.id === link.hire.id || other.employee.id === link.employee.id),
  );
}

const LINES = 3; // a reason is read only when there are few

/** The pair with its reasons, at most three, what agrees first. */
export function proposalOf(link: Link, doubts: readonly Doubt[], links: readonly Link[]): Proposal {
  const evidence = [...agreements(link), ...doubts.map((doubt) => inWords(doubt, link, rivalsOf(link, links)))];
  return { employeeId: link.employee.id, evidence: evidence.slice(0, LINES) };
}

function agreements({ hire, employee, mailbox, name }: Link): MatchEvidence[] {
  const theirName = [employee.firstName, employee.lastName].filter(Boolean).join(" ");
  const bothNames = `${hire.candidateName || "no name"} and ${theirName}`;
  const ofMailbox = mailbox === null ? [] : [{ code: "same_mailbox", text: `Same e-mail address: ${mailbox}.` }];
  if (name === null) return [...ofMailbox, { code: "different_name", text: `The names differ: ${bothNames}.` }];
  if (name.kind === "same") return [...ofMailbox, { code: "same_name", text: `Same name: ${theirName}.` }];
  const text = `Same name apart from middle names: ${bothNames}.`;
  return [...ofMailbox, { code: "same_name_apart_from_middle", text }];
}

function inWords(doubt: Doubt, link: Link, rivals: readonly Link[]): MatchEvidence {
  const byMailbox = crowd(
    link,
    rivals.filter((rival) => rival.mailbox !== null),
  );
  const byName = crowd(
    link,
    rivals.filter((rival) => rival.name !== null),
  );
  const text: Record<Doubt, string> = {
    only_one: `No other hire or employee has this ${link.mailbox === null ? "name" : "address"}.`,
    shared_mailbox: `An e-mail address also points to ${byMailbox}.`,
    shared_name: `The same name also belongs to ${byName}.`,
    mailbox_elsewhere: `An e-mail address points to ${byMailbox} instead.`,
    weak_name: "A single name or an initial is not enough to be sure.",
    too_many: "Very many people share this name or address.",
  };
  return { code: doubt, text: text[doubt] };
}

/** Who the rivals are, such as "one other employee and 2 other hires". */
function crowd(link: Link, rivals: readonly Link[]): string {
  const hires = rivals.filter((rival) => rival.hire.id !== link.hire.id).length;
  return [counted(rivals.length - hires, "other employee"), counted(hires, "other hire")].filter(Boolean).join(" and ");
}

function counted(number: number, what: string): string {
  if (number === 0) return "";
  return number === 1 ? `one ${what}` : `${number} ${what}s`;
}
