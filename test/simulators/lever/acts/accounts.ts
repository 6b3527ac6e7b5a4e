// Opening an account: Lever's standard stages and reasons, its people, and which switches are on.
import type { Simulator } from "../context.ts";
import type { ArchiveReason, Stage, User } from "../state/records.ts";
import type { Account, AccountSettings } from "../state/state.ts";
import type { AccessRole } from "../state/words.ts";

export interface NewAccount {
  id?: string | undefined;
  name: string;
  settings?: { [Name in keyof AccountSettings]?: AccountSettings[Name] | undefined } | undefined;
}

export interface NewUser {
  id?: string | undefined;
  name: string;
  email?: string | undefined;
  accessRole?: AccessRole | undefined;
  jobTitle?: string | undefined;
  externalDirectoryId?: string | undefined;
  managerId?: string | undefined;
}

const dayMs = 24 * 3_600_000;

/** System stages have slugs, the company's own have UUIDs; the ranks are Lever's. */
function standardStages(sim: Simulator): Stage[] {
  const own = () => sim.random.uuid();
  return [
    { id: "lead-new", text: "New lead", pipeline: "lead", rank: 1, hasInterview: false },
    { id: "lead-reached-out", text: "Reached out", pipeline: "lead", rank: 3, hasInterview: false },
    { id: "lead-responded", text: "Responded", pipeline: "lead", rank: 5, hasInterview: false },
    { id: "applicant-new", text: "New applicant", pipeline: "applicant", rank: 101, hasInterview: false },
    { id: own(), text: "Recruiter screen", pipeline: "interview", rank: 201, hasInterview: true },
    { id: own(), text: "Phone interview", pipeline: "interview", rank: 211, hasInterview: true },
    { id: own(), text: "On-site interview", pipeline: "interview", rank: 221, hasInterview: true },
    { id: own(), text: "Reference check", pipeline: "interview", rank: 231, hasInterview: false },
    { id: "offer", text: "Offer", pipeline: "offer", rank: 261, hasInterview: false },
  ];
}

function standardReasons(sim: Simulator): ArchiveReason[] {
  const reason = (text: string, type: ArchiveReason["type"], status: ArchiveReason["status"] = "active") => ({
    id: sim.random.uuid(),
    text,
    status,
    type,
  });
  return [
    reason("Underqualified", "non-hired"),
    reason("Unresponsive", "non-hired"),
    reason("Withdrew", "non-hired"),
    reason("Offer declined", "non-hired"),
    reason("Position closed", "non-hired"),
    reason("Timing", "non-hired", "inactive"),
    reason("Hired", "hired"),
  ];
}

/** Makes an account without people. Requisitions are on and writable by API unless the settings say otherwise. */
export function createAccount(sim: Simulator, input: NewAccount): Account {
  const { isEnterprise, areRequisitionsEnabled, requisitionMode, closesFilledRequisitions } = input.settings ?? {};
  const account: Account = {
    id: input.id ?? sim.random.uuid(),
    name: input.name,
    createdAt: sim.clock.now() - 400 * dayMs,
    settings: {
      isEnterprise: isEnterprise ?? true,
      areRequisitionsEnabled: areRequisitionsEnabled ?? true,
      requisitionMode: requisitionMode ?? "hybrid",
      closesFilledRequisitions: closesFilledRequisitions ?? false,
    },
    eventToggles: {
      applicationCreated: false,
      candidateHired: false,
      candidateStageChange: false,
      candidateArchiveChange: false,
      candidateDeleted: false,
      interviewCreated: false,
      interviewUpdated: false,
      interviewDeleted: false,
      contactCreated: false,
      contactUpdated: false,
    },
    users: {},
    stages: standardStages(sim),
    archiveReasons: standardReasons(sim),
    requisitionFields: [],
    requisitions: {},
    postings: {},
    contacts: {},
    opportunities: {},
    deletedOpportunities: [],
    deletedApplications: [],
    deletedPostings: [],
    offers: {},
    files: {},
    interviews: {},
    notes: {},
    webhooks: {},
    apiKeys: {},
  };
  sim.state.accounts[account.id] = account;
  sim.touch();
  return account;
}

/** A user's name part of the address and the account's name make the e-mail when none is given. */
export function createUser(sim: Simulator, account: Account, input: NewUser): User {
  const username = input.name.toLowerCase().replaceAll(/[^a-z]+/g, ".");
  const domain = `${account.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}.example`;
  const user: User = {
    id: input.id ?? sim.random.uuid(),
    name: input.name,
    username,
    email: input.email ?? `${username}@${domain}`,
    accessRole: input.accessRole ?? "team member",
    photo: null,
    createdAt: account.createdAt + Object.keys(account.users).length * 60_000,
    deactivatedAt: null,
    externalDirectoryId: input.externalDirectoryId ?? null,
    linkedContactIds: null,
    jobTitle: input.jobTitle ?? null,
    managerId: input.managerId ?? null,
  };
  account.users[user.id] = user;
  sim.touch();
  return user;
}
