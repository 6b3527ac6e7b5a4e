// What a company lets its recruiters do and see; without a row the defaults hold.
import type { TenantDb } from "./for-tenant.ts";
import { eq } from "drizzle-orm";
import { DEFAULT_OWNERSHIP_DAYS } from "../domain/marketplace/ownership.ts";
import { DEFAULT_CONSENT } from "../domain/marketplace/submission.ts";
import { marketplaceSettings } from "./schema/index.ts";

export type MarketplaceSettings = {
  readonly ownershipDays: number;
  /** Whether recruiters see the names of interviewers. */
  readonly showsInterviewers: boolean;
  readonly consentText: string;
};

export async function readMarketplaceSettings(tenant: TenantDb): Promise<MarketplaceSettings> {
  const [row] = await tenant.db
    .select({
      ownershipDays: marketplaceSettings.ownershipDays,
      showsInterviewers: marketplaceSettings.showsInterviewers,
      consentText: marketplaceSettings.consentText,
    })
    .from(marketplaceSettings)
    .where(eq(marketplaceSettings.tenantId, tenant.tenantId));
  return row ?? { ownershipDays: DEFAULT_OWNERSHIP_DAYS, showsInterviewers: false, consentText: DEFAULT_CONSENT };
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
