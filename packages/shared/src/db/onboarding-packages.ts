// Onboarding packages: reading them, and the statements that write them.
import { asc, eq } from "drizzle-orm";
import { codeKey, type PackageInput } from "../domain/onboarding/package.ts";
import type { TenantDb } from "./for-tenant.ts";
import { onboardingPackages } from "./schema/index.ts";
import type { PackageRow } from "./welcome.ts";

/** All of them, by name: a company has a handful. */
export async function listPackages(tenant: TenantDb): Promise<PackageRow[]> {
  return tenant.db
    .select()
    .from(onboardingPackages)
    .where(tenant.owns(onboardingPackages))
    .orderBy(asc(onboardingPackages.name), asc(onboardingPackages.id));
}

export async function findPackage(tenant: TenantDb, id: string): Promise<PackageRow | null> {
  const [row] = await tenant.db
    .select()
    .from(onboardingPackages)
    .where(tenant.owns(onboardingPackages, eq(onboardingPackages.id, id)));
  return row ?? null;
}

/** Statement for a batch. Writes nothing, and returns no row, when another package has the code. */
export function insertPackage(tenant: TenantDb, id: string, input: PackageInput, now: string) {
  return tenant.db
    .insert(onboardingPackages)
    .values({ id, tenantId: tenant.tenantId, ...columnsOf(input), createdAt: now, updatedAt: now })
    .onConflictDoNothing()
    .returning({ id: onboardingPackages.id });
}

/** Statement for a batch. Violates `onboarding_packages_code` when another package has the code. */
export function updatePackage(tenant: TenantDb, id: string, input: PackageInput, now: string) {
  return tenant.db
    .update(onboardingPackages)
    .set({ ...columnsOf(input), updatedAt: now })
    .where(tenant.owns(onboardingPackages, eq(onboardingPackages.id, id)))
    .returning({ id: onboardingPackages.id });
}

export function deletePackage(tenant: TenantDb, id: string) {
  return tenant.db.delete(onboardingPackages).where(tenant.owns(onboardingPackages, eq(onboardingPackages.id, id)));
}

function columnsOf(input: PackageInput) {
  return { ...input, codeKey: codeKey(input.code) };
}
