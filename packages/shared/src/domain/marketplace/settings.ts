// What an administrator chooses about the marketplace of one connection, and which further permissions of Lever that needs.
import { z } from "zod";

export const MarketplaceModuleSettings = z.object({
  /** Whether confidential postings are brought in too. Recruiters see a role made of one only where the role says so. */
  includesConfidential: z.boolean(),
});
export type MarketplaceModuleSettings = z.infer<typeof MarketplaceModuleSettings>;

export const MARKETPLACE_DEFAULTS: MarketplaceModuleSettings = { includesConfidential: false };

/** Lever scopes beside those of the module: asked for only once their feature is switched on. */
export function scopesOfFeatures(settings: MarketplaceModuleSettings): string[] {
  return settings.includesConfidential ? ["confidential:access:admin"] : [];
}
