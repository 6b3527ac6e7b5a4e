// The status words and other closed vocabularies of Rolecall, as zod enums, so that doors can check them and types follow.
import { z } from "zod";

export const Provider = z.enum(["lever", "greenhouse"]);
export type Provider = z.infer<typeof Provider>;

/** What a connection leads to: an ATS, or, by SCIM, the company's identity provider or HRIS. */
export const ConnectionProvider = z.enum([...Provider.options, "scim"]);
export type ConnectionProvider = z.infer<typeof ConnectionProvider>;

/** Whether the connection is one to an ATS. */
export function isAts<Row extends { readonly provider: ConnectionProvider }>(
  row: Row,
): row is Row & { readonly provider: Provider } {
  return row.provider !== "scim";
}

export const ModuleName = z.enum(["headcount", "hris", "onboarding", "marketplace"]);
export type ModuleName = z.infer<typeof ModuleName>;

/**
 * `draft` -> `requested` -> `approved` (or back to draft with a note) -> `open` once its requisition is at the ATS ->
 * `filled` once the ATS says hired (the match then names the employee) -> back to `open` when the hire is undone.
 * `closed`: the requisition was closed without a hire, or a person closed the plan.
 */
export const PositionStatus = z.enum(["draft", "requested", "approved", "open", "filled", "closed"]);
export type PositionStatus = z.infer<typeof PositionStatus>;

export const SyncStatus = z.enum(["not_started", "pending", "synced", "failed"]);
export type SyncStatus = z.infer<typeof SyncStatus>;

export const ConnectionStatus = z.enum(["active", "needs_attention", "disconnected"]);
export type ConnectionStatus = z.infer<typeof ConnectionStatus>;

/** `ignored`: authentic, but nothing to do (a test ping, an event that no module uses). `parked`: gave up after repeated failures; can be replayed. */
export const EventStatus = z.enum(["received", "processed", "ignored", "parked"]);
export type EventStatus = z.infer<typeof EventStatus>;

export const HireStatus = z.enum(["hired", "unhired"]);
export type HireStatus = z.infer<typeof HireStatus>;

/**
 * Why a hire does not simply fill a seat. `requisition_unknown`: it carries a code of ours that no position has.
 * `position_taken`: the position already has another hire. `position_closed`: the plan was closed before the hire.
 */
export const HireProblem = z.enum(["requisition_unknown", "position_taken", "position_closed"]);
export type HireProblem = z.infer<typeof HireProblem>;

export const MatchStatus = z.enum(["proposed", "confirmed", "rejected", "undone"]);
export type MatchStatus = z.infer<typeof MatchStatus>;

export const JobStatus = z.enum(["queued", "running", "done", "failed"]);
export type JobStatus = z.infer<typeof JobStatus>;
