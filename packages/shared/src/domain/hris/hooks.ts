// The webhooks that Rolecall makes in Lever for the import, and what oauth is asked about them.
import { z } from "zod";

/** A hire, and a change of the archive: the only sign that a hire was undone. */
export const IMPORT_EVENTS = ["candidateHired", "candidateArchiveChange"] as const;

/**
 * POST /internal/connections/{id}/hooks -> 200 HooksAnswer | 404 | 422 {reason, message} | 503. Makes both webhooks (not second ones
 * where ours are), or removes them. `stranded`: could not be removed, since Lever no longer lets us in.
 */
export const HooksCommand = z.object({ tenantId: z.string(), actor: z.string(), wanted: z.boolean() });
export const HooksAnswer = z.object({ id: z.string(), stranded: z.array(z.string()) });
export type HooksAnswer = z.infer<typeof HooksAnswer>;
