// Pieces of a Greenhouse account's catalogue for tests of plans and mappings.
import type { CatalogueEntry, CustomFieldData } from "#shared/domain/greenhouse/catalogue.ts";

/** A custom field; its key is made of its name as Greenhouse makes it. */
export function customField(
  id: string,
  name: string,
  data: Partial<CustomFieldData> = {},
  isActive = true,
): CatalogueEntry<"custom_field"> {
  const key = name.toLowerCase().replaceAll(" ", "_");
  return {
    kind: "custom_field",
    providerId: id,
    name,
    isActive,
    data: {
      on: "job",
      key,
      valueType: "short_text",
      isRequired: false,
      needsApproval: false,
      isApiOnly: false,
      sortOrder: Number(id),
      ...data,
    },
  };
}

/** The options of a field, with ids that begin with the field's. */
export function options(fieldId: string, ...names: string[]): CatalogueEntry<"custom_field_option">[] {
  return names.map((name, sortOrder) => ({
    kind: "custom_field_option",
    providerId: `${fieldId}0${sortOrder}`,
    name,
    isActive: true,
    data: { fieldId, sortOrder },
  }));
}
