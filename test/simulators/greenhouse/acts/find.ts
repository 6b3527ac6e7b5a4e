// Finding records by id, with Greenhouse's 404 when there is none.
import { notFound, unprocessable } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import type { Application, CloseReason, Job, Offer, Opening } from "../state/records.ts";
import type { Account, RowTypes, TableName, Tables } from "../state/state.ts";

/** What a table's record is called in an error. */
const singular: Record<TableName, string> = {
  users: "user",
  departments: "department",
  offices: "office",
  closeReasons: "close_reason",
  customFields: "custom_field",
  fieldOptions: "custom_field_option",
  jobs: "job",
  openings: "opening",
  hiringManagers: "job_hiring_manager",
  jobOwners: "job_owner",
  jobPosts: "job_post",
  candidates: "candidate",
  applications: "application",
  offers: "offer",
  webhooks: "webhook",
  credentials: "credential",
};

/** The record, or 404. */
export function find<Name extends TableName>(account: Tables, table: Name, id: number): RowTypes[Name] {
  const found = account[table][id];
  if (!found) throw notFound(singular[table], id);
  return found;
}

/** The named account, or the oldest one when nobody is named. */
export function findAccount(sim: Simulator, id?: string): Account {
  const found = id === undefined ? Object.values(sim.state.accounts)[0] : sim.state.accounts[id];
  if (!found) throw notFound("organization", id ?? "(none)");
  return found;
}

/** The account that holds something, looked for in all of them. */
export function accountHolding(sim: Simulator, table: TableName, id: number): Account {
  const found = Object.values(sim.state.accounts).find((account) => account[table][id] !== undefined);
  if (!found) throw notFound(singular[table], id);
  return found;
}

/** In the order in which people see them. */
export function openingsOf(account: Account, jobId: number): Opening[] {
  return Object.values(account.openings)
    .filter((opening) => opening.jobId === jobId)
    .toSorted((a, b) => a.sortOrder - b.sortOrder);
}

export const isOpen = (opening: Opening): boolean => opening.closedAt === null;

export function applicationsOn(account: Account, jobId: number): Application[] {
  return Object.values(account.applications).filter((application) => application.jobId === jobId);
}

/** The newest version. */
export function currentOffer(account: Account, applicationId: number): Offer | undefined {
  return Object.values(account.offers).findLast(
    (offer) => offer.applicationId === applicationId && offer.status !== "Deprecated",
  );
}

/** Whether the user is on the hiring team, in whatever role. */
export function isOnTeam(account: Account, jobId: number, userId: number): boolean {
  return [...Object.values(account.hiringManagers), ...Object.values(account.jobOwners)].some(
    (row) => row.jobId === jobId && row.userId === userId,
  );
}

/** Names that begin so count as hires in Greenhouse's own reports. */
export const isHireReason = ({ name }: CloseReason): boolean => name.startsWith("Hire -");

/** A close reason by id or name. */
export function closeReasonMeant(account: Account, wanted: number | string): CloseReason {
  const found = Object.values(account.closeReasons).find(({ id, name }) => id === wanted || name === wanted);
  if (!found) throw unprocessable({ close_reason_id: `there is no close reason ${wanted}` });
  return found;
}

/** The job that an opening hangs on: it is never without. */
export const jobOf = (account: Account, opening: Opening): Job => find(account, "jobs", opening.jobId);
