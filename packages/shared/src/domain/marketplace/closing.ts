// Whether a role is to be closed or reopened because of its posting, and whether its recruiters are told.
import { isActivePosting, type PostingState } from "./posting.ts";
import type { RoleClosedReason, RoleStatus } from "./words.ts";

/** A role beside its posting; `postingState` null: it is linked to none, or to one that was never read. */
export type RolePosting = {
  readonly id: string;
  readonly status: RoleStatus;
  /** Why it is closed by its posting already, or null. */
  readonly atsClosedReason: RoleClosedReason | null;
  readonly postingId: string | null;
  readonly postingState: PostingState | null;
};

export type AtsClosing =
  | { readonly kind: "close"; readonly reason: RoleClosedReason; readonly isTold: boolean }
  | { readonly kind: "reopen"; readonly isTold: boolean };

/**
 * What is to change, or null. A role that people closed, or never opened, notes what its posting says without telling anybody. A link
 * that was taken away ends what the posting had closed; the role's people decide then, so recruiters are told only of a posting that
 * opened again.
 */
export function atsClosingOf(role: RolePosting): AtsClosing | null {
  const reason = role.postingState === null ? null : closedReasonOf(role.postingState);
  const isClosed = role.atsClosedReason !== null;
  if (reason !== null) return isClosed ? null : { kind: "close", reason, isTold: role.status === "open" };
  return isClosed ? { kind: "reopen", isTold: role.status === "open" } : null;
}

/** Why a posting in this state takes no candidates; null when it does. */
export function closedReasonOf(state: PostingState): RoleClosedReason | null {
  if (isActivePosting(state)) return null;
  if (state === "gone") return "posting_gone";
  if (state === "withheld") return "posting_withheld";
  return state === "closed" ? "posting_closed" : "posting_unpublished";
}
