// What a company lets its recruiters do and see; without a row the defaults hold.
import type { TenantDb } from "./for-tenant.ts";
import { eq } from "drizzle-orm";
import { DEFAULT_OWNERSHIP_DAYS } from "../domain/marketplace/ownership.ts";
import { DEFAULT_DAILY_LIMIT, DEFAULT_RETENTION_DAYS } from "../domain/marketplace/retention.ts";
import { DEFAULT_CONSENT } from "../domain/marketplace/submission.ts";
import { marketplaceSettings } from "./schema/index.ts";

export type MarketplaceSettings = {
  readonly ownershipDays: number;
  /** Whether recruiters see the names of interviewers. */
  readonly showsInterviewers: boolean;
  readonly consentText: string;
  /** For how many days after the end candidates who were not hired keep a name here. */
  readonly retentionDays: number;
  /** How many candidates a recruiter may submit within 24 hours. */
  readonly dailyLimit: number;
};

const DEFAULTS: MarketplaceSettings = {
  ownershipDays: DEFAULT_OWNERSHIP_DAYS,
  showsInterviewers: false,
  consentText: DEFAULT_CONSENT,
  retentionDays: DEFAULT_RETENTION_DAYS,
  dailyLimit: DEFAULT_DAILY_LIMIT,
};

export async function readMarketplaceSettings(tenant: TenantDb): Promise<MarketplaceSettings> {
  const [row] = await tenant.db
    .select({
      ownershipDays: marketplaceSettings.ownershipDays,
      showsInterviewers: marketplaceSettings.showsInterviewers,
      consentText: marketplaceSettings.consentText,
      retentionDays: marketplaceSettings.retentionDays,
      dailyLimit: marketplaceSettings.dailyLimit,
    })
    .from(marketplaceSettings)
    .where(eq(marketplaceSettings.tenantId, tenant.tenantId));
  return row ?? DEFAULTS;
}

/** Statement for a batch. */
export function writeMarketplaceSettings(
  tenant: TenantDb,
  settings: MarketplaceSettings,
  by: { readonly actor: string; readonly now: string },
) {
  const chosen = { ...settings, updatedBy: by.actor, updatedAt: by.now };
  return tenant.db
    .insert(marketplaceSettings)
    .values({ tenantId: tenant.tenantId, ...chosen })
    .onConflictDoUpdate({ target: marketplaceSettings.tenantId, set: chosen });
}
