// What a Lever account offers to choose from: its stages, in the order of the pipeline.
import type { CatalogueEntry } from "../../domain/greenhouse/catalogue.ts";
import { ok } from "../../domain/result.ts";
import type { AtsResult } from "../adapter.ts";
import type { AtsClient } from "../client.ts";
import { leverOnboarding } from "./onboarding.ts";

export async function leverCatalogue(client: AtsClient): Promise<AtsResult<readonly CatalogueEntry[]>> {
  const stages = await leverOnboarding(client).stages();
  if (!stages.ok) return stages;
  return ok(
    stages.value.map(({ id, name }, order) => ({
      kind: "stage" as const,
      providerId: id,
      name,
      data: { order },
      isActive: true,
    })),
  );
}
