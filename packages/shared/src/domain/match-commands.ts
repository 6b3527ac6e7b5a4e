// What the reports Worker may ask of the matcher Worker over its service binding (paths /internal/*, served by no route).
import { z } from "zod";

/**
 * POST /internal/matches/{id}/confirm | reject | undo -> 200 {match: {id, status}} | 404 | 409 {reason, message} when the
 * seat or the employee is taken, or the match is not in a state that allows it.
 */
export const MatchDecisionCommand = z.object({ tenantId: z.string(), actor: z.string() });
export type MatchDecision = "confirm" | "reject" | "undo";
