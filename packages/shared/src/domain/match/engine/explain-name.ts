// The evidence of the names in plain words.
import type { Line } from "./explain.ts";
import type { Judgement } from "./judge.ts";

export function nameLines({ name, local, employee, hire }: Judgement): Line[] {
  if (name === null) return [{ code: "no_name", text: "One of them has no name to compare", bits: 0 }];
  const ours = hire.record.candidateName.trim();
  const theirs = [employee.record.firstName, employee.record.lastName].join(" ").trim();
  const preferred = employee.record.preferredName?.trim() ?? "";
  const both = `${ours} and ${theirs}`;
  const given = {
    same: "Same given name",
    preferred: `The candidate's given name is what the employee is called (${preferred})`,
    short: `One given name is short for the other (${both})`,
    cut: `One given name is the other cut short (${both})`,
    sound: `The given name is spelled differently (${both})`,
    frame: `The given names differ in their vowels (${both})`,
    slip: `The given names differ by a slip (${both})`,
    middle: "The candidate goes by a second name of the employee, or the reverse",
    initial: "Of one given name only the initial is known, and it fits",
    missing: "There is no given name to compare",
    different: `The given names differ (${both})`,
  }[name.given.level];
  const family = {
    same: "Same family name",
    gender: `Same family name in its other gender (${both})`,
    sound: `The family name is spelled differently (${both})`,
    frame: `The family names differ in their vowels (${both})`,
    slip: `The family names differ by a slip (${both})`,
    part: `One part of a double family name agrees (${both})`,
    middle: "The employee keeps the candidate's family name as a middle name",
    initial: "Of one family name only the initial is known, and it fits",
    missing: "There is no family name to compare",
    different: `The family names differ (${both})`,
  }[name.family.level];
  const lines: Line[] = [
    { code: `given_${name.given.level}`, text: given, bits: name.given.bits },
    { code: `family_${name.family.level}`, text: family, bits: name.family.bits },
    { code: `middle_${name.middle.level}`, text: MIDDLE[name.middle.level], bits: name.middle.bits },
    {
      code: `order_${name.order.level}`,
      text: "Family name and given name stand in another order",
      bits: name.order.bits,
    },
    { code: `suffix_${name.suffix.level}`, text: SUFFIX[name.suffix.level], bits: name.suffix.bits },
  ];
  const sum = lines.reduce((total, line) => total + line.bits, 0);
  lines.push({ code: "name_limit", text: "A name alone never counts for more", bits: name.bits - sum });
  if (local?.family)
    lines.push({
      code: "address_family",
      text: `The address ${local.family.local} contains ${local.family.name}`,
      bits: local.family.bits,
    });
  if (local?.given)
    lines.push({
      code: "address_given",
      text: `The address ${local.given.local} contains ${local.given.name}`,
      bits: local.given.bits,
    });
  if (local?.stranger)
    lines.push({
      code: "address_stranger",
      text: `The work address ${local.stranger.local} is made of another name`,
      bits: local.stranger.bits,
    });
  return lines;
}

const MIDDLE = {
  same: "Same middle name",
  initial: "The middle initial fits",
  different: "The middle names contradict each other",
  unknown: "",
} as const;

const SUFFIX = {
  same: "Same suffix (Jr., Sr., II)",
  different: "The suffixes (Jr., Sr., II) contradict each other",
  oneSided: "Only one of them has a suffix (Jr., Sr., II)",
  unknown: "",
} as const;
