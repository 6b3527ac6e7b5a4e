// Onboarding packages: listing, adding, changing and removing them.
import { auditEntryIf } from "#shared/db/audit.ts";
import {
  deletePackage,
  findPackage,
  insertPackage,
  listPackages as readPackages,
  updatePackage,
} from "#shared/db/onboarding-packages.ts";
import { commit } from "#shared/db/outbox.ts";
import { newHires, onboardingPackages } from "#shared/db/schema/index.ts";
import { findPackageByCode, type PackageRow } from "#shared/db/welcome.ts";
import { mayAdminister } from "#shared/domain/access.ts";
import { newId } from "#shared/domain/ids.ts";
import type { PackageInput } from "#shared/domain/onboarding/package.ts";
import { fail, ok, type Failure, type Result } from "#shared/domain/result.ts";
import { desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { isoNow, needsAdmin, notFound, type Scope } from "../scope.ts";

export type PackageReason = "not_found" | "forbidden" | "package_code_taken";

export function listPackages(scope: Scope): Promise<PackageRow[]> {
  return readPackages(scope.tenant);
}

/** Codes of new hires who count that no package has, the most frequent first. */
export async function unknownCodes(scope: Scope): Promise<{ code: string; count: number }[]> {
  const { tenant } = scope;
  const known = sql`select code_key from onboarding_packages p where p.tenant_id = ${tenant.tenantId}`;
  const count = sql<number>`count(*)`;
  return tenant.db
    .select({ code: sql<string>`${newHires.packageCode}`, count })
    .from(newHires)
    .where(
      tenant.owns(
        newHires,
        isNotNull(newHires.packageCode),
        isNull(newHires.withdrawnAt),
        sql`lower(trim(${newHires.packageCode})) not in (${known})`,
      ),
    )
    .groupBy(newHires.packageCode)
    .orderBy(desc(count))
    .limit(20);
}

export async function getPackage(scope: Scope, id: string): Promise<Result<PackageRow, "not_found">> {
  const row = await findPackage(scope.tenant, id);
  return row === null ? notFound("package") : ok(row);
}

export async function addPackage(
  scope: Scope,
  input: PackageInput,
): Promise<Result<PackageRow, Exclude<PackageReason, "not_found">>> {
  if (!mayAdminister(scope.actor.role)) return needsAdmin();
  const id = newId("package", scope.now);
  const [made] = await commit(
    scope.env,
    scope.tenant,
    [insertPackage(scope.tenant, id, input, isoNow(scope)), entryOf(scope, id, "package.added")],
    [],
    scope.defer,
  );
  const row = await findPackage(scope.tenant, id);
  return row === null || !Array.isArray(made) ? taken(input.code) : ok(row);
}

export async function changePackage(
  scope: Scope,
  id: string,
  input: PackageInput,
): Promise<Result<PackageRow, PackageReason>> {
  if (!mayAdminister(scope.actor.role)) return needsAdmin();
  if ((await findPackage(scope.tenant, id)) === null) return notFound("package");
  const other = await findPackageByCode(scope.tenant, input.code);
  if (other !== null && other.id !== id) return taken(input.code);
  await commit(
    scope.env,
    scope.tenant,
    [updatePackage(scope.tenant, id, input, isoNow(scope)), entryOf(scope, id, "package.changed")],
    [],
    scope.defer,
  );
  return getPackage(scope, id);
}

/** New hires whose code it was are flagged from now on; what was mailed stays as it is. */
export async function removePackage(scope: Scope, id: string): Promise<Result<null, "not_found" | "forbidden">> {
  if (!mayAdminister(scope.actor.role)) return needsAdmin();
  if ((await findPackage(scope.tenant, id)) === null) return notFound("package");
  const gone = entryOf(scope, id, "package.removed");
  await commit(scope.env, scope.tenant, [gone, deletePackage(scope.tenant, id)], [], scope.defer);
  return ok(null);
}

function entryOf(scope: Scope, id: string, action: string) {
  const entry = { actor: scope.actor.id, action, subjectKind: "package" as const, subjectId: id };
  const isThere = scope.tenant.owns(onboardingPackages, eq(onboardingPackages.id, id));
  return auditEntryIf(
    scope.tenant,
    entry,
    sql`exists (select 1 from ${onboardingPackages} where ${isThere})`,
    scope.now,
  );
}

function taken(code: string): Failure<"package_code_taken"> {
  return fail("package_code_taken", `Another package has the code ${code}. Each code leads to one package.`);
}
