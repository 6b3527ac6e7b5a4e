// What the reports Worker may ask of the scheduler over its service binding (paths /internal/*, served by no route).
import { z } from "zod";
import { DocumentType } from "./onboarding/new-hire.ts";

/**
 * POST /internal/documents/content -> 200 with the bytes as they come from the ATS, nothing stored | 404, 409, 422, 503
 * DocumentRefusal. The caller has checked who asks, and sets the headers that a browser sees.
 */
export const DocumentCommand = z.object({
  tenantId: z.string(),
  connectionId: z.string(),
  opportunityId: z.string(),
  type: DocumentType,
  providerId: z.string(),
});
export type DocumentCommand = z.infer<typeof DocumentCommand>;

/**
 * `gone`: deleted at the ATS. `unprocessable`: the ATS cannot read it. `access_revoked`: the connection needs a person.
 * `permission_missing`: the grant or key does not cover it. `busy`: the request budget is spent. `unavailable`: try again.
 */
export const DocumentRefusalReason = z.enum([
  "gone",
  "unprocessable",
  "access_revoked",
  "permission_missing",
  "busy",
  "unavailable",
]);
export type DocumentRefusalReason = z.infer<typeof DocumentRefusalReason>;

export const DocumentRefusal = z.object({ reason: DocumentRefusalReason, message: z.string() });
export type DocumentRefusal = z.infer<typeof DocumentRefusal>;
