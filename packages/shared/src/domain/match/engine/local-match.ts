// What the letters of an e-mail address tell about a name that the record itself does not show: a former family name, a legal given name.
import type { NameMatch } from "./name-match.ts";
import type { PreparedEmployee, PreparedHire } from "./prepare.ts";
import { LOCAL } from "./weights.ts";

export type LocalMatch = {
  readonly family: { readonly name: string; readonly local: string; readonly bits: number } | null;
  readonly given: { readonly name: string; readonly local: string; readonly bits: number } | null;
  /** The work address is made of a name that neither side shows: the person had another one when it was made. */
  readonly stranger: { readonly local: string; readonly bits: number } | null;
};

const LEAST_LETTERS = 4; // shorter names occur in other words

/** Only for the part of the name that does not agree by itself; else the address repeats what is already counted. */
export function matchLocals(employee: PreparedEmployee, hire: PreparedHire, name: NameMatch): LocalMatch {
  const isOpen = (level: string) => level === "different" || level === "initial" || level === "missing";
  const ours = name.ours;
  const theirs = name.theirs;
  const family = isOpen(name.family.level)
    ? (held(employee.locals, ours?.family?.core.text, theirs?.family?.core.text) ??
      held(hire.locals, theirs?.family?.core.text, ours?.family?.core.text))
    : null;
  const given = isOpen(name.given.level)
    ? (held(employee.locals, ours?.given?.words[0]?.text, theirs?.given?.words[0]?.text) ??
      held(hire.locals, theirs?.given?.words[0]?.text, ours?.given?.words[0]?.text))
    : null;
  return {
    family: family && { ...family, bits: LOCAL.family },
    given: given && { ...given, bits: LOCAL.given },
    stranger: isStranger(employee, hire) ? { local: employee.workLocal ?? "", bits: LOCAL.stranger } : null,
  };
}

/** Whether no word of either name is in the work address, which thus tells of a third. */
function isStranger(employee: PreparedEmployee, hire: PreparedHire): boolean {
  const local = employee.workLocal;
  if (local === null || local.length <= LEAST_LETTERS) return false;
  const words = [
    ...[...employee.readings, ...hire.readings].flatMap((reading) => [
      ...(reading.given?.words ?? []),
      ...(reading.family?.words ?? []),
    ]),
    ...employee.preferred,
    ...employee.middle,
    ...hire.asides,
  ];
  const heads = words.map((word) => word.text.slice(0, LEAST_LETTERS)).filter((head) => head.length > 1);
  return words.length > 0 && !heads.some((head) => local.includes(head));
}

function held(locals: readonly string[], name: string | undefined, own: string | undefined) {
  if (name === undefined || name.length < LEAST_LETTERS || (own !== undefined && own.includes(name))) return null;
  const local = locals.find((letters) => letters.includes(name));
  return local === undefined ? null : { name, local };
}
