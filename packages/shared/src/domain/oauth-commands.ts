// What the reports Worker may ask of the oauth Worker over its service binding (paths /internal/*, served by no route).
import { z } from "zod";
import { MemberRole } from "./access.ts";
import { ModuleName } from "./words.ts";

/** Who asks; `actor` is the audit log's word for them (`user:usr_…` or `token:tok_…`). */
const Asker = z.object({ tenantId: z.string(), actor: z.string() });

/** POST /internal/connections -> 201 ConnectionAnswer | 422 {reason, message} */
export const CreateConnectionCommand = Asker.extend({
  provider: z.literal("lever"),
  auth: z.object({ kind: z.literal("api_key"), apiKey: z.string().trim().min(1, "Paste the API key.").max(500) }),
  modules: z.array(ModuleName).min(1).default(["headcount"]),
});
export type CreateConnectionCommand = z.input<typeof CreateConnectionCommand>;

/** POST /internal/connections -> 201 ScimTokenAnswer: an identity provider or HRIS that will come in by SCIM. */
export const CreateScimConnectionCommand = Asker.extend({ provider: z.literal("scim") });

/**
 * POST /internal/connections/{id}/scim-token -> 201 ScimTokenAnswer | 404 | 422: another token. The one before works for
 * `overlapHours` more; one that was being replaced already keeps its end.
 */
export const RotateScimTokenCommand = Asker.extend({ overlapHours: z.number().int().min(0).max(168).default(24) });

/** `token` is shown once; only its hash is stored. `formerEndsAt`: until when the token before still works. */
export const ScimTokenAnswer = z.object({ id: z.string(), token: z.string(), formerEndsAt: z.string().nullable() });
export type ScimTokenAnswer = z.infer<typeof ScimTokenAnswer>;

/**
 * POST /internal/members/end-sessions -> 200 EndSessionsAnswer: whoever of the tenant's members has one of these e-mail addresses
 * is signed out, if it is one member only; else nothing is done.
 */
export const EndSessionsCommand = Asker.extend({ emails: z.array(z.string()).max(10) });
export const EndSessionsAnswer = z.object({ isOneMember: z.boolean() });

/** PATCH /internal/connections/{id} -> 200 ConnectionAnswer | 404 | 422. Signature tokens replace the ones held before; each verifies. */
export const ChangeConnectionCommand = Asker.extend({
  signatureTokens: z.array(z.string().trim().min(8).max(200)).max(50).optional(),
  apiKey: z.string().trim().min(1).max(500).optional(),
});
export type ChangeConnectionCommand = z.input<typeof ChangeConnectionCommand>;

/** POST /internal/connections/{id}/disconnect -> 200 ConnectionAnswer | 404. POST /internal/connections/{id}/probe -> 200 ProbeAnswer | 404. */
export const ConnectionCommand = Asker;

export const ConnectionAnswer = z.object({ id: z.string() });

/** Whatever oauth refuses: 404, 409 and 422 are for good, 503 `unavailable` may be tried again. */
export const RefusalAnswer = z.object({ reason: z.string(), message: z.string() });
export type RefusalAnswer = z.infer<typeof RefusalAnswer>;

/** The reasons for `needs_attention`; domain/connection.ts has the words for each. */
export const AttentionReason = z.enum(["access_revoked", "key_refused", "scope_missing", "requisitions_off"]);
export type AttentionReason = z.infer<typeof AttentionReason>;

/**
 * POST /internal/connections/{id}/needs-attention, from the scheduler -> 200 {stopped: boolean}. `seenAt` (ISO) is when the work
 * that failed began: a connection changed since then has been mended and is left alone (stopped: false). Default: now.
 */
export const NeedsAttentionCommand = z.object({
  tenantId: z.string(),
  reason: AttentionReason,
  seenAt: z.iso.datetime().optional(),
});
export type NeedsAttentionCommand = z.input<typeof NeedsAttentionCommand>;
export const NeedsAttentionAnswer = z.object({ stopped: z.boolean() });

/** What a probe of the ATS found; `problems` is empty when all is well. Codes are those of domain/connection.ts. */
export const ProbeAnswer = z.object({
  isHealthy: z.boolean(),
  problems: z.array(z.object({ reason: z.string(), message: z.string() })),
});
export type ProbeAnswer = z.infer<typeof ProbeAnswer>;

/** POST /internal/invitations -> 201 InvitationAnswer. `url` is shown once; only its hash is stored. */
export const CreateInvitationCommand = Asker.extend({
  purpose: z.enum(["member", "connect"]),
  role: MemberRole.optional(),
  provider: z.literal("lever").optional(),
  label: z.string().trim().max(200).default(""),
});
export const InvitationAnswer = z.object({ id: z.string(), url: z.url(), expiresAt: z.string() });

/** POST /internal/invitations/{id}/revoke -> 200 · POST /internal/members/{userId}/remove -> 200 (ends their sessions) | 422 for the last owner. */
export const MemberCommand = Asker;

/** POST /internal/api-tokens -> 201 ApiTokenAnswer; `token` is shown once. POST /internal/api-tokens/{id}/revoke -> 200. */
export const CreateApiTokenCommand = Asker.extend({ name: z.string().trim().min(1).max(100), role: MemberRole });
export const ApiTokenAnswer = z.object({ id: z.string(), token: z.string() });
