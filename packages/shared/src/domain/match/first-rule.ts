// The first matching rule: the same mailbox, then the same name, and only when both sides are the only one; otherwise a person decides.
import type { Decision, EmployeeFacts, MatchRule, Neighbourhood } from "./facts.ts";
import { proposalOf, rivalsOf, type Doubt, type Link } from "./first-rule-words.ts";
import { mailboxesOf } from "./mailbox.ts";
import { candidateForms, employeeForms, nameAgreement, type NameForm } from "./name-forms.ts";

const PROPOSALS_PER_HIRE = 3; // more are no help to a person

type Person = { readonly id: string; readonly mailboxes: readonly string[]; readonly names: readonly NameForm[] };

export const firstRule: MatchRule = {
  version: "first-1",
  hireKeys: (hire) => keysOf(mailboxesOf(hire.emails), candidateForms(hire.candidateName)),
  employeeKeys: (employee) => keysOf(employeeMailboxes(employee), employeeForms(employee)),
  decide,
};

function keysOf(mailboxes: readonly string[], names: readonly NameForm[]): string[] {
  return [
    ...new Set([...mailboxes.map((mailbox) => `mail:${mailbox}`), ...names.map((form) => `name:${form.key}`)]),
  ].sort();
}

function employeeMailboxes(employee: Pick<EmployeeFacts, "workEmail" | "personalEmail">): string[] {
  return mailboxesOf([employee.personalEmail, employee.workEmail]);
}

function decide(hireId: string, around: Neighbourhood): Decision {
  const links = linksOf(around);
  const mine = links.filter((link) => link.hire.id === hireId);
  const isPossible = (link: Link) =>
    link.hire.isOpen && link.employee.isOpen && !around.refusedEmployeeIds.has(link.employee.id);
  const sure = around.isCut ? undefined : mine.find((link) => isPossible(link) && isOnlyOne(link, links));
  if (sure !== undefined) return { kind: "assign", proposal: proposalOf(sure, ["only_one"], links) };
  const proposals = mine
    .filter(isPossible)
    .sort((a, b) => strength(b) - strength(a) || (a.employee.id < b.employee.id ? -1 : 1))
    .slice(0, PROPOSALS_PER_HIRE)
    .map((link) => proposalOf(link, doubtsAbout(link, links, around.isCut), links));
  return proposals.length === 0 ? { kind: "none" } : { kind: "propose", proposals };
}

function linksOf(around: Neighbourhood): Link[] {
  const hires = around.hires.map((hire) => ({
    hire,
    person: { id: hire.id, mailboxes: mailboxesOf(hire.emails), names: candidateForms(hire.candidateName) },
  }));
  const employees = around.employees.map((employee) => ({
    employee,
    person: { id: employee.id, mailboxes: employeeMailboxes(employee), names: employeeForms(employee) },
  }));
  return hires.flatMap(({ hire, person }) =>
    employees.flatMap((other) => {
      const mailbox = sharedMailbox(person, other.person);
      const name = nameAgreement(person.names, other.person.names);
      return mailbox === null && name === null ? [] : [{ hire, employee: other.employee, mailbox, name }];
    }),
  );
}

function sharedMailbox(one: Person, other: Person): string | null {
  return one.mailboxes.find((mailbox) => other.mailboxes.includes(mailbox)) ?? null;
}

/** The decisive question: on both sides no other link of the same kind, and for a name no mailbox that points elsewhere. */
function isOnlyOne(link: Link, links: readonly Link[]): boolean {
  const rivals = rivalsOf(link, links);
  if (link.mailbox !== null) return rivals.every((rival) => rival.mailbox === null);
  return link.name?.isTelling === true && rivals.length === 0;
}

function strength(link: Link): number {
  const ofName = link.name === null ? 0 : link.name.kind === "same" ? 2 : 1;
  return (link.mailbox === null ? 0 : 4) + ofName;
}

function doubtsAbout(link: Link, links: readonly Link[], isCut: boolean): Doubt[] {
  const rivals = rivalsOf(link, links);
  const doubts: Doubt[] = [];
  if (isCut) doubts.push("too_many");
  if (link.mailbox !== null && rivals.some((rival) => rival.mailbox !== null)) doubts.push("shared_mailbox");
  if (link.mailbox === null) {
    if (rivals.some((rival) => rival.mailbox !== null)) doubts.push("mailbox_elsewhere");
    if (rivals.some((rival) => rival.name !== null)) doubts.push("shared_name");
    if (link.name?.isTelling === false) doubts.push("weak_name");
  }
  return doubts;
}
