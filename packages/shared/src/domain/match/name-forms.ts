// The ways in which one person's name may be written down, and whether two people's names agree.
import { nameKey, nameWords } from "./fold-name.ts";
import type { EmployeeNames } from "./facts.ts";

/** A way to write the name: the key of the words that must agree, and the middle names that were left out of it. */
export type NameForm = { readonly key: string; readonly middle: readonly string[] };

/** `same`: every word agrees. `apart_from_middle`: one side leaves middle names out, or shortens them to initials. */
export type NameAgreement = "same" | "apart_from_middle";

/** Forms of a name that is one string, as an ATS keeps it: all its words; and the first and last with the rest as middle names. */
export function candidateForms(candidateName: string): NameForm[] {
  const words = nameWords(candidateName);
  const [first, ...others] = words;
  const last = others.pop();
  return distinct([
    { key: nameKey(words), middle: [] },
    ...(first !== undefined && last !== undefined && others.length > 0
      ? [{ key: nameKey([first, last]), middle: others }]
      : []),
  ]);
}

/** Forms of a name in fields, as an HRIS keeps it: with the given or the preferred name, with and without middle names. */
export function employeeForms(employee: EmployeeNames): NameForm[] {
  const family = nameWords(employee.lastName);
  const middle = nameWords(employee.middleName ?? "");
  const preferred = nameWords(employee.preferredName ?? "");
  const forms: NameForm[] = [];
  for (const given of [nameWords(employee.firstName), preferred]) {
    const [first, ...others] = given;
    if (first === undefined) continue;
    forms.push({ key: nameKey([...given, ...family]), middle });
    if (middle.length > 0) forms.push({ key: nameKey([...given, ...middle, ...family]), middle: [] });
    if (others.length > 0 && family.length > 0)
      forms.push({ key: nameKey([first, ...family]), middle: [...others, ...middle] });
  }
  if (preferred.length > 1) forms.push({ key: nameKey(preferred), middle: [] }); // some systems keep a whole name there
  return distinct(forms);
}

/** Whether any two forms agree, and how well; null when none do. Middle names that contradict each other are no agreement. */
export function nameAgreement(
  one: readonly NameForm[],
  other: readonly NameForm[],
): { readonly kind: NameAgreement; readonly isTelling: boolean } | null {
  let best: NameForm | null = null;
  for (const a of one) {
    for (const b of other) {
      if (a.key !== b.key || !areCompatible(a.middle, b.middle)) continue;
      if (nameKey(a.middle) === nameKey(b.middle)) return { kind: "same", isTelling: isTelling(a) };
      best = a;
    }
  }
  return best && { kind: "apart_from_middle", isTelling: isTelling(best) };
}

/** Whether a form says enough to name one person: two words that are no mere initials. */
function isTelling(form: NameForm): boolean {
  return form.key.split(" ").filter((word) => !/^[a-z]$/.test(word)).length >= 2;
}

function areCompatible(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || other.length === 0) return true;
  return one.length === other.length && one.every((word, i) => isShortFor(word, other[i] ?? ""));
}

function isShortFor(one: string, other: string): boolean {
  return one === other || (one.length === 1 && other.startsWith(one)) || (other.length === 1 && one.startsWith(other));
}

function distinct(forms: readonly NameForm[]): NameForm[] {
  const seen = new Map<string, NameForm>();
  for (const form of forms) if (form.key !== "") seen.set(`${form.key}|${form.middle.join(" ")}`, form);
  return [...seen.values()];
}
