// What the reports Worker may ask of the oauth Worker over its service binding (paths /internal/*, served by no route).
import { z } from "zod";
import { MemberRole, SeatRole } from "./access.ts";
import { ModuleName, Provider } from "./words.ts";

/** Who asks; `actor` is the audit log's word for them (`user:usr_…` or `token:tok_…`). */
const Asker = z.object({ tenantId: z.string(), actor: z.string() });

/** POST /internal/connections -> 201 ConnectionAnswer | 422 {reason, message} */
export const CreateConnectionCommand = Asker.extend({
  provider: z.literal("lever"),
  auth: z.object({ kind: z.literal("api_key"), apiKey: z.string().trim().min(1, "Paste the API key.").max(500) }),
  modules: z.array(ModuleName).min(1).default(["headcount"]),
});
export type CreateConnectionCommand = z.input<typeof CreateConnectionCommand>;

/** A Greenhouse credential of type Harvest V3 (OAuth), and the id of the user that it acts as. */
const ClientCredentials = z.object({
  clientId: z.string().trim().min(1, "Paste the client id.").max(500),
  clientSecret: z.string().trim().min(1, "Paste the client secret.").max(500),
  userId: z
    .string()
    .trim()
    .regex(
      /^\d{1,19}$/,
      "The acting user's id is a number: in Greenhouse it stands in the address of the user's page.",
    ),
});

/**
 * POST /internal/connections -> 201 ClientConnectionAnswer | 422 {reason, message}. What Greenhouse lets Rolecall do is tried at
 * once; a credential that works but may not do everything is kept, and its connection needs attention.
 */
export const CreateClientConnectionCommand = Asker.extend({
  provider: z.literal("greenhouse"),
  auth: ClientCredentials.extend({ kind: z.literal("client_credentials") }),
  modules: z.array(ModuleName).min(1).default(["headcount"]),
});

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

/**
 * PATCH /internal/connections/{id} -> 200 ConnectionAnswer (Greenhouse: ClientConnectionAnswer) | 404 | 422. Signature tokens replace
 * the ones held before; each verifies. `modules`: all that it is used for from now on (Lever). `client`: what is left out stays. `newWebhookSecret`: one more that verifies, beside the last.
 */
export const ChangeConnectionCommand = Asker.extend({
  signatureTokens: z.array(z.string().trim().min(8).max(200)).max(50).optional(),
  apiKey: z.string().trim().min(1).max(500).optional(),
  client: ClientCredentials.partial().optional(),
  newWebhookSecret: z.literal(true).optional(),
  modules: z.array(ModuleName).min(1).optional(),
});
export type ChangeConnectionCommand = z.input<typeof ChangeConnectionCommand>;

/** POST /internal/connections/{id}/disconnect -> 200 ConnectionAnswer | 404. POST /internal/connections/{id}/probe -> 200 ProbeAnswer | 404. */
export const ConnectionCommand = Asker;

export const ConnectionAnswer = z.object({ id: z.string() });

/** `webhookSecret` is told once, when it was made; `problems` is what a probe has just found. */
export const ClientConnectionAnswer = ConnectionAnswer.extend({
  webhookSecret: z.string().nullable().default(null),
  problems: z.array(z.object({ reason: z.string(), message: z.string(), scope: z.string().optional() })).default([]),
});
export type ClientConnectionAnswer = z.infer<typeof ClientConnectionAnswer>;

/** Whatever oauth refuses: 404, 409 and 422 are for good, 503 `unavailable` may be tried again. */
export const RefusalAnswer = z.object({ reason: z.string(), message: z.string() });
export type RefusalAnswer = z.infer<typeof RefusalAnswer>;

/** The reasons for `needs_attention`; domain/connection.ts has the words for each. */
export const AttentionReason = z.enum([
  "access_revoked",
  "key_refused",
  "scope_missing",
  "requisitions_off",
  "not_site_admin",
  "acting_user_deactivated",
]);
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

/**
 * What a probe of the ATS found. Codes are those of domain/connection.ts, `unavailable`, and `scope_advised`, which leaves the
 * connection healthy.
 */
export const ProbeAnswer = z.object({
  isHealthy: z.boolean(),
  problems: z.array(z.object({ reason: z.string(), message: z.string() })),
});
export type ProbeAnswer = z.infer<typeof ProbeAnswer>;

/** POST /internal/invitations -> 201 InvitationAnswer. `url` is shown once; only its hash is stored. */
export const CreateInvitationCommand = Asker.extend({
  purpose: z.enum(["member", "connect"]),
  role: SeatRole.optional(),
  /** Of `connect`: to which ATS. A link for Greenhouse lives a day. */
  provider: Provider.default("lever"),
  label: z.string().trim().max(200).default(""),
  /** Of a link to connect: what the connection is to be used for. */
  modules: z.array(ModuleName).min(1).optional(),
});
export const InvitationAnswer = z.object({ id: z.string(), url: z.url(), expiresAt: z.string() });

/** POST /internal/invitations/{id}/revoke -> 200 */
export const MemberCommand = Asker;

/** POST /internal/members/{userId}/remove -> 200 (ends their sessions; with `onlyAs`, only if that is their role) | 422 for the last owner. */
export const RemoveMemberCommand = Asker.extend({ onlyAs: SeatRole.optional() });

/** POST /internal/api-tokens -> 201 ApiTokenAnswer; `token` is shown once. POST /internal/api-tokens/{id}/revoke -> 200. */
export const CreateApiTokenCommand = Asker.extend({ name: z.string().trim().min(1).max(100), role: MemberRole });
export const ApiTokenAnswer = z.object({ id: z.string(), token: z.string() });
