// The connection as the API tells and takes it. Credentials go in and never come out.
import { z } from "@hono/zod-openapi";
import { HrisSettings } from "#shared/domain/hris/settings.ts";
import { MarketplaceModuleSettings } from "#shared/domain/marketplace/settings.ts";
import { OnboardingSettings } from "#shared/domain/onboarding/settings.ts";
import { SettingsChange } from "#shared/domain/module-settings.ts";
import { ConnectionProvider, ConnectionStatus, isAts, ModuleName } from "#shared/domain/words.ts";
import type { ClientConnection } from "../../operations/client-connections.ts";
import type { ConnectionDetail, ScimConnection } from "../../operations/connections.ts";
import { MaybeTime, Time } from "../answers.ts";
import { ClientChange, NewGreenhouseConnection } from "./greenhouse-connection.ts";

const NewAtsConnection = z
  .strictObject({
    provider: z.literal("lever"),
    auth: z.strictObject({
      kind: z.literal("api_key"),
      apiKey: z.string().trim().min(1, "Paste the API key.").max(500),
    }),
    modules: z.array(ModuleName).min(1).default(["headcount"]),
    settings: SettingsChange.optional().openapi({
      description: "Of modules that have settings: what is not as the default. What is left out has its default.",
    }),
  })
  .refine(({ modules, settings = {} }) => Object.keys(settings).every((name) => modules.some((one) => one === name)), {
    path: ["settings"],
    error: "These are settings of a module that is not among `modules`.",
  })
  .openapi("NewAtsConnection", {
    description: "OAuth connections start in the browser, under Settings > Integrations.",
    example: { provider: "lever", auth: { kind: "api_key", apiKey: "your Lever API key" }, modules: ["headcount"] },
  });

const NewScimConnection = z.strictObject({ provider: z.literal("scim") }).openapi("NewScimConnection", {
  description: "An identity provider or HRIS that will send employees by SCIM 2.0. The answer holds its URL and token.",
  example: { provider: "scim" },
});

export const NewConnection = z
  .discriminatedUnion("provider", [NewAtsConnection, NewGreenhouseConnection, NewScimConnection])
  .openapi("NewConnection");

export const TokenRotation = z
  .strictObject({
    overlapHours: z.number().int().min(0).max(168).default(24).openapi({
      description: "How long the token before still works. 0 when it has leaked.",
    }),
  })
  .openapi("TokenRotation");

export const ConnectionChange = z
  .strictObject({
    modules: z.array(ModuleName).min(1).optional().openapi({
      description:
        "All that the connection is used for from now on. Lever: what its grant does not cover yet is answered with `consent_needed` and where to consent.",
    }),
    settings: SettingsChange.optional().openapi({
      description: "What changes of a module's settings. What is left out stays.",
    }),
    webhook: z
      .strictObject({
        signatureTokens: z.array(z.string().trim().min(8).max(200)).max(50).optional().openapi({
          description:
            "Lever: all that shall verify from now on; Lever makes one for each webhook. They replace those held before.",
        }),
        newSecret: z.literal(true).optional().openapi({
          description:
            "Greenhouse: makes one more secret, told once in `webhook.secret`. The one before verifies until the next one is made.",
        }),
      })
      .refine((webhook) => (webhook.signatureTokens === undefined) !== (webhook.newSecret === undefined), "Send one.")
      .optional(),
    client: ClientChange.optional().openapi({
      description: "Parts of a Greenhouse credential; tried before they replace those held. What is left out stays.",
    }),
    apiKey: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .optional()
      .openapi({ description: "A new key for an API-key connection." }),
  })
  .refine(
    (change) => Object.values(change).some((part) => part !== undefined),
    "Send `webhook`, `apiKey`, `client`, `modules` or `settings`.",
  )
  .refine(
    ({ client, webhook, apiKey }) => client === undefined || (webhook === undefined && apiKey === undefined),
    "Send `client` alone.",
  )
  .refine(
    ({ modules, settings, client, webhook, apiKey }) =>
      (modules === undefined && settings === undefined) || (client ?? webhook ?? apiKey) === undefined,
    "Send `modules` and `settings` apart from credentials and webhooks.",
  )
  .openapi("ConnectionChange", { example: { webhook: { signatureTokens: ["8d1f…", "77ac…"] } } });

const Problem = z.object({
  reason: z.string(),
  message: z.string(),
  scope: z
    .string()
    .optional()
    .openapi({ description: "Greenhouse: the scope that is missing, as Manage Scopes names it." }),
});

export const Health = z
  .object({
    isHealthy: z.boolean(),
    problems: z.array(Problem).openapi({ description: "Each with what to do about it." }),
    lastLookedAt: MaybeTime,
    nextLookAt: MaybeTime,
    lastComparedAt: MaybeTime.openapi({ description: "When all hires were last compared with ours." }),
    postingsReadAt: MaybeTime.openapi({ description: "When postings were last read, for the marketplace." }),
  })
  .openapi("Health");

export const Probe = z
  .object({ isHealthy: z.boolean(), problems: z.array(Problem) })
  .openapi("Probe", { description: "What the ATS said just now." });

export const Connection = z
  .object({
    id: z.string(),
    provider: ConnectionProvider,
    authKind: z.enum(["oauth", "api_key", "client_credentials", "bearer"]),
    status: ConnectionStatus,
    attentionReason: z.string().nullable(),
    accountId: z.string().nullable(),
    modules: z.array(ModuleName),
    settings: z
      .object({ hris: HrisSettings, onboarding: OnboardingSettings, marketplace: MarketplaceModuleSettings })
      .partial()
      .openapi({ description: "In force, of the modules that have settings." }),
    scopes: z.array(z.string()),
    installedBy: z.object({ name: z.string().nullable(), email: z.string().nullable() }).nullable(),
    health: Health,
    webhook: z
      .object({
        url: z.string().openapi({ description: "Where the ATS sends its webhooks when they are made by hand." }),
        signatureTokenCount: z.number(),
        secret: z.string().optional().openapi({
          description: "Greenhouse: only in the answer that made it; it is not shown again.",
        }),
      })
      .nullable()
      .openapi({ description: "The tokens themselves never come out. Null for SCIM." }),
    scim: z
      .object({
        url: z.string(),
        token: z
          .string()
          .optional()
          .openapi({ description: "Only in the answer that made it; it is not shown again." }),
        formerTokenEndsAt: MaybeTime.optional().openapi({ description: "Until when the token before still works." }),
      })
      .nullable()
      .openapi({ description: "Where an identity provider or HRIS comes in by SCIM 2.0. Null for an ATS." }),
    createdAt: Time,
    updatedAt: Time,
    disconnectedAt: MaybeTime,
  })
  .openapi("Connection");

export function connectionOf(detail: ConnectionDetail): z.infer<typeof Connection> {
  const { installedByName: name, installedByEmail: email } = detail;
  return {
    id: detail.id,
    provider: detail.provider,
    authKind: detail.authKind,
    status: detail.status,
    attentionReason: detail.attentionReason,
    accountId: detail.accountId,
    modules: detail.modules,
    settings: detail.settings,
    scopes: detail.scopes.split(" ").filter((scope) => scope !== ""),
    installedBy: name === null && email === null ? null : { name, email },
    health: healthOf(detail),
    webhook: isAts(detail) ? { url: detail.webhookUrl, signatureTokenCount: detail.signatureTokenCount } : null,
    scim: isAts(detail) ? null : { url: detail.webhookUrl },
    createdAt: detail.createdAt,
    updatedAt: detail.updatedAt,
    disconnectedAt: detail.disconnectedAt,
  };
}

/** The connection as just probed, with its webhook secret if one was made, which is told this once. */
export function clientConnectionOf({ connection, webhookSecret }: ClientConnection): z.infer<typeof Connection> {
  const told = connectionOf(connection);
  if (told.webhook === null || webhookSecret === null) return told;
  return { ...told, webhook: { ...told.webhook, secret: webhookSecret } };
}

/** The connection with its new token, which is told this once. */
export function scimConnectionOf({ connection, url, token, formerEndsAt }: ScimConnection): z.infer<typeof Connection> {
  return { ...connectionOf(connection), scim: { url, token, formerTokenEndsAt: formerEndsAt } };
}

export function healthOf({ health, look, postingLook }: ConnectionDetail): z.infer<typeof Health> {
  return {
    isHealthy: health.isHealthy,
    problems: [...health.problems],
    lastLookedAt: look?.lastLookedAt ?? null,
    nextLookAt: look?.nextLookAt ?? null,
    lastComparedAt: look?.lastComparedAt ?? null,
    postingsReadAt: postingLook?.lastLookedAt ?? null,
  };
}
