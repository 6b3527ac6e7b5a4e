// Lists to choose from, and values as people read them, for several pages.
import { isHireReason } from "../acts/find.ts";
import { nameOf, v3Fields } from "../fields/reads.ts";
import type { FieldValues, User } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import type { FieldType } from "../state/words.ts";

type Choice = readonly [value: string, text: string];

export const nobody: Choice = ["", "–"];

/** People, without service accounts and those who left. */
export function userChoices(account: Account): Choice[] {
  return Object.values(account.users)
    .filter((user) => !user.isServiceAccount && !user.isDeactivated)
    .map((user) => [String(user.id), nameOf(user)]);
}

export const departmentChoices = (account: Account): Choice[] =>
  Object.values(account.departments).map(({ id, name }) => [String(id), name]);

export const officeChoices = (account: Account): Choice[] =>
  Object.values(account.offices).map(({ id, name }) => [String(id), name]);

/** For closing by hand: those that count as hires come last. */
export const reasonChoices = (account: Account): Choice[] =>
  Object.values(account.closeReasons)
    .toSorted((a, b) => Number(isHireReason(a)) - Number(isHireReason(b)))
    .map(({ name }) => [name, name]);

const everything: User = {
  id: 0,
  createdAt: 0,
  updatedAt: 0,
  firstName: "",
  lastName: "",
  emails: [],
  jobTitle: null,
  employeeId: null,
  isDeactivated: false,
  isSiteAdmin: true,
  canSeePrivateCandidates: true,
  canSeePrivateFields: true,
  isServiceAccount: false,
  officeIds: [],
  departmentIds: [],
  interviewerTags: [],
  fields: {},
};

/** Names and values of the fields that have one. */
export function readableFields(
  account: Account,
  type: FieldType,
  values: FieldValues,
): [name: string, value: string][] {
  const told = v3Fields(account, type, values, everything, { money: "v3", numbers: "number", users: "object" });
  return Object.values(told)
    .filter(({ value }) => value !== null)
    .map(({ name, value }) => [name, inWords(value)]);
}

function inWords(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" ? Object.values(value ?? {}).join(" ") : String(value);
}
