// The tenant's settings, members, invitations and API tokens as the API tells and takes them.
import { z } from "@hono/zod-openapi";
import type { TenantRow } from "#shared/db/tenants.ts";
import { MemberRole } from "#shared/domain/access.ts";
import { ModuleName, Provider } from "#shared/domain/words.ts";
import { TenantSettingsInput } from "../../operations/settings-input.ts";
import { Time } from "../answers.ts";
import { documented } from "./documented.ts";

export const SettingsChange = TenantSettingsInput.partial().openapi("SettingsChange", {
  example: { codePrefix: "Trace", approvesAtOnce: false },
});

export const Settings = z
  .object({
    name: z.string(),
    codePrefix: z.string(),
    lastCodeNumber: z.number(),
    approvesAtOnce: z.boolean(),
    writesCompensation: z.boolean(),
    currency: z.string(),
    locale: z.string(),
    timeZone: z.string(),
  })
  .openapi("Settings");

export const Member = z
  .object({ userId: z.string(), name: z.string(), email: z.string(), role: MemberRole, createdAt: Time })
  .openapi("Member");

export const NewInvitation = z
  .discriminatedUnion("purpose", [
    z.strictObject({ purpose: z.literal("member"), role: MemberRole, label: z.string().trim().max(200).default("") }),
    z.strictObject({
      purpose: z.literal("connect"),
      label: z.string().trim().max(200).default(""),
      modules: z.array(ModuleName).min(1).default(["headcount"]),
    }),
  ])
  .openapi("NewInvitation", { example: { purpose: "member", role: "member", label: "Sam, recruiting" } });

export const Invitation = z
  .object({
    id: z.string(),
    purpose: z.enum(["setup", "member", "connect"]),
    role: MemberRole.nullable(),
    provider: Provider.nullable(),
    label: z.string(),
    createdBy: z.string().nullable(),
    createdAt: Time,
    expiresAt: Time,
  })
  .openapi("Invitation");

export const InvitationMade = z
  .object({ id: z.string(), url: z.string().openapi({ description: "Shown this once." }), expiresAt: Time })
  .openapi("InvitationMade");

export const NewApiToken = z
  .strictObject({ name: z.string().trim().min(1).max(100), role: MemberRole })
  .openapi("NewApiToken", { example: { name: "Payroll export", role: "member" } });

export const ApiToken = z
  .object({
    id: z.string(),
    name: z.string(),
    role: MemberRole,
    createdBy: z.string().nullable(),
    createdAt: Time,
  })
  .openapi("ApiToken");

export const ApiTokenMade = z
  .object({ id: z.string(), token: z.string().openapi({ description: "Shown this once." }) })
  .openapi("ApiTokenMade");

export const Done = z.object({ ok: z.literal(true) }).openapi("Done");

export function settingsOf(row: TenantRow): z.infer<typeof Settings> {
  return documented(Settings, row);
}
