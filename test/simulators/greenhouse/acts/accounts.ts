// Opening an organization, and its people, departments, offices and close reasons.
import type { Simulator } from "../context.ts";
import { newRow, nextId } from "../state/ids.ts";
import type { CloseReason, Department, Office, User } from "../state/records.ts";
import type { Account, AccountSettings } from "../state/state.ts";

type Given<T> = { [Name in keyof T]?: T[Name] | undefined };

const dayMs = 24 * 3_600_000;
/** Greenhouse gives every organization some; the first two count as hires by their names. */
const standardCloseReasons = ["Hire - New Headcount", "Hire - Backfill", "On Hold", "Not Filling", "Reorganization"];

/** An organization with its standard close reasons, and nobody in it. */
export function createAccount(
  sim: Simulator,
  input: { id?: string | undefined; name: string; settings?: Given<AccountSettings> | undefined },
): Account {
  const { hasJobApprovals, reopensOnUnhire, closedJobsTakeOpenings } = input.settings ?? {};
  const account: Account = {
    id: input.id ?? String(nextId(sim, "accounts")),
    name: input.name,
    createdAt: sim.clock.now() - 400 * dayMs,
    settings: {
      hasJobApprovals: hasJobApprovals ?? false,
      reopensOnUnhire: reopensOnUnhire ?? true,
      closedJobsTakeOpenings: closedJobsTakeOpenings ?? true,
    },
    users: {},
    departments: {},
    offices: {},
    closeReasons: {},
    customFields: {},
    fieldOptions: {},
    jobs: {},
    openings: {},
    hiringManagers: {},
    jobOwners: {},
    jobPosts: {},
    candidates: {},
    applications: {},
    offers: {},
    webhooks: {},
    credentials: {},
  };
  sim.state.accounts[account.id] = account;
  for (const name of standardCloseReasons) createCloseReason(sim, account, name, account.createdAt);
  return account;
}

export interface NewUser {
  name: string;
  email?: string | undefined;
  jobTitle?: string | undefined;
  employeeId?: string | undefined;
  isSiteAdmin?: boolean | undefined;
  canSeePrivateCandidates?: boolean | undefined;
  canSeePrivateFields?: boolean | undefined;
  isServiceAccount?: boolean | undefined;
  departmentIds?: number[] | undefined;
  officeIds?: number[] | undefined;
}

/** The address is made of the names of person and organization when none is given. */
export function createUser(sim: Simulator, account: Account, input: NewUser): User {
  const [firstName = "", ...rest] = input.name.split(" ");
  const domain = `${account.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}.example`;
  const user: User = {
    ...newRow(sim, "users"),
    firstName,
    lastName: rest.join(" "),
    emails: [input.email ?? `${input.name.toLowerCase().replaceAll(/[^a-z]+/g, ".")}@${domain}`],
    jobTitle: input.jobTitle ?? null,
    employeeId: input.employeeId ?? null,
    isDeactivated: false,
    isSiteAdmin: input.isSiteAdmin ?? false,
    canSeePrivateCandidates: input.canSeePrivateCandidates ?? false,
    canSeePrivateFields: input.canSeePrivateFields ?? input.isSiteAdmin ?? false,
    isServiceAccount: input.isServiceAccount ?? false,
    officeIds: input.officeIds ?? [],
    departmentIds: input.departmentIds ?? [],
    interviewerTags: [],
    fields: {},
  };
  account.users[user.id] = user;
  sim.touch();
  return user;
}

/** Takes over what is given and moves updated_at. */
export function editRow<R extends { updatedAt: number }>(sim: Simulator, row: R, changes: Given<R>): R {
  for (const [name, value] of Object.entries(changes)) {
    if (value !== undefined) Object.assign(row, { [name]: value });
  }
  row.updatedAt = sim.clock.now();
  sim.touch();
  return row;
}

export interface NewPlace {
  name: string;
  parentId?: number | undefined;
  externalId?: string | undefined;
}

export function createDepartment(sim: Simulator, account: Account, input: NewPlace): Department {
  const row = newRow(sim, "departments");
  const department = {
    ...row,
    name: input.name,
    parentId: input.parentId ?? null,
    externalId: input.externalId ?? null,
  };
  account.departments[row.id] = department;
  sim.touch();
  return department;
}

export function createOffice(
  sim: Simulator,
  account: Account,
  input: NewPlace & { location?: string | undefined; contactUserId?: number | undefined },
): Office {
  const row = newRow(sim, "offices");
  const office = {
    ...row,
    name: input.name,
    parentId: input.parentId ?? null,
    externalId: input.externalId ?? null,
    location: input.location ?? null,
    contactUserId: input.contactUserId ?? null,
  };
  account.offices[row.id] = office;
  sim.touch();
  return office;
}

export function createCloseReason(
  sim: Simulator,
  account: Account,
  name: string,
  at: number = sim.clock.now(),
): CloseReason {
  const reason = { ...newRow(sim, "closeReasons", at), name };
  account.closeReasons[reason.id] = reason;
  sim.touch();
  return reason;
}
