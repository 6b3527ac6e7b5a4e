// What a role says of itself: its posting's facts while it is linked to one that was read, else its own.
import { eq, sql, type Column, type SQL } from "drizzle-orm";
import type { SalaryRange, WorkplaceType } from "../domain/marketplace/posting.ts";
import type { TenantDb } from "./for-tenant.ts";
import { postings, roles } from "./schema/index.ts";

/** The posting's fact while the role is linked to one that was read, else its own. */
export function fact<Value>(own: Column, ofPosting: Column): SQL<Value> {
  return sql<Value>`case when ${postings.providerId} is null then ${own} else ${ofPosting} end`.mapWith(
    own,
  ) as SQL<Value>;
}

export const roleFacts = {
  title: fact<string>(roles.title, postings.title),
  department: fact<string | null>(roles.department, postings.department),
  team: fact<string | null>(roles.team, postings.team),
  location: fact<string | null>(roles.location, postings.location),
  allLocations: fact<readonly string[]>(roles.allLocations, postings.allLocations),
  commitment: fact<string | null>(roles.commitment, postings.commitment),
  workplaceType: fact<WorkplaceType | null>(roles.workplaceType, postings.workplaceType),
  salary: fact<SalaryRange | null>(roles.salary, postings.salary),
  hiringManager: fact<string | null>(roles.hiringManager, postings.hiringManager),
  isConfidential: fact<boolean>(roles.isConfidential, postings.isConfidential),
};

/** The join that `roleFacts` needs. */
export function postingOfRole(tenant: TenantDb): SQL | undefined {
  return tenant.owns(postings, eq(postings.connectionId, roles.connectionId), eq(postings.providerId, roles.postingId));
}

/** Not for recruiters, unless the role shows itself all the same: confidential, or the ATS keeps its posting from us. */
export const isConfidentialNow = sql`(${roleFacts.isConfidential} or coalesce(${postings.state}, '') = 'withheld')`;
