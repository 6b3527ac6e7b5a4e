// Who a request acts for: a member's session or an API token, always inside exactly one tenant.
import { z } from "zod";

/** `owner` and `admin` may change connections, members and settings; `member` plans, approves, syncs and decides matches. */
export const MemberRole = z.enum(["owner", "admin", "member"]);
export type MemberRole = z.infer<typeof MemberRole>;

/** Who can sign in to a tenant: its own members, and outside recruiters, who reach nothing but the recruiter pages. */
export const SeatRole = z.enum([...MemberRole.options, "recruiter"]);
export type SeatRole = z.infer<typeof SeatRole>;

/** The one who acts, as it is written into the audit log: `user:usr_…`, `token:tok_…`, `scim:con_…` or `system`. */
export type Actor = {
  readonly id: string;
  readonly name: string;
  readonly role: MemberRole;
  readonly tenantId: string;
};

/** Whether the role may change connections, members, API tokens and tenant settings. */
export function mayAdminister(role: SeatRole): boolean {
  return role === "owner" || role === "admin";
}
