// The webhooks that Rolecall makes in Lever for the import, and what oauth is asked about them.
import { z } from "zod";

/** A hire, and a change of the archive: the only sign that a hire was undone. */
export const IMPORT_EVENTS = ["candidateHired", "candidateArchiveChange"] as const;

/**
 * POST /internal/connections/{id}/hooks -> 200 ConnectionAnswer | 404 | 422 {reason, message} | 503. Makes both webhooks (not second
 * ones where ours are), or removes them; what Lever no longer lets us remove is remembered as stranded.
 */
export const HooksCommand = z.object({ tenantId: z.string(), actor: z.string(), wanted: z.boolean() });
