// What the settings page of onboarding shows: the stages to choose from, and how the last look went.
import { eq, sql } from "drizzle-orm";
import { readCatalogue } from "#shared/db/catalogue.ts";
import { readSettings } from "#shared/db/connection-settings.ts";
import { newHires, onboardingLooks } from "#shared/db/schema/index.ts";
import { listConnections } from "#shared/db/connection-health.ts";
import { lookedFor } from "#shared/domain/onboarding/settings.ts";
import type { Scope } from "../scope.ts";

export type OnboardingLook = {
  readonly lastLookedAt: string | null;
  readonly nextLookAt: string | null;
  readonly failureMessage: string | null;
  /** New hires that came in through the connection. */
  readonly count: number;
};

/** First to last, as in the ATS. */
export async function stagesOf(scope: Scope, connectionId: string): Promise<{ id: string; name: string }[]> {
  const entries = await readCatalogue(scope.tenant, connectionId, ["stage"]);
  return entries
    .flatMap((entry) => (entry.kind === "stage" && entry.isActive ? [entry] : []))
    .toSorted((a, b) => a.data.order - b.data.order)
    .map(({ providerId, name }) => ({ id: providerId, name }));
}

export async function lookOf(scope: Scope, connectionId: string): Promise<OnboardingLook> {
  const { tenant } = scope;
  const [[look], [counted]] = await Promise.all([
    tenant.db
      .select({
        lastLookedAt: onboardingLooks.lastLookedAt,
        nextLookAt: onboardingLooks.nextLookAt,
        failureMessage: onboardingLooks.failureMessage,
      })
      .from(onboardingLooks)
      .where(tenant.owns(onboardingLooks, eq(onboardingLooks.connectionId, connectionId))),
    tenant.db
      .select({ count: sql<number>`count(*)` })
      .from(newHires)
      .where(tenant.owns(newHires, eq(newHires.connectionId, connectionId))),
  ]);
  const none = { lastLookedAt: null, nextLookAt: null, failureMessage: null };
  return { ...(look ?? none), count: counted?.count ?? 0 };
}

/** The live connections that are used for onboarding, and whether stage and start date are chosen. */
export async function onboardingConnections(scope: Scope): Promise<{ id: string; isSetUp: boolean }[]> {
  const all = await listConnections(scope.tenant);
  const used = all.filter(({ status, modules }) => status !== "disconnected" && modules.includes("onboarding"));
  return Promise.all(
    used.map(async ({ id }) => ({
      id,
      isSetUp: lookedFor(await readSettings(scope.tenant, id, "onboarding")) !== null,
    })),
  );
}
