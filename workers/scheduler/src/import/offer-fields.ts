// Which fields the offers of an account have: each identifier that was seen goes into the catalogue, with a sample where one may be shown.
import { sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { putCatalogue } from "#shared/db/catalogue.ts";
import { catalogue } from "#shared/db/schema/index.ts";
import { IDS_ONLY, maySample } from "#shared/domain/hris/mapping.ts";
import type { OfferField } from "#shared/domain/hris/person.ts";
import type { TenantWork } from "../tenant-work.ts";
import type { FoundPerson } from "./read-people.ts";

const LONGEST_SAMPLE = 80; // characters

/** Statements for fields that were not seen before, or now have the first sample. */
export async function noteOfferFields(
  work: TenantWork,
  connectionId: string,
  found: readonly FoundPerson[],
): Promise<BatchItem<"sqlite">[]> {
  const seen = new Map<string, OfferField>();
  for (const one of found) {
    if (one.is !== "hired") continue;
    for (const field of one.details.offer?.fields ?? []) {
      if (!IDS_ONLY.has(field.identifier) && (seen.get(field.identifier)?.value ?? null) === null)
        seen.set(field.identifier, field);
    }
  }
  if (seen.size === 0) return [];
  const { tenant } = work;
  const held = await tenant.db
    .select({ id: catalogue.providerId, data: catalogue.data })
    .from(catalogue)
    .where(
      tenant.owns(catalogue, sql`${catalogue.connectionId} = ${connectionId}`, sql`${catalogue.kind} = 'offer_field'`),
    );
  const known = new Map(held.map(({ id, data }) => [id, "sample" in data && data.sample !== null]));
  const fresh = [...seen.values()].filter(
    (field) => !known.has(field.identifier) || (known.get(field.identifier) === false && sampleOf(field) !== null),
  );
  const entries = fresh.map((field) => ({
    kind: "offer_field" as const,
    providerId: field.identifier,
    name: field.label,
    data: { sample: sampleOf(field) },
    isActive: true,
  }));
  return putCatalogue(tenant, connectionId, entries, Date.now());
}

function sampleOf({ identifier, value }: OfferField): string | number | null {
  if (value === null || !maySample(identifier)) return null;
  return typeof value === "number" ? value : value.slice(0, LONGEST_SAMPLE);
}
